from __future__ import annotations

from pathlib import Path

import pytest

from grc_desktop.features.imports.reading.fixed_width import find_cuts, read_set_rows
from tests.features.imports.written_files import opened, text_file

LIST = (
    "CODE    NOM                 PRENOM         CP    VILLE                   CA\n"
    "C001    LEFÈVRE             ÉLOÏSE         42000 SAINT ETIENNE        12,50\n"
    "C002    DE LA TOUR          JEAN PIERRE    01000 BOURG EN BRESSE   1 234,00\n"
    "\n"
    "C003    NOEL                               69003 LYON\n"
)


def test_columns_set_by_spaces_are_a_list(tmp_path: Path) -> None:
    table = opened(text_file(tmp_path / "liste.txt", LIST))
    assert (table.format, table.separator, table.header) == (
        "fixed", None, ("CODE", "NOM", "PRENOM", "CP", "VILLE", "CA")
    )  # fmt: skip
    assert list(table.rows()) == [
        (2, ["C001", "LEFÈVRE", "ÉLOÏSE", "42000", "SAINT ETIENNE", "12,50"]),
        (3, ["C002", "DE LA TOUR", "JEAN PIERRE", "01000", "BOURG EN BRESSE", "1 234,00"]),
        (5, ["C003", "NOEL", "", "69003", "LYON", ""]),
    ]


@pytest.mark.parametrize(
    "text",
    [
        "Nom\nMoreau\nPetit\nDurand\n",
        "Une lettre de trois lignes\nqui ne sont pas des colonnes\net rien de plus\n",
        "A  B  C\nx  y  z\n",
        LIST + "x  " * 2_000,
    ],
)
def test_other_texts_have_no_columns(text: str) -> None:
    assert find_cuts(text, "utf-8") == ()


def test_a_line_beyond_the_last_column_keeps_its_end() -> None:
    rows = list(read_set_rows("ab  cd  ef\nx   y   z and more\n", "utf-8", (0, 4, 8)))
    assert rows == [(1, ["ab", "cd", "ef"]), (2, ["x", "y", "z and more"])]
