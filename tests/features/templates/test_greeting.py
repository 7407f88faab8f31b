"""How letters begin."""

from __future__ import annotations

import pytest

from grc_desktop.core.names import TITLES
from grc_desktop.features.templates.greeting import civility, formal, warm


@pytest.mark.parametrize(
    ("title", "last_name", "language", "expected"),
    [
        ("Mme", "Moreau", "fr", "Chère Madame Moreau"),
        ("M.", "Moreau", "fr", "Cher Monsieur Moreau"),
        ("M. et Mme", "Moreau", "fr", "Chère Madame, cher Monsieur"),
        ("Me", "Moreau", "fr", "Maître"),
        (None, "Moreau", "fr", "Madame, Monsieur"),
        ("Sœur", "Moreau", "fr", "Madame, Monsieur"),
        ("Mme", None, "fr", "Madame, Monsieur"),
        ("Mme", "Schmidt", "de", "Liebe Frau Schmidt"),
        ("Dr", "Schmidt", "de", "Sehr geehrte Damen und Herren"),
        ("Mme", "Jones", "en", "Dear Ms Jones"),
        ("M.", "Sato", "ja", "Dear Mr Sato"),
    ],
)
def test_a_warm_greeting(title: str | None, last_name: str | None, language: str, expected: str) -> None:
    assert warm(title, last_name, language) == expected


@pytest.mark.parametrize("language", ["fr", "en", "de", "it", "es", "nl", "pt", "ja"])
@pytest.mark.parametrize("title", [*TITLES, "", None])
def test_every_greeting_is_whole(title: str | None, language: str) -> None:
    for greeting in (warm(title, "Moreau", language), formal(title, "Moreau", language)):
        assert greeting
        assert "{" not in greeting
        assert not greeting.endswith((",", ":"))


def test_civilities_are_those_of_the_language() -> None:
    assert civility("Mme", "fr") == "Madame"
    assert civility("Mme", "de") == "Frau"
    assert civility(None, "fr") == ""
