"""``export``, as another program calls it."""

from __future__ import annotations

import csv
import json
from pathlib import Path
from typing import Any

import pytest

from grc_desktop.cli import main
from grc_desktop.core.clock import Clock
from grc_desktop.database.database import Database
from tests.features.exports import small_house as house


@pytest.fixture
def path(base_path: Path, clock: Clock) -> Path:
    with Database.open(base_path, user="Camille", clock=clock) as base:
        base.write(house.furnish)
    return base_path


def run(capsys: pytest.CaptureFixture[str], path: Path, *words: str) -> tuple[int, Any, str]:
    status = main(["--database", str(path), "--language", "en", "--json", *words])
    out, err = capsys.readouterr()
    return status, json.loads(out) if out else None, err


@pytest.mark.parametrize(
    ("ending", "pages"), [("xlsx", None), ("csv", None), ("json", None), ("vcf", None), ("pdf", 1)]
)
def test_the_answer_says_file_rows_and_pages(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str, pages: int | None
) -> None:
    target = tmp_path / f"list.{ending}"
    status, answer, _ = run(capsys, path, "export", "customers", "--to", str(target))
    assert (status, answer) == (0, {"file": str(target), "rows": 11, "pages": pages})
    assert target.stat().st_size > 100


def test_where_columns_and_sort(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "list.csv"
    options = ["--where", 'last_name = "Moreau"', "--columns", "first_name, kind", "--sort=-first_name"]
    assert run(capsys, path, "export", "customers", "--to", str(target), *options)[0] == 0
    with target.open(encoding="utf-8-sig", newline="") as file:
        assert [row[0] for row in csv.reader(file)][1:] == ["Lucie", "Jean", ""]


def test_what_paper_cannot_show_is_told_on_standard_error(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    _, _, err = run(capsys, path, "export", "customers", "--to", str(tmp_path / "list.pdf"))
    assert "李" in err


def test_refusals_are_one_sentence_and_status_1(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, answer, err = run(capsys, path, "export", "customers", "--to", str(tmp_path / "nowhere" / "list.csv"))
    assert (status, answer) == (1, None)
    assert err.startswith("There is no folder")
    assert err.count("\n") == 1
    status, _, err = run(capsys, path, "export", "customers", "--to", str(tmp_path / "list.txt"))
    assert status == 1
    assert ".xlsx" in err


def test_people_read_a_sentence(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "list.csv"
    words = ["--database", str(path), "--language", "en", "export", "exchanges", "--to", str(target)]
    assert main(words) == 0
    assert capsys.readouterr().out == f"1 row in {target}\n"


def test_an_export_while_another_program_holds_the_base_says_that_it_is_not_noted(
    path: Path, tmp_path: Path, clock: Clock, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "list.csv"
    with Database.open(path, user="Yann", clock=clock):
        status, answer, told = run(capsys, path, "export", "customers", "--to", str(target))
    assert (status, answer["rows"]) == (0, 11)
    assert "not noted in the journal" in told
    assert "Yann" in told


def test_everything_is_json_or_a_workbook(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "house.json"
    status, answer, _ = run(capsys, path, "export", "everything", "--to", str(target))
    assert status == 0
    assert answer["rows"] > 11
    assert "tables" in json.loads(target.read_text(encoding="utf-8"))
    status, answer, _ = run(capsys, path, "export", "everything", "--to", str(tmp_path / "house.xlsx"))
    assert (status, answer["rows"] > 11) == (0, True)
    status, _, told = run(capsys, path, "export", "everything", "--to", str(tmp_path / "house.csv"))
    assert status == 1
    assert ".json" in told


@pytest.mark.parametrize("choice", ["--where=city is empty", "--segment=VIP", "--columns=city", "--sort=city"])
def test_everything_is_never_a_choice_of_customers(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], choice: str
) -> None:
    target = tmp_path / "all.xlsx"
    status, answer, err = run(capsys, path, "export", "everything", "--to", str(target), choice)
    assert (status, answer) == (1, None)
    assert err == "Everything is the whole base: leave out --segment, --where, --columns and --sort.\n"
    assert not target.exists()
