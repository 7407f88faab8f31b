"""Letters to PDF: text by ``QTextDocument``, which knows Arabic, Hebrew and the fonts of the machine.

Runs on any thread. Where no window was made before (command line), Qt is started without a screen.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import cache
from html import escape
from pathlib import Path

from PySide6.QtCore import QMarginsF, QPointF, QRectF, QSizeF
from PySide6.QtGui import (
    QAbstractTextDocumentLayout,
    QColor,
    QFont,
    QFontMetricsF,
    QPageSize,
    QPainter,
    QPalette,
    QPdfWriter,
    QPen,
    QTextBlockFormat,
    QTextCursor,
    QTextFrameFormat,
    QTextLayout,
)

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.telephone import display
from grc_desktop.features.exports.making import Report
from grc_desktop.features.paper.bundles import bundles_of
from grc_desktop.features.paper.fitting import lacking, refuse_nothing
from grc_desktop.features.paper.letters import layout
from grc_desktop.features.paper.letters.records import Letter, LetterSheet
from grc_desktop.features.paper.records import Addressed, LeftOut, Printed, Spot
from grc_desktop.features.paper.ui.letters.fonts import (
    letter_font,
    missing_characters,
    start_qt,
    without_ornaments,
)
from grc_desktop.features.paper.ui.letters.pictures import LetterDocument, Pictures
from grc_desktop.features.templates.markup import PICTURE

_RESOLUTION = 600
_MM = _RESOLUTION / 25.4
"""Dots in a millimetre, in which is drawn; a document counts its margins in CSS pixels."""
_PX = 96 / 25.4
_REPORT_EVERY = 20
_MOST_LINES = 2_000
"""Of shaped lines that are kept: those of an address rarely come again."""
_SIGNATURE_HEIGHT = 68
"""CSS pixels: 18 mm."""
_LOGO = (55.0, 20.0)
_STYLE = "p { margin: 0 0 10px 0; line-height: 125%; } li { margin: 0 0 5px 0; line-height: 125%; }"
_INK, _MUTED = QColor(0, 0, 0), QColor(95, 105, 125)
_SUBJECT = {"fr": "Objet\u00a0: {subject}", "de": "Betreff: {subject}", "it": "Oggetto: {subject}"}
_REFERENCE = {"fr": "Nos références\u00a0: {number}", "de": "Unser Zeichen: {number}", "en": "Our reference: {number}"}


@dataclass(frozen=True)
class _Set:
    """A letter that can be printed, and the type of its address."""

    letter: Letter
    size: float
    pitch: float


def write_letters(
    letters: Sequence[Letter], sheet: LetterSheet, path: Path, *, first: int = 1, report: Report | None = None
) -> Printed:
    """Print every letter that nothing keeps from it, from letter ``first`` of these on, each from a page of its own.

    ``Refused`` where nothing can be printed, or there are not so many.
    """
    start_qt()
    run, left_out = _sorted_out(letters)
    refuse_nothing(len(run), left_out)
    if not 1 <= first <= len(run):
        raise Refused(
            tr("There are {count} letters: the first one is a number from 1 to {count}.", count=len(run)), field="first"
        )
    drawing = _Drawing(sheet, path)
    spots: list[Spot] = []
    coming = run[first - 1 :]
    try:
        for number, one in enumerate(coming):
            if report and number % _REPORT_EVERY == 0:
                report(number, len(coming))
            spots.append(Spot(one.letter.to.name, drawing.pages, one.letter.to.customer_ids))
            drawing.draw(one)
    finally:
        drawing.close()
    people = [one.letter.to for one in coming]
    return Printed(
        file=path,
        pages=drawing.pages,
        printed=len(people),
        left_out=tuple(left_out),
        customer_ids=tuple(one for person in people for one in person.customer_ids),
        bundles=bundles_of(people),
        spots=tuple(spots),
    )


def _sorted_out(letters: Sequence[Letter]) -> tuple[list[_Set], list[LeftOut]]:
    run: list[_Set] = []
    left_out: list[LeftOut] = []
    for letter in letters:
        to = letter.to if letter.to.code else _printable(letter)
        fitting = None if to.code else _fitting(to.lines)
        if fitting is None and not to.code:
            to = replace(to, code="no_room", reason=tr("The address is too long for the window of an envelope"))
        if fitting is None:
            left_out.append(LeftOut(to.customer_id, to.name, to.code, to.reason))
        else:
            run.append(_Set(letter, *fitting))
    return run, left_out


def _printable(letter: Letter) -> Addressed:
    code, reason = lacking(missing_characters("".join((letter.subject, letter.body, *letter.to.lines))))
    return replace(letter.to, code=code, reason=reason) if code else letter.to


def _fitting(lines: Sequence[str]) -> tuple[float, float] | None:
    """Size in points and pitch in mm in which an address stands in the window; ``None`` where it does not."""
    pitch = min(layout.LINE, 6 * layout.LINE / max(len(lines), 1))
    size = min(layout.LARGEST, pitch / 0.3528 / 1.08)
    width = layout.PLACES["right"].address_width
    widest = max((_width(line) for line in lines), default=0.0)
    if widest * size > width:
        size = width / widest
    size = int(size * 2) / 2
    return (size, pitch) if size >= layout.SMALLEST else None


def _width(line: str) -> float:
    """Millimetres of ``line`` at one point."""
    return _hundred().horizontalAdvance(line) / 100 * 25.4 / 96


@cache
def _hundred() -> QFontMetricsF:
    """The widths of letters at a hundred points."""
    return QFontMetricsF(letter_font(100))


class _Drawing:
    """Page after page, letter after letter."""

    def __init__(self, sheet: LetterSheet, path: Path) -> None:
        self._sheet, self._house = sheet, sheet.house
        self._places = layout.PLACES[sheet.side]
        self.pages = 0
        self._writer = QPdfWriter(str(path))
        self._writer.setResolution(_RESOLUTION)
        self._writer.setPageSize(QPageSize(QPageSize.PageSizeId.A4))
        self._writer.setPageMargins(QMarginsF(0, 0, 0, 0))
        self._writer.setTitle(tr("Letters"))
        self._writer.setCreator("GRC Desktop")
        self._pictures = Pictures(sheet.pictures)
        self._document = LetterDocument(self._pictures)
        self._document.documentLayout().setPaintDevice(self._writer)
        self._document.setDefaultFont(letter_font(sheet.options.size))
        self._document.setDefaultStyleSheet(_STYLE)
        self._document.setPageSize(QSizeF(layout.PAGE[0] * _MM, layout.PAGE[1] * _MM))
        self._frame = _page_frame()
        self._above = QTextBlockFormat()
        fixed = QTextBlockFormat.LineHeightTypes.FixedHeight.value
        self._above.setLineHeight((self._places.text - layout.TOP) * _PX, fixed)
        self._painter = QPainter(self._writer)
        self._lines: dict[tuple[str, float, QFont.Weight], QTextLayout] = {}
        self._head = tuple(self._head_lines())
        self._foot = " · ".join(self._foot_parts())

    def draw(self, one: _Set) -> None:
        """One letter, from a new page on."""
        document = self._document
        self._set(one.letter)
        count = document.pageCount()
        height = layout.PAGE[1] * _MM
        for page in range(count):
            if self.pages:
                self._writer.newPage()
            self.pages += 1
            if page == 0:
                self._draw_first(one)
            self._painter.save()
            self._painter.translate(0, -page * height)
            shown = QRectF(0, page * height, layout.PAGE[0] * _MM, height)
            self._painter.setClipRect(shown)
            document.documentLayout().draw(self._painter, _on_paper(shown))
            self._painter.restore()
            self._draw_foot(page, count)

    def close(self) -> None:
        """Finish the file."""
        self._painter.end()

    def _set(self, letter: Letter) -> None:
        """Put the letter into the document: full pages whose margins are those of the paper.

        The first paragraph is empty and as high as what stands above the text on the first page: a document leaves
        out the upper margin of its first paragraph.
        """
        document = self._document
        document.setLayoutEnabled(False)  # once at the end instead of at every step
        document.setHtml(self._html(letter))
        document.rootFrame().setFrameFormat(self._frame)
        QTextCursor(document).setBlockFormat(self._above)
        block = document.begin()
        while block.isValid():
            block.layout().setCacheEnabled(True)
            block = block.next()
        document.setLayoutEnabled(True)

    def _html(self, letter: Letter) -> str:
        parts = ["<p>&nbsp;</p>"]
        if letter.subject:
            subject = _SUBJECT.get(letter.language, "{subject}").format(subject=letter.subject)
            parts.append(f'<p style="font-weight: 600; margin-bottom: 16px">{escape(subject)}</p>')
        parts.append(letter.body)
        if signature := self._sheet.options.signature:
            parts.append(f'<p><img src="{PICTURE}{signature}" height="{_SIGNATURE_HEIGHT}"></p>')
        return without_ornaments("\n".join(parts))

    # --- the first page ----------------------------------------------------------------------------

    def _draw_first(self, one: _Set) -> None:
        self._draw_head()
        places = self._places
        x, y = places.address
        for number, line in enumerate(one.letter.to.lines):
            self._line(x, y + number * one.pitch, line, one.size)
        if places.sender is not None:
            self._line(*places.sender, " · ".join(self._sender()), 6.5, colour=_MUTED)
        if one.letter.reference:
            words = _REFERENCE.get(one.letter.language, "Ref. {number}").format(number=one.letter.reference)
            self._line(*places.reference, words, 9)
        self._line(*places.date, one.letter.dateline, self._sheet.options.size)
        if self._sheet.options.fold_marks:
            self._painter.setPen(QPen(_MUTED, 0.1 * _MM))
            for fold in places.folds:
                self._painter.drawLine(QPointF(4 * _MM, fold * _MM), QPointF(8 * _MM, fold * _MM))

    def _draw_head(self) -> None:
        x, y = self._places.head
        logo = self._pictures.image(PICTURE + self._sheet.options.logo) if self._sheet.options.logo else None
        if logo is not None and not logo.isNull():
            scale = min(_LOGO[0] / logo.width(), _LOGO[1] / logo.height())
            width, height = logo.width() * scale, logo.height() * scale
            self._painter.drawImage(QRectF(x * _MM, y * _MM, width * _MM, height * _MM), logo)
            y += height + 2
        for number, (line, size, weight, colour) in enumerate(self._head):
            self._line(x, y, line, size, colour=colour, weight=weight)
            y += 5.4 if number == 0 else 3.7

    def _head_lines(self) -> Iterator[tuple[str, float, QFont.Weight, QColor]]:
        house = self._house
        ink = QColor(29, 36, 51)
        yield house.name, 13, QFont.Weight.DemiBold, ink
        town = f"{house.postcode} {house.city}".strip()
        phone = display(house.phone, house.country)
        for line in (house.address_1, house.address_2, town, phone, house.email, house.website):
            if line:
                yield line, 8.5, QFont.Weight.Normal, _MUTED

    def _sender(self) -> list[str]:
        house = self._house
        town = f"{house.postcode} {house.city}".strip()
        return [part for part in (house.name, house.address_1, house.address_2, town) if part]

    def _foot_parts(self) -> Iterator[str]:
        house = self._house
        for part in (house.name, f"SIRET {house.siret}" if house.siret else "", house.website):
            if part:
                yield part

    def _draw_foot(self, page: int, count: int) -> None:
        self._line(layout.LEFT, layout.FOOT, self._foot, 7.5, colour=_MUTED)
        if count > 1:
            self._line(layout.RIGHT, layout.FOOT, f"{page + 1} / {count}", 7.5, colour=_MUTED, flush_right=True)

    def _line(
        self,
        x: float,
        y: float,
        words: str,
        size: float,
        *,
        colour: QColor = _INK,
        weight: QFont.Weight = QFont.Weight.Normal,
        flush_right: bool = False,
    ) -> None:
        """One line whose top is at ``y`` and whose left end (right, if flush) is at ``x``; never broken, never cut."""
        line = self._shaped(words, size, weight)
        left = x * _MM - (line.lineAt(0).naturalTextWidth() if flush_right else 0)
        self._painter.setPen(colour)
        line.draw(self._painter, QPointF(left, y * _MM))

    def _shaped(self, words: str, size: float, weight: QFont.Weight) -> QTextLayout:
        """``words`` as one line, shaped once: most lines are the same on every letter."""
        line = self._lines.get((words, size, weight))
        if line is None:
            if len(self._lines) >= _MOST_LINES:
                self._lines.clear()
            line = QTextLayout(without_ornaments(words), letter_font(size, weight), self._writer)
            line.setCacheEnabled(True)
            line.beginLayout()
            line.createLine()
            line.endLayout()
            self._lines[words, size, weight] = line
        return line


def _on_paper(shown: QRectF) -> QAbstractTextDocumentLayout.PaintContext:
    """What a document is drawn with: ink. By itself it takes the colours of the screen, pale ones of a dark screen."""
    context = QAbstractTextDocumentLayout.PaintContext()
    context.clip = shown
    palette = QPalette()
    palette.setColor(QPalette.ColorRole.Text, _INK)
    context.palette = palette
    return context


def _page_frame() -> QTextFrameFormat:
    made = QTextFrameFormat()
    made.setLeftMargin(layout.LEFT * _PX)
    made.setRightMargin((layout.PAGE[0] - layout.RIGHT) * _PX)
    made.setTopMargin(layout.TOP * _PX)
    made.setBottomMargin((layout.PAGE[1] - layout.BOTTOM) * _PX)
    return made
