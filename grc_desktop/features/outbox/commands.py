"""``grc-desktop sms count`` and ``outbox read``."""

from __future__ import annotations

import argparse
import sys
from dataclasses import asdict
from getpass import getpass
from pathlib import Path
from typing import TYPE_CHECKING

from grc_desktop.core.language import later, tr, trn
from grc_desktop.features.console import Console
from grc_desktop.features.offers import Command

if TYPE_CHECKING:
    from grc_desktop.features.outbox.accounts import Account


def ask_password(account: Account) -> str | None:
    """Ask whoever sits at the terminal; a script has to have it in the system's keyring."""
    if not sys.stdin.isatty():
        return None
    return getpass(tr("Password of “{name}”: ", name=account.name)) or None


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


def _read_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "files", metavar=tr("FILE"), nargs="*", type=Path,
        help=tr("e-mails kept as .eml files, or folders of them; without: mailboxes, telephones and modems"),
    )  # fmt: skip


def _read(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.core.errors import Trouble
    from grc_desktop.features.outbox.answers import Reading, read_answers, read_files
    from grc_desktop.features.outbox.incoming import report_words

    with console.writing() as base:
        if chosen.files:
            reading = Reading(read_files(base, chosen.files))
        else:
            reading = read_answers(base, ask_password=ask_password)
    console.answer(asdict(reading.found), lambda: report_words(reading.found))
    if reading.troubles:
        raise Trouble(" ".join(reading.troubles))


COMMANDS = (
    Command(
        name="outbox read", summary=later("returned mail, answers and STOP that came in"), arguments=_read_arguments,
        run=_read,
    ),
    Command(name="sms count", summary=later("what a text message costs, and why"), arguments=_arguments, run=_count),
)  # fmt: skip
