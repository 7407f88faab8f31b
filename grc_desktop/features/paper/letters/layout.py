"""Where things stand on a letter; millimetres from the upper left corner of A4.

French window envelopes (DL and C5, window at the right) always show x 100 to 190 and y 55 to 79 of a folded sheet: the
address stands at x 110, y 55, six lines at 3.9 mm. Where windows are at the left it is DIN 5008 form B (address field
85 × 45 mm at x 20, y 45, of which the upper 17.7 mm are for the sender).
"""

from __future__ import annotations

from dataclasses import dataclass

from grc_desktop.core.postal.address import FRENCH_POST
from grc_desktop.features.paper.letters.records import Side

PAGE = (210.0, 297.0)
LEFT, RIGHT = 25.0, 190.0
"""Of the text."""
TOP, BOTTOM = 25.0, 270.0
"""Of the text on the pages after the first one; of all pages at the bottom."""
FOOT = 277.0
"""Where the line of the house begins."""
LINE = 3.9
"""From one line of the address to the next, 10 points on 11."""
LARGEST, SMALLEST = 10.0, 8.0
"""Points of the type of an address."""

_RIGHT = frozenset(("BE", "LU", "CH", "IT", "ES", "PT")) | FRENCH_POST
"""Countries whose envelopes have their window at the right."""


@dataclass(frozen=True)
class Places:
    """Where the parts of the first page stand: corners as (x, y) and widths, in mm.

    ``sender`` is the line above the address that a window shows, ``None`` where there is none.
    """

    address: tuple[float, float]
    address_width: float
    head: tuple[float, float]
    sender: tuple[float, float] | None
    date: tuple[float, float]
    reference: tuple[float, float]
    text: float
    folds: tuple[float, ...]


PLACES: dict[Side, Places] = {
    "right": Places(
        address=(110, 55), address_width=80, head=(25, 15), sender=None, date=(110, 88), reference=(25, 88), text=100,
        folds=(99, 198),
    ),
    "left": Places(
        address=(25, 62.7), address_width=80, head=(125, 15), sender=(25, 57), date=(125, 95), reference=(25, 95),
        text=104, folds=(105, 210),
    ),
}  # fmt: skip


def usual_side(country: str) -> Side:
    """Where the windows of envelopes are in a country (ISO 3166-1 alpha-2)."""
    return "right" if not country or country in _RIGHT else "left"
