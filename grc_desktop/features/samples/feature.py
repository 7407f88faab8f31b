"""What the sample house adds to the program."""

from __future__ import annotations

from collections.abc import Sequence

from grc_desktop.features.offers import Command, Feature


def _commands() -> Sequence[Command]:
    from grc_desktop.features.samples.commands import COMMANDS

    return COMMANDS


FEATURE = Feature(name="samples", commands=_commands)
