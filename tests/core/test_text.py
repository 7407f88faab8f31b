"""Folding, search words, cleaning and mojibake."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core.text import clean, fold, initials, repair_mojibake, search_words, sort_key


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Łukasz", "lukasz"),
        ("Søren", "soren"),
        ("Ağrı", "agri"),
        ("Groß", "gross"),
        ("GROẞ", "gross"),
        ("Œuilly", "oeuilly"),
        ("Œdipe", "oedipe"),
        ("Æbelø", "aebelo"),
        ("Đorđe", "dorde"),
        ("Þór Guðmundsson", "thor gudmundsson"),
        ("Ħal Qormi", "hal qormi"),
        ("İZMİR", "izmir"),
        ("ıssız", "issiz"),
        ("Γιώργος", "γιωργοσ"),
        ("ΓΙΩΡΓΟΣ", "γιωργοσ"),
        ("Фёдор", "федор"),
        ("Йошкар", "иошкар"),
        ("L’Haÿ‑les‑Roses", "l'hay-les-roses"),
        ("Saint-Étienne", "saint-etienne"),
        ("AÉ\u00a0B", "ae b"),
        ("ＡＢＣ", "abc"),
        ("Moreau", "moreau"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold(fold(text)) == fold(text)


@given(st.text(alphabet=st.characters(max_codepoint=0x24F)))
def test_latin_letters_fold_alike_beside_any_others(text: str) -> None:
    assert fold(text + "Ж") == fold(text) + "ж"


@given(st.text())
def test_case_and_composition_do_not_matter(text: str) -> None:
    assert fold(unicodedata.normalize("NFD", text)) == fold(unicodedata.normalize("NFC", text))


@given(st.text(alphabet=st.characters(max_codepoint=0x17F, exclude_characters="ſĸŉ")))
def test_latin_capitals_fold_like_small_letters(text: str) -> None:
    assert fold(text.upper()) == fold(text.lower())


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("Jean-Pierre d'Arc", ["jean", "pierre", "d", "arc"]),
        ("大西 健", ["大", "西", "健"]),
        ("カタカナ", ["カ", "タ", "カ", "ナ"]),
        ("さくらHotel東京", ["さ", "く", "ら", "hotel", "東", "京"]),
        ("佐々木", ["佐", "々", "木"]),
        ("O’Neill & fils_2", ["o", "neill", "fils", "2"]),
        ("moreau", ["moreau"]),
        ("", []),
        (" - ", []),
    ],
)
def test_search_words(text: str, words: list[str]) -> None:
    assert search_words(text) == words


@given(st.text(), st.text())
def test_words_of_two_texts_are_the_words_of_both(a: str, b: str) -> None:
    assert search_words(f"{a} {b}") == search_words(a) + search_words(b)


def test_sort_key_is_blind_to_accents_hyphens_and_apostrophes() -> None:
    towns = ["Saint-Étienne", "saint denis", "Évian", "Eu", "L'Haÿ", "Ézy", "LHOMMEAU"]
    assert sorted(towns, key=sort_key) == ["Eu", "Évian", "Ézy", "L'Haÿ", "LHOMMEAU", "saint denis", "Saint-Étienne"]


@pytest.mark.parametrize(
    ("text", "cleaned"),
    [
        ("  Lucie \u00a0 Moreau\t", "Lucie Moreau"),
        ("Mo\u200breau\ufeff", "Moreau"),
        ("a\x00b\x1fc", "abc"),
        ("a\nb", "a b"),
        ("E\u0301tienne", "Étienne"),
        ("\ud800x", "x"),
        ("\u202eabc", "abc"),
        ("", ""),
    ],
)
def test_clean(text: str, cleaned: str) -> None:
    assert clean(text) == cleaned


def test_clean_can_keep_lines() -> None:
    assert clean(" Chambre 12 \r\n\r\n  calme\u2028vue  lac \n", keep_lines=True) == "Chambre 12\n\ncalme\nvue lac"


@given(st.text(), st.booleans())
def test_cleaning_twice_changes_nothing(text: str, keep_lines: bool) -> None:
    once = clean(text, keep_lines=keep_lines)
    assert clean(once, keep_lines=keep_lines) == once
    once.encode("utf-8")


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Lucie Moreau", "LM"),
        ("Jean-Pierre de La Tour", "JT"),
        ("Hôtel des Remparts", "HR"),
        ("élise", "É"),
        ("大西 健", "大"),
        ("Jean d’Ormesson", "JO"),
        ("De La", "DL"),
        ("  ", ""),
        ("<b>", ""),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


MEANT = ["François", "Éloïse Lefèvre", "L’Haÿ", "Kovač", "Łódź", "10 €", "Θεσσαλονίκη", "Œuvre", "Müller – Söhne"]


@pytest.mark.parametrize("meant", MEANT)
@pytest.mark.parametrize("wrong", ["cp1252", "mac_roman"])
def test_damage_is_repaired(meant: str, wrong: str) -> None:
    damaged = (
        "".join(
            bytes((byte,)).decode(wrong) if byte not in (0x81, 0x8D, 0x8F, 0x90, 0x9D) else chr(byte)
            for byte in meant.encode()
        )
        if wrong == "cp1252"
        else meant.encode().decode(wrong)
    )
    assert damaged != meant
    assert repair_mojibake(damaged) == meant


def test_damage_done_twice_is_repaired() -> None:
    assert repair_mojibake("FranÃƒÂ§ois") == "François"


@pytest.mark.parametrize("right", [*MEANT, "SÃO PAULO", "CAFÉ»", "Ångström", "Âge", "«Ça»", "大西"])
def test_what_is_right_is_left_alone(right: str) -> None:
    assert repair_mojibake(right) == right
