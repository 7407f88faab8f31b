"""Civilities and names."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core.names import (
    display_name,
    looks_like_company,
    read_full_name,
    read_title,
    salutation,
    title_in,
)
from grc_desktop.core.text import clean


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("Monsieur", "M."),
        ("mr", "M."),
        ("M", "M."),
        ("M.", "M."),
        ("Herr", "M."),
        ("Signor", "M."),
        ("Mme.", "Mme"),
        ("MADAME", "Mme"),
        ("Mlle", "Mme"),
        ("Mrs.", "Mme"),
        ("Frau", "Mme"),
        ("M. et Mme", "M. et Mme"),
        ("Mr & Mrs", "M. et Mme"),
        ("Monsieur et Madame", "M. et Mme"),
        ("Famille", "M. et Mme"),
        ("Dr.", "Dr"),
        ("Herr Dr.", "Dr"),
        ("Maître", "Me"),
        ("Comtesse", "Comtesse"),
        ("", ""),
    ],
)
def test_read_title(typed: str, title: str) -> None:
    assert read_title(typed) == title


def test_titles_in_other_languages() -> None:
    assert title_in("Mme", "de") == "Frau"
    assert title_in("M.", "en") == "Mr"
    assert title_in("M.", "fr") == "M."
    assert title_in("Comtesse", "de") == "Comtesse"
    assert title_in(None) == ""


@pytest.mark.parametrize(
    ("typed", "title", "first", "last"),
    [
        ("MOREAU Lucie", "", "Lucie", "MOREAU"),
        ("Lucie MOREAU", "", "Lucie", "MOREAU"),
        ("Lucie Moreau", "", "Lucie", "Moreau"),
        ("Moreau, Lucie", "", "Lucie", "Moreau"),
        ("Dr. Anke Schmidt-Bauer", "Dr", "Anke", "Schmidt-Bauer"),
        ("de La Tour, Jean", "", "Jean", "de La Tour"),
        ("Jean de La Tour", "", "Jean", "de La Tour"),
        ("Jean DE LA TOUR", "", "Jean", "DE LA TOUR"),
        ("de LA TOUR Jean", "", "Jean", "de LA TOUR"),
        ("M. Paul Martin", "M.", "Paul", "Martin"),
        ("Martin, M. Paul", "M.", "Paul", "Martin"),
        ("M. et Mme Martin", "M. et Mme", "", "Martin"),
        ("Mme Martin", "Mme", "", "Martin"),
        ("Ludwig van Beethoven", "", "Ludwig", "van Beethoven"),
        ("Jean-Pierre Le Goff", "", "Jean-Pierre", "Le Goff"),
        ("Martin", "", "", "Martin"),
        ("大西 健", "", "大西", "健"),
        ("JEAN MARTIN", "", "JEAN", "MARTIN"),
        ("", "", "", ""),
    ],
)
def test_read_full_name(typed: str, title: str, first: str, last: str) -> None:
    found = read_full_name(typed)
    assert (found.title, found.first_name, found.last_name) == (title, first, last)


@given(st.text(alphabet=st.characters(categories=["L"]) | st.sampled_from(" ,.-'"), max_size=40))
def test_no_word_of_a_name_is_lost(typed: str) -> None:
    found = read_full_name(typed)
    if not found.title:
        kept = f"{found.first_name} {found.last_name}".split()
        assert sorted(kept) == sorted(clean(typed.replace(",", " ", 1)).split())


def test_display_name() -> None:
    assert display_name("person", "Mme", "Lucie", "Moreau", None) == "Lucie Moreau"
    assert display_name("person", "Mme", None, "Moreau", None) == "Mme Moreau"
    assert display_name("person", None, None, None, "Béal Voyages") == "Béal Voyages"
    assert display_name("organisation", "M.", "Paul", "Béal", "Béal Voyages") == "Béal Voyages"
    assert display_name("organisation", None, None, "Béal", None) == "Béal"
    assert display_name("household", "M. et Mme", None, "Moreau", None) == "M. et Mme Moreau"
    assert display_name("person", None, None, None, None) == ""


def test_salutations() -> None:
    assert salutation("Mme", "Moreau") == "Madame Moreau,"
    assert salutation("M. et Mme", "Moreau") == "Madame et Monsieur,"
    assert salutation(None, "Moreau") == "Madame, Monsieur,"
    assert salutation("Comtesse", "Moreau") == "Madame, Monsieur,"
    assert salutation("Me", "Moreau") == "Maître,"
    assert salutation("M.", "Schmidt", "de") == "Sehr geehrter Herr Schmidt,"
    assert salutation("M.", None, "de") == "Sehr geehrte Damen und Herren,"
    assert salutation("Mme", "Smith", "en") == "Dear Ms Smith,"
    assert salutation(None, None, "en") == "Dear Sir or Madam,"
    assert salutation("M.", "Rossi", "it") == "Gentile Signor Rossi,"
    assert salutation("M.", "Ruiz", "es") == "Estimado Sr. Ruiz:"


def test_looks_like_company() -> None:
    assert looks_like_company("SARL Dupont")
    assert looks_like_company("Béal Voyages")
    assert all(map(looks_like_company, ("Entreprise Morel", "Ets Morel", "Établissements Morel")))
    assert not looks_like_company("Lucie Moreau")
