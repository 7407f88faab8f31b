"""Where the header stands: not always in the first row, and not always there."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Sequence

from grc_desktop.core.language import tr
from grc_desktop.features.imports.reading.table import Row

LOOKED_AT = 25
"""Rows at the top of a file in which the header is sought."""

_NEVER_A_NAME = re.compile(r"@|^[+\d][\d\s./,:()+-]*[€$£%]?$|^https?:")


def find_header(rows: Sequence[Row], is_known: Callable[[str], bool]) -> int:
    """The number of the header's row among the first ``rows``; 0 where the file begins with data.

    ``is_known`` tells whether a cell is the name of a field that the importer recognises. The row with most
    of those wins, the first at a tie; where none is recognised, the first row as wide as the list, if
    nothing in it looks like a value.
    """
    best, best_score = 0, 0.0
    for number, cells in rows[:LOOKED_AT]:
        filled = [cell for cell in cells if cell.strip()]
        known = sum(map(is_known, filled))
        values = sum(bool(_NEVER_A_NAME.search(cell.strip())) for cell in filled)
        score = known - values
        if known >= min(2, len(filled)) and score > best_score:
            best, best_score = number, score
    if best:
        return best
    widths = Counter(len([cell for cell in cells if cell.strip()]) for _, cells in rows if any(cells))
    usual = max(widths, key=lambda width: (widths[width], width), default=0)
    for number, cells in rows[:LOOKED_AT]:
        filled = [cell.strip() for cell in cells if cell.strip()]
        if filled and len(filled) > 0.6 * usual:
            names = not any(_NEVER_A_NAME.search(cell) for cell in filled) and len(set(filled)) == len(filled)
            return number if names and _differs_from_below(filled, rows, number) else 0
    return 0


def _differs_from_below(names: list[str], rows: Sequence[Row], number: int) -> bool:
    """Whether something under the row looks like a value, or the row stands out by its capitals."""
    below = [cell.strip() for row, cells in rows if row > number for cell in cells if cell.strip()]
    if any(_NEVER_A_NAME.search(cell) for cell in below):
        return True
    return not below or (all(map(str.isupper, names)) and not all(map(str.isupper, below)))


def header_names(cells: Sequence[str], width: int) -> tuple[str, ...]:
    """The header's cells on one line each, made up where they are empty (``Column 3``)."""
    filled = [*cells, *[""] * (width - len(cells))]
    return tuple(" ".join(cell.split()) or tr("Column {number}", number=at) for at, cell in enumerate(filled, 1))
