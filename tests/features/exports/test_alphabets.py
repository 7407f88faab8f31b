from __future__ import annotations

from grc_desktop.features.exports.alphabets import alphabets, readable, unshown_words


def test_alphabets_are_named_once() -> None:
    assert alphabets("李大山やマ한ไ") == "Chinese or Japanese, Korean, Thai"


def test_a_sign_of_no_alphabet_stands_for_itself() -> None:
    assert alphabets("\u2d30!") == "\u2d30, !"


def test_what_a_list_could_not_show_is_named_and_for_whom() -> None:
    words = unshown_words("李大가", ["李伟", "가나 SA"])
    assert "letters: Chinese or Japanese, Korean." in words
    assert "for: 李伟, 가나 SA." in words
    assert "and 4 more" in unshown_words("李", [f"李 {number}" for number in range(12)])


def test_a_name_in_unknown_letters_goes_with_the_first_sign_that_can_be_read() -> None:
    assert readable("Moreau Łucja", ("C-1",)) == "Moreau Łucja"
    assert readable("\u1780\u1781", ("", "\u1780@example.com", "C-1042")) == "\u1780\u1781 (C-1042)"
    assert readable("\u1780\u1781", ("",)) == "\u1780\u1781"
