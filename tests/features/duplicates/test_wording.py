from __future__ import annotations

import re
from datetime import date
from pathlib import Path

from grc_desktop.core.language import speak
from grc_desktop.features.duplicates import rules
from grc_desktop.features.duplicates.wording import REASONS, address_words, reason_words, value_words


def test_every_reason_that_a_rule_gives_has_words() -> None:
    source = "".join(path.read_text(encoding="utf-8") for path in Path(rules.__file__).parent.glob("*.py"))
    written = [*re.findall(r'\.add\([^"]*"(\w+)"', source), *re.findall(r'append\("(\w+)"\)', source), "same_address"]
    written += re.findall(r'return -?[\d.]+, "(\w+)"', source)
    assert len(set(written)) > 20
    assert set(written) <= set(REASONS)


def test_reasons_are_read_in_the_language_of_the_reader() -> None:
    assert reason_words(["mobile", "birth_exchanged"]) == ("same mobile", "birth date with day and month exchanged")
    speak("fr")
    assert reason_words(["mobile"]) == ("même mobile",)


def test_values_are_said_as_a_comparison_shows_them() -> None:
    assert value_words("birth_date", date(1984, 2, 4)) == "4 Feb 1984"
    assert value_words("salutation", "Chère Lucie,") == "Chère Lucie,"
    assert value_words("salutation", None) == ""
    assert address_words(("3 rue X", None, ""), "69003", "Lyon", "FR") == "3 rue X, 69003 Lyon, France"
    assert address_words((), None, "Lyon", None) == "Lyon"
