from __future__ import annotations

from grc_desktop.features.exports.alphabets import alphabets, unshown_words


def test_alphabets_are_named_once() -> None:
    assert alphabets("李大山やマ한ไ") == "Chinese or Japanese, Japanese, Korean, Thai"


def test_a_sign_of_no_alphabet_stands_for_itself() -> None:
    assert alphabets("\u2d30!") == "\u2d30, !"


def test_what_a_list_could_not_show_is_named_and_for_whom() -> None:
    words = unshown_words("李大가", ["李伟", "가나 SA"])
    assert "letters: Chinese or Japanese, Korean." in words
    assert "for: 李伟, 가나 SA." in words
    assert "and 4 more" in unshown_words("李", [f"李 {number}" for number in range(12)])
