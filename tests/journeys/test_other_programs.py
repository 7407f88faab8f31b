"""What other programs read in our files: LibreOffice where it is installed, calamine everywhere."""

from __future__ import annotations

import csv
import shutil
import subprocess
from pathlib import Path

import pytest
from python_calamine import CalamineWorkbook

from grc_desktop.database.database import Database
from grc_desktop.features.exports.making import make_list
from grc_desktop.features.exports.records import Asked
from tests.features.exports import small_house as house

OFFICE = shutil.which("soffice")

_CSV = "csv:Text - txt - csv (StarCalc):44,34,76"
"""LibreOffice's filter: commas, double quotes, UTF-8."""

COLUMNS = ("last_name", "birth_date", "purchases_total", "notes")


@pytest.fixture
def workbook(base: Database, tmp_path: Path) -> Path:
    base.write(house.furnish)
    path = tmp_path / "customers.xlsx"
    make_list(base, Asked(columns=COLUMNS, where='last_name = "Moreau"', sort="-first_name"), path)
    return path


def test_calamine_reads_both_sheets(workbook: Path) -> None:
    book = CalamineWorkbook.from_path(workbook)
    assert len(book.sheet_names) == 2
    rows = book.get_sheet_by_index(0).to_python()
    assert rows[1][0] == "Moreau"
    assert rows[1][2] == 240.5
    assert rows[1][3] == "=1+1"
    about = [str(row[1]) for row in book.get_sheet_by_index(1).to_python()]
    assert any("Moreau" in words for words in about), "the second sheet says which filter made the list"


@pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed: apt-get install libreoffice-calc")
def test_libreoffice_reads_values_and_computes_the_totals(workbook: Path, tmp_path: Path) -> None:
    assert OFFICE is not None
    profile = (tmp_path / "profile").as_uri()
    subprocess.run(
        [OFFICE, f"-env:UserInstallation={profile}", "--headless", "--convert-to", _CSV, "--outdir", str(tmp_path),
         str(workbook)],
        check=True, capture_output=True, timeout=180,
    )  # fmt: skip
    with (tmp_path / "customers.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.reader(file))
    assert rows[1][0] == "Moreau"
    assert "1980" in rows[1][1] or "80" in rows[1][1]
    assert rows[1][3] == "=1+1", "a note is no formula"
    total = rows[-1]
    assert total[0] == "Total"
    assert float(total[2].replace(",", "")) == sum(float(row[2].replace(",", "") or 0) for row in rows[1:4])
