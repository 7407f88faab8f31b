from __future__ import annotations

from pathlib import Path

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.core.resources import resource
from grc_desktop.features.imports.recognition import Recognition, recognise
from tests.features.imports.written_files import PEOPLE, opened, text_file


def recognised(tmp_path: Path, text: str) -> Recognition:
    return recognise(opened(text_file(tmp_path / "list.csv", text, "utf-8")))


def test_the_list_of_a_booking_program(tmp_path: Path) -> None:
    found = recognised(tmp_path, PEOPLE)
    assert found.kind == "customers"
    assert found.mapping == {
        "N° CLIENT": "external_id", "CIV": "title", "NOM": "last_name", "PRENOM": "first_name",
        "TEL MOBILE": "mobile", "MAIL": "email", "ADR1": "address_1", "CP": "postcode", "VILLE": "city",
        "PAYS": "country", "DT_NAISS": "birth_date", "OPTIN_SMS": "consent.sms",
    }  # fmt: skip
    assert [column.note for column in found.columns if column.name == "OPTIN_SMS"] == ["O = yes"]


def test_french_outlook_writes_titre_twice(tmp_path: Path) -> None:
    header = "Titre;Prénom;Deuxième prénom;Nom;Suffixe;Société;Service;Titre;Tél. mobile;Adresse de messagerie"
    found = recognised(tmp_path, f"{header}\nMme;Lucie;;Moreau;;Béal;Ventes;Directrice;0612487703;l@example.com\n")
    assert found.mapping["Titre"] == "title"
    assert found.mapping["Titre#2"] == "profession"
    assert found.mapping["Deuxième prénom"] is None


def test_whole_formats_are_known_by_name(tmp_path: Path) -> None:
    header = (
        "Confirmation code,Status,Guest name,Contact,# of adults,# of children,Start date,End date,# of nights,Earnings"
    )
    found = recognised(
        tmp_path, f"{header}\nHMABC,Confirmed,Lucie Moreau,+33612487703,2,0,2026-11-10,2026-11-12,2,€ 180.00\n"
    )
    assert (found.kind, found.format_name) == ("purchases", "Airbnb")
    assert found.mapping["Contact"] == "mobile"


def test_nbsp_in_the_headers_of_booking(tmp_path: Path) -> None:
    header = "Référence|Réservé&nbsp;par|Arrivée|Départ|Réservé le|Statut|Tarif|Durée&nbsp;(nuits)"
    found = recognised(tmp_path, f"{header}\n123|Moreau, Lucie|2026-11-10|2026-11-12|2026-10-01|ok|450.00 EUR|2\n")
    assert found.format_name == "Booking.com (français)"
    assert found.mapping["Réservé&nbsp;par"] == "full_name"


def test_values_speak_louder_than_headers(tmp_path: Path) -> None:
    found = recognised(tmp_path, "NOM;TEL;X\nMoreau;l@example.com;06 12 48 77 03\nRoux;r@example.com;0612345678\n")
    assert found.mapping == {"NOM": "last_name", "TEL": "email", "X": "phone"}


def test_both_names_in_one_column(tmp_path: Path) -> None:
    assert recognised(tmp_path, "NOM;CP\nMoreau Lucie;69003\nNoël François;1000\n").mapping["NOM"] == "listed_name"
    assert recognised(tmp_path, "NOM;CP\nMoreau;69003\nLe Goff;1000\nNoël;2\n").mapping["NOM"] == "last_name"
    both = recognised(tmp_path, "Client;NOM;PRENOM\nLucie Moreau;Moreau;Lucie\n").mapping
    assert both == {"Client": None, "NOM": "last_name", "PRENOM": "first_name"}


def test_a_list_without_a_header(tmp_path: Path) -> None:
    found = recognised(
        tmp_path, "Moreau;Lucie;12 rue X;69003;Lyon;l@example.com\nRoux;Anne;3 rue Y;01000;Bourg;a@example.com\n"
    )
    assert list(found.mapping.values()) == ["last_name", "first_name", "address_1", "postcode", "city", "email"]


def test_a_second_street_goes_to_the_second_line(tmp_path: Path) -> None:
    found = recognised(tmp_path, "NOM;ADRESSE;ADRESSE;TEL;TEL\nMoreau;Bât. B;12 rue X;0472000000;0612487703\n")
    assert list(found.mapping.values()) == ["last_name", "address_1", "address_2", "phone", "phone"]


def test_passwords_and_identity_papers_never_come_in(tmp_path: Path) -> None:
    found = recognised(tmp_path, "Email *;Password *;N° passeport\nl@example.com;x;12AB34567\n")
    assert found.mapping == {"Email *": "email", "Password *": None, "N° passeport": None}
    assert [column.note for column in found.columns][1:] == ["never kept", "never kept"]


@pytest.mark.parametrize(
    ("dates", "order", "note"),
    [
        (["25/12/2025", "01/02/2026"], "day-first", "recognised"),
        (["12/25/2025", "01/02/2026"], "month-first", "recognised"),
        (["03/04/2025", "01/02/2026"], "ambiguous", "day or month first?"),
    ],
)
def test_the_order_of_day_and_month(tmp_path: Path, dates: list[str], order: str, note: str) -> None:
    found = recognised(tmp_path, "NOM;PRENOM;DT_NAISS\n" + "".join(f"Moreau;Lucie;{day}\n" for day in dates))
    assert (found.day_order, found.columns[2].note) == (order, note)


def test_kinds_of_files(tmp_path: Path) -> None:
    assert recognised(tmp_path, "Date;Montant;NOM;PRENOM\n01/02/2026;12,50;Moreau;Lucie\n").kind == "purchases"
    assert recognised(tmp_path, "NOM;PRENOM;DERN_SEJ;CA\nMoreau;Lucie;01/02/2026;12,50\n").kind == "customers"
    assert recognised(tmp_path, "Date réclamation;NOM;Motif\n01/02/2026;Moreau;Bruit\n").kind == "complaints"


@pytest.mark.parametrize(
    ("name", "kind"), [("clients", "customers"), ("sejours", "purchases"), ("reclamations", "complaints")]
)
def test_every_column_of_the_shipped_samples_is_recognised(name: str, kind: str) -> None:
    found = recognise(opened(resource(f"samples/{name}-exemple.csv")))
    assert found.kind == kind
    assert None not in found.mapping.values()


def test_what_was_chosen_by_hand_stands(tmp_path: Path) -> None:
    table = opened(text_file(tmp_path / "list.csv", PEOPLE))
    found = recognise(table, chosen={"NOM": "company", "CP": None}, day_order="month-first")
    assert found.mapping["NOM"] == "company"
    assert found.mapping["CP"] is None
    assert not found.day_first
    with pytest.raises(Refused, match="no field “nme”"):
        recognise(table, chosen={"NOM": "nme"})


def test_the_notes_of_columns(tmp_path: Path) -> None:
    found = recognised(
        tmp_path, "NOM;PRENOM;MAIL;CA_TOT;VIDE\nMoreau;Lucie;l@;3480,00;\nRoux;Anne;r@example.com;2,50;\n"
    )
    notes = {column.name: (column.note, column.tone) for column in found.columns}
    assert notes["MAIL"] == ("1 invalid", "warning")
    assert notes["CA_TOT"] == ("decimal comma", "good")
    assert notes["VIDE"] == ("empty", "plain")
