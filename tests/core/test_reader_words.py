from __future__ import annotations

import tomllib

import pytest

from grc_desktop.core.language import speak
from grc_desktop.core.reader_words import reader_words

BACKSLASH = "a backslash begins something special: write two of them, or put the text between ' and '"
NO_VALUE = "what stands after “=” is no number, no date and no text between quotation marks"
CLOSED = "a text is not closed by its quotation mark"
TWICE = "this name stands there a second time"
BRACKET = "a square bracket is not closed"


@pytest.mark.parametrize(
    ("written", "reason", "place"),
    [
        ('name = "a"\n= 2', "a line begins with a name, or with “#” where it is a remark", "line 2"),
        ('name = "a" "b"', "after the value something more follows on the same line", "line 1"),
        ('name = "a"\n\nto = "b\nx = 1', CLOSED, "line 3"),
        ("name = 'a\nx = 1", CLOSED, "at the end of the file"),
        ('name = "a', CLOSED, "at the end of the file"),
        ('name = """a', CLOSED, "at the end of the file"),
        ("name = '''a", CLOSED, "at the end of the file"),
        ('name = "a\x01b"', "a character stands here that must not", "line 1"),
        ("# a\x01b", "a character stands here that must not", "line 1"),
        ("a = 1\na = 2\n", TWICE, "line 2"),
        ("[a]\nb = 1\n[a]", TWICE, "line 3"),
        ("a = {b = 1, b = 2}", TWICE, "line 1"),
        ("a = 1\n[a]", TWICE, "line 2"),
        ("[a", BRACKET, "at the end of the file"),
        ("[[a]\nb = 1", BRACKET, "line 1"),
        ("a = [1, 2", BRACKET, "at the end of the file"),
        ("a = {b = 1", "a curly bracket is not closed", "at the end of the file"),
        ('name "a"', "“=” is missing between a name and its value", "line 1"),
        ("a. = 1", "a name with other signs than letters, digits, - and _ needs quotation marks", "line 1"),
        ("prénom = 1", "“=” is missing between a name and its value", "line 1"),
        ('a = "C:\\Users"', BACKSLASH, "line 1"),
        ('a = "C:\\data"', BACKSLASH, "line 1"),
        ("a = yes", NO_VALUE, "line 1"),
        ("a =", NO_VALUE, "at the end of the file"),
        ("a = 2026-02-30", NO_VALUE, "line 1"),
    ],
)
def test_the_line_and_the_reason_are_said(written: str, reason: str, place: str) -> None:
    with pytest.raises(tomllib.TOMLDecodeError) as failure:
        tomllib.loads(written)
    assert reader_words(failure.value) == f"{reason} ({place})"


def test_a_letter_of_another_encoding_has_its_line() -> None:
    with pytest.raises(UnicodeDecodeError) as failure:
        'a = 1\nb = "été"'.encode("cp1252").decode("utf-8")
    assert reader_words(failure.value) == "it is not stored in UTF-8 (line 2)"


def test_what_is_not_known_is_said_in_general_and_in_the_language_of_the_user() -> None:
    speak("fr")
    assert (
        reader_words(tomllib.TOMLDecodeError("Something new (at line 7, column 2)")) == "ce n’est pas du TOML (ligne 7)"
    )
