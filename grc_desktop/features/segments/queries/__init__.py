"""Asking of the fields: ordered ids, counts, values, suggestions, saved views.

``lists`` builds the statements, ``conditions`` turns trees into SQL, ``places`` knows where each field stands.
"""

from grc_desktop.features.segments.queries.lists import (
    base_catalogue,
    count,
    counts,
    customer_ids,
    field_values,
    purchase_ids,
    values_of,
)
from grc_desktop.features.segments.queries.views import saved_view, saved_views

__all__ = [
    "base_catalogue", "count", "counts", "customer_ids", "field_values", "purchase_ids", "saved_view", "saved_views",
    "values_of",
]  # fmt: skip
