from __future__ import annotations

import tracemalloc
from collections.abc import Iterator
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

import pytest
from pypdf import PdfReader

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import speak
from grc_desktop.features.exports.formats.printed_list import write_printed_list
from grc_desktop.features.exports.records import Column, Row
from tests.features.exports.made_up import COLUMNS, ROWS, listing
from tests.features.paper.pdf_words import words_of_page


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "list.pdf"


def _text(path: Path, page: int = 0) -> str:
    return PdfReader(path).pages[page].extract_text()


def test_it_says_whose_it_is_what_it_shows_and_when(path: Path) -> None:
    written = write_printed_list(listing(), path)
    assert (written.rows, written.pages) == (len(ROWS), 1)
    text = _text(path)
    for words in ("Hôtel des Remparts", "Customers: all [of them]", "city = Lyon · 7 rows", "22/11/2026 12:00"):
        assert words in text
    assert "Page 1 of" in text
    assert "1,234.50" in text
    assert "<b>x</b>" in text
    assert "=1+1" in text
    reader = PdfReader(path)
    assert reader.metadata is not None
    assert reader.metadata.title == "Customers: all [of them]"


def test_french_writes_numbers_its_own_way(path: Path) -> None:
    speak("fr")
    write_printed_list(listing(), path)
    assert "1 234,50" in _text(path).replace("\u202f", " ").replace("\u00a0", " ")


def test_every_page_has_its_heads_and_its_number(path: Path) -> None:
    rows: list[Row] = [(f"Name {number}", *ROWS[0][1:]) for number in range(300)]
    written = write_printed_list(listing(rows, count=300), path)
    assert written.pages is not None
    assert written.pages > 3
    seen = ""
    for page in range(written.pages):
        text = _text(path, page)
        assert "Last purchase" in text
        assert f"Page {page + 1} of" in text
        assert str(written.pages) in [word.text for word in words_of_page(path, page)]
        seen += text
    assert all(f"Name {number}\n" in seen for number in range(300))


def test_many_columns_turn_the_paper_and_too_many_are_refused(path: Path) -> None:
    def many(count: int) -> tuple[tuple[Column, ...], list[Row]]:
        return tuple(Column(f"c{n}", f"Column {n}") for n in range(count)), [("some words here",) * count] * 3

    columns, rows = many(3)
    write_printed_list(listing(rows, count=3, columns=columns), path)
    page = PdfReader(path).pages[0].mediabox
    assert page.height > page.width
    columns, rows = many(20)
    write_printed_list(listing(rows, count=3, columns=columns), path)
    page = PdfReader(path).pages[0].mediabox
    assert page.width > page.height
    columns, rows = many(60)
    with pytest.raises(Refused, match="60 columns do not fit"):
        write_printed_list(listing(rows, count=3, columns=columns), path)


@pytest.mark.parametrize("count", [2, 5, 9, 14])
def test_no_cell_reaches_into_the_next_nor_off_the_page(path: Path, count: int) -> None:
    long = "Société-des-Établissements-Nguyễn-sans-aucune-espace et quelques mots encore après"
    columns = tuple(Column(f"c{n}", f"H{n}") for n in range(count))
    rows: list[Row] = [tuple(f"{n}|{long}" for n in range(count))] * 5
    write_printed_list(listing(rows, count=5, columns=columns), path)
    page = PdfReader(path).pages[0].mediabox
    words = words_of_page(path, 0)
    assert all(word.left >= 34 and word.right <= float(page.width) - 34 + 0.5 for word in words)
    lines: dict[float, list[tuple[float, float]]] = {}
    for word in words:
        lines.setdefault(round(word.base, 1), []).append((word.left, word.right))
    for line in lines.values():
        line.sort()
        for (_, right), (left, _) in pairwise(line):
            assert left >= right - 0.1


def test_a_long_value_ends_in_an_ellipsis_not_in_the_middle_of_nowhere(path: Path) -> None:
    write_printed_list(listing(), path)
    assert "…" in _text(path)


def test_what_the_typeface_lacks_is_shown_as_a_question_mark_and_told(path: Path) -> None:
    written = write_printed_list(listing(), path)
    assert {"李"} <= set(written.unshown)
    assert written.unshown_for[0].startswith("Ω Żółć Йод 李")
    assert len(written.unshown_for) == 1
    assert "Ω Żółć Йод ?" in _text(path)


def test_an_empty_list_says_so(path: Path) -> None:
    written = write_printed_list(replace(listing(), rows=(), count=0), path)
    assert (written.rows, written.pages) == (0, 1)
    assert "No row to show." in _text(path)


def test_memory_does_not_grow_with_the_rows(path: Path) -> None:
    def rows(count: int) -> Iterator[Row]:
        for number in range(count):
            yield (f"Name {number}", *ROWS[0][1:])

    def peak(count: int) -> int:
        tracemalloc.start()
        write_printed_list(listing(rows(count), count=count, columns=COLUMNS), path)
        size = tracemalloc.get_traced_memory()[1]
        tracemalloc.stop()
        return size

    peak(100)  # what is loaded once
    small, large = peak(500), peak(4_000)
    assert large < small + 3_500 * 400  # bytes a row: the compressed page, joined with the others at the end
