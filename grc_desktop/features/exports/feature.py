"""What exports add to the program: the subcommand. Their buttons stand on the page *Print and export* of paper."""

from __future__ import annotations

from grc_desktop.features.exports.commands import EXPORT
from grc_desktop.features.offers import Feature

FEATURE = Feature(name="exports", commands=(EXPORT,))
