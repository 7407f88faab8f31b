"""Deciding who may be the same customer, and who may live together. Touches nothing."""

from grc_desktop.features.duplicates.rules.blocks import connected, pairs_to_compare, usual_first_names
from grc_desktop.features.duplicates.rules.first_names import USUAL
from grc_desktop.features.duplicates.rules.households import household_likeness
from grc_desktop.features.duplicates.rules.likeness import LEAST, SURE, VERY_SURE, likeness
from grc_desktop.features.duplicates.rules.proposing import fields_to_keep, record_to_keep

__all__ = [
    "LEAST", "SURE", "USUAL", "VERY_SURE", "connected", "fields_to_keep", "household_likeness", "likeness",
    "pairs_to_compare", "record_to_keep", "usual_first_names",
]  # fmt: skip
