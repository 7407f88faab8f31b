from __future__ import annotations

import csv
from pathlib import Path

import pytest

from grc_desktop.core.language import speak
from grc_desktop.features.exports.formats.separated import write_separated
from grc_desktop.features.exports.records import Column
from tests.features.exports.made_up import NAMES, ROWS, listing


def _read(path: Path, separator: str) -> list[list[str]]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return list(csv.reader(file, delimiter=separator))


def test_french_excel_opens_it_with_a_double_click(tmp_path: Path) -> None:
    speak("fr")
    path = tmp_path / "liste.csv"
    assert write_separated(listing(), path).rows == len(ROWS)
    raw = path.read_bytes()
    assert raw.startswith(b"\xef\xbb\xbf")
    assert b"\r\n" in raw
    rows = _read(path, ";")
    assert rows[1][:7] == ["Moreau", "France", "04/03/2026", "1234,50", "1200", "1,5", "22/11/2026 12:00"]
    assert rows[2][3] == "-0,50"
    assert rows[3][1:] == ["", "06/05/1899", "", "", "", "", "", ""]


def test_english_has_commas_points_and_iso_days(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    write_separated(listing(), path)
    assert _read(path, ",")[1][:6] == ["Moreau", "France", "2026-03-04", "1234.50", "1200", "1.5"]


def test_a_formula_is_kept_from_running_and_nothing_else_is_changed(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    typed = ["=cmd|'/c calc'!A1", "@SUM(A1)", "+1+cmd", "-2+3+cmd|' /C calc'!A0", "\tx", "+33612487703", "-5", "a=b"]
    write_separated(listing([(name,) for name in typed], count=len(typed), columns=(Column("n", "Name"),)), path)
    read = [row[0] for row in _read(path, ",")[1:]]
    assert read == ["'" + name for name in typed[:5]] + typed[5:]


def test_a_heading_that_somebody_made_up_runs_no_more_than_a_value(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    write_separated(listing((), count=0, columns=(Column("n", "=1+1"), Column("m", "@x"), Column("o", "+ 33"))), path)
    assert _read(path, ",") == [["'=1+1", "'@x", "+ 33"]]


def test_line_ends_quotes_and_every_script_survive(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    write_separated(listing(), path)
    read = [row[0] for row in _read(path, ",")[1:]]
    assert read[5] == NAMES[5]
    assert read[2] == NAMES[2]
    assert len(read) == len(ROWS)


def test_an_empty_list_has_its_headings(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    assert write_separated(listing((), count=0), path).rows == 0
    assert len(_read(path, ",")) == 1


@pytest.mark.parametrize(
    ("typed", "written"),
    [
        ("+1-2", "'+1-2"),
        ("+1-202-555-0143", "'+1-202-555-0143"),
        ("+1 202-555-0143", "+1 202-555-0143"),
        ("-12.50", "-12.50"),
    ],
)
def test_what_a_spreadsheet_would_reckon_up_stays_text(tmp_path: Path, typed: str, written: str) -> None:
    columns = (Column("notes", "Notes"),)
    write_separated(listing([(typed,)], count=1, columns=columns), tmp_path / "list.csv")
    assert (tmp_path / "list.csv").read_text(encoding="utf-8-sig").splitlines()[1] == written
