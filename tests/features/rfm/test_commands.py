from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from grc_desktop.cli import main
from grc_desktop.features.customers.actions import edit_customer
from grc_desktop.features.desk.actions import save_establishment
from grc_desktop.features.desk.records import Establishment

if TYPE_CHECKING:
    from pathlib import Path

    from grc_desktop.database.database import Database


def _run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    try:
        status = main([str(word) for word in words])
    except SystemExit as stopped:
        status = int(stopped.code or 0)
    answer = capsys.readouterr()
    return status, answer.out, answer.err


def test_scores_are_printed_for_programs(house: Database, base_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    house.write(save_establishment, establishment=Establishment(name="Hotel du Lac", currency="CHF"))
    house.close()
    at = ("--database", base_path, "--language", "en", "rfm", "--on", "2026-11-22")
    status, out, _ = _run(capsys, *at, "--method", "rank", "--json")
    assert status == 0
    first, *rest = json.loads(out)
    assert len(rest) == 2
    assert first == {
        "id": 1, "external_id": "C-1", "name": "Regular", "recency_days": 10, "frequency": 2, "monetary": 450.0,
        "currency": "CHF", "r": 3, "f": 3, "m": 2, "segment": "ATTENTION",
    }  # fmt: skip
    status, out, _ = _run(capsys, *at, "--since", "2026-01-01", "--json")
    assert [(one["id"], one["frequency"], one["monetary"]) for one in json.loads(out)] == [(1, 1, 250.0), (2, 1, 100.0)]


def test_scores_are_printed_for_people(house: Database, base_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    house.close()
    status, out, _ = _run(capsys, "--database", base_path, "--language", "en", "rfm", "--on", "2026-11-22")
    assert status == 0
    assert "1  Regular  " in out
    assert out.endswith("3 customers\n")
    assert _run(capsys, "--database", base_path, "rfm", "--on", "soon")[0] == 2
    assert _run(capsys, "--database", base_path, "rfm", "--method", "guess")[0] == 2


def test_people_are_named_as_the_search_names_them(
    house: Database, base_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    house.write(edit_customer, customer_id=1, changes={"last_name": "Moreau", "first_name": "Lucie"})
    house.close()
    _, out, _ = _run(capsys, "--database", base_path, "rfm", "--on", "2026-11-22", "--json")
    assert json.loads(out)[0]["name"] == "Lucie Moreau"
