"""What the sample house adds to the program."""

from __future__ import annotations

from grc_desktop.features.offers import Feature
from grc_desktop.features.samples.commands import COMMANDS

FEATURE = Feature(name="samples", commands=COMMANDS)
