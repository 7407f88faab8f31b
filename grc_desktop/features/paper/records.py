"""Label sheets, who is written to, and what became of them."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path


@dataclass(frozen=True)
class LabelSheet:
    """A sheet of labels as its maker cuts it; lengths in mm, ``left`` and ``top`` from the corner of the page.

    ``aliases`` are the part numbers of sheets that are cut alike.
    """

    brand: str
    part: str
    paper: str
    page_width: float
    page_height: float
    columns: int
    rows: int
    label_width: float
    label_height: float
    left: float
    top: float
    pitch_x: float
    pitch_y: float
    aliases: tuple[str, ...] = ()

    @property
    def per_sheet(self) -> int:
        """How many labels one sheet has."""
        return self.columns * self.rows

    def origin(self, place: int) -> tuple[float, float]:
        """The upper left corner, in mm from that of the page, of label ``place`` (0-based, row by row)."""
        row, column = divmod(place, self.columns)
        return self.left + column * self.pitch_x, self.top + row * self.pitch_y


@dataclass(frozen=True)
class Envelope:
    """An envelope printed lengthwise; lengths in mm. The address stands in the box that a window would show."""

    name: str
    width: float
    height: float
    left: float
    top: float
    box_width: float
    box_height: float


@dataclass(frozen=True)
class Addressed:
    """Somebody to write to: lines ready for paper, or the reason why there are none.

    ``name`` is what lists call them; ``reason`` is in the user's language.
    """

    customer_id: int
    name: str
    lines: tuple[str, ...] = ()
    reason: str = ""


@dataclass(frozen=True)
class LeftOut:
    """A customer who could not be printed, and why, in the user's language."""

    customer_id: int
    name: str
    reason: str


@dataclass(frozen=True)
class Printed:
    """A PDF that was written: how many pages, how many addresses on them, who is missing."""

    file: Path
    pages: int
    printed: int
    left_out: tuple[LeftOut, ...] = field(default=())
