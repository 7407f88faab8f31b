"""The whole base as JSON."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from sqlalchemy import insert

from grc_desktop.core.errors import Cancelled
from grc_desktop.database.database import Database
from grc_desktop.database.journal.reading import operations
from grc_desktop.database.schema import Customer
from grc_desktop.features.exports.everything import write_everything
from grc_desktop.features.exports.queries import tables
from tests.database.deeds import run
from tests.features.exports import small_house as house


def test_every_table_and_every_row(base: Database, tmp_path: Path) -> None:
    base.write(house.furnish)
    target = tmp_path / "house.json"
    written = write_everything(base, target)
    found = json.loads(target.read_text(encoding="utf-8"))
    assert set(found["tables"]) == set(tables())
    assert written.rows == sum(map(len, found["tables"].values()))
    lucie = next(row for row in found["tables"]["customer"] if row["external_id"] == "C-17")
    assert (lucie["last_name"], lucie["birth_date"], lucie["notes"]) == ("Moreau", "1980-02-29", "=1+1")
    assert found["made_by"] == "Camille"
    assert "house.json" in base.read(operations)[0].words


def test_more_rows_than_one_block(base: Database, tmp_path: Path) -> None:
    base.write(run, statement=insert(Customer).values([{"last_name": f"N{at}"} for at in range(2500)]))
    target = tmp_path / "house.json"
    write_everything(base, target)
    rows = json.loads(target.read_text(encoding="utf-8"))["tables"]["customer"]
    assert [row["last_name"] for row in rows] == [f"N{at}" for at in range(2500)]


def test_a_workbook_says_that_all_is_written_while_it_is_put_together(base: Database, tmp_path: Path) -> None:
    base.write(house.furnish)
    told: list[int] = []
    written = write_everything(base, tmp_path / "house.xlsx", lambda rows, _of: told.append(rows))
    assert told == sorted(told)
    assert told.count(written.rows) > 10


def test_stopped_it_leaves_nothing(base: Database, tmp_path: Path) -> None:
    base.write(house.furnish)

    def stop(_count: int, _total: int | None) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        write_everything(base, tmp_path / "house.json", stop)
    assert not list(tmp_path.glob("house*"))
