"""What the outbox feature adds to the program."""

from __future__ import annotations

from grc_desktop.features.offers import Feature

FEATURE = Feature(name="outbox")
