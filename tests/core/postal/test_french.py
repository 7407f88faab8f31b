"""NF Z10-011: the vectors that were checked against La Poste's own description."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core.postal.french import LINE_LENGTH, fit_free_line, norm_city, norm_locality, norm_street, shorten


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("12 bis, rue de l'Église", "12 B RUE DE L EGLISE"),
        ("5 ter avenue du Général-de-Gaulle", "5 T AVENUE DU GENERAL DE GAULLE"),
        ("8 quater quai Turenne", "8 Q QUAI TURENNE"),
        ("4 à 8 rue Œdipe", "4 RUE OEDIPE"),
        ("12/14, bd. Saint-Michel", "12 BD SAINT MICHEL"),
        ("12-14 rue Neuve", "12 RUE NEUVE"),
        ("3, place de l'Hôtel-de-Ville", "3 PLACE DE L HOTEL DE VILLE"),
        ("25D RUE DU LAC", "25D RUE DU LAC"),
        ("4 A rue du Lac", "4 A RUE DU LAC"),
        ("rue du 11 Novembre 1918", "RUE DU 11 NOVEMBRE 1918"),
        ("7 rue de Bis", "7 RUE DE BIS"),
        ("7 rue Ter", "7 RUE TER"),
        ("AVENUE DES FLEURS", "AVENUE DES FLEURS"),
        ("12 rue Łódź & Straße", "12 RUE LODZ STRASSE"),
    ],
)
def test_street(typed: str, line: str) -> None:
    assert norm_street(typed) == line


@pytest.mark.parametrize(
    ("postcode", "city", "line"),
    [
        ("42000", "Saint-Étienne", "42000 SAINT ETIENNE"),
        ("94240", "L'Haÿ-les-Roses", "94240 L HAY LES ROSES"),
        ("51480", "Œuilly", "51480 OEUILLY"),
        ("13100", "Aix-en-Provence Cedex 1", "13100 AIX EN PROVENCE CEDEX 1"),
        ("75380", "Paris Cedex 08", "75380 PARIS CEDEX 08"),
        ("93230", "Romainville s/Bois", "93230 ROMAINVILLE SUR BOIS"),
        ("94120", "Fontenay s/s Bois", "94120 FONTENAY SOUS BOIS"),
        ("75 008", "75008 Paris", "75008 PARIS"),
        ("", "Lyon", "LYON"),
        ("98000", "Monaco", "98000 MONACO"),
    ],
)
def test_city(postcode: str, city: str, line: str) -> None:
    assert norm_city(postcode, city) == line


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("B.P. n° 40122", "BP 40122"),
        ("BP40122 Villeneuve-d'Ascq", "BP 40122 VILLENEUVE D ASCQ"),
        ("CS 10001", "CS 10001"),
        ("Boîte postale 12", "BP 12"),
        ("lieu-dit Les Près", "LIEU DIT LES PRES"),
        ("T.S.A. 12345", "TSA 12345"),
    ],
)
def test_locality(typed: str, line: str) -> None:
    assert norm_locality(typed) == line


def test_words_are_shortened_only_where_the_line_is_too_long() -> None:
    assert shorten("12 AVENUE DES FLEURS") == "12 AVENUE DES FLEURS"
    assert shorten("125 AVENUE DU GENERAL CHARLES DE GAULLE") == "125 AV DU GENERAL CHARLES DE GAULLE"
    assert shorten("125 BOULEVARD DU GENERAL DOCTEUR SAINT CHARLES") == "125 BD DU GAL DOCTEUR SAINT CHARLES"


def test_the_upper_lines_keep_their_letters_where_they_fit() -> None:
    assert fit_free_line("Mme Éloïse Lefèvre-Dupont") == "Mme Éloïse Lefèvre-Dupont"
    assert fit_free_line("Résidence Les Jardins de la Côte d’Émeraude") == "RES LES JARDINS DE LA COTE D’EMERAUDE"
    long = "Comité départemental du tourisme et des loisirs"
    assert fit_free_line(long) == long


@given(st.text(max_size=60))
def test_norm_lines_hold_no_punctuation_and_are_stable(typed: str) -> None:
    line = norm_street(typed)
    assert line == line.strip()
    assert not re.search(r"[,'’\-./_]|  ", line)
    assert len(shorten(line)) <= max(len(line), LINE_LENGTH)


@given(st.from_regex(r"[0-9]{1,3}( bis| ter)?,? (rue|avenue|boulevard) [A-Za-zÀ-ÿ' -]{1,40}", fullmatch=True))
def test_the_number_always_leads(typed: str) -> None:
    match = re.match(r"\d+", typed)
    assert match is not None
    assert norm_street(typed).startswith(match[0])
    assert norm_street(norm_street(typed)).split() == norm_street(typed).split()
