"""The label sheets known, and the one that somebody means."""

from __future__ import annotations

import csv
import re
from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.resources import resource
from grc_desktop.core.text import fold
from grc_desktop.features.exports.formats.wording import decimal
from grc_desktop.features.paper.records import LabelSheet

USUAL = "L7160"
"""The sheet that nearly every French office has: 3 × 7 labels of 63.5 × 38.1 mm."""

_TOLERANCE = 0.6
"""Millimetres by which makers' figures, rounded, may pass the page or one another."""
_ALIKE = 0.1
_MOST = 60  # labels across or down
_SMALLEST = 8  # mm
_LONGEST_NAME = 40


@cache
def known_sheets() -> tuple[LabelSheet, ...]:
    """Every sheet that can be printed, the usual one first, then by maker and part."""
    with resource("label_sheets.csv").open(encoding="utf-8", newline="") as file:
        read = [_sheet(row) for row in csv.DictReader(file)]
    sound = [sheet for sheet in read if is_sound(sheet)]
    named = [replace(sheet, aliases=_aliases(sheet, sound)) for sheet in sound]
    return tuple(sorted(named, key=lambda sheet: sheet.part != USUAL))


def is_sound(sheet: LabelSheet) -> bool:
    """Whether the labels of ``sheet`` lie on its page and beside one another.

    Published tables hold rows that do not: a decimal point missing, another paper.
    """
    right = sheet.left + (sheet.columns - 1) * sheet.pitch_x + sheet.label_width
    bottom = sheet.top + (sheet.rows - 1) * sheet.pitch_y + sheet.label_height
    return (
        min(sheet.columns, sheet.rows) >= 1
        and min(sheet.label_width, sheet.label_height) > 0
        and min(sheet.left, sheet.top) >= 0
        and right <= sheet.page_width + _TOLERANCE
        and bottom <= sheet.page_height + _TOLERANCE
        and sheet.pitch_x >= sheet.label_width - _TOLERANCE
        and sheet.pitch_y >= sheet.label_height - _TOLERANCE
    )


def checked_sheet(sheet: LabelSheet) -> LabelSheet:
    """``sheet``, measured by the house, where it can be printed; ``Refused`` says of which measure it cannot."""
    right = sheet.left + (sheet.columns - 1) * sheet.pitch_x + sheet.label_width
    bottom = sheet.top + (sheet.rows - 1) * sheet.pitch_y + sheet.label_height
    reference = " ".join(sheet.part.split())
    over = tr("by {distance} mm", distance=decimal(round(max(right - sheet.page_width, bottom - sheet.page_height), 2)))
    for wrong, field, sentence in (
        (not reference, "part", tr("Give the sheet a name, for example the number on its box.")),
        (len(reference) > _LONGEST_NAME, "part", tr("Give the sheet a shorter name.")),
        (not _least(sheet.page_width, sheet.page_height), "page_width", tr("A page measures 50 to 500 mm each way.")),
        (not 1 <= sheet.columns <= _MOST, "columns", tr("A sheet has 1 to {most} labels each way.", most=_MOST)),
        (not 1 <= sheet.rows <= _MOST, "rows", tr("A sheet has 1 to {most} labels each way.", most=_MOST)),
        (sheet.label_width < _SMALLEST, "label_width", tr("A label measures at least {least} mm.", least=_SMALLEST)),
        (sheet.label_height < _SMALLEST, "label_height", tr("A label measures at least {least} mm.", least=_SMALLEST)),
        (sheet.left < 0, "left", tr("Margins are measured from the edge of the page: 0 or more.")),
        (sheet.top < 0, "top", tr("Margins are measured from the edge of the page: 0 or more.")),
        (
            sheet.columns > 1 and sheet.pitch_x < sheet.label_width - _TOLERANCE,
            "pitch_x",
            tr("The labels would overlap: the step is at least the width of a label."),
        ),
        (
            sheet.rows > 1 and sheet.pitch_y < sheet.label_height - _TOLERANCE,
            "pitch_y",
            tr("The labels would overlap: the step is at least the height of a label."),
        ),
        (
            right > sheet.page_width + _TOLERANCE,
            "columns",
            tr("The labels reach beyond the right edge of the page, {distance}.", distance=over),
        ),
        (
            bottom > sheet.page_height + _TOLERANCE,
            "rows",
            tr("The labels reach beyond the lower edge of the page, {distance}.", distance=over),
        ),
    ):
        if wrong:
            raise Refused(sentence, field=field)
    return replace(sheet, part=reference)


