from __future__ import annotations

import gammu
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.features.outbox.sms import count, plain, segments, septets

WITH_ONE_CULPRIT = (
    "Hôtel du Lac : -20% sur votre prochain séjour avant le 31/12. Réservez au 04 50 00 00 00. STOP au 36180"
)


@pytest.mark.parametrize(
    ("text", "encoding", "parts"),
    [
        ("", "GSM-7", 0),
        ("a" * 160, "GSM-7", 1),
        ("a" * 161, "GSM-7", 2),
        ("a" * 306, "GSM-7", 2),
        ("a" * 307, "GSM-7", 3),
        ("€" * 80, "GSM-7", 1),
        ("€" * 81, "GSM-7", 2),
        ("a" * 159 + "€", "GSM-7", 2),
        ("a" * 152 + "€" + "a" * 153, "GSM-7", 3),  # the pair is not torn: 307 septets, three parts
        ("ê" * 70, "UCS-2", 1),
        ("ê" * 71, "UCS-2", 2),
        ("ê" * 134, "UCS-2", 2),
        ("ê" * 135, "UCS-2", 3),
        ("😀" * 35, "UCS-2", 1),
        ("😀" * 36, "UCS-2", 2),
        (WITH_ONE_CULPRIT, "UCS-2", 2),
        (WITH_ONE_CULPRIT.replace("ô", "o"), "GSM-7", 1),
    ],
)
def test_counts_as_the_norm_does(text: str, encoding: str, parts: int) -> None:
    counted = count(text)

    assert (counted.encoding, counted.segments) == (encoding, parts)


def test_tells_units() -> None:
    assert count("a" * 159 + "€").units == 161
    assert count("😀").units == 2


@pytest.mark.parametrize("letter", "àéèùÉÇäöüÄÖÜæÆìòñÑåÅßøØ€@£^{}[]~|\\")
def test_letters_of_the_alphabet(letter: str) -> None:
    assert count(letter).encoding == "GSM-7"


@pytest.mark.parametrize("letter", "âêîôûëïÿçœÀÈÙÂÊÎÔÛËÏŒŸ’‘“”«»–—…\u00a0\u202f°²№")
def test_letters_outside_name_themselves(letter: str) -> None:
    counted = count(f"a{letter}b{letter}")

    assert counted.encoding == "UCS-2"
    assert counted.culprits == (letter,)


def test_plain_keeps_what_is_cheap_and_spells_the_rest() -> None:
    assert plain("Hôtel « l’Étoile »\u00a0: ça, œuf, 20\u202f€… 12° – fête à Noël") == (
        'Hotel " l\'Étoile " : ca, oeuf, 20 €... 12o - fete à Noel'
    )
    assert count(plain("âêîôûëïÿçœÀÈÙÂÊÎÔÛËÏŒŸ’‘“”«»–—…\u00a0\u202f°²№Ç")).encoding == "GSM-7"


def test_plain_leaves_what_it_cannot_spell() -> None:
    assert plain("Bravo 😀") == "Bravo 😀"


def test_escape_is_no_character_of_a_text() -> None:
    assert "\x1b" not in septets()


@given(st.text(alphabet="aé€ê’{😀 \n", max_size=400))
def test_segments_are_the_text_and_as_many_as_counted(text: str) -> None:
    assert "".join(segments(text)) == text
    assert len(segments(text)) == count(text).segments


@pytest.mark.parametrize("text", ["a" * 161, "ê" * 135, "a€{}" * 60, "Bonjour " * 40, "é" * 320])
def test_agrees_with_gammu(text: str) -> None:
    info = {"Class": -1, "Unicode": count(text).encoding == "UCS-2",
            "Entries": [{"ID": "ConcatenatedTextLong", "Buffer": text}]}  # fmt: skip

    assert len(gammu.EncodeSMS(info)) == count(text).segments
