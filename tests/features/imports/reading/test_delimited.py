from __future__ import annotations

import contextlib
import csv
import io
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import speak
from grc_desktop.features.imports.reading.delimited import LONGEST_CELL, guess_separator, read_rows


def rows(path: Path, separator: str | None = ";") -> list[tuple[int, list[str]]]:
    return list(read_rows(path, "utf-8", separator))


def write(tmp_path: Path, text: str) -> Path:
    path = tmp_path / "list.csv"
    path.write_bytes(text.encode())
    return path


@pytest.mark.parametrize("separator", [";", ",", "\t", "|"])
def test_each_separator_is_found(tmp_path: Path, separator: str) -> None:
    lines = [["NOM", "CP", "CA"], ["Moreau", "69003", "12"], ["Le Goff", "29000", "7"]]
    assert guess_separator(write(tmp_path, "\r\n".join(map(separator.join, lines))), "utf-8") == separator


def test_decimal_commas_and_addresses_do_not_mislead(tmp_path: Path) -> None:
    text = "NOM;ADR;CA\nMoreau;12, rue X;12,50\nNoël;3, rue Y;7,00\nRoux;4, rue Z;8,10\n"
    assert guess_separator(write(tmp_path, text), "utf-8") == ";"


def test_a_single_column_has_no_separator(tmp_path: Path) -> None:
    path = write(tmp_path, "EMAIL\na@example.com\nb@example.com\n")
    assert guess_separator(path, "utf-8") is None
    assert rows(path, None)[1] == (2, ["a@example.com"])


def test_excel_names_its_separator_in_the_first_line(tmp_path: Path) -> None:
    path = write(tmp_path, "sep=,\r\nNOM,CP\r\nMoreau;x,69003\r\n")
    assert guess_separator(path, "utf-8") == ","
    assert rows(path, ",") == [(1, []), (2, ["NOM", "CP"]), (3, ["Moreau;x", "69003"])]


def test_a_quoted_line_break_begins_no_new_row(tmp_path: Path) -> None:
    path = write(tmp_path, 'NOM;ADR\nMoreau;"12 rue X\nBât. B"\n\nNoël;y\n')
    assert rows(path) == [(1, ["NOM", "ADR"]), (2, ["Moreau", "12 rue X\nBât. B"]), (3, []), (4, ["Noël", "y"])]


def test_quotes_inside_one_line_are_characters(tmp_path: Path) -> None:
    path = write(tmp_path, 'NOM;CP\n"Hôtel "Le Lion" d\'Or";69003\n12" d\'écran;1\n')
    assert rows(path)[1:] == [(2, ['Hôtel "Le Lion" d\'Or', "69003"]), (3, ["12\" d'écran", "1"])]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ('NOM;CP\nMoreau;1\n"Dupont;2\nMartin;3\n', 3),
        ('NOM;CP\n"Dupont;2\n"Martin";"3"\n', 2),  # two customers must not become one
    ],
)
def test_broken_quotes_are_refused_with_their_line(tmp_path: Path, text: str, line: int) -> None:
    with pytest.raises(Refused, match=f"from line {line} on"):
        rows(write(tmp_path, text))


def test_an_endless_cell_is_refused_with_its_line(tmp_path: Path) -> None:
    path = write(tmp_path, f'NOM;NOTE\nMoreau;"{"x" * (LONGEST_CELL + 1)}"\n')
    with pytest.raises(Refused, match="Line 2 holds a cell of more than"):
        rows(path)


@given(
    st.lists(
        st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0\r\ufeff")), min_size=2),
        min_size=1,
        max_size=6,
    )
)
def test_what_csv_writes_is_read_back(tmp_path_factory: pytest.TempPathFactory, table: list[list[str]]) -> None:
    path = tmp_path_factory.mktemp("round") / "list.csv"
    text = io.StringIO()
    csv.writer(text, delimiter=";", lineterminator="\n", quoting=csv.QUOTE_ALL).writerows(table)
    path.write_bytes(text.getvalue().encode())
    assert [cells for _, cells in rows(path)] == table


@given(st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\0"), max_size=200))
def test_any_text_is_read_or_refused(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("any") / "list.csv"
    path.write_bytes(text.encode())
    numbers: list[int] = []
    with contextlib.suppress(Refused):
        numbers += [number for number, _ in read_rows(path, "utf-8", guess_separator(path, "utf-8"))]
    assert numbers == list(range(1, len(numbers) + 1))


@pytest.mark.parametrize(("spoken", "most"), [("en", "1,000,000"), ("fr", "1\u202f000\u202f000")])
def test_how_long_a_cell_may_be_is_said_as_the_language_writes_it(tmp_path: Path, spoken: str, most: str) -> None:
    path = write(tmp_path, 'NOM;NOTES\nMoreau;"' + "x" * (LONGEST_CELL + 1) + '"\n')
    speak(spoken)
    with pytest.raises(Refused, match=most):
        rows(path)
