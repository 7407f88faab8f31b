"""What the outbox feature adds to the program."""

from __future__ import annotations

from grc_desktop.features.offers import Feature
from grc_desktop.features.outbox.commands import COMMANDS

FEATURE = Feature(name="outbox", commands=COMMANDS)
