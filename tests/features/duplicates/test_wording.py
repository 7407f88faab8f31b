from __future__ import annotations

import re
from pathlib import Path

from grc_desktop.core.language import speak
from grc_desktop.features.duplicates import rules
from grc_desktop.features.duplicates.wording import REASONS, reason_words


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
