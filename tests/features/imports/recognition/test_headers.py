from __future__ import annotations

import json

import pytest

from grc_desktop.core.resources import resource
from grc_desktop.features.imports.recognition.fields import KINDS, fields_of
from grc_desktop.features.imports.recognition.headers import (
    NEVER,
    UNUSED,
    field_of,
    formats,
    header_key,
    is_known,
    numbered,
    numbered_key,
)


@pytest.mark.parametrize(
    ("header", "field"),
    [
        ("NOM", "last_name"),
        ("Prénom", "first_name"),
        ("TEL MOBILE", "mobile"),
        ("Tél. mobile", "mobile"),
        ("MAIL", "email"),
        ("Adresse&nbsp;e-mail", "email"),
        ("ADR1", "address_1"),
        ("Complément d’adresse", "address_2"),
        ("CP", "postcode"),
        ("CodePostal", "postcode"),
        ("code_postal", "postcode"),
        ("VILLE", "city"),
        ("DT_NAISS", "birth_date"),
        ("Né(e) le", "birth_date"),
        ("DERN_SEJ", "last_purchase"),
        ("CA_TOT", "purchases_total"),
        ("Chiffre d’affaires HT", "purchases_total"),
        ("OPTIN_SMS", "consent.sms"),
        ("N° CLIENT", "external_id"),
        ("RAISON SOCIALE", "company"),
        ("Ville (facturation)", "city"),
        ("Document - Code client", "external_id"),
        ("Email client", "email"),
        ("PrÃ©nom", "first_name"),  # the header itself was read wrongly once
        ("Prénom locataire", "first_name"),
        ("Votre nom et prénom", "listed_name"),
        ("Pays de facturation (code ISO)", "country"),
        ("Default Address Zip", "postcode"),
        ("Acceptez-vous de recevoir nos offres par e-mail ?", "consent.email"),
        ("Souhaitez-vous recevoir la newsletter ?", "consent.email"),
        ("J’accepte d’être contacté", "consent"),
        ("Nom de naissance", "birth_name"),
        ("last_name", "last_name"),  # what export writes
        ("consent.email", "consent.email"),
        ("Nb d'enfants", None),
        ("NbSej", UNUSED),
        ("DatNai", "birth_date"),
        ("DATENAISSANCE", "birth_date"),
        ("CodPos", "postcode"),
        ("Home ZipCode", "postcode"),
        ("Rue (bureau)", "work.address_1"),
        ("Adresse professionnelle", "work.address_1"),
        ("Work Phone", "phone_2"),
        ("Other City", UNUSED),
        ("Guest post code", "postcode"),
        ("EMAIL_BLACKLISTED", "refusal.email"),
        ("Civilité 1", "title"),
        ("Apellidos", "last_name"),
        ("Móvil", "mobile"),
        ("Mobil", "mobile"),
        ("Geboortedatum", "birth_date"),
        ("Correo electrónico", "email"),
        ("Nome", "first_name"),
        ("Accord newsletter", "consent.email"),
        ("Taille T-shirt", None),
        ("COL_X7", None),
    ],
)
def test_headers_of_customers(header: str, field: str | None) -> None:
    assert field_of(header, "customers") == field


@pytest.mark.parametrize(
    "header", ["Password *", "MDP", "Document Number", "N° passeport", "IBAN", "cod_fiscale", "Identity card number"]
)
def test_what_must_stay_out(header: str) -> None:
    assert field_of(header, "customers") == NEVER


def test_the_same_word_means_another_thing_in_another_file() -> None:
    assert field_of("Motif", "complaints") == "cause"
    assert field_of("Motif", "purchases") is None
    assert field_of("Départ", "purchases") == "departure"
    assert field_of("CA", "customers") == "purchases_total"
    assert field_of("CA", "purchases") == "amount"
    assert field_of("DateArrival", "purchases") == "arrival"
    assert field_of("Nb d'adultes", "purchases") == "adults"
    assert field_of("TVA", "purchases") is None


def test_second_columns_of_a_name_are_numbered() -> None:
    assert numbered(["Titre", "Nom", "Titre"]) == ["Titre", "Nom", "Titre#2"]
    assert numbered_key("Titre#2") == "titre#2"
    assert header_key("  N°_Client ") == "n client"


def test_every_field_that_the_resource_names_exists() -> None:
    document = json.loads(resource("import_formats.json").read_text(encoding="utf-8"))
    for kind in KINDS:
        assert set(document["synonyms"][kind]) <= set(fields_of("customers")) | set(fields_of(kind)), kind
    for known in formats():
        assert set(filter(None, known.fields.values())) <= set(fields_of(known.kind)), known.name


def test_what_a_header_is() -> None:
    assert is_known("Prénom")
    assert is_known("Confirmation code")
    assert not is_known("Moreau")
    assert not is_known("x" * 200)
