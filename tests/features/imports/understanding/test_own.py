"""Columns that no field of the program fits are kept as fields of the house."""

from __future__ import annotations

from pathlib import Path

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from grc_desktop.database.database import Database
from grc_desktop.database.journal.undo import undo
from grc_desktop.database.schema import Customer, CustomField, CustomValue
from grc_desktop.features.customers.actions import define_field
from grc_desktop.features.customers.queries import own_fields
from grc_desktop.features.imports.importing import carry_out, try_out
from grc_desktop.features.imports.queries import standing_customers
from grc_desktop.features.imports.reading import Table
from grc_desktop.features.imports.recognition import OWN, recognise
from grc_desktop.features.imports.records import OnDuplicate, Plan
from tests.features.imports.written_files import opened, text_file

HEADER = "NOM;PRENOM;MAIL;Taille;Cotisation payée;Remise %;Entrée au club;Badge;N° passeport"
ROWS = [
    ("Moreau;Lucie;l@example.com;M;oui;10;12/05/2019;0012;12AB"),
    ("Roux;Anne;a@example.com;L;non;12,5;13/06/2020;0456;13AB"),
    ("Noël;Jean;j@example.com;M;oui;;;;"),
    ("Béal;Paul;p@example.com;L;peut-être;5;;;"),
    ("Zola;Emile;e@example.com;M;non;5;;;"),
    ("Hugo;Victor;v@example.com;L;non;5;;;"),
]
ALL = dict.fromkeys(("Taille", "Cotisation payée", "Remise %", "Entrée au club", "Badge", "N° passeport"), OWN)


@pytest.fixture
def table(tmp_path: Path) -> Table:
    return opened(text_file(tmp_path / "club.csv", "\n".join([HEADER, *ROWS]) + "\n"))


def plan(base: Database, table: Table, policy: OnDuplicate = "fill") -> Plan:
    return Plan(table, recognise(table, chosen=ALL, house=base.read(own_fields)), policy)


def said(base: Database, customer_id: int) -> dict[str, str]:
    return base.read(standing_customers, ids=[customer_id])[customer_id].own


def _count(session: Session, *, column: InstrumentedAttribute[int]) -> int:
    return session.scalar(select(func.count(column))) or 0


def test_kinds_are_guessed_and_papers_stay_out(base: Database, table: Table) -> None:
    found = plan(base, table).recognition
    assert {name.removeprefix(OWN): (one.kind, one.choices) for name, one in found.own.items()} == {
        "Taille": ("choice", ("L", "M")), "Cotisation payée": ("yes_no", ()), "Remise %": ("number", ()),
        "Entrée au club": ("date", ()), "Badge": ("text", ()),
    }  # fmt: skip
    assert found.mapping["N° passeport"] is None
    assert found.never_kept == ("N° passeport",)
    assert [column.note for column in found.columns][3] == "own field: choice"


def test_values_come_in_as_their_kind_and_the_import_is_undone_whole(base: Database, table: Table) -> None:
    assert try_out(base, plan(base, table)).created == 6
    assert base.read(own_fields) == []
    done = carry_out(base, plan(base, table))
    assert {one.name: one.kind for one in base.read(own_fields)} == {
        "Taille": "choice", "Cotisation payée": "yes_no", "Remise %": "number", "Entrée au club": "date",
        "Badge": "text",
    }  # fmt: skip
    assert said(base, 1) == {
        "Taille": "M", "Cotisation payée": "1", "Remise %": "10", "Entrée au club": "2019-05-12", "Badge": "0012",
    }  # fmt: skip
    assert said(base, 2)["Remise %"] == "12.5"
    assert "Cotisation payée" not in said(base, 4)
    assert [(one.row, one.value) for one in done.result.warnings] == [(5, "peut-être")]
    assert done.operation_id is not None
    base.write(undo, operation_id=done.operation_id)
    for rows in (Customer.id, CustomField.id, CustomValue.id):
        assert base.read(_count, column=rows) == 0


def test_the_same_file_again_adds_nothing(base: Database, table: Table) -> None:
    carry_out(base, plan(base, table))
    again = carry_out(base, plan(base, table)).result
    assert (again.created, again.updated, again.skipped) == (0, 0, 6)


def test_a_column_called_like_a_field_of_the_house_fills_it(base: Database, tmp_path: Path) -> None:
    base.write(define_field, name="Taille", kind="choice", choices=["S", "M"])
    table = opened(text_file(tmp_path / "a.csv", "NOM;MAIL;TAILLE\nMoreau;l@example.com;m\nRoux;r@example.com;XL\n"))
    found = recognise(table, house=base.read(own_fields))
    assert found.mapping["TAILLE"] == "custom.Taille"
    carry_out(base, Plan(table, found, "fill"))
    assert [said(base, customer)["Taille"] for customer in (1, 2)] == ["M", "XL"]
    assert [one.choices for one in base.read(own_fields)] == [("S", "M", "XL")]


def test_what_is_there_is_filled_or_replaced(base: Database, tmp_path: Path) -> None:
    first = opened(text_file(tmp_path / "a.csv", "NOM;MAIL;Vue\nMoreau;l@example.com;mer\n"))
    carry_out(base, Plan(first, recognise(first, chosen={"Vue": OWN}), "fill"))
    other = opened(text_file(tmp_path / "b.csv", "NOM;MAIL;Vue\nMoreau;l@example.com;cour\n"))
    found = recognise(other, house=base.read(own_fields))
    assert carry_out(base, Plan(other, found, "fill")).result.updated == 0
    assert said(base, 1) == {"Vue": "mer"}
    assert carry_out(base, Plan(other, found, "update")).result.updated == 1
    assert said(base, 1) == {"Vue": "cour"}
