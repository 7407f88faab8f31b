from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from tests.features.imports.understanding.rows import draft


@pytest.mark.parametrize(
    ("header", "row", "said"),
    [
        ("Nom affiché;Ville", "Moreau SARL, Lucie Moreau;Lyon",
         {"kind": "organisation", "company": "Moreau SARL", "first_name": "Lucie", "last_name": "Moreau"}),
        ("Société;Contact;Ville", "Béal & Fils;Mme Lucie Moreau;Lyon",
         {"kind": "organisation", "company": "Béal & Fils", "title": "Mme", "last_name": "Moreau"}),
        ("Société;Contact;Ville", ";Lucie Moreau;Lyon", {"kind": "person", "last_name": "Moreau"}),
        ("Intitulé;N° Siret", "BOULANGERIE MARTIN;73282932000074",
         {"kind": "organisation", "company": "BOULANGERIE MARTIN"}),
        ("Intitulé;N° Siret", "PETIT MARTIN;12", {"kind": "person", "company": None}),
        ("Client;Ville", "Anke Schmidt, Bernd Schmidt;Lyon", {"first_name": "Anke", "last_name": "Schmidt"}),
        ("Client;Ville", "Garcia Lopez, Maria Jose;Lyon", {"first_name": "Maria Jose", "last_name": "Garcia Lopez"}),
        ("Client;Ville", "de LA TOUR Jean;Lyon", {"kind": "person", "first_name": "Jean"}),
        ("Client;Ville", "Entreprise Béal;Lyon", {"kind": "organisation", "company": "Entreprise Béal"}),
        ("Client;Ville", '"Dupont; Jean";Lyon', {"first_name": "Jean", "last_name": "Dupont"}),
        ("Nom et prénom;Ville", "Mme Claire de La Tour;Lyon",
         {"title": "Mme", "first_name": "Claire", "last_name": "de La Tour"}),
        ("Nom et prénom;Ville", "M. Le Goff Yann;Brest", {"first_name": "Yann", "last_name": "Le Goff"}),
        ("Nom et prénom;Ville", "Garcia Maria del Carmen;Lyon",
         {"first_name": "Maria del Carmen", "last_name": "Garcia"}),
        ("Nombre;Población", "Lucía García;Madrid", {"first_name": "Lucía", "last_name": "García"}),
        ("Client;Ville", "Moreau Lucie;Lyon", {"first_name": "Lucie", "last_name": "Moreau"}),
        ("Client;Ville", "NOEL JEAN;Lyon", {"first_name": "NOEL", "last_name": "JEAN"}),  # both are both
        ("Nom et prénom;Ville", "NOEL JEAN;Lyon", {"first_name": "JEAN", "last_name": "NOEL"}),
        ("Nom et prénom;Ville", "Jean-Pierre Martin;Lyon", {"first_name": "Jean-Pierre", "last_name": "Martin"}),
        ("Passenger name;Email", "MOREAU/LUCIE MRS;l@exemple.fr",
         {"title": "Mme", "first_name": "LUCIE", "last_name": "MOREAU"}),
        ("Name;Firstname;Email", "Roy Alain;Alain;a@exemple.fr", {"first_name": "Alain", "last_name": "Roy"}),
        ("Nom;Entreprise;Email", "Agence Horizon;Agence Horizon;a@exemple.fr",
         {"kind": "organisation", "company": "Agence Horizon", "last_name": None}),
        ("Nom de naissance;Nom d'usage;Prénom", "Martin;Moreau;Lucie", {"last_name": "Moreau"}),
        ("Nom de naissance;Nom d'usage;Prénom", "Martin;;Paul", {"last_name": "Martin"}),
        ("Civilité 1;Nom 1;Prénom 1;Civilité 2;Nom 2;Prénom 2", "M.;Martin;Paul;Mme;MARTIN;Claire",
         {"kind": "household", "title": "M. et Mme", "first_name": "Paul and Claire", "last_name": "Martin"}),
        ("Civ;Nom;Prénom;Nom du conjoint;Prénom du conjoint", "Mme;Durand;Anne;Petit;Luc",
         {"kind": "person", "title": "Mme", "first_name": "Anne", "last_name": "Durand"}),
        ("Nom;Prénom;Tél", "+33 6 12 48 77 03;;0612487703", {"last_name": None, "kind": "person"}),
    ],
)  # fmt: skip
def test_who_a_row_names(tmp_path: Path, header: str, row: str, said: dict[str, Any]) -> None:
    customer = draft(tmp_path, header, row).customer.customer
    assert {name: customer.get(name) for name in said} == said


def test_the_second_of_a_couple_with_another_name_is_noted(tmp_path: Path) -> None:
    found = draft(tmp_path, "Nom;Prénom;Civilité 2;Nom 2;Prénom 2", "Durand;Anne;M.;Petit;Luc")
    assert found.customer.customer["notes"] == "Nom 2: M. Luc Petit"


def test_a_contact_beside_a_person_is_noted(tmp_path: Path) -> None:
    customer = draft(tmp_path, "Nom;Prénom;Contact", "Moreau;Lucie;Jean Roux").customer.customer
    assert (customer["last_name"], customer["notes"]) == ("Moreau", "Contact: Jean Roux")
    assert "notes" not in draft(tmp_path, "Nom;Prénom;Contact", "Moreau;Lucie;Lucie Moreau").customer.customer


def test_the_name_of_the_contact_beside_a_first_name_is_the_last_name(tmp_path: Path) -> None:
    header = "Raison sociale;Nom du contact;Prénom;Code postal"
    for company, contact in (("", "Lefèvre"), ("SARL Noël & Fils", "Lefèvre"), ("SARL Noël & Fils", "Jérôme Lefèvre")):
        said = draft(tmp_path, header, f"{company};{contact};Jérôme;44000").customer.customer
        assert (said["first_name"], said["last_name"]) == ("Jérôme", "Lefèvre")
        assert said.get("company", "") == company
        assert not said.get("notes")
