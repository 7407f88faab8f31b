"""What the jobs work on, made once for a size from a seed."""

from __future__ import annotations

import csv
import shutil
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from datetime import date, timedelta
from pathlib import Path
from random import Random

from grc_desktop.database.database import Database
from grc_desktop.features.imports.importing import carry_out
from grc_desktop.features.imports.reading import ReadingChoices, read_table
from grc_desktop.features.imports.recognition import is_known, recognise
from grc_desktop.features.imports.records import Plan
from grc_desktop.features.samples.actions import fill_sample_house
from grc_desktop.features.samples.rules.people import People, typed_number
from tests.benchmarks.place import Place

HEADER = (
    "NOM",
    "PRENOM",
    "CIVILITE",
    "ADRESSE",
    "CP",
    "VILLE",
    "PAYS",
    "TEL",
    "MOBILE",
    "EMAIL",
    "DATE NAISSANCE",
    "LANGUE",
)


class Material(Place):
    """Makes the files of one size."""

    def make(self, wanted: set[str]) -> None:
        """Make those of the files named in ``wanted`` that are not there yet."""
        self.folder.mkdir(parents=True, exist_ok=True)
        if wanted & {"base", "frequent"} and not self.base.exists():
            with Database.create(self.base) as base:
                fill_sample_house(base, customers=self.size)
        if "frequent" in wanted and not self.frequent.exists():
            self._double_purchases()
        if wanted & {"empty", "imported"} and not self.empty.exists():
            Database.create(self.empty).close()
        if wanted & {"csv", "imported"} and not self.csv.exists():
            with self.csv.open("w", encoding="utf-8-sig", newline="") as file:
                writer = csv.writer(file, delimiter=";")
                writer.writerow(HEADER)
                writer.writerows(self._rows())
        if "xlsx" in wanted and not self.xlsx.exists():
            self._make_workbook()
        if "imported" in wanted and not self.imported.exists():
            shutil.copy(self.empty, self.imported)
            with Database.open(self.imported) as base:
                carry_out(base, plan_for(self.csv))

    def _double_purchases(self) -> None:
        shutil.copy(self.base, self.frequent)
        with closing(sqlite3.connect(self.frequent)) as connection, connection:
            for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'trigger'").fetchall():
                connection.execute(f'DROP TRIGGER "{name}"')
            connection.execute(
                "INSERT INTO purchase (customer_id, kind, date, amount_cents, status) "
                "SELECT customer_id, kind, date(date, '-7 months'), amount_cents, status FROM purchase"
            )

    def _rows(self) -> Iterator[tuple[str, ...]]:
        die = Random(7)
        people = People(die, ["ailleurs.example", "autre-poste.example"])
        first = date(1940, 1, 1)
        for _ in range(self.size):
            person = people.person()
            columns, address = person.columns, person.address
            yield (
                columns["last_name"],
                columns["first_name"],
                columns["title"],
                address["line_1"],
                address["postcode"],
                address["city"],
                address["country"],
                typed_number(person.landline) if person.landline else "",
                typed_number(person.mobile) if person.mobile else "",
                person.email,
                f"{first + timedelta(days=die.randrange(23_000)):%d/%m/%Y}",
                columns["language"],
            )

    def _make_workbook(self) -> None:
        from openpyxl import Workbook

        book = Workbook(write_only=True)
        sheet = book.create_sheet("Clients")
        sheet.append(HEADER)
        for row in self._rows():
            sheet.append(row)
        book.save(self.xlsx)


def plan_for(file: Path) -> Plan:
    """The import as the program proposes it."""
    table = read_table(file, ReadingChoices(), is_known=is_known)
    return Plan(table, recognise(table, kind="customers"), "report")
