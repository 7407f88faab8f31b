from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.features.imports.understanding.rows import drafts


def test_a_row_is_rejected_only_when_no_record_can_be_made_of_it(tmp_path: Path) -> None:
    text = (
        "N°;NOM;PRENOM;SOCIETE;MAIL;TEL;CP\n1;;;;;;69003\n2;Moreau;;;;;\n3;;Lucie;;;;\n4;;;Béal;;;\n"
        "5;;;;a@example.com;;\n6;;;;;0612487703;\n7;;;;a@;12;\n"
    )
    found = drafts(tmp_path, text)
    assert [one.row for one in found if one.rejected] == [2, 8]
    assert "no name, company, e-mail or phone" in found[0].rejected


def test_a_header_in_the_middle_is_no_customer(tmp_path: Path) -> None:
    found = drafts(tmp_path, "NOM;CP\nMoreau;69003\nNOM;CP\nNoël;01000\n")
    assert [one.passed_over for one in found] == ["", "This row repeats the header", ""]


def test_rows_that_only_add_up_are_passed_over_and_said_so(tmp_path: Path) -> None:
    text = (
        "N°;NOM;CP;CA\n1;Moreau;69003;1 200,50\n2;Total;92400;17\n3;Total Énergies;;300,00\n;Sous-total :;;1 517,50\n"
        "\nTOTAL GÉNÉRAL;;;3 000,00\n\n3;;;3 000,00\n4;;;\n"
    )
    found = drafts(tmp_path, text)
    assert [one.row for one in found if one.passed_over] == [5, 7, 9]
    assert [one.row for one in found if one.rejected] == [10]
    assert [(one.row, one.value, one.reason) for one in found[3].remarks] == [
        (5, "Sous-total : | 1 517,50", "This row is the total of the list")
    ]


def test_a_total_may_say_how_many_there_are(tmp_path: Path) -> None:
    found = drafts(tmp_path, "NOM;PRÉNOM;CA\nMoreau;Lucie;300\nTOTAL;1 client;300\n")
    assert [one.row for one in found if one.passed_over] == [3]


def test_a_row_with_too_many_cells_is_kept_and_named(tmp_path: Path) -> None:
    (found,) = drafts(tmp_path, "NOM;CP\nMoreau;69003;LYON;x\n")
    assert found.rejected == ""
    assert [(one.row, one.column, one.value) for one in found.remarks] == [(2, "", "LYON | x")]


@given(
    st.lists(st.text(st.characters(exclude_categories=["Cs"], exclude_characters='\0\r\n;"')), min_size=5, max_size=5)
)
def test_no_cell_can_break_a_row(tmp_path_factory: pytest.TempPathFactory, cells: list[str]) -> None:
    text = "NOM;TEL;MAIL;DT_NAISS;PAYS\nMoreau;;;;\n" + ";".join(cells) + "\n"
    found = drafts(tmp_path_factory.mktemp("row"), text)
    assert found[0].rejected == ""
    assert len(found) <= 2
