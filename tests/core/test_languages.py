"""Language names."""

from __future__ import annotations

import pytest

from grc_desktop.core.languages import language_choices, language_name, read_language


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("français", "fr"),
        ("FR", "fr"),
        ("fr-FR", "fr"),
        ("fr_CA", "fr"),
        ("Francais", "fr"),
        ("anglais", "en"),
        ("English", "en"),
        ("ENG", "en"),
        ("Deutsch", "de"),
        ("allemand", "de"),
        ("ελληνικά", "el"),
        ("日本語", "ja"),
        ("néerlandais", "nl"),
    ],
)
def test_read_language(text: str, code: str) -> None:
    assert read_language(text) == code


@pytest.mark.parametrize("text", ["", "xx", "klingonais", "Lyon"])
def test_what_is_no_language(text: str) -> None:
    assert read_language(text) is None


def test_names() -> None:
    assert language_name("de") == "allemand"
    assert language_name("de", "en") == "German"
    assert language_name("??") == "??"
    assert ("de", "allemand") in language_choices("fr")
