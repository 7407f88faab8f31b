"""What every reader hands out: where the header stands, and the rows under it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path

Row = tuple[int, list[str]]
"""Number of the row as a person counts it in the file (the first is 1, header included), and its cells.

A line break inside quotes does not begin a new row: the number is the one that a spreadsheet shows.
"""


@dataclass(frozen=True)
class ReadingChoices:
    """What the user fixed by hand; ``None`` leaves it to the reader."""

    encoding: str | None = None
    separator: str | None = None
    sheet: str | None = None
    header_row: int | None = None  # 0: the file has no header


@dataclass(frozen=True)
class Table:
    """A file as the importer sees it, before any mapping. ``rows`` can be read again and again."""

    path: Path
    format: str  # csv, fixed (columns set by spaces), xlsx, xls, ods, vcard, hoteldruid
    encoding: str | None  # Python codec name; None for workbooks
    separator: str | None  # None for workbooks, cards, and files of one column
    sheet: str | None
    sheets: tuple[str, ...]
    header_row: int  # 0: there is none, and the names in ``header`` are made up
    header: tuple[str, ...]
    all_rows: Callable[[], Iterator[Row]]
    epoch_1904: bool = False  # numbers of days count from 1904
    beside_others: bool = False  # other sheets of the same file are imported as well

    @property
    def name(self) -> str:
        """What it is called: the name of its file, with that of the sheet where there are others."""
        return f"{self.path.name} · {self.sheet}" if self.beside_others else self.path.name

    def rows(self) -> Iterator[Row]:
        """The rows under the header that hold anything at all, one after another."""
        for number, cells in self.all_rows():
            if number > self.header_row and any(cells):
                yield number, cells

    def first_rows(self, count: int) -> list[Row]:
        """The first ``count`` of ``rows``."""
        return list(islice(self.rows(), count))

    def padded(self, cells: list[str]) -> list[str]:
        """``cells`` made as long as the header; what goes beyond it is kept."""
        return cells + [""] * (len(self.header) - len(cells))
