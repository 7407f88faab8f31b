"""``grc-desktop sms count``."""

from __future__ import annotations

import argparse

from grc_desktop.core.language import later, tr, trn
from grc_desktop.features.console import Console
from grc_desktop.features.offers import Command


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar=tr("TEXT"), help=tr("the message, as it would leave"))


def _count(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.features.outbox.sms import count, plain

    counted = count(chosen.text)
    document = {
        "encoding": counted.encoding,
        "units": counted.units,
        "segments": counted.segments,
        "culprits": list(counted.culprits),
    }
    lines = [
        trn(
            "{count} message ({encoding}, {units} units)",
            "{count} messages ({encoding}, {units} units)",
            counted.segments,
            encoding=counted.encoding,
            units=counted.units,
        )
    ]
    spelled = plain(chosen.text)
    if counted.culprits:
        lines.append(tr("Characters that make it dearer: {characters}", characters=" ".join(counted.culprits)))
        if spelled != chosen.text:
            better = count(spelled)
            lines.append(
                trn("Spelled plainly, {count} message: {text}", "Spelled plainly, {count} messages: {text}",
                    better.segments, text=spelled)
            )  # fmt: skip
    console.answer(document, "\n".join(lines))


COMMANDS = (
    Command(name="sms count", summary=later("what a text message costs, and why"), arguments=_arguments, run=_count),
)
