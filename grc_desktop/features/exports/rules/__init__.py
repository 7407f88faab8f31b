"""Deciding what stands in a list: subjects, columns and what they are called. Touches nothing."""

from grc_desktop.features.exports.rules.columns import chosen_columns, known_columns, usual_columns
from grc_desktop.features.exports.rules.lists import LISTS, OTHER_RECORD, RECORD

TITLES = {subject: one.title for subject, one in LISTS.items()}
"""What lists are called, by subject; ``tr`` translates it."""

__all__ = ["LISTS", "OTHER_RECORD", "RECORD", "TITLES", "chosen_columns", "known_columns", "usual_columns"]
