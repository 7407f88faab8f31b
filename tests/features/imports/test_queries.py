from __future__ import annotations

from pathlib import Path

from grc_desktop.database.database import Database
from grc_desktop.features.imports.queries import (
    load_directory,
    saved_mappings,
    standing_complaints,
    standing_customers,
    standing_purchases,
    tag_keys,
)
from grc_desktop.features.imports.understanding.drafts import CustomerDraft
from tests.features.imports.written_files import imported, text_file

TEXT = (
    "N°;NOM;PRENOM;SOCIETE;SIRET;MAIL;TEL;CP;TAGS;OPTIN_SMS\n"
    "C-1;Moreau;Lucie;;;l@example.com;0612487703;69003;VIP;O\n"
    "C-2;;;Béal;73282932000074;;0472000000;69002;;\n"
)


def test_every_customer_is_in_the_directory(base: Database, tmp_path: Path) -> None:
    imported(base, text_file(tmp_path / "a.csv", TEXT))
    directory = base.read(load_directory)
    asked = CustomerDraft(
        customer={"external_id": "C-2", "siret": "73282932000074", "first_name": "Lucie", "last_name": "MOREAU"},
        addresses=[{"postcode": "69003"}],
        phones=[{"kind": "mobile", "e164": "+33612487703"}, {"kind": "landline", "e164": "+33472000000"}],
        emails=[{"address": "L@example.com", "state": "valid"}],
    )
    assert [(key[0], who) for key, who in directory.candidates(asked, loosely=True)] == [
        ("n", 2), ("s", 2), ("e", 1), ("m", 1), ("l", 2), ("p", 1),
    ]  # fmt: skip
    assert directory.namesakes(CustomerDraft(customer={"last_name": "moreau", "first_name": "LUCIE"})) == [1]


def test_what_the_base_has_of_somebody(base: Database, tmp_path: Path) -> None:
    imported(base, text_file(tmp_path / "a.csv", TEXT))
    found = base.read(standing_customers, ids=[1, 2, 99])
    assert sorted(found) == [1, 2]
    one = found[1]
    assert one.customer["last_name"] == "Moreau"
    assert [len(rows) for rows in (one.addresses, one.phones, one.emails, one.consents)] == [1, 1, 1, 1]
    assert (one.tags, one.tags_in_base, one.consents_in_base, one.in_base) == (["VIP"], 1, 1, True)
    assert base.read(tag_keys) == {"vip": 1}


def test_purchases_and_complaints_by_reference_or_customer(base: Database, tmp_path: Path) -> None:
    sale = "Référence;NOM;PRENOM;Date;Montant\nF-1;Moreau;Lucie;01/10/2026;45,00\n"
    imported(base, text_file(tmp_path / "v.csv", sale))
    complaint = "N° réclamation;NOM;PRENOM;Objet\nR-1;Moreau;Lucie;Bruit\n"
    imported(base, text_file(tmp_path / "r.csv", complaint))
    for asked in ({"references": ["F-1"], "customer_ids": []}, {"references": [], "customer_ids": [1]}):
        assert [row["reference"] for row in base.read(standing_purchases, **asked)] == ["F-1"]
    for asked in ({"numbers": ["R-1"], "customer_ids": []}, {"numbers": [], "customer_ids": [1]}):
        assert [row["number"] for row in base.read(standing_complaints, **asked)] == ["R-1"]


def test_a_new_house_keeps_no_mapping(base: Database) -> None:
    assert base.read(saved_mappings) == []
