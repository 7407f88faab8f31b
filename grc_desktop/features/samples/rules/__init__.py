"""How a believable house is made up from tables of words and a seed."""

from grc_desktop.features.samples.rules.blocks import blocks

__all__ = ["blocks"]
