from __future__ import annotations

from dataclasses import replace

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.features.paper.sheets import checked_sheet, find_sheet, is_sound, known_sheets


@pytest.mark.parametrize("sheet", known_sheets(), ids=lambda sheet: f"{sheet.brand} {sheet.part}")
def test_every_sheet_fits_its_page_and_is_found_by_its_name(sheet) -> None:  # type: ignore[no-untyped-def]
    assert is_sound(sheet)
    assert find_sheet(sheet.part) == sheet
    assert find_sheet(f"{sheet.brand} {sheet.part}".lower()) == sheet
    for place in range(sheet.per_sheet):
        x, y = sheet.origin(place)
        assert -0.01 <= x <= sheet.page_width - sheet.label_width + 0.61
        assert -0.01 <= y <= sheet.page_height - sheet.label_height + 0.61


def test_the_usual_sheet_comes_first_and_no_part_twice() -> None:
    sheets = known_sheets()
    assert sheets[0].part == "L7160"
    assert len(sheets) >= 90
    parts = [sheet.part for sheet in sheets]
    assert len(parts) == len(set(parts))


def test_the_l7160_is_where_avery_cuts_it() -> None:
    sheet = find_sheet("L7160")
    assert (sheet.columns, sheet.rows, sheet.per_sheet) == (3, 7, 21)
    assert sheet.origin(6 * 3 + 1) == pytest.approx((73.24, 243.75))
    assert {"J8160", "C2160", "4677"} <= set(sheet.aliases)


@pytest.mark.parametrize("name", ["l7160", "L 7160", "avery L7160", "AVERY-L7160", "L7160-100"])
def test_a_sheet_is_found_however_it_is_written(name: str) -> None:
    assert find_sheet(name).part == "L7160"


def test_parts_of_other_makers() -> None:
    assert find_sheet("herma 4677").brand == "Herma"
    assert find_sheet("Avery 3475").brand == "Avery Zweckform"
    assert find_sheet("70 × 37").part == "70x37"
    assert find_sheet("Zweckform 3474").part == "3474"
    assert find_sheet("Avery Zweckform L7160").part == "L7160"
    assert find_sheet("APLI 1293").part == "01293"


@pytest.mark.parametrize(("name", "nearest"), [("L716O", "L716"), ("J816", "J816"), ("", "Avery")])
def test_an_unknown_sheet_is_refused_with_the_nearest(name: str, nearest: str) -> None:
    with pytest.raises(Refused, match=f"nearest one is .*{nearest}") as refusal:
        find_sheet(name)
    assert refusal.value.field == "sheet"


def test_published_mistakes_are_seen() -> None:
    sheet = find_sheet("L7162")
    assert not is_sound(replace(sheet, pitch_y=338.7))  # a decimal point lost
    assert not is_sound(replace(sheet, page_width=148.0))
    assert not is_sound(replace(sheet, pitch_x=sheet.label_width - 5))
    assert not is_sound(replace(sheet, columns=0))


@pytest.mark.parametrize("sheet", known_sheets(), ids=lambda sheet: f"{sheet.brand} {sheet.part}")
def test_every_sheet_that_is_sold_could_be_measured_by_a_house(sheet) -> None:  # type: ignore[no-untyped-def]
    assert checked_sheet(sheet) == sheet


@pytest.mark.parametrize(
    ("measure", "value", "field"),
    [
        ("part", "  ", "part"),
        ("part", "x" * 41, "part"),
        ("page_width", 20.0, "page_width"),
        ("columns", 0, "columns"),
        ("columns", 4, "columns"),
        ("rows", 8, "rows"),
        ("rows", 99, "rows"),
        ("label_width", 2.0, "label_width"),
        ("label_height", 0.0, "label_height"),
        ("left", -1.0, "left"),
        ("top", -1.0, "top"),
        ("pitch_x", 60.0, "pitch_x"),
        ("pitch_y", 30.0, "pitch_y"),
    ],
)
def test_a_measure_that_cannot_be_is_named(measure: str, value: object, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        checked_sheet(replace(find_sheet("L7160"), **{measure: value}))  # type: ignore[arg-type]
    assert refusal.value.field == field
