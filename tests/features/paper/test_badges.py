from __future__ import annotations

from pathlib import Path

import pytest
from reportlab.lib.units import mm

from grc_desktop.features.paper.badges import write_badges
from grc_desktop.features.paper.fitting import NobodyPrinted
from grc_desktop.features.paper.records import Addressed, LabelSheet
from grc_desktop.features.paper.sheets import find_sheet, known_sheets
from tests.features.paper.pdf_words import box_of, words_of_page


def test_the_name_is_large_and_centred_and_the_company_beneath(tmp_path: Path) -> None:
    path = tmp_path / "badges.pdf"
    sheet = find_sheet("L7165")
    printed = write_badges([Addressed(1, "Lucie", ("Lucie Moreau", "Béal Voyages SARL"))], sheet, path)
    assert (printed.pages, printed.printed) == (1, 1)
    name, company = words_of_page(path, 0)
    assert (name.text, company.text) == ("Lucie Moreau", "Béal Voyages SARL")
    assert name.size >= 18
    assert company.size < name.size
    assert company.base < name.base
    middle = (sheet.left + sheet.label_width / 2) * mm
    assert (name.left + name.right) / 2 == pytest.approx(middle, abs=0.2)
    assert (company.left + company.right) / 2 == pytest.approx(middle, abs=0.2)


def test_a_long_name_takes_two_lines(tmp_path: Path) -> None:
    path = tmp_path / "badges.pdf"
    write_badges([Addressed(1, "x", ("Maximilienne Lefebvre-Delattre", "Lyon"))], find_sheet("L7163"), path)
    assert [word.text for word in words_of_page(path, 0)] == ["Maximilienne", "Lefebvre-Delattre", "Lyon"]


def test_badges_of_a_narrow_sheet_are_all_as_large(tmp_path: Path) -> None:
    path = tmp_path / "badges.pdf"
    people = [Addressed(1, name, (name, "Lyon")) for name in ("Marc Aerts", "Charlotte Alary", "Nicolas Barbier")]
    write_badges(people, find_sheet("3422"), path)
    assert {word.size for word in words_of_page(path, 0) if word.text != "Lyon"} == {26}


def test_what_is_too_long_is_named_and_not_cut(tmp_path: Path) -> None:
    path = tmp_path / "badges.pdf"
    people = [Addressed(1, "Long", ("W" * 60,)), Addressed(2, "Ok", ("Ana",)), Addressed(3, "Li", ("李大山",))]
    printed = write_badges(people, find_sheet("L7160"), path)
    assert {one.customer_id: one.code for one in printed.left_out} == {1: "no_room", 3: "no_letters"}
    assert [word.text for word in words_of_page(path, 0)] == ["Ana"]


@pytest.mark.parametrize("sheet", known_sheets(), ids=lambda sheet: f"{sheet.brand} {sheet.part}")
def test_every_badge_lies_inside_its_label_of_every_sheet(sheet: LabelSheet, tmp_path: Path) -> None:
    path = tmp_path / "badges.pdf"
    people = [Addressed(n, "", ("Jean-Pierre Lefebvre", "Agence des Remparts")) for n in range(sheet.per_sheet)]
    try:
        write_badges(people, sheet, path)
    except NobodyPrinted:
        assert min(sheet.label_width, sheet.label_height) < 22
        return
    words = words_of_page(path, 0)
    each = len(words) // sheet.per_sheet
    for number, word in enumerate(words):
        left, bottom, right, top = box_of(sheet, number // each)
        assert left <= word.left
        assert word.right <= right
        assert word.base + 0.76 * word.size <= top
        assert word.base - 0.24 * word.size >= bottom
