"""``stats`` as another program calls it."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import insert

from grc_desktop.cli import main
from grc_desktop.core.clock import Clock
from grc_desktop.database.database import Database
from grc_desktop.database.schema import Customer, Purchase
from tests.database.deeds import run


@pytest.fixture
def path(base_path: Path, clock: Clock) -> str:
    with Database.open(base_path, clock=clock) as base:
        base.write(run, insert(Customer).values(last_name="A"))
        base.write(run, insert(Purchase).values(customer_id=1, date=date(2026, 5, 2), amount_cents=35_050))
    return str(base_path)


def test_stats(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--database", path, "stats", "--from", "01/01/2026", "--to", "2026-06-30", "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    assert (answer["from"], answer["to"]) == ("2026-01-01", "2026-06-30")
    assert (answer["revenue"], answer["average_ticket"], answer["currency"]) == (350.5, 350.5, "EUR")
    assert answer["rebuy_rate"] == 0.0


def test_the_table_for_people(path: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--database", path, "--language", "en", "stats", "--from", "2026-01-01", "--to", "2026-06-30"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "1 Jan 2026 – 30 Jun 2026"
    assert [line.split()[-1] for line in lines if line.startswith("Purchases")] == ["1"]


@pytest.mark.parametrize(
    ("words", "sentence"),
    [(["--from", "hier"], "is not a date"), (["--from", "2026-02-01", "--to", "2026-01-01"], "comes after")],
)
def test_refusals(path: str, capsys: pytest.CaptureFixture[str], words: list[str], sentence: str) -> None:
    assert main(["--database", path, "--language", "en", "stats", *words]) == 1
    assert sentence in capsys.readouterr().err
