"""A list on A4, as PDF: whose it is, what it shows, heads on every page, page N of M.

Drawn straight on the canvas: at 100,000 rows reportlab's tables take six times as long and hold all of them
in memory. A long value is broken over up to three lines, then ends in an ellipsis; cells never overlap.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain, islice
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.features.exports.alphabets import readable
from grc_desktop.features.exports.formats.columns import Cells, share
from grc_desktop.features.exports.formats.wording import in_words, words_for
from grc_desktop.features.exports.paged_canvas import PagedCanvas
from grc_desktop.features.exports.records import Column, Listing, Row, Written
from grc_desktop.features.exports.typeface import Typeface, bold, draw_line, on_one_line, put_line, regular

_MARGIN = 12 * mm
_FOOT = 8 * mm
_PADDING = 3.5  # points on either side of a cell
_READ_AHEAD = 300  # rows by which the columns share the paper
_WIDEST = 60 * mm  # what one column may ask for: the rest goes over several lines
_NARROWEST = 9 * mm
_SIZES = (8.0, 7.0, 6.0)  # of the type, in points; the smaller only where there are many columns
_Colour = tuple[float, float, float]
_INK: _Colour = (0.11, 0.14, 0.2)
_MUTED: _Colour = (0.37, 0.41, 0.49)
_LINE: _Colour = (0.8, 0.82, 0.85)
_HEAD: _Colour = (0.89, 0.95, 0.94)
_ZEBRA: _Colour = (0.965, 0.97, 0.975)
_PAGES = "pages"  # the number of pages, known only at the end: a drawing that every page refers to
_NAMING = ("name", "customer", "last_name", "company", "external_id")
"""Columns that say whose row it is, the best first."""
_TELLING = ("external_id", "email", "mobile", "phone", "reference", "number", "date", "city")
"""Columns that tell whose row it is where the letters of the name cannot be shown."""
_NUMBERS = ("whole", "number", "money")
_UNBROKEN = (*_NUMBERS, "date", "instant")


def write_printed_list(listing: Listing, path: Path) -> Written:
    """Draw ``listing`` on ``path``, upright or across by what its columns need."""
    rows = iter(listing.rows)
    first = list(islice(rows, _READ_AHEAD))
    plan = _plan(listing.columns, first)
    drawing = _Drawing(listing, plan, path)
    count = drawing.draw(chain(first, rows))
    return Written(
        file=path, rows=count, pages=drawing.page,
        unshown="".join(sorted(drawing.unshown)), unshown_for=tuple(drawing.unshown_for),
    )  # fmt: skip


@dataclass(frozen=True)
class _Plan:
    """The paper, the size of the type, and a width in points for each column."""

    width: float
    height: float
    size: float
    widths: list[float]


def _plan(columns: tuple[Column, ...], first: list[Row]) -> _Plan:
    short, long = A4
    for width, height, size in [(short, long, _SIZES[0]), *((long, short, size) for size in _SIZES)]:
        natural = [_natural(column, index, first, size) for index, column in enumerate(columns)]
        room = width - 2 * _MARGIN
        least = [_least(column, index, first, size, room) for index, column in enumerate(columns)]
        last_resort = (width, size) == (long, _SIZES[-1])
        breaks_little = width == long and sum(natural) < 1.6 * room
        if sum(natural) <= room or (sum(least) <= room and (breaks_little or last_resort)):
            return _Plan(width, height, size, share(natural, least, room))
    fitting = int((long - 2 * _MARGIN) / _NARROWEST)
    raise Refused(
        tr(
            "{count} columns do not fit on paper, at most some {most} do. Choose fewer columns, or a workbook.",
            count=len(columns),
            most=fitting,
        ),
        field="columns",
    )


def _natural(column: Column, index: int, first: list[Row], size: float) -> float:
    """The width that shows nearly all values on one line."""
    face = regular()
    head = bold().width(bold().shown(column.title), size)
    words = words_for(column)
    widths = sorted(face.width(face.shown(on_one_line(words(row[index]))), size) for row in first)
    usual = widths[int(len(widths) * 0.97)] if widths else 0.0
    return min(max(head, usual), _WIDEST) + 2 * _PADDING


def _least(column: Column, index: int, first: list[Row], size: float, room: float) -> float:
    """Numbers and dates are never broken; words are, down to some nine millimetres."""
    if column.kind in _UNBROKEN:
        return min(_natural(column, index, first, size), room)
    return min(_NARROWEST, room)


class _Drawing:
    """One list on its pages; ``page``, ``unshown`` and ``unshown_for`` tell how it went."""

    def __init__(self, listing: Listing, plan: _Plan, path: Path) -> None:
        self.page = 0
        self.unshown: set[str] = set()
        self.unshown_for: dict[str, None] = {}
        self._listing, self._plan = listing, plan
        self._regular, self._bold = regular(), bold()
        self._leading = plan.size * 1.22
        self._room = plan.width - 2 * _MARGIN
        self._lefts = list(_running(plan.widths, _MARGIN))
        self._words = [words_for(column) for column in listing.columns]
        inside = [width - 2 * _PADDING for width in plan.widths]
        self._cells = [Cells(self._regular, plan.size, width) for width in inside]
        self._heads = [
            Cells(self._bold, plan.size, width).lines(self._bold.shown(column.title))
            for column, width in zip(listing.columns, inside, strict=True)
        ]
        self._canvas = PagedCanvas(path, (plan.width, plan.height), title=listing.title, author=listing.house)
        keys = [column.key for column in listing.columns]
        self._naming = next((keys.index(key) for key in _NAMING if key in keys), 0)
        self._telling = [keys.index(key) for key in _TELLING if key in keys]
        self._y = 0.0

    def draw(self, rows: Iterator[Row]) -> int:
        """Draw every row and close the file; returns how many there were."""
        self._begin_page()
        count = 0
        for count, row in enumerate(rows, 1):
            texts = [words(value) for words, value in zip(self._words, row, strict=True)]
            broken = [cells.lines(self._clean(text, texts)) for cells, text in zip(self._cells, texts, strict=True)]
            height = max(map(len, broken)) * self._leading + _PADDING
            if self._y - height < _MARGIN + _FOOT:
                self._end_page()
                self._begin_page()
            if count % 2 == 0:
                self._canvas.setFillColorRGB(*_ZEBRA)
                self._canvas.rect(_MARGIN, self._y - height, self._room, height, stroke=0, fill=1)
            self._draw_cells(broken, self._regular, _INK)
            self._y -= height
        if count == 0:
            self._text(_MARGIN + _PADDING, self._y - 2 * self._leading, tr("No row to show."), self._regular, 9, _MUTED)
        self._end_page()
        self._define_page_count()
        self._canvas.save()
        return count

    def _clean(self, text: str, texts: list[str]) -> str:
        line = on_one_line(text) if text else ""
        if missing := self._regular.missing(line):
            self.unshown.update(missing)
            self.unshown_for[readable(texts[self._naming], [texts[at] for at in self._telling])] = None
            line = self._regular.shown(line)
        return line

    def _draw_cells(self, broken: list[tuple[str, ...]], face: Typeface, ink: _Colour) -> None:
        size, leading = self._plan.size, self._leading
        top = self._y - _PADDING / 2 - size * 0.93
        words = self._canvas.beginText()
        words.setFont(face.name, size, leading)
        words.setFillColor(ink)
        for lines, left, width, column in zip(
            broken, self._lefts, self._plan.widths, self._listing.columns, strict=True
        ):
            to_the_right = column.kind in _NUMBERS
            for number, line in enumerate(lines):
                if not line:
                    continue
                x = left + _PADDING
                if to_the_right:
                    x = left + width - _PADDING - face.width(line, size)
                words.setTextOrigin(x, top - number * leading)
                put_line(words, face, size, leading, line)
        self._canvas.drawText(words)

    def _begin_page(self) -> None:
        self.page += 1
        listing, top = self._listing, self._plan.height - _MARGIN
        day = in_words(listing.made_at)
        right = self._plan.width - _MARGIN
        self._text(_MARGIN, top - 8, listing.house, self._bold, 9, _INK, until=right - 120)
        self._text_to(right, top - 8, day, self._regular, 8, _MUTED)
        self._y = top - 14
        if self.page == 1:
            self._text(_MARGIN, top - 28, listing.title, self._bold, 14, _INK, until=right)
            rows = trn("{count} row", "{count} rows", listing.count)
            self._text(_MARGIN, top - 41, f"{listing.scope} · {rows}", self._regular, 8.5, _MUTED, until=right)
            self._y = top - 50
        self._draw_heads()

    def _draw_heads(self) -> None:
        height = max(map(len, self._heads)) * self._leading + 1.5 * _PADDING
        self._canvas.setFillColorRGB(*_HEAD)
        self._canvas.rect(_MARGIN, self._y - height, self._room, height, stroke=0, fill=1)
        self._draw_cells(self._heads, self._bold, _INK)
        self._y -= height

    def _end_page(self) -> None:
        canvas, right = self._canvas, self._plan.width - _MARGIN
        canvas.setStrokeColorRGB(*_LINE)
        canvas.setLineWidth(0.5)
        canvas.line(_MARGIN, self._y, right, self._y)
        words = tr("Page {page} of", page=self.page)
        self._text(_MARGIN, _MARGIN, words, self._regular, 8, _MUTED)
        canvas.saveState()
        canvas.translate(_MARGIN + self._regular.width(words + " ", 8), _MARGIN)
        canvas.doForm(_PAGES)
        canvas.restoreState()
        canvas.showPage()

    def _define_page_count(self) -> None:
        self._canvas.beginForm(_PAGES)
        self._text(0, 0, str(self.page), self._regular, 8, _MUTED)
        self._canvas.endForm()

    def _text(
        self, x: float, y: float, text: str, face: Typeface, size: float, ink: _Colour,
        *, until: float = 0.0,
    ) -> None:  # fmt: skip
        """One line from ``x``; what would pass ``until`` ends in an ellipsis."""
        line = face.shown(on_one_line(text))
        if until:
            line = Cells(face, size, until - x).lines(line)[0] if face.width(line, size) > until - x else line
        self._canvas.setFillColorRGB(*ink)
        draw_line(self._canvas, face, size, x, y, line)

    def _text_to(self, x: float, y: float, text: str, face: Typeface, size: float, ink: _Colour) -> None:
        self._text(x - face.width(text, size), y, text, face, size, ink)


def _running(widths: list[float], start: float) -> Iterator[float]:
    for width in widths:
        yield start
        start += width
