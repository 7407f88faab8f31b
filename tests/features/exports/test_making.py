from __future__ import annotations

import gc
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from pypdf import PdfReader
from sqlalchemy import update

from grc_desktop.core.errors import Cancelled, Refused
from grc_desktop.core.language import speak
from grc_desktop.database.database import Database
from grc_desktop.database.journal.reading import operations
from grc_desktop.database.schema import Purchase
from grc_desktop.features.exports.making import make_list
from grc_desktop.features.exports.records import Asked
from grc_desktop.features.segments.actions import save_view
from tests.database.deeds import run
from tests.features.exports import small_house as house


@pytest.fixture
def furnished(base: Database) -> Database:
    base.write(house.furnish)
    return base


def _objects(base: Database, asked: Asked, folder: Path) -> list[dict[str, Any]]:
    path = folder / "list.json"
    make_list(base, asked, path)
    found: list[dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return found


def test_customers_have_the_field_names_of_the_command_line(furnished: Database, tmp_path: Path) -> None:
    records = _objects(furnished, Asked(), tmp_path)
    assert len(records) == 11
    lucie = next(record for record in records if record["external_id"] == "C-17")
    expected = {
        "kind": "person", "title": "Mme", "first_name": "Lucie", "last_name": "Moreau", "company": None,
        "birth_date": "1980-02-29", "language": "fr", "email": "lucie@exemple.fr", "mobile": "+33612487703",
        "country": "FR", "tags": ["fidèle", "vélo"], "notes": "=1+1", "consent.email": False, "consent.post": None,
        "last_purchase": "2026-03-04", "purchases_count": 1, "purchases_total": 240.5, "open_complaints": 1,
        "currency": "EUR",
    }  # fmt: skip
    assert {key: lucie[key] for key in expected} == expected


def test_a_filter_a_sort_and_columns(furnished: Database, tmp_path: Path) -> None:
    asked = Asked(where='city = "Lyon"', sort="-first_name", columns=("first_name", "city"))
    records = _objects(furnished, asked, tmp_path)
    assert records[0] == {"first_name": "大山", "city": "Lyon"}
    assert {record["city"] for record in records} == {"Lyon"}


def test_rows_can_be_named_themselves(furnished: Database, tmp_path: Path) -> None:
    asked = Asked(ids=(house.BEAL, house.LUCIE), columns=("company", "last_name"))
    assert _objects(furnished, asked, tmp_path) == [
        {"company": "Béal Voyages SARL", "last_name": None},
        {"company": None, "last_name": "Moreau"},
    ]


def test_a_saved_view_gives_filter_columns_and_sort(furnished: Database, tmp_path: Path) -> None:
    furnished.write(
        save_view, name="Moreau", expression='last_name = "Moreau"', columns=["first_name"], sort="-first_name"
    )
    assert _objects(furnished, Asked(view="Moreau"), tmp_path) == [
        {"first_name": "Lucie"},
        {"first_name": "Jean"},
        {"first_name": None},
    ]
    both = Asked(view="Moreau", where='first_name = "Jean"', columns=("title",))
    assert _objects(furnished, both, tmp_path) == [{"title": "M."}]


def test_purchases_are_dates_numbers_and_names(furnished: Database, tmp_path: Path) -> None:
    records = _objects(furnished, Asked(subject="purchases"), tmp_path)
    stay = next(record for record in records if record["reference"] == "S-1")
    assert (stay["amount"], stay["currency"], stay["arrival"], stay["nights"]) == (240.5, "EUR", "2026-03-04", 2)
    assert stay["external_id"] == "C-17"
    assert len(_objects(furnished, Asked(subject="purchases", where="status = done"), tmp_path)) == 1


def test_complaints_with_what_they_cost(furnished: Database, tmp_path: Path) -> None:
    records = _objects(furnished, Asked(subject="complaints"), tmp_path)
    assert [record["number"] for record in records] == ["R-2026-001", "R-2026-002"]
    assert (records[0]["compensation"], records[0]["gesture"]) == (65, "credit,gift")
    assert records[0]["customer"] == "Moreau Lucie"
    assert records[0]["received_at"] == "2026-11-20T11:00:00Z"
    sorted_ = _objects(furnished, Asked(subject="complaints", sort="customer", where="open_complaints > 0"), tmp_path)
    assert [record["number"] for record in sorted_] == ["R-2026-001"]


def test_exchanges(furnished: Database, tmp_path: Path) -> None:
    records = _objects(furnished, Asked(subject="exchanges"), tmp_path)
    assert [(record["kind"], record["subject"], record["recorded_by"]) for record in records] == [
        ("call", "Réservation", "Camille")
    ]


def test_a_workbook_speaks_the_users_words(furnished: Database, tmp_path: Path) -> None:
    path = tmp_path / "list.xlsx"
    written = make_list(furnished, Asked(columns=("kind", "last_name", "mobile", "country", "notes")), path)
    assert (written.file, written.rows, written.pages) == (path, 11, None)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    rows = {row[1].value: [cell.value for cell in row] for row in sheet.iter_rows(min_row=2)}
    assert rows["Schmidt"][0] == "Person"
    assert rows["Schmidt"][3] == "Germany"
    lucie = next(row for row in sheet.iter_rows(min_row=2) if row[2].value)
    assert lucie[2].value == "06 12 48 77 03"
    assert (lucie[4].value, lucie[4].data_type) == ("=1+1", "s")


def test_a_printed_list_has_the_columns_that_fit_and_says_the_filter(furnished: Database, tmp_path: Path) -> None:
    path = tmp_path / "list.pdf"
    written = make_list(furnished, Asked(where='city = "Lyon"'), path)
    assert written.pages == 1
    text = PdfReader(path).pages[0].extract_text()
    assert "Hôtel des Remparts" in text
    assert "Lyon" in text
    assert "Moreau Lucie" in text


def test_cards_have_their_own_columns(furnished: Database, tmp_path: Path) -> None:
    path = tmp_path / "list.vcf"
    assert make_list(furnished, Asked(where='last_name = "Moreau" and kind = person'), path).rows == 2
    text = path.read_text(encoding="utf-8")
    assert "FN:Lucie Moreau" in text
    assert "CATEGORIES;CHARSET=UTF-8:fidèle,vélo" in text
    with pytest.raises(Refused, match="Only customers"):
        make_list(furnished, Asked(subject="purchases"), path)


@pytest.mark.parametrize(
    ("asked", "words", "field"),
    [
        (Asked(columns=("twon",)), "nearest is “town”|nearest is", "columns"),
        (Asked(subject="complaints", sort="colour"), "cannot be sorted", "sort"),
        (Asked(where="twon = 3"), "twon", "where"),
        (Asked(view="No such view"), "No such view", None),
    ],
)
def test_what_is_not_understood_is_refused_and_leaves_no_file(
    furnished: Database, tmp_path: Path, asked: Asked, words: str, field: str | None
) -> None:
    with pytest.raises(Refused, match=words) as refusal:
        make_list(furnished, asked, tmp_path / "list.csv")
    assert field is None or refusal.value.field == field
    assert not list(tmp_path.glob("*.csv"))


@pytest.mark.parametrize("name", ["list", "list.docx", "list.xls"])
def test_a_name_that_says_no_kind_is_refused(furnished: Database, tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match=r"\.xlsx"):
        make_list(furnished, Asked(), tmp_path / name)


def test_a_stop_leaves_nothing_behind(furnished: Database, tmp_path: Path) -> None:
    def stop(*_: object) -> None:
        raise Cancelled

    with pytest.raises(Cancelled):
        make_list(furnished, Asked(), tmp_path / "list.xlsx", report=stop)
    assert [path.name for path in tmp_path.iterdir() if "list" in path.name] == []


def test_a_workbook_can_be_stopped_until_it_is_there(furnished: Database, tmp_path: Path) -> None:
    target = tmp_path / "list.xlsx"
    told: list[tuple[int, int | None]] = []
    make_list(furnished, Asked(), target, report=lambda *step: told.append(step))
    target.unlink()
    assert told.count((11, 11)) > 10  # also while the archive is put together
    for moment in (0, 1, 2, *range(3, len(told), 9)):
        left = iter(range(moment))

        def stop(*_: object, left: Iterator[int] = left) -> None:
            if next(left, None) is None:
                raise Cancelled

        with pytest.raises(Cancelled):
            make_list(furnished, Asked(), target, report=stop)
        assert [path.name for path in tmp_path.iterdir() if path.suffix == ".xlsx"] == []
    gc.collect()  # what was thrown away half-written does not complain


def test_progress_ends_with_all(furnished: Database, tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    make_list(furnished, Asked(), tmp_path / "list.csv", report=lambda *step: told.append(step))
    assert (told[0], told[-1]) == ((0, 11), (11, 11))


def test_french_headings(furnished: Database, tmp_path: Path) -> None:
    speak("fr")
    path = tmp_path / "liste.csv"
    make_list(furnished, Asked(columns=("last_name", "purchases_total")), path)
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    assert "Moreau;240,50" in lines


def test_a_workbook_adds_up_beneath_the_list_what_its_filter_shows(furnished: Database, tmp_path: Path) -> None:
    path = tmp_path / "purchases.xlsx"
    asked = Asked(subject="purchases", columns=("reference", "nights", "amount", "currency"))
    written = make_list(furnished, asked, path)
    sheet = openpyxl.load_workbook(path).worksheets[0]
    total = [cell.value for cell in sheet[written.rows + 3]]
    last = written.rows + 1
    assert total == ["Total", f"=SUBTOTAL(109,B2:B{last})", f"=SUBTOTAL(109,C2:C{last})", None]
    assert sheet.auto_filter.ref == f"A1:D{last}"


def test_amounts_of_several_currencies_are_not_added_up(furnished: Database, tmp_path: Path) -> None:
    furnished.write(run, statement=update(Purchase).where(Purchase.id == 1).values(currency="CHF"))
    path = tmp_path / "purchases.xlsx"
    written = make_list(
        furnished, Asked(subject="purchases", columns=("reference", "nights", "amount", "currency")), path
    )
    total = [cell.value for cell in openpyxl.load_workbook(path).worksheets[0][written.rows + 3]]
    assert total[2] is None
    assert total[1] is not None


def test_each_export_is_a_line_of_the_journal(furnished: Database, tmp_path: Path) -> None:
    make_list(furnished, Asked(where='city = "Lyon"', columns=("last_name",)), tmp_path / "lyon.csv")
    newest = furnished.read(operations)[0]
    assert newest.action == "exports.note_export"
    assert newest.user == "Camille"
    assert newest.words.startswith("Exported ")
    assert "lyon.csv" in newest.words
    assert "Lyon" in newest.words


def test_an_export_that_failed_is_not_noted(furnished: Database, tmp_path: Path) -> None:
    before = furnished.read(operations)
    with pytest.raises(Refused, match="no folder"):
        make_list(furnished, Asked(), tmp_path / "nowhere" / "file" / "list.csv")
    assert furnished.read(operations) == before
