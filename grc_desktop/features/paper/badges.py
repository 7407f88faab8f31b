"""Names to be worn: large, centred, with the company or the town beneath, on the labels of a sheet."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from reportlab.lib.units import mm

from grc_desktop.core.language import tr
from grc_desktop.features.exports.typeface import Typeface, bold, draw_line, on_one_line, regular
from grc_desktop.features.paper.fitting import CAP_HEIGHT, refuse_nothing, unprintable
from grc_desktop.features.paper.labels import SheetDrawing, check_place, insets, read_size
from grc_desktop.features.paper.records import Addressed, LabelSheet, LeftOut, Printed, Spot

_LARGEST, _SMALLEST = 26.0, 11.0
_BENEATH = 0.55
"""Size of the second line in parts of the first."""
_GAP = 0.45


@dataclass(frozen=True)
class _Badge:
    lines: tuple[tuple[str, Typeface, float], ...]

    @property
    def height(self) -> float:
        """From the capitals of the first line to the base of the last, in points."""
        return sum(size * CAP_HEIGHT for _, _, size in self.lines) + sum(size * _GAP for _, _, size in self.lines[:-1])


def write_badges(
    people: Iterable[Addressed],
    sheet: LabelSheet,
    path: Path,
    *,
    start: int = 1,
    offset: tuple[float, float] = (0, 0),
    guides: bool = False,
    on_screen: bool = False,
) -> Printed:
    """Print a badge for each of ``people``: the first line is the name, the second what stands beneath.

    The rest as ``labels.write_labels``.
    """
    check_place(sheet, start=start, offset=offset)
    inset_x, inset_y = insets(sheet)
    across, down = read_size(sheet)
    width, height = (across - 2 * inset_x) * mm, (down - 2 * inset_y) * mm
    made: list[tuple[Addressed, _Badge]] = []
    left_out: list[LeftOut] = []
    for person in people:
        lines = tuple(map(on_one_line, person.lines))
        code, reason = (person.code, person.reason) if person.code else unprintable(lines, regular())
        badge = None if code else _badge(lines, width, height)
        if badge is not None:
            made.append((person, badge))
        else:
            reason = reason or tr("The name is too long for this badge, even in the smallest type")
            left_out.append(LeftOut(person.customer_id, person.name, code or "no_room", reason))
    refuse_nothing(len(made), left_out)
    drawing = SheetDrawing(sheet, path, offset, used=start - 1 if on_screen else None, guides=guides)
    spots = []
    for place, (person, badge) in enumerate(made, start - 1):
        left, top = drawing.corner(place)
        y = top - (down * mm - badge.height) / 2
        for text, face, size in badge.lines:
            y -= size * CAP_HEIGHT
            x = left + (across * mm - face.width(text, size)) / 2
            draw_line(drawing.canvas, face, size, x, y, text)
            y -= size * _GAP
        spots.append(Spot(person.name, drawing.page))
    return Printed(
        file=path,
        pages=drawing.close(),
        printed=len(made),
        left_out=tuple(left_out),
        customer_ids=tuple(person.customer_id for person, _ in made),
        spots=tuple(spots),
    )


def _badge(lines: tuple[str, ...], width: float, height: float) -> _Badge | None:
    """The name on one line or on two, whichever lets the type be larger, with room for what stands beneath."""
    name, beneath = lines[0], lines[1:]
    heavy = bold() if not bold().missing(name) else regular()
    split = name.rsplit(" ", 1) if " " in name else [name]
    best: _Badge | None = None
    for parts in ([name], split):
        widest = max(heavy.width(part, 1) for part in parts)
        tall = len(parts) * (CAP_HEIGHT + _GAP) + len(beneath) * _BENEATH * (CAP_HEIGHT + _GAP)
        size = int(2 * min(_LARGEST, width / widest, height / tall)) / 2
        if size < _SMALLEST:
            continue
        below = [(text, min(size * _BENEATH, width / regular().width(text, 1))) for text in beneath]
        if any(small < _SMALLEST * _BENEATH for _, small in below):
            continue
        if best is None or size > best.lines[0][2]:
            best = _Badge(
                (*((part, heavy, size) for part in parts), *((text, regular(), small) for text, small in below))
            )
    return best
