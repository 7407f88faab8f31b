"""The catalogue: every field by which lists are shown, sorted, filtered and exported, as data.

The names are those of the command line; a field of the house is ``custom.NAME``. What a field stands for in the
base is said in ``queries/places.py``.
"""

from grc_desktop.features.segments.fields.catalogue import Catalogue, catalogue, narrowing, own_field
from grc_desktop.features.segments.fields.choices import (
    CHANNELS,
    COMPLAINT_STATES,
    DIRECTIONS,
    EXCHANGE_KINDS,
    KINDS,
    MESSAGE_STATES,
    MONTHS,
    PURCHASE_KINDS,
    PURCHASE_STATUSES,
    RFM_SEGMENTS,
    SEASONS,
    SEVERITIES,
    STATES,
)
from grc_desktop.features.segments.fields.entries import CUSTOMER_FIELDS, GROUPS, PURCHASE_FIELDS
from grc_desktop.features.segments.fields.field import (
    EMPTINESS,
    OPERATORS,
    Choices,
    Dealing,
    Field,
    Kind,
    Operator,
    Subject,
)
from grc_desktop.features.segments.fields.operators import OPERATOR_WORDS, WORDS_OF_DATES

__all__ = [
    "CHANNELS", "COMPLAINT_STATES", "CUSTOMER_FIELDS", "DIRECTIONS", "EMPTINESS", "EXCHANGE_KINDS", "GROUPS", "KINDS",
    "MESSAGE_STATES", "MONTHS", "OPERATORS", "OPERATOR_WORDS", "PURCHASE_FIELDS", "PURCHASE_KINDS",
    "PURCHASE_STATUSES", "RFM_SEGMENTS", "SEASONS", "SEVERITIES", "STATES", "WORDS_OF_DATES", "Catalogue", "Choices",
    "Dealing", "Field", "Kind", "Operator", "Subject", "catalogue", "narrowing", "own_field",
]  # fmt: skip
