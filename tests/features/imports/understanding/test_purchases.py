from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from tests.features.imports.understanding.rows import draft, drafts


def test_a_stay(tmp_path: Path) -> None:
    header = "Référence;NOM;PRENOM;Arrivée;Départ;Chambre;Adultes;Enfants;Montant TTC;Règlement;Canal;Statut;Remarques"
    found = draft(
        tmp_path,
        header,
        "S-17;Moreau;Lucie;10/11/2026;12/11/2026;204;2 adultes;;1 234,50 €;CB;Booking.com;Soldé;Étage élevé",
    )
    assert found.purchase == {
        "kind": "stay", "date": date(2026, 11, 10), "reference": "S-17", "label": None,
        "arrival": date(2026, 11, 10), "departure": date(2026, 11, 12), "nights": 2, "room": "204", "adults": 2,
        "children": None, "quantity": None, "amount_cents": 123450, "currency": "EUR", "payment_method": "card",
        "channel": "booking", "status": "done", "notes": "Étage élevé",
    }  # fmt: skip
    assert found.customer.customer["last_name"] == "Moreau"
    assert "notes" not in found.customer.customer


def test_a_sale_of_an_agency(tmp_path: Path) -> None:
    found = draft(
        tmp_path, "Date;Libellé;Montant;Devise;Email", "03/02/2026;Circuit Andalousie;98,00;CHF;l@example.com"
    )
    assert found.purchase is not None
    assert (found.purchase["kind"], found.purchase["label"]) == ("sale", "Circuit Andalousie")
    assert (found.purchase["amount_cents"], found.purchase["currency"]) == (9800, "CHF")
    assert found.purchase["status"] == "done"


@pytest.mark.parametrize(
    ("typed", "status"),
    [("ok", "done"), ("confirmed", "confirmed"), ("cancelled_by_guest", "cancelled"), ("Annulé", "cancelled"),
     ("no_show", "no_show"),
     ("Checked Out", "done"), ("In-House", "confirmed"), ("Remboursé", "refunded"), ("Option", "option"),
     ("Devis", "quote"), ("Facturé", "done")],
)  # fmt: skip
def test_states_of_other_programs(tmp_path: Path, typed: str, status: str) -> None:
    found = draft(tmp_path, "Reference;Client;Arrivée;Départ;Statut", f"1;Moreau;10/11/2026;12/11/2026;{typed}")
    assert found.purchase is not None
    assert found.purchase["status"] == status


@pytest.mark.parametrize(("day", "status"), [("10/12/2026", "confirmed"), ("10/11/2026", "done")])
def test_a_sale_that_lies_ahead_is_not_done(tmp_path: Path, day: str, status: str) -> None:
    found = draft(tmp_path, "Date;Client;Montant;Libellé;Statut", f"{day};Moreau;90;Bon cadeau;confirmed")
    assert found.purchase is not None
    assert (found.purchase["kind"], found.purchase["status"]) == ("sale", status)


def test_a_state_nobody_knows(tmp_path: Path) -> None:
    found = draft(tmp_path, "Reference;Client;Arrivée;Départ;Statut", "1;Moreau;10/12/2026;12/12/2026;zzz")
    assert found.purchase is not None
    assert found.purchase["status"] == "confirmed"  # it lies ahead
    assert found.purchase["notes"] == "Statut: zzz"
    assert [one.column for one in found.remarks] == ["Statut"]


def test_nights_and_departure_follow_from_each_other(tmp_path: Path) -> None:
    by_nights = draft(tmp_path, "Client;Arrivée;Nuits", "Moreau;10/11/2026;3").purchase
    assert by_nights is not None
    assert by_nights["departure"] == date(2026, 11, 13)
    backwards = draft(tmp_path, "Client;Arrivée;Départ", "Moreau;10/11/2026;08/11/2026")
    assert backwards.purchase is not None
    assert backwards.purchase["departure"] is None
    assert "08/11/2026" in backwards.purchase["notes"]


def test_rows_of_which_nothing_can_be_made(tmp_path: Path) -> None:
    found = drafts(tmp_path, "NOM;Email;Date;Montant\nMoreau;;;\n;;01/02/2026;12,50\nRoux;;offert;\n")
    assert [bool(one.rejected) for one in found] == [True, True, True]
    assert "no date, amount" in found[0].rejected
    assert "whose it is" in found[1].rejected


def test_totals_in_a_list_of_customers_become_one_purchase(tmp_path: Path) -> None:
    carried = draft(tmp_path, "NOM;PRENOM;DERN_SEJ;CA_TOT", "Moreau;Lucie;14/10/2026;3480,00").carried
    assert carried == {
        "kind": "stay", "date": date(2026, 10, 14), "label": "Carried over from the previous program",
        "amount_cents": 348000, "currency": "EUR", "status": "done",
    }  # fmt: skip
    assert draft(tmp_path, "NOM;PRENOM;DERN_SEJ;CA_TOT", "Moreau;Lucie;;0").carried is None
