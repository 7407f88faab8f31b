"""A page to be held against a sheet of labels: it shows how far a printer is off, and in which direction."""

from __future__ import annotations

from pathlib import Path

from reportlab.lib.units import mm
from reportlab.pdfgen.canvas import Canvas

from grc_desktop.core.language import tr
from grc_desktop.features.exports.paged_canvas import PagedCanvas
from grc_desktop.features.exports.typeface import regular
from grc_desktop.features.paper.fitting import draw_block, fit
from grc_desktop.features.paper.labels import check_offset, insets
from grc_desktop.features.paper.records import LabelSheet

_CROSS = 4.0  # arms of a cross-hair, mm
_RULER = 100  # mm


def write_test_sheet(sheet: LabelSheet, path: Path, *, offset: tuple[float, float] = (0, 0)) -> None:
    """One sheet with the edges of its labels, a cross-hair in the middle of each corner label, and two rulers.

    The rulers also tell whether the printer scales: a hundred millimetres must measure a hundred.
    """
    check_offset(offset)
    canvas = PagedCanvas(path, (sheet.page_width * mm, sheet.page_height * mm), title=tr("Test page"))
    canvas.setViewerPreference("PrintScaling", "None")
    canvas.translate(offset[0] * mm, (sheet.page_height - offset[1]) * mm)
    canvas.setLineWidth(0.3)
    for place in range(sheet.per_sheet):
        x, y = sheet.origin(place)
        canvas.rect(x * mm, -(y + sheet.label_height) * mm, sheet.label_width * mm, sheet.label_height * mm)
    last = sheet.per_sheet - 1
    for place in {0, sheet.columns - 1, last - sheet.columns + 1, last}:
        x, y = sheet.origin(place)
        _cross(canvas, x + sheet.label_width / 2, y + sheet.label_height / 2)
    _words(canvas, sheet)
    _rulers(canvas, sheet)
    canvas.showPage()
    canvas.save()


def _cross(canvas: Canvas, x: float, y: float) -> None:
    canvas.line((x - _CROSS) * mm, -y * mm, (x + _CROSS) * mm, -y * mm)
    canvas.line(x * mm, -(y - _CROSS) * mm, x * mm, -(y + _CROSS) * mm)
    canvas.circle(x * mm, -y * mm, _CROSS / 2 * mm)


def _rulers(canvas: Canvas, sheet: LabelSheet) -> None:
    """Across and down the middle of the page, a hundred millimetres each where it is so large."""
    face = regular().name
    canvas.setFont(face, 6)
    across = min(_RULER, int(sheet.page_width) - 20)
    down = min(_RULER, int(sheet.page_height) - 20)
    left, top = (sheet.page_width - across) / 2, (sheet.page_height - down) / 2
    middle_x, middle_y = sheet.page_width / 2, sheet.page_height / 2
    canvas.line(left * mm, -middle_y * mm, (left + across) * mm, -middle_y * mm)
    canvas.line(middle_x * mm, -top * mm, middle_x * mm, -(top + down) * mm)
    for at in range(across + 1):
        canvas.line((left + at) * mm, -middle_y * mm, (left + at) * mm, (-middle_y + _tick(at)) * mm)
        if at % 10 == 0:
            canvas.drawCentredString((left + at) * mm, (-middle_y - 2.6) * mm, str(at))
    for at in range(down + 1):
        canvas.line(middle_x * mm, -(top + at) * mm, (middle_x + _tick(at)) * mm, -(top + at) * mm)
        if at % 10 == 0:
            canvas.drawRightString((middle_x - 0.8) * mm, (-top - at - 0.7) * mm, str(at))


def _tick(at: int) -> float:
    return 3 if at % 10 == 0 else 2 if at % 5 == 0 else 1.2


def _words(canvas: Canvas, sheet: LabelSheet) -> None:
    inset_x, _ = insets(sheet)
    left, top = sheet.origin(0)
    words = (
        f"{sheet.brand} {sheet.part}".strip(),
        tr("Hold this page and a sheet of labels"),
        tr("against the light: the lines must meet"),
        tr("the cuts. Measure what they are off."),
    )
    width, height = (sheet.label_width - 2 * inset_x) * mm, (sheet.label_height / 2 - _CROSS - 2) * mm
    for lines in (words, words[:1]):  # the reference alone on labels of the smallest kind
        setting = fit(lines, regular(), width, height, largest=7)
        if setting is not None:
            base = -(top + 2) * mm - setting.size
            draw_block(canvas, regular(), (left + inset_x) * mm, base, lines, setting)
            break
