"""Files of programs that nobody described: their columns are found all the same, and every value is understood."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from grc_desktop.features.imports.recognition import Kind, Recognition, recognise
from grc_desktop.features.imports.understanding.drafts import Draft
from grc_desktop.features.imports.understanding.understand import understand
from tests.features.imports.written_files import FILES, opened

TODAY = date(2026, 11, 22)
LYON = {"line_1": "12 rue des Lilas", "postcode": "69003"}
LUCIE = {"first_name": "Lucie", "last_name": "Moreau"}
STAY = {"arrival": date(2026, 10, 2), "departure": date(2026, 10, 5), "amount_cents": 30000}


def read(name: str) -> tuple[Recognition, list[Draft]]:
    table = opened(FILES / "unknown" / name)
    found = recognise(table)
    return found, list(understand(table.rows(), found, TODAY))


def said(draft: Draft) -> dict[str, Any]:
    """All that a row says, laid flat; its second address as ``second``."""
    who = draft.customer
    flat: dict[str, Any] = {**(draft.complaint or {}), **(draft.purchase or draft.carried or {})}
    flat |= {name: value for name, value in who.customer.items() if name != "notes" or "notes" not in flat}
    flat |= who.addresses[0] if who.addresses else {}
    flat["of"] = who.customer["kind"]
    flat["second"] = who.addresses[1]["line_1"] if len(who.addresses) > 1 else None
    flat["phones"] = [(phone["kind"], phone["e164"]) for phone in who.phones]
    flat["emails"] = [email["address"] for email in who.emails]
    flat["consents"] = {consent["channel"]: consent["given"] for consent in who.consents}
    flat["tags"] = who.tags
    return flat


SAID: list[tuple[str, Kind, int, dict[str, Any]]] = [
    ("accounting.txt", "customers", 0, {**LYON, "external_id": "00012", "amount_cents": 123456}),
    ("accounting.txt", "customers", 1, {"last_name": "de LA TOUR", "postcode": "06000", "of": "person",
                                        "phones": [("landline", "+33493000000")], "amount_cents": -1200}),
    ("arrivals.csv", "purchases", 0, {"adults": 2, "room": "12", "nights": 3, "notes": "Lit bébé"}),
    ("association.csv", "customers", 0, {"postcode": "01000", "customer_since": date(2019, 1, 1), "external_id": "17",
                                         "line_1": "Appt 12", "line_2": "12 rue des Lilas",
                                         "phones": [("mobile", "+33612487703"), ("landline", "+33478000002")]}),
    ("beds24.csv", "purchases", 0, {**LUCIE, **LYON, **STAY, "reference": "4411", "channel": "booking"}),
    ("brevo.csv", "customers", 0, {"phones": [("mobile", "+33612487703")], "birth_date": date(1975, 3, 14)}),
    ("brevo.csv", "customers", 1, {"consents": {"email": False, "sms": False, "phone": False, "post": False}}),
    ("cells.txt", "customers", 0, {**LYON, "city": "LYON", "title": "Mme", "emails": ["lucie@example.com",
                                   "lucie2@example.com"], "date": date(2025, 8, 12),
                                   "phones": [("mobile", "+33612487703"), ("landline", "+33478000002")]}),
    ("cells.txt", "customers", 1, {"of": "household", "title": "M. et Mme", "last_name": "DURAND", "city": "Paris"}),
    ("cells.txt", "customers", 2, {"title": "Dr", "last_name": "Schmidt-Bauer", "postcode": "10115", "country": "DE"}),
    ("ciel.csv", "customers", 0, {"title": "Mme", "last_name": "MOREAU", "amount_cents": 123456}),
    ("ciel.csv", "customers", 1, {"of": "organisation", "company": "HOTEL DU LION SARL", "postcode": "01000"}),
    ("complaints.csv", "complaints", 0, {"subject": "Bruit", "severity": "medium", "owner": "Camille", "room": "12"}),
    ("couples.csv", "customers", 0, {"title": "Mme", "last_name": "MOREAU",
                                     "phones": [("mobile", "+33612487703"), ("mobile", "+33612487704")]}),
    ("cp850.csv", "customers", 0, {"first_name": "Hélène", "last_name": "LEFÈVRE", "birth_date": date(1975, 3, 14),
                                   "line_1": "12, rue de l'Église", "postcode": "69003", "city": "LYON"}),
    ("cp850.csv", "customers", 1, {"last_name": "GARÇON", "birth_date": date(1962, 7, 1), "city": "BOURG-EN-BRESSE"}),
    ("dates.csv", "customers", 0, {"birth_date": date(1975, 3, 14), "customer_since": date(2019, 1, 1),
                                   "date": date(2025, 10, 27), "amount_cents": 123450}),
    ("dates.csv", "customers", 1, {"customer_since": date(2018, 5, 1), "date": date(2025, 10, 27),
                                   "amount_cents": 123456}),
    ("dates.csv", "customers", 2, {"date": date(2025, 10, 15), "currency": "CHF", "amount_cents": 1250}),
    ("expedia.csv", "purchases", 0, {**LUCIE, **STAY, "reference": "556677"}),
    ("invoices.csv", "purchases", 2, {"of": "person", "last_name": "MOREAU", "amount_cents": -5500,
                                      "payment_method": "card", "reference": "AV2026-0001"}),
    ("littlehotelier.csv", "purchases", 0, {**LUCIE, **LYON, **STAY, "reference": "LH2301", "adults": 2}),
    ("lodgify.csv", "purchases", 0, {**LUCIE, **STAY, "reference": "77", "adults": 2, "country": "FR"}),
    ("mac.csv", "customers", 0, {"company": "Hôtel de la Gare", "last_name": "Façade", "of": "organisation"}),
    ("mac.csv", "customers", 1, {"first_name": "Jean-Michel", "last_name": "d'Arc", "of": "person"}),
    ("hotel-pms.csv", "customers", 0, {"postcode": "69003", "birth_date": date(1975, 3, 14), "nationality": "FR",
                                       "amount_cents": 123456, "date": date(2025, 10, 5), "external_id": "000123"}),
    ("big-pms.csv", "customers", 0, {"birth_date": date(1975, 3, 14), "external_id": "100234",
                                     "date": date(2025, 10, 5), "amount_cents": 123456}),
    ("merged.xlsx", "customers", 1, {"external_id": "2", "birth_date": date(1975, 3, 14), "postcode": "01000",
                                     "amount_cents": 120000, "phones": [("mobile", "+33612345678")]}),
    ("mews.csv", "customers", 0, {**LUCIE, **LYON, "tags": ["VIP"], "consents": {"email": True}}),
    ("mojibake.csv", "customers", 0, {"first_name": "Hélène", "last_name": "LEFÈVRE", "city": "Chambéry"}),
    ("multiline.csv", "customers", 1, {"line_1": "Hauptstr. 5", "postcode": "10115", "country": "DE"}),
    ("multiline.csv", "customers", 2, {"company": "Mairie de Bron", "line_2": "CS 12345", "city": "BRON CEDEX"}),
    ("newsletter.csv", "customers", 0, {"consents": {"email": False}}),
    ("newsletter.csv", "customers", 1, {"consents": {}}),
    ("odoo.csv", "customers", 0, {**LUCIE, "of": "organisation", "company": "Moreau SARL"}),
    ("outlook-short.csv", "customers", 0, {"line_1": "1 place Bellecour", "tags": ["VIP", "Presse"],
                                           "profession": "Comptable"}),
    ("outlook-short.csv", "customers", 1, {"line_1": "3 rue du Bac", "postcode": "75007", "second": None}),
    ("phones.vcf", "customers", 0, {"first_name": "Hélène", "line_1": "12 rue de l'Église", "title": "Mme",
                                    "notes": "Aime le calme\nchambre sur cour"}),
    ("phones.vcf", "customers", 1, {**LUCIE, "phones": [("mobile", "+33612487703"), ("fax", "+33478000002")]}),
    ("phones.vcf", "customers", 3, {"kind": "work", "line_1": "3, rue du Bac", "line_2": "BP 12"}),
    ("phones.vcf", "customers", 5, {"first_name": "René", "last_name": "Lefèvre", "title": "M."}),
    ("phones.vcf", "customers", 6, {"company": "Restaurant Chez Paul", "of": "organisation"}),
    ("phones.vcf", "customers", 7, {"phones": [("mobile", "+33612487799")]}),
    ("register.csv", "customers", 0, {"company": "BOULANGERIE MARTIN", "first_name": "Paul", "last_name": "MARTIN",
                                      "line_1": "12 RUE DES LILAS", "line_2": "BAT B"}),
    ("reservations.csv", "purchases", 0, {**STAY, "reference": "12345", "nights": 3, "adults": 2}),
    ("sage50.csv", "customers", 0, {"company": "MOREAU SARL", "last_name": "Moreau", "line_2": "BP 12"}),
    ("smoobu.csv", "purchases", 0, {**LUCIE, **LYON, **STAY, "reference": "991", "room": "Studio"}),
    ("twoaddr.xlsx", "customers", 0, {"last_name": "MOREAU", "postcode": "69003", "second": "1 place Bellecour"}),
    ("woo.csv", "customers", 0, {**LUCIE, "postcode": "69003", "amount_cents": 123456}),
]  # fmt: skip


@pytest.mark.parametrize(("name", "kind", "at", "wanted"), SAID)
def test_what_a_row_says(name: str, kind: Kind, at: int, wanted: dict[str, Any]) -> None:
    found, drafts = read(name)
    assert found.kind == kind
    flat = said(drafts[at])
    assert {key: flat.get(key) for key in wanted} == wanted


@pytest.mark.parametrize("name", sorted({name for name, *_ in SAID}))
def test_no_row_is_refused_and_totals_are_passed_over(name: str) -> None:
    _, drafts = read(name)
    assert {draft.row: draft.rejected for draft in drafts if draft.rejected} == {}


@pytest.mark.parametrize(
    ("name", "rows"),
    [("accounting.txt", [8, 9, 11]), ("arrivals.csv", [8]), ("merged.xlsx", [9]), ("invoices.csv", [5])],
)
def test_totals_and_repeated_headers_are_passed_over(name: str, rows: list[int]) -> None:
    assert [draft.row for draft in read(name)[1] if draft.passed_over] == rows


def test_papers_are_never_kept_whatever_they_are_called() -> None:
    assert read("mews.csv")[0].never_kept == ("Identity card number", "Passport number")
