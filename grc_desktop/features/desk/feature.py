"""What the desk adds to the program."""

from __future__ import annotations

from grc_desktop.features.desk.commands import COMMANDS
from grc_desktop.features.offers import Feature

FEATURE = Feature(name="desk", commands=COMMANDS)
