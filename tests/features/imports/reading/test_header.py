from __future__ import annotations

import pytest

from grc_desktop.features.imports.reading.header import find_header, header_names

KNOWN = {"NOM", "CP", "VILLE"}


@pytest.mark.parametrize(
    ("rows", "number"),
    [
        ([["NOM", "CP"], ["Moreau", "69003"]], 1),
        ([["Liste des clients au 12/11/2026"], [], ["NOM", "CP", "VILLE"], ["Moreau", "69003", "LYON"]], 3),
        ([["Moreau", "69003", "l@example.com"], ["Roux", "01000", "r@example.com"]], 0),
        ([["Alpha", "Beta"], ["x", "12,50"]], 1),  # nothing known, but names over values
        ([["EMAIL"], ["a@example.com"]], 1),
        ([["Moreau", "Lucie"], ["Roux", "Anne"]], 0),
    ],
)
def test_where_the_header_stands(rows: list[list[str]], number: int) -> None:
    assert find_header(list(enumerate(rows, 1)), KNOWN.__contains__) == number


def test_empty_names_are_made_up_and_line_breaks_go() -> None:
    assert header_names(["NOM\nDU CLIENT", ""], 3) == ("NOM DU CLIENT", "Column 2", "Column 3")
