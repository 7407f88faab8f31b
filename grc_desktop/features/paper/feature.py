"""What paper adds to the program: subcommands."""

from __future__ import annotations

from grc_desktop.features.offers import Feature
from grc_desktop.features.paper.commands import COMMANDS

FEATURE = Feature(name="paper", commands=COMMANDS)
