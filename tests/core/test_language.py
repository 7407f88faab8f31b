"""The user's language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from grc_desktop.core import language
from grc_desktop.core.language import available_languages, later, speak, system_language, tr, trn


@pytest.fixture(autouse=True)
def _quiet_after() -> Iterator[None]:
    before = language.language()
    yield
    speak(before)


def test_english_is_what_stands_in_the_source() -> None:
    speak("en")
    assert language.language() == "en"
    assert tr("Added {name}", name="Lucie") == "Added Lucie"
    assert tr("") == ""
    assert later("Town") == "Town"


def test_braces_in_a_value_stay_as_they_are() -> None:
    speak("en")
    assert tr("Added {name}", name="{first_name}") == "Added {first_name}"


def test_the_form_fits_the_number() -> None:
    speak("en")
    assert trn("{count} customer", "{count} customers", 1) == "1 customer"
    assert trn("{count} customer", "{count} customers", 2) == "2 customers"
    assert trn("{count} customer", "{count} customers", 100_000) == "100,000 customers"
    assert trn("{count} of {date}", "{count} of {date}", 2, count="2,000", date="2 May") == "2,000 of 2 May"


def test_an_unknown_language_gives_english() -> None:
    speak("tlh")
    assert language.language() == "en"


def test_the_system_language(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("LC_ALL", "en_GB.UTF-8")
    assert system_language() == "en"
    for variable in ("LC_ALL", "LC_MESSAGES", "LANG"):
        monkeypatch.setenv(variable, "tlh")
    monkeypatch.setattr("locale.getlocale", lambda: (None, None))
    assert system_language() == "fr"
    assert "en" in available_languages()
