"""What the indicators add to the program."""

from __future__ import annotations

from grc_desktop.features.insights.commands import COMMANDS
from grc_desktop.features.offers import Feature

FEATURE = Feature(name="insights", commands=COMMANDS)
