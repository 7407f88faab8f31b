"""Every program whose files are recognised: a file as it writes it comes in whole, without a question."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from grc_desktop.features.imports.reading import Table
from grc_desktop.features.imports.recognition import Kind, Recognition, recognise
from grc_desktop.features.imports.recognition.headers import formats, numbered_key
from grc_desktop.features.imports.understanding.drafts import Draft
from grc_desktop.features.imports.understanding.understand import understand
from tests.features.imports.written_files import FILES, opened

TODAY = date(2026, 11, 22)
KNOWN: list[tuple[str, Kind, str]] = [
    ("outlook-fr.csv", "customers", "Outlook (français)"),
    ("outlook-en.csv", "customers", "Outlook (English)"),
    ("google-new.csv", "customers", "Google Contacts"),
    ("google-old.csv", "customers", "Google Contacts (avant 2024)"),
    ("booking-en.xls", "purchases", "Booking.com"),
    ("booking-fr.csv", "purchases", "Booking.com (français)"),
    ("airbnb.csv", "purchases", "Airbnb"),
    ("airbnb-earnings.csv", "purchases", "Airbnb (revenus)"),
    ("cloudbeds.xlsx", "purchases", "Cloudbeds"),
    ("cloudbeds-insights.csv", "purchases", "Cloudbeds Data Insights"),
    ("hoteld_backup.php", "customers", "HotelDruid"),
    ("hoteldruid.csv", "customers", "HotelDruid"),
    ("prestashop.csv", "customers", "PrestaShop, QloApps"),
    ("dolibarr-tiers.csv", "customers", "Dolibarr (tiers)"),
    ("dolibarr-tiers-fr.csv", "customers", "Dolibarr (tiers)"),
    ("dolibarr-contacts.csv", "customers", "Dolibarr (contacts)"),
    ("prestashop-list-fr.csv", "customers", "PrestaShop (liste)"),
    ("prestashop-list-en.csv", "customers", "PrestaShop (list)"),
    ("outlook-com.csv", "customers", "Outlook (English)"),
    ("thunderbird-en.csv", "customers", "Thunderbird"),
    ("thunderbird-fr.csv", "customers", "Thunderbird (français)"),
    ("booking-en-reservations.csv", "purchases", "Booking.com"),
    ("booking-fr-reservations.csv", "purchases", "Booking.com (français)"),
    ("airbnb-fr.csv", "purchases", "Airbnb (français)"),
    ("sage-100.csv", "customers", "Sage 100 (tiers)"),
    ("ebp.csv", "customers", "EBP (clients)"),
    ("ebp-documents.csv", "purchases", "EBP (documents)"),
]


def read(name: str) -> tuple[Table, Recognition, list[Draft]]:
    table = opened(FILES / name)
    found = recognise(table)
    return table, found, list(understand(table.rows(), found, TODAY))


@pytest.mark.parametrize(("name", "kind", "program"), KNOWN)
def test_a_known_file_comes_in_without_a_question(name: str, kind: Kind, program: str) -> None:
    _, found, drafts = read(name)
    assert (found.kind, found.format_name) == (kind, program)
    assert found.day_order != "ambiguous"
    known = {key for known in formats() if known.name == program for key in known.fields}
    unknown = [
        column.name for column in found.columns if column.field is None and numbered_key(column.name) not in known
    ]
    assert unknown == []
    assert drafts
    assert [draft.rejected for draft in drafts] == [""] * len(drafts)
    assert all(draft.customer.is_named for draft in drafts)


WANTED: list[tuple[str, int, dict[str, Any]]] = [
    ("outlook-fr.csv", 0, {"title": "Mme", "last_name": "Moreau", "profession": "Directrice", "company": "Béal & Fils",
                           "birth_date": date(1984, 2, 4), "notes": "Aime le calme\nChambre sur cour"}),
    ("outlook-en.csv", 0, {"last_name": "O'Brien", "birth_date": date(1979, 5, 23)}),
    ("google-new.csv", 0, {"title": "Dr", "first_name": "Anke", "last_name": "Schmidt-Bauer"}),
    ("booking-en.xls", 0, {"first_name": "Lucie", "last_name": "MOREAU"}),
    ("hoteld_backup.php", 0, {"external_id": "12", "last_name": "Rossi", "language": "it",
                              "notes": "vista mare\nprimo piano @%&@ </cmp>"}),
    ("prestashop.csv", 0, {"title": "Mme", "external_id": "7", "birth_date": date(1984, 2, 4)}),
    ("dolibarr-tiers-fr.csv", 0, {"kind": "organisation", "company": "Béal SARL", "siret": "73282932000074"}),
    ("dolibarr-tiers-fr.csv", 1, {"kind": "person", "first_name": "Lucie", "last_name": "MOREAU"}),
    ("prestashop-list-fr.csv", 0, {"title": "Mme", "external_id": "12", "customer_since": date(2019, 5, 2)}),
    ("prestashop-list-en.csv", 1, {"title": "M.", "customer_since": date(2019, 5, 22)}),
    ("thunderbird-fr.csv", 0, {"birth_date": date(1975, 3, 14), "company": "Moreau SARL", "profession": "Comptable"}),
    ("thunderbird-en.csv", 1, {"first_name": "contact number", "last_name": "two"}),
    ("booking-fr-reservations.csv", 1, {"first_name": "Anke", "last_name": "SCHMIDT"}),
    ("sage-100.csv", 0, {"kind": "organisation", "company": "MOREAU SARL", "title": "Mme", "last_name": "Moreau"}),
    ("sage-100.csv", 1, {"kind": "person", "first_name": "Jean", "last_name": "DUPONT"}),
    ("ebp.csv", 0, {"kind": "person", "title": "Mme", "first_name": "Lucie", "last_name": "MOREAU"}),
    ("ebp.csv", 1, {"company": "BÉAL SARL", "kind": "organisation", "first_name": "Jean", "last_name": "BÉAL"}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "at", "wanted"), WANTED)
def test_what_a_known_file_says_of_its_customer(name: str, at: int, wanted: dict[str, Any]) -> None:
    customer = read(name)[2][at].customer.customer
    assert {key: customer.get(key) for key in wanted} == wanted


DEALT: list[tuple[str, int, dict[str, Any]]] = [
    ("booking-en.xls", 0, {"reference": "3912345678", "amount_cents": 45000, "status": "done", "nights": 3}),
    ("booking-en.xls", 1, {"amount_cents": 123456, "currency": "EUR", "status": "cancelled"}),
    ("booking-fr.csv", 0, {"arrival": date(2026, 10, 2), "departure": date(2026, 10, 5), "amount_cents": 123456}),
    ("booking-fr-reservations.csv", 0, {"reference": "3912345678", "adults": 2, "quantity": 1, "notes": "Lit bébé"}),
    ("booking-en-reservations.csv", 0, {"reference": "1234567890", "adults": 2, "amount_cents": 30000}),
    ("airbnb-fr.csv", 1, {"arrival": date(2026, 3, 4), "amount_cents": 128000, "status": "done", "children": 0}),
    ("airbnb-fr.csv", 2, {"status": "cancelled", "nights": 2}),
    ("airbnb.csv", 0, {"arrival": date(2026, 10, 2), "departure": date(2026, 10, 5)}),
    ("cloudbeds.xlsx", 0, {"channel": "booking", "status": "done", "room": "12", "amount_cents": 24000}),
    ("ebp-documents.csv", 0, {"kind": "sale", "date": date(2026, 10, 12), "reference": "FA0012"}),
]


@pytest.mark.parametrize(("name", "at", "wanted"), DEALT)
def test_what_a_known_file_says_of_a_purchase(name: str, at: int, wanted: dict[str, Any]) -> None:
    purchase = read(name)[2][at].purchase
    assert purchase is not None
    assert {key: purchase[key] for key in wanted} == wanted


def test_identity_documents_stay_out_and_are_named() -> None:
    _, found, _ = read("cloudbeds.xlsx")
    assert found.never_kept == (
        "Type of Document", "Document Number", "Document Issue Date", "Document Issuing Country",
        "Document Expiration Date", "Guest Tax ID Number",
    )  # fmt: skip
    assert read("hoteld_backup.php")[1].never_kept == (
        "documento", "scadenzadoc", "tipodoc", "cittadoc", "regionedoc", "nazionedoc", "cod_fiscale", "doc_inviati",
    )  # fmt: skip
    assert read("prestashop.csv")[1].never_kept == ("Password *",)


def test_the_address_that_a_booking_site_lends_is_marked() -> None:
    (draft,) = read("cloudbeds.xlsx")[2]
    assert [(email["address"], email["state"]) for email in draft.customer.emails] == [
        ("anne.abc123@guest.booking.com", "relay")
    ]


def test_streets_of_countries_that_write_the_number_last() -> None:
    assert [draft.customer.addresses[0]["line_1"] for draft in read("hoteld_backup.php")[2]] == [
        "Via Roma 12",
        "5 rue Royale",
    ]


@pytest.mark.parametrize("name", ["clients.xlsx", "clients.xls", "clients.ods", "clients-1904.xlsx",
                                  "clients-1904.xls", "clients-1904.ods"])  # fmt: skip
def test_workbooks_of_a_spreadsheet(name: str) -> None:
    table, _, drafts = read(name)
    assert (table.format, table.sheet, table.header_row) == (name.rpartition(".")[2], "Clients", 3)
    first, second = (draft.customer for draft in drafts)
    assert (first.customer["birth_date"], second.customer["birth_date"]) == (date(1984, 2, 4), date(1961, 12, 31))
    assert [one.addresses[0]["postcode"] for one in (first, second)] == ["01000", "01000"]
    assert [one.phones[0]["e164"] for one in (first, second)] == ["+33612487703", "+33612345678"]
    assert [one.consents[0]["given"] for one in (first, second)] == [True, False]
    assert (first.customer["notes"], second.customer["notes"]) == ("=1+1", "ligne 1\nligne 2")
    carried = [draft.carried for draft in drafts]
    assert [one and (one["date"], one["amount_cents"]) for one in carried] == [
        (date(2026, 10, 14), 123450),
        (date(2026, 10, 1), 10),
    ]
