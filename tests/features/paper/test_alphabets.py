from __future__ import annotations

from grc_desktop.features.paper.alphabets import alphabets


def test_alphabets_are_named_once() -> None:
    assert alphabets("李大山やマ한ไ") == "Chinese or Japanese, Japanese, Korean, Thai"


def test_a_sign_of_no_alphabet_stands_for_itself() -> None:
    assert alphabets("\u2d30!") == "\u2d30, !"
