"""What the templates feature adds to the program."""

from __future__ import annotations

from grc_desktop.features.offers import Feature

FEATURE = Feature(name="templates")
