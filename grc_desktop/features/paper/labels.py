"""Address labels as PDF, sheet after sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.units import mm

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.exports.paged_canvas import PagedCanvas
from grc_desktop.features.exports.typeface import regular
from grc_desktop.features.paper.fitting import CAP_HEIGHT, LARGEST, Box, Piece, draw_block, set_all
from grc_desktop.features.paper.records import Addressed, LabelSheet, Printed, Spot

FURTHEST = 15.0
"""Millimetres by which a print may be moved: more means another sheet than the one chosen."""

_UNPRINTED = 5.0
"""Millimetres along the edge of the paper that office printers cannot print on."""
_INSET_X, _INSET_Y = 2.5, 1.2
_UPRIGHT = 2.0
"""Labels so many times as high as wide are written on upwards, along their length."""
_DESCENT = 0.24
_TALL, _LARGE = 55.0, 12.0
"""Labels of so many mm are stuck on parcels: there the type is as large, in points, as La Poste reads."""
_FAINT = (0.7, 0.73, 0.78)


def write_labels(
    people: Iterable[Addressed],
    sheet: LabelSheet,
    path: Path,
    *,
    start: int = 1,
    offset: tuple[float, float] = (0, 0),
    first: int = 1,
    copies: int = 1,
    slips: bool = False,
    guides: bool = False,
    on_screen: bool = False,
) -> Printed:
    """Print labels for each of ``people`` that has lines, in order, from label ``start`` of the first page on.

    ``offset`` moves everything by so many mm to the right and down; ``first``, ``copies``, ``slips`` and ``guides``
    as in ``records.Paper``. ``on_screen`` shows where the labels lie, and which are used already. ``Refused`` where
    nothing can be printed.
    """
    check_place(sheet, start=start, offset=offset)
    width, height = read_size(sheet)
    edges = [margins(sheet, place) for place in range(sheet.per_sheet)]
    box = Box(
        (width - max(edge.left + edge.right for edge in edges)) * mm,
        (height - max(edge.top + edge.bottom for edge in edges)) * mm,
        tr("The address is too long for this label, even in the smallest type"),
        _LARGE if height >= _TALL else LARGEST,
    )
    run = set_all(people, box)
    drawing = SheetDrawing(sheet, path, offset, used=start - 1 if on_screen else None, guides=guides)
    face = regular()
    spots: list[Spot] = []
    printed: list[Addressed] = []
    before: Piece | None = None
    for place, piece in enumerate(run.from_on(first, copies=copies, slips=slips), start - 1):
        left, top = drawing.corner(place)
        setting, edge = piece.setting, edges[place % sheet.per_sheet]
        block = (len(piece.lines) - 1) * setting.leading + setting.size * (CAP_HEIGHT + _DESCENT)
        above = max(edge.top * mm, min((height * mm - block) / 2, (height - edge.bottom) * mm - block))
        base = top - above - setting.size * CAP_HEIGHT
        draw_block(drawing.canvas, face, left + edge.left * mm, base, piece.lines, setting)
        if piece.person and piece is not before:
            spots.append(Spot(piece.person.name, drawing.page, piece.person.customer_ids))
            printed.append(piece.person)
        before = piece
    return Printed(
        file=path,
        pages=drawing.close(),
        printed=len(printed),
        left_out=run.left_out,
        customer_ids=tuple(one for person in printed for one in person.customer_ids),
        bundles=run.bundles,
        spots=tuple(spots),
    )


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
    check_offset(offset)


def check_offset(offset: tuple[float, float]) -> None:
    """``Refused`` where the offset is more than an adjustment."""
    if not all(abs(distance) <= FURTHEST for distance in offset):
        raise Refused(
            tr("A print can be moved by at most {most} mm each way.", most=f"{FURTHEST:g}"),
            field="offset",
        )


@dataclass(frozen=True)
class Margins:
    """How far text stays from the edges of a label, in mm, as it is read."""

    left: float
    top: float
    right: float
    bottom: float


def is_turned(sheet: LabelSheet) -> bool:
    """Whether text runs up the page, along the length of upright labels."""
    return sheet.label_height > _UPRIGHT * sheet.label_width


def read_size(sheet: LabelSheet) -> tuple[float, float]:
    """Width and height of a label in mm, as its text is read."""
    width, height = sheet.label_width, sheet.label_height
    return (height, width) if is_turned(sheet) else (width, height)


def margins(sheet: LabelSheet, place: int) -> Margins:
    """Those of label ``place`` (0-based): where it lies along an edge of the paper, 5 mm of that stay free."""
    row, column = divmod(place, sheet.columns)
    right = sheet.page_width - sheet.left - (sheet.columns - 1) * sheet.pitch_x - sheet.label_width
    bottom = sheet.page_height - sheet.top - (sheet.rows - 1) * sheet.pitch_y - sheet.label_height
    edges = (
        _UNPRINTED - sheet.left if column == 0 else 0.0,
        _UNPRINTED - sheet.top if row == 0 else 0.0,
        _UNPRINTED - right if column == sheet.columns - 1 else 0.0,
        _UNPRINTED - bottom if row == sheet.rows - 1 else 0.0,
    )
    if is_turned(sheet):
        edges = (edges[3], edges[0], edges[1], edges[2])
    return Margins(*(max(inset, edge) for inset, edge in zip((_INSET_X, _INSET_Y) * 2, edges, strict=True)))


def insets(sheet: LabelSheet) -> tuple[float, float]:
    """Across and down, in mm, what stays free on both sides of every label where text stands in its middle."""
    edges = [margins(sheet, place) for place in range(sheet.per_sheet)]
    return (
        max(max(edge.left, edge.right) for edge in edges),
        max(max(edge.top, edge.bottom) for edge in edges),
    )


class SheetDrawing:
    """Label after label, sheet after sheet; ``page`` is the one in work, from 0."""

    def __init__(
        self, sheet: LabelSheet, path: Path, offset: tuple[float, float], *, used: int | None, guides: bool = False
    ) -> None:
        """``used`` labels of the first sheet are named as such beside the outlines of all; ``None``: no outlines."""
        self._sheet, self._offset, self._used, self._guides = sheet, offset, used, guides
        size = (sheet.page_width * mm, sheet.page_height * mm)
        self.canvas = PagedCanvas(path, size, title=tr("Labels {sheet}", sheet=sheet.part))
        self.canvas.setViewerPreference("PrintScaling", "None")  # “fit to page” would shift every label
        self.page = 0
        self._turned = is_turned(sheet)
        self._begin_page()

    def corner(self, place: int) -> tuple[float, float]:
        """The upper left corner, in points from the lower left one of the page, of label ``place``, as it is read.

        Counted from the first label of the first sheet, never backwards: what is passed is finished.
        """
        page, place = divmod(place, self._sheet.per_sheet)
        if page > self.page:
            self.canvas.showPage()
            self.page = page
            self._begin_page()
        x, y = self._sheet.origin(place)
        x, y = x + self._offset[0], self._sheet.page_height - y - self._offset[1]
        return ((y - self._sheet.label_height) * mm, -x * mm) if self._turned else (x * mm, y * mm)

    def close(self) -> int:
        """Write the file; returns the number of sheets."""
        self.canvas.showPage()
        self.canvas.save()
        return self.page + 1

    def _begin_page(self) -> None:
        self._outline()
        if self._turned:
            self.canvas.rotate(90)

    def _outline(self) -> None:
        if self._used is None and not self._guides:
            return
        canvas, sheet = self.canvas, self._sheet
        moved_x, moved_y = self._offset if self._guides else (0.0, 0.0)  # guides are printed, the others lie there
        canvas.saveState()
        canvas.setLineWidth(0.4)
        canvas.setStrokeColorRGB(*_FAINT)
        canvas.setFillColorRGB(*_FAINT)
        if not self._guides:
            canvas.setDash(2, 2)
        canvas.setFont(regular().name, 7)
        for place in range(sheet.per_sheet):
            x, y = sheet.origin(place)
            left, top = x + moved_x, sheet.page_height - y - moved_y
            canvas.roundRect(
                left * mm, (top - sheet.label_height) * mm, sheet.label_width * mm, sheet.label_height * mm, 1.5 * mm
            )
            if self.page == 0 and self._used is not None and place < self._used:
                canvas.drawString((left + 3) * mm, (top - 5) * mm, tr("already used"))
        canvas.restoreState()
