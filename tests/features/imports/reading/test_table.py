from __future__ import annotations

from pathlib import Path

from tests.features.imports.written_files import opened, text_file


def test_rows_that_hold_nothing_are_passed_over(tmp_path: Path) -> None:
    table = opened(text_file(tmp_path / "a.csv", "NOM;CP\n;\n\nMoreau;69003\nNoël;\n"))
    assert table.first_rows(1) == [(4, ["Moreau", "69003"])]
    assert [number for number, _ in table.rows()] == [4, 5]


def test_short_rows_are_made_as_long_as_the_header(tmp_path: Path) -> None:
    table = opened(text_file(tmp_path / "a.csv", "NOM;CP;VILLE\nMoreau\nNoël;1;X;trop\n"))
    assert [table.padded(cells) for _, cells in table.rows()] == [["Moreau", "", ""], ["Noël", "1", "X", "trop"]]
