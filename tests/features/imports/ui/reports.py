"""A report of an import that met everything."""

from __future__ import annotations

from pathlib import Path

from grc_desktop.features.imports.recognition import recognise
from grc_desktop.features.imports.records import JudgedRow, Plan, Report
from grc_desktop.features.imports.understanding.drafts import Remark
from tests.features.imports.written_files import PEOPLE, opened, text_file


def report(tmp_path: Path, *, created: int = 1874, rejected: int = 150, operation_id: int | None = 4) -> Report:
    """Of ``clients.csv``: some rows refused, two duplicates, one value to look at."""
    table = opened(text_file(tmp_path / "clients.csv", PEOPLE))
    return Report(
        plan=Plan(table, recognise(table), "report"),
        operation_id=operation_id,
        words=f"Imported {created} customers from clients.csv",
        rows=created + rejected + 2,
        created=created,
        updated=0,
        skipped=0,
        new_customers=created,
        first_customer=1,
        last_customer=created,
        warnings=(Remark(3, "MAIL", "anne@", "The part after the @ is not complete"),),
        rejected=tuple(JudgedRow(row, "there is no name", ("C-9", "", "69003")) for row in range(2, 2 + rejected)),
        customers=tuple(range(1, created + 1)),
        examples={"created": (JudgedRow(2, "", ("C-1", "Moreau")),) if created else ()},
        duplicates=(
            JudgedRow(7, "same mobile as Lucie", ("C-1",), 1),
            JudgedRow(8, "same e-mail as Lucie", ("C-2",), 1),
        ),
    )
