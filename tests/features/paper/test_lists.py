from __future__ import annotations

from pathlib import Path

import pytest

from grc_desktop.database.database import Database
from grc_desktop.features.exports.records import Asked
from grc_desktop.features.paper.lists import write_list
from tests.features.paper.guests import DAY, check_in
from tests.features.paper.pdf_words import words_of_page


@pytest.fixture
def full(base: Database) -> Database:
    base.write(check_in)
    return base


def _texts(path: Path) -> list[str]:
    return [word.text for word in words_of_page(path, 0)]


def test_what_is_needed_when_there_is_no_power(full: Database, tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    printed = write_list(full, "emergency", Asked(), DAY, path)
    assert (printed.pages, printed.printed) == (1, 4)
    texts = _texts(path)
    assert texts.index("Leaves") < texts.index("In the house") < texts.index("Arrives")
    assert "06 12 48 77 03" in texts
    assert any("arachides" in text for text in texts)
    assert any(text.startswith("fidèle") for text in texts)


def test_telephones_of_those_who_have_one(full: Database, tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    printed = write_list(full, "phones", Asked(), DAY, path)
    assert printed.printed == 1
    assert {"Phone list", "Moreau Lucie"} <= set(_texts(path))


def test_the_list_with_its_columns(full: Database, tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    assert write_list(full, "shown", Asked(columns=("name", "city")), DAY, path).printed == 11


def test_a_directory_of_those_asked_for(full: Database, tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    printed = write_list(full, "directory", Asked(where='last_name = "Moreau"'), DAY, path)
    assert printed.printed == 3
    texts = _texts(path)
    assert "M" in texts
    assert "Moreau Lucie, Lyon" in texts
    assert "06 12 48 77 03" in texts
