from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.features.imports.understanding.rows import draft


def test_a_whole_customer(tmp_path: Path) -> None:
    header = "N° CLIENT;CIV;NOM;PRENOM;TEL MOBILE;TEL FIXE;MAIL;ADR1;ADR2;CP;VILLE;PAYS;DT_NAISS;LANGUE;OPTIN_SMS;TAGS"
    found = draft(
        tmp_path,
        header,
        "'C-17;Madame;MOREAU;Lucie;612487703;04 72 00 00 00;mailto:L.Moreau@Example.COM;12 rue des Lilas;Bât. B;"
        "1000;BOURG;France;04/02/84;français;O;VIP, presse",
    )
    one = found.customer
    assert one.customer == {
        "kind": "person", "title": "Mme", "first_name": "Lucie", "last_name": "MOREAU", "external_id": "C-17",
        "birth_date": date(1984, 2, 4), "language": "fr",
    }  # fmt: skip
    assert [(phone["kind"], phone["e164"], phone["preferred"]) for phone in one.phones] == [
        ("mobile", "+33612487703", True),
        ("landline", "+33472000000", False),
    ]
    assert [(email["address"], email["state"]) for email in one.emails] == [("L.Moreau@example.com", "valid")]
    (address,) = one.addresses
    assert (address["line_1"], address["line_2"], address["postcode"], address["country"]) == (
        "12 rue des Lilas",
        "Bât. B",
        "01000",
        "FR",
    )
    assert one.tags == ["VIP", "presse"]
    assert one.consents == [{"channel": "sms", "given": True, "typed": "O"}]
    assert (found.remarks, found.rejected) == ([], "")


@pytest.mark.parametrize(
    "column", ["Téléphone (bureau)", "Téléphone 2 (bureau)", "TEL BUR", "BusinessPhone", "Fax pro"]
)
def test_a_number_is_of_work_where_its_column_says_so(tmp_path: Path, column: str) -> None:
    header = f"NOM;PRENOM;{column};Téléphone (domicile);Tél. domicile/travail;MAIL;E-mail professionnel"
    row = "Moreau;Lucie;04 78 12 34 56;04 72 00 00 00;04 72 00 00 01;lucie@example.com;l.moreau@example.org"
    one = draft(tmp_path, header, row).customer
    assert {phone["e164"]: phone.get("use") for phone in one.phones} == {
        "+33478123456": "work", "+33472000000": None, "+33472000001": None,
    }  # fmt: skip
    assert {email["address"]: email["kind"] for email in one.emails} == {
        "lucie@example.com": "home", "l.moreau@example.org": "work",
    }  # fmt: skip


@pytest.mark.parametrize(
    ("column", "value", "kept"),
    [
        ("MAIL", "anke@", ("emails", "address")),
        ("MAIL", "<b>x</b>", ("emails", "address")),
        ("TEL MOBILE", "6,12346E+08", ("phones", "typed")),
        ("PAYS", "Groland", ("addresses", "country")),
    ],
)
def test_bad_values_are_kept_as_typed_and_named(tmp_path: Path, column: str, value: str, kept: tuple[str, str]) -> None:
    found = draft(tmp_path, f"NOM;PRENOM;{column}", f"Moreau;Lucie;{value}")
    assert [(one.row, one.column, one.value) for one in found.remarks] == [(2, column, value)]
    (row,) = getattr(found.customer, kept[0])
    assert row[kept[1]] == value
    assert found.rejected == ""


@pytest.mark.parametrize("value", ["31/02/1984", "12/05/2031", "01/01/1850", "jamais"])
def test_a_doubtful_birth_date_goes_to_the_notes(tmp_path: Path, value: str) -> None:
    found = draft(tmp_path, "NOM;PRENOM;DT_NAISS", f"Moreau;Lucie;{value}")
    assert "birth_date" not in found.customer.customer
    assert value in found.customer.customer["notes"]
    assert len(found.remarks) == 1


