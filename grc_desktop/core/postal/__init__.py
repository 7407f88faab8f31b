"""Postal addresses as the post wants them: NF Z10-011 within France, each country's own form abroad."""

from grc_desktop.core.postal.address import PostalAddress, PostalLines, Problem, postal_address
from grc_desktop.core.postal.layout import postal_lines
from grc_desktop.core.postal.order import bundle_key, departement, postcode_sort_key

__all__ = [
    "PostalAddress",
    "PostalLines",
    "Problem",
    "bundle_key",
    "departement",
    "postal_address",
    "postal_lines",
    "postcode_sort_key",
]
