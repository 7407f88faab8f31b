"""What duplicates add to the program."""

from __future__ import annotations

from grc_desktop.features.duplicates.commands import COMMANDS
from grc_desktop.features.offers import Feature

FEATURE = Feature(name="duplicates", commands=COMMANDS)
