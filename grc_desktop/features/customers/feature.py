"""What customers add to the program."""

from __future__ import annotations

from grc_desktop.features.customers.commands import COMMANDS
from grc_desktop.features.offers import Feature

FEATURE = Feature(name="customers", commands=COMMANDS)
