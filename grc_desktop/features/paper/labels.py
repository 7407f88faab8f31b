"""Address labels as PDF.

The type shrinks from 10 to 7 points, and narrows by up to 15 %, to make an address fit its label; what still does
not fit is reported and never cut (domain: 38 characters a line, six lines, La Poste NF Z10-011).
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.exports.paged_canvas import PagedCanvas
from grc_desktop.features.exports.typeface import Typeface, on_one_line, regular
from grc_desktop.features.paper.records import Addressed, LabelSheet, LeftOut, Printed

LARGEST, SMALLEST = 10.0, 7.0
"""Of the type, in points: what La Poste advises, and what can still be read with ease."""
FURTHEST = 15.0
"""Millimetres by which a print may be moved: more means another sheet than the one chosen."""

_NARROWEST = 0.85
_LEADING = 1.15
_UNPRINTED = 5.0
"""Millimetres along the edge of the paper that office printers cannot print on."""
_INSET_X, _INSET_Y = 2.5, 1.2
_FAINT = (0.7, 0.73, 0.78)
_CAP_HEIGHT = 0.76  # of DejaVu Sans, in parts of the size: the ascent of its capitals


@dataclass(frozen=True)
class Setting:
    """How a block of lines is set: size of the type and leading in points, width in parts of the natural one."""

    size: float
    leading: float
    narrowing: float = 1.0


def write_labels(
    people: Iterable[Addressed],
    sheet: LabelSheet,
    path: Path,
    *,
    start: int = 1,
    offset: tuple[float, float] = (0, 0),
    outlined: bool = False,
) -> Printed:
    """Print one label for each of ``people`` that has lines, in order, from label ``start`` of the first page on.

    ``offset`` moves everything by so many mm to the right and down. ``outlined`` shows where the labels of the sheet
    lie, and which are used already: for the screen. ``Refused`` where nothing can be printed.
    """
    check_place(sheet, start=start, offset=offset)
    drawing = _Sheets(sheet, path, offset, used=start - 1 if outlined else None)
    face = regular()
    inset_x, inset_y = insets(sheet)
    width, height = (sheet.label_width - 2 * inset_x) * mm, (sheet.label_height - 2 * inset_y) * mm
    place, printed, left_out = start - 1, 0, []
    for person in people:
        lines = tuple(map(on_one_line, person.lines))
        code, reason = (person.code, person.reason) if person.code else unprintable(lines, face)
        setting = fit(lines, face, width, height) if not code else None
        if setting is None:
            if not code:
                code, reason = "no_room", tr("The address is too long for this label, even in the smallest type")
            left_out.append(LeftOut(person.customer_id, person.name, code, reason))
            continue
        drawing.draw(place, lines, setting, inset_x)
        place += 1
        printed += 1
    refuse_nothing(printed, left_out)
    return Printed(file=path, pages=drawing.close(), printed=printed, left_out=tuple(left_out))


def write_test_sheet(sheet: LabelSheet, path: Path, *, offset: tuple[float, float] = (0, 0)) -> None:
    """One sheet with the edges of its labels and a millimetre scale, to find the offset of a printer."""
    canvas = PagedCanvas(path, (sheet.page_width * mm, sheet.page_height * mm), title=tr("Test page"))
    canvas.setViewerPreference("PrintScaling", "None")
    canvas.translate(offset[0] * mm, (sheet.page_height - offset[1]) * mm)
    canvas.setLineWidth(0.3)
    for place in range(sheet.per_sheet):
        x, y = sheet.origin(place)
        canvas.rect(x * mm, -(y + sheet.label_height) * mm, sheet.label_width * mm, sheet.label_height * mm)
    inset_x, _ = insets(sheet)
    face = regular()
    left, top = sheet.origin(0)
    words = (
        f"{sheet.brand} {sheet.part}",
        tr("Hold this page and a sheet of labels"),
        tr("against the light: the lines must meet"),
        tr("the cuts. Measure what they are off."),
    )
    setting = fit(words, face, (sheet.label_width - 2 * inset_x) * mm, (sheet.label_height - 9) * mm, largest=8)
    if setting is not None:
        base = -(top + 3) * mm - setting.size
        draw_block(canvas, face.name, (left + inset_x) * mm, base, words, setting)
    for step in range(min(int(sheet.label_width), 40) + 1):  # a millimetre scale along the lower edge of the first
        x, y = (left + step) * mm, -(top + sheet.label_height) * mm
        canvas.line(x, y, x, y + (3 if step % 10 == 0 else 2 if step % 5 == 0 else 1.2) * mm)
    canvas.showPage()
    canvas.save()


def check_place(sheet: LabelSheet, *, start: int, offset: tuple[float, float]) -> None:
    """``Refused`` where the first label is not on the sheet, or the offset is more than an adjustment."""
    if not 1 <= start <= sheet.per_sheet:
        raise Refused(
            tr(
                "The sheet {sheet} has {count} labels: the first free one is a number from 1 to {count}.",
                sheet=sheet.part,
                count=sheet.per_sheet,
            ),
            field="start",
        )
    if not all(abs(distance) <= FURTHEST for distance in offset):
        raise Refused(
            tr("A print can be moved by at most {most} mm each way.", most=f"{FURTHEST:g}"),
            field="offset",
        )


class NobodyPrinted(Refused):
    """Not one address could be printed; ``left_out`` says why for each."""

    def __init__(self, sentence: str, left_out: tuple[LeftOut, ...]) -> None:
        super().__init__(sentence)
        self.left_out = left_out


def refuse_nothing(printed: int, left_out: list[LeftOut]) -> None:
    """``NobodyPrinted`` where not one address was printed: an empty file would look like success."""
    if printed:
        return
    if not left_out:
        raise NobodyPrinted(tr("There is nobody to print: the list is empty."), ())
    sentence = tr(
        "None of the {count} addresses can be printed; the first one is {name}: {reason}.",
        count=len(left_out),
        name=left_out[0].name,
        reason=left_out[0].reason,
    )
    raise NobodyPrinted(sentence, tuple(left_out))


def insets(sheet: LabelSheet) -> tuple[float, float]:
    """How far text stays from the edges of a label, across and down, in mm: at least 5 from those of the paper."""
    right = sheet.page_width - sheet.left - (sheet.columns - 1) * sheet.pitch_x - sheet.label_width
    bottom = sheet.page_height - sheet.top - (sheet.rows - 1) * sheet.pitch_y - sheet.label_height
    return (
        max(_INSET_X, _UNPRINTED - min(sheet.left, right)),
        max(_INSET_Y, _UNPRINTED - min(sheet.top, bottom)),
    )


def unprintable(lines: tuple[str, ...], face: Typeface) -> tuple[str, str]:
    """Code and reason why ``lines`` cannot be put on paper; both empty where they can."""
    missing = dict.fromkeys(char for line in lines for char in face.missing(line))
    if not missing:
        return "", ""
    return "no_letters", tr("The typeface has no {characters}", characters=" ".join(missing))


def fit(
    lines: tuple[str, ...], face: Typeface, width: float, height: float, largest: float = LARGEST
) -> Setting | None:
    """The largest setting in which ``lines`` fit a box of points, to half a point; ``None`` where none does."""
    widest = max((face.width(line, 1) for line in lines), default=0.0)
    size = min(largest, height / (len(lines) * _LEADING)) if lines else largest
    if widest * size > width:
        size = min(size, max(width / widest, SMALLEST))
    size = int(size * 2) / 2
    narrowing = min(1.0, width / (widest * size)) if widest * size else 1.0
    if size < SMALLEST or narrowing < _NARROWEST:
        return None
    return Setting(size=size, leading=size * _LEADING, narrowing=narrowing)


class _Sheets:
    """Label after label, sheet after sheet."""

    def __init__(self, sheet: LabelSheet, path: Path, offset: tuple[float, float], *, used: int | None) -> None:
        """``used`` labels of the first sheet are named as such beside the outlines of all; ``None``: no outlines."""
        self._sheet, self._offset, self._used = sheet, offset, used
        self._face = regular().name
        size = (sheet.page_width * mm, sheet.page_height * mm)
        self._canvas = PagedCanvas(path, size, title=tr("Labels {sheet}", sheet=sheet.part))
        self._canvas.setViewerPreference("PrintScaling", "None")  # “fit to page” would shift every label
        self._page = 0
        self._outline()

    def draw(self, place: int, lines: tuple[str, ...], setting: Setting, inset: float) -> None:
        """Set ``lines`` on label ``place``, counted from the first label of the first sheet, its block centred."""
        page, place = divmod(place, self._sheet.per_sheet)
        if page > self._page:
            self._canvas.showPage()
            self._page = page
            self._outline()
        x, y = self._sheet.origin(place)
        block = (len(lines) - 1) * setting.leading + setting.size * _CAP_HEIGHT
        first_line = (self._sheet.label_height * mm - block) / 2 + setting.size * _CAP_HEIGHT
        left = (x + inset + self._offset[0]) * mm
        top = (self._sheet.page_height - y - self._offset[1]) * mm
        draw_block(self._canvas, self._face, left, top - first_line, lines, setting)

    def close(self) -> int:
        """Write the file; returns the number of sheets."""
        self._canvas.showPage()
        self._canvas.save()
        return self._page + 1

    def _outline(self) -> None:
        if self._used is None:
            return
        canvas, sheet = self._canvas, self._sheet
        canvas.saveState()
        canvas.setLineWidth(0.4)
        canvas.setDash(2, 2)
        canvas.setStrokeColorRGB(*_FAINT)
        canvas.setFillColorRGB(*_FAINT)
        canvas.setFont(self._face, 7)
        for place in range(sheet.per_sheet):
            x, y = sheet.origin(place)
            top = sheet.page_height - y
            canvas.roundRect(
                x * mm, (top - sheet.label_height) * mm, sheet.label_width * mm, sheet.label_height * mm, 1.5 * mm
            )
            if self._page == 0 and place < self._used:
                canvas.drawString((x + 3) * mm, (top - 5) * mm, tr("already used"))
        canvas.restoreState()


def draw_block(canvas: Canvas, face: str, x: float, y: float, lines: tuple[str, ...], setting: Setting) -> None:
    """Set ``lines`` left-aligned, the first on the base line ``y`` (points from the lower left corner)."""
    words = canvas.beginText(x, y)
    words.setFont(face, setting.size, setting.leading)
    if setting.narrowing < 1:
        words.setHorizScale(setting.narrowing * 100)
    for line in lines:
        words.textLine(line)
    canvas.drawText(words)
