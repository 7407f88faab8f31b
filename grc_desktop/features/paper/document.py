"""An A4 document that flows over its pages: headings, lines with a name, tables, cards. Nothing is ever cut."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from reportlab.lib.pagesizes import A4
from reportlab.lib.units import mm

from grc_desktop.core.language import tr
from grc_desktop.features.exports.formats.wording import in_words
from grc_desktop.features.exports.paged_canvas import PagedCanvas
from grc_desktop.features.exports.typeface import Typeface, bold, draw_line, on_one_line, regular

Colour = tuple[float, float, float]
INK: Colour = (0.11, 0.14, 0.2)
MUTED: Colour = (0.37, 0.41, 0.49)
LINE: Colour = (0.8, 0.82, 0.85)
ALARM: Colour = (0.72, 0.15, 0.1)
WELL: Colour = (0.05, 0.45, 0.36)

_MARGIN = 16 * mm
_FOOT = 8 * mm
_PAGES = "pages"  # the number of pages, known only at the end: a drawing that every page refers to
_LEADING = 1.3


@dataclass(frozen=True)
class Run:
    """A text in one line, its type and colour."""

    text: str
    size: float = 9
    heavy: bool = False
    colour: Colour = INK


class Document:
    """Give it blocks from the top down; it begins pages as they are needed. ``page`` is the one in work, from 0.

    ``unshown`` are the characters that no font had: a question mark stands there; ``unshown_for`` whom it was about,
    as the writer said in ``about`` before.
    """

    def __init__(self, path: Path, *, title: str, scope: str, house: str, made_at: datetime, about: str = "") -> None:
        self.page = 0
        self.unshown: set[str] = set()
        self.unshown_for: dict[str, None] = {}
        self.about = about
        self.left, self.width = _MARGIN, A4[0] - 2 * _MARGIN
        self._title, self._scope, self._house, self._day = title, scope, house, in_words(made_at)
        self._canvas = PagedCanvas(path, A4, title=title, author=house)
        self._y = 0.0
        self._begin_page(titled=True)

    @property
    def face(self) -> Typeface:
        """The upright weight."""
        return regular()

    @property
    def room(self) -> float:
        """Points that are left on the page."""
        return self._y - _MARGIN - _FOOT

    def keep(self, height: float) -> None:
        """Begin a page where less than ``height`` points are left."""
        if self.room < height:
            self._end_page()
            self.page += 1
            self._begin_page()

    def begin(self, title: str, scope: str) -> None:
        """Another title, on a page of its own."""
        self._title, self._scope = title, scope
        self._end_page()
        self.page += 1
        self._begin_page(titled=True)

    def space(self, height: float) -> None:
        """Leave ``height`` points free."""
        self._y -= height

    def heading(self, text: str, *, size: float = 11, follows: float = 30) -> None:
        """A heading with a rule beneath, never alone at the foot: ``follows`` is the room that its text needs."""
        lines = self.wrapped(text, bold(), size, self.width)
        self.keep(size * (2.8 + _LEADING * (len(lines) - 1)) + follows)
        self._y -= size * (2.1 - _LEADING)
        self._heavy(lines, size)
        self._y -= 4
        self.rule()
        self._y -= 5

    def rule(self) -> None:
        """A line across."""
        self._canvas.setStrokeColorRGB(*LINE)
        self._canvas.setLineWidth(0.6)
        self._canvas.line(self.left, self._y, self.left + self.width, self._y)

    def pair(self, name: str, text: str, *, colour: Colour = INK, indent: float = 0, named: float = 110) -> None:
        """A name at the left, its text beside it over as many lines as it needs; nothing for an empty text."""
        if not text.strip():
            return
        x = self.left + indent
        lines = self.wrapped(text, regular(), 9, self.left + self.width - x - named - indent)
        for number, line in enumerate(lines):
            self.keep(9 * _LEADING)
            self._y -= 9 * _LEADING
            if number == 0:
                self.write(x, Run(name, 9, colour=MUTED))
            self.write(x + named, Run(line, 9, colour=colour))

    def paragraph(self, text: str, *, size: float = 9, colour: Colour = INK, heavy: bool = False) -> None:
        """Text over as many lines as it needs; its own line ends are kept."""
        for line in self.wrapped(text, bold() if heavy else regular(), size, self.width):
            self.keep(size * _LEADING)
            self._y -= size * _LEADING
            self.write(self.left, Run(line, size, heavy, colour))

    def table(
        self, heads: Sequence[str], rows: Sequence[Sequence[str]], shares: Sequence[float], *, figures: bool = False
    ) -> None:
        """Rows beneath their heads; columns of the width in ``shares``, their texts over as many lines as they need.

        ``figures``: the last column holds numbers, which end at the right edge.
        """
        widths = [self.width * share / sum(shares) for share in shares]
        self._row(heads, widths, bold(), MUTED, figures=figures)
        for row in rows:
            self._row(row, widths, regular(), INK, figures=figures)

    def close(self) -> int:
        """Write the file; gives the number of pages."""
        self._end_page()
        self._canvas.beginForm(_PAGES)
        self._put(0, 0, Run(str(self.page + 1), 8, colour=MUTED))
        self._canvas.endForm()
        self._canvas.save()
        return self.page + 1

    # --- pieces ------------------------------------------------------------------------------------

    def write(self, x: float, run: Run, *, down: float = 0, flush_right: bool = False) -> float:
        """One line at ``x``, ``down`` points beneath where the document has come to; gives the width it took."""
        return self._put(x, self._y - down, run, flush_right=flush_right)

    def frame(self, height: float) -> None:
        """A rounded box across the page from here down."""
        self._canvas.setStrokeColorRGB(*LINE)
        self._canvas.setLineWidth(0.8)
        self._canvas.roundRect(self.left, self._y - height, self.width, height, 6)

    def dot(self, x: float, *, down: float, colour: Colour) -> None:
        """A round light."""
        self._canvas.setFillColorRGB(*colour)
        self._canvas.circle(x, self._y - down, 2.4, stroke=0, fill=1)

    def wrapped(self, text: str, face: Typeface, size: float, width: float) -> list[str]:
        """``text`` as lines of at most ``width`` points, broken between words, within one only where it is too long."""
        lines: list[str] = []
        for typed in text.splitlines() or [""]:
            line = ""
            for word in self._clean(typed, face).split(" "):
                longer = f"{line} {word}" if line else word
                if face.width(longer, size) <= width:
                    line = longer
                    continue
                if line:
                    lines.append(line)
                line = word
                while face.width(line, size) > width:
                    fits = next(at for at in range(len(line), 0, -1) if at == 1 or face.width(line[:at], size) <= width)
                    lines.append(line[:fits])
                    line = line[fits:]
            lines.append(line)
        return lines

    def _row(
        self, texts: Sequence[str], widths: Sequence[float], face: Typeface, colour: Colour, *, figures: bool
    ) -> None:
        size = 8.5
        cells = [self.wrapped(text, face, size, width - 6) for text, width in zip(texts, widths, strict=True)]
        tall = max(map(len, cells)) * size * _LEADING + 3
        self.keep(min(tall, A4[1] / 3))
        for number in range(max(map(len, cells))):
            self.keep(size * _LEADING)
            self._y -= size * _LEADING
            x = self.left
            for column, (lines, width) in enumerate(zip(cells, widths, strict=True), 1):
                flush_right = figures and column == len(widths)
                if number < len(lines):
                    run = Run(lines[number], size, face is bold(), colour)
                    self.write(x + width if flush_right else x, run, flush_right=flush_right)
                x += width
        self._y -= 3

    def _clean(self, text: str, face: Typeface) -> str:
        line = on_one_line(text)
        if missing := face.missing(line):
            self.unshown.update(missing)
            self.unshown_for[self.about] = None
        return face.shown(line)

    def _put(self, x: float, y: float, run: Run, *, flush_right: bool = False) -> float:
        face = bold() if run.heavy else regular()
        line = self._clean(run.text, face)
        width = face.width(line, run.size)
        self._canvas.setFillColorRGB(*run.colour)
        draw_line(self._canvas, face, run.size, x - width if flush_right else x, y, line)
        return width

    def _begin_page(self, *, titled: bool = False) -> None:
        top, right = A4[1] - _MARGIN, self.left + self.width
        self._put(self.left, top, Run(self._house, 9, heavy=True))
        self._put(right, top, Run(self._day, 8, colour=MUTED), flush_right=True)
        self._y = top - 10
        if titled:
            self._heavy(self.wrapped(self._title, bold(), 15, self.width), 15)
            if self._scope:
                self._y -= 14
                self.write(self.left, Run(self._scope, 9, colour=MUTED))
            self._y -= 8

    def _heavy(self, lines: Sequence[str], size: float) -> None:
        for line in lines:
            self._y -= size * _LEADING
            self.write(self.left, Run(line, size, heavy=True))

    def _end_page(self) -> None:
        words = tr("Page {page} of", page=self.page + 1)
        width = self._put(self.left, _MARGIN, Run(words + " ", 8, colour=MUTED))
        self._canvas.saveState()
        self._canvas.translate(self.left + width + 2, _MARGIN)
        self._canvas.doForm(_PAGES)
        self._canvas.restoreState()
        self._canvas.showPage()
