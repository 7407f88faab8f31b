"""What imports add to the program."""

from __future__ import annotations

from grc_desktop.features.imports.commands import IMPORT
from grc_desktop.features.offers import Feature

FEATURE = Feature(name="imports", commands=(IMPORT,))