def test_organisations_and_households(tmp_path: Path) -> None:
    assert draft(tmp_path, "NOM;PRENOM;SIRET", "Béal Voyages SARL;;732 829 320 00074").customer.customer == {
        "kind": "organisation", "company": "Béal Voyages SARL", "siret": "73282932000074",
    }  # fmt: skip
    person = draft(tmp_path, "SOCIETE;NOM;PRENOM", "Béal Voyages;Roux;Anne").customer.customer
    assert (person["kind"], person["company"]) == ("person", "Béal Voyages")
    assert draft(tmp_path, "CIV;NOM;PRENOM", "M. et Mme;Moreau;").customer.customer["kind"] == "household"
    assert draft(tmp_path, "TYPE CLIENT;NOM;PRENOM", "Entreprise;Roux;Anne").customer.customer["kind"] == "organisation"


@pytest.mark.parametrize(
    ("typed", "first", "last"),
    [
        ("MOREAU Lucie", "Lucie", "MOREAU"),
        ("Moreau, Lucie", "Lucie", "Moreau"),
        ("Mme Lucie Moreau", "Lucie", "Moreau"),
        ("Lucie Moreau, Jean Roux, Anne Noël", "Lucie", "Moreau"),  # several guests: the first one booked
    ],
)
def test_names_in_one_column(tmp_path: Path, typed: str, first: str, last: str) -> None:
    one = draft(tmp_path, "Nom complet;CP", f'"{typed}";69003').customer.customer
    assert (one["first_name"], one["last_name"]) == (first, last)


def test_two_numbers_and_two_addresses_in_one_cell(tmp_path: Path) -> None:
    one = draft(tmp_path, "NOM;TEL;MAIL", "Moreau;04 72 00 00 00 / 06 12 48 77 03;a@example.com b@example.com").customer
    assert [phone["e164"] for phone in one.phones] == ["+33472000000", "+33612487703"]
    assert [email["address"] for email in one.emails] == ["a@example.com", "b@example.com"]


def test_the_relay_of_a_booking_site_is_marked(tmp_path: Path) -> None:
    one = draft(tmp_path, "NOM;MAIL", "Moreau;lucie.123@guest.booking.com").customer
    assert one.emails[0]["state"] == "relay"


def test_postcodes_abroad_are_left_alone(tmp_path: Path) -> None:
    swiss = draft(tmp_path, "NOM;CP;VILLE;PAYS", "Moreau;1204;GENÈVE;Suisse").customer.addresses[0]
    assert (swiss["postcode"], swiss["country"]) == ("1204", "CH")
    by_phone = draft(tmp_path, "NOM;CP;VILLE;TEL", "Moreau;1204;GENÈVE;+41 22 700 00 00").customer.addresses[0]
    assert by_phone["postcode"] == "1204"


def test_postcode_and_town_in_one_column(tmp_path: Path) -> None:
    (address,) = draft(tmp_path, "NOM;CP VILLE", "Moreau;69003 LYON").customer.addresses
    assert (address["postcode"], address["city"]) == ("69003", "LYON")


def test_a_street_of_several_lines(tmp_path: Path) -> None:
    (address,) = draft(
        tmp_path, "NOM;ADRESSE;CP", 'Moreau;"Rés. Les Pins\nBât. B\n12 rue X\nBP 3\nCedex";69003'
    ).customer.addresses
    assert [address[f"line_{n}"] for n in range(1, 5)] == ["Rés. Les Pins", "Bât. B", "12 rue X", "BP 3, Cedex"]


def test_one_consent_for_all_channels_and_words_that_are_neither(tmp_path: Path) -> None:
    all_of_them = draft(tmp_path, "NOM;OPTIN;OPTIN_SMS", "Moreau;O;N").customer.consents
    assert {one["channel"]: one["given"] for one in all_of_them} == {
        "email": True, "sms": False, "phone": True, "post": True,
    }  # fmt: skip
    unclear = draft(tmp_path, "NOM;OPTIN_SMS", "Moreau;à voir")
    assert unclear.customer.consents == []
    assert unclear.customer.customer["notes"] == "OPTIN_SMS: à voir"


def test_the_gender_stands_in_for_a_title(tmp_path: Path) -> None:
    assert draft(tmp_path, "NOM;PRENOM;SEXE", "Moreau;Lucie;F").customer.customer["title"] == "Mme"
    assert draft(tmp_path, "NOM;PRENOM;CIV;SEXE", "Moreau;Lucie;Dr;F").customer.customer["title"] == "Dr"