def _least(*lengths: float) -> bool:
    return all(50 <= length <= 500 for length in lengths)


def find_sheet(name: str, own: Sequence[LabelSheet] = ()) -> LabelSheet:
    """The sheet that ``name`` means: a part number, with or without its maker, in any case ("avery l7160").

    ``own`` are those that the house measured itself; they come first. ``Refused`` names the nearest one known.
    """
    asked = _plain(name)
    sheets = (*own, *known_sheets())
    for sheet in sheets:
        if asked in (_plain(sheet.part), _plain(sheet.brand + sheet.part)):
            return sheet
    for sheet in sheets:  # “Zweckform 3475” for “Avery Zweckform 3475”, “J8160-25” with the sheets in the box
        part = _plain(sheet.part)
        if asked in {maker + number for maker in _makers(sheet.brand) for number in (part, part.lstrip("0"))}:
            return sheet
        if "-" in name and re.match(re.escape(part) + r"\d{0,3}$", asked):
            return sheet
    raise Refused(
        tr(
            "There is no label sheet “{name}” here. The nearest one is {nearest}; “grc-desktop sheets” lists them all.",
            name=name,
            nearest=_nearest(asked, sheets),
        ),
        field="sheet",
    )


def _makers(brand: str) -> set[str]:
    """What people call a maker: by one word of its name or by all; Avery is Avery Zweckform beyond the Rhine."""
    words = [_plain(word) for word in brand.split()]
    return {"", _plain(brand), *words, *(("zweckform", "averyzweckform") if "avery" in words else ())}


def named(sheet: LabelSheet) -> str:
    """Maker and part; a sheet of the house has no maker."""
    return f"{sheet.brand} {sheet.part}".strip()


def describe(sheet: LabelSheet) -> str:
    """One line about a sheet, in the user's language: ``Avery L7160 — 3 × 7, 63,5 × 38,1 mm``."""
    size = f"{decimal(sheet.label_width)} × {decimal(sheet.label_height)}"
    return f"{named(sheet)} — {sheet.columns} × {sheet.rows}, {size} mm"


def _nearest(asked: str, sheets: Sequence[LabelSheet]) -> str:
    from rapidfuzz import process

    parts = {_plain(sheet.part): named(sheet) for sheet in sheets}
    best = process.extractOne(asked, list(parts))
    return parts[best[0]]


def _plain(name: str) -> str:
    return re.sub(r"[\W_]+", "", fold(name).replace("×", "x"))


def _sheet(row: dict[str, str]) -> LabelSheet:
    return LabelSheet(
        brand=row["brand"],
        part=row["part"],
        paper=row["paper"],
        page_width=float(row["paper_w_mm"]),
        page_height=float(row["paper_h_mm"]),
        columns=int(row["cols"]),
        rows=int(row["rows"]),
        label_width=float(row["label_w_mm"]),
        label_height=float(row["label_h_mm"]),
        left=float(row["left_mm"]),
        top=float(row["top_mm"]),
        pitch_x=float(row["pitch_x_mm"]),
        pitch_y=float(row["pitch_y_mm"]),
    )


def _aliases(sheet: LabelSheet, others: list[LabelSheet]) -> tuple[str, ...]:
    return tuple(other.part for other in others if other.part != sheet.part and _cut_alike(sheet, other))


def _cut_alike(one: LabelSheet, other: LabelSheet) -> bool:
    if (one.paper, one.columns, one.rows) != (other.paper, other.columns, other.rows):
        return False
    measures = [
        (sheet.label_width, sheet.label_height, sheet.left, sheet.top, sheet.pitch_x, sheet.pitch_y)
        for sheet in (one, other)
    ]
    return all(abs(a - b) <= _ALIKE for a, b in zip(*measures, strict=True))
