"""What segments add to the program."""

from __future__ import annotations

from grc_desktop.features.offers import Feature
from grc_desktop.features.segments.commands import COMMANDS

FEATURE = Feature(name="segments", commands=COMMANDS)
