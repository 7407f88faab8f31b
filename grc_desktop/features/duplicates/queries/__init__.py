"""Asking for customers who may be the same: one at a time by index, and the pairs that the last look found."""

from grc_desktop.features.duplicates.queries.candidates import compared, likely_duplicates, pairs_of
from grc_desktop.features.duplicates.queries.comparing import FIELDS, compare, household_proposal, sides
from grc_desktop.features.duplicates.queries.groups import groups_to_merge, sure_pairs
from grc_desktop.features.duplicates.queries.persons import customer_ids, persons
from grc_desktop.features.duplicates.queries.stored import (
    Staleness,
    counts,
    customers_of,
    decided_pairs,
    in_words,
    pair_id,
    pair_ids,
    pairs_by_id,
    staleness,
    stored_duplicates,
)

__all__ = [
    "FIELDS", "Staleness", "compare", "compared", "counts", "customer_ids", "customers_of", "decided_pairs",
    "groups_to_merge", "household_proposal", "in_words", "likely_duplicates", "pair_id", "pair_ids", "pairs_by_id",
    "pairs_of", "persons", "sides", "staleness", "stored_duplicates", "sure_pairs",
]  # fmt: skip
