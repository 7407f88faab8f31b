"""The first set of texts: understood, complete, and ready to be sent as it stands."""

from __future__ import annotations

from datetime import date

import pytest

from grc_desktop.features.templates.merging import parse, render
from grc_desktop.features.templates.queries import example_values
from grc_desktop.features.templates.records import TemplateRecord
from grc_desktop.features.templates.rules import check_subject
from grc_desktop.features.templates.shipped import TITLES, originals

LETTERS = {"welcome", "thanks", "birthday", "offer", "complaint", "consent", "points"}


def words(one: TemplateRecord) -> str:
    return f"{one.language}-{one.kind}-{one.name}"


def test_every_text_exists_in_french_and_english() -> None:
    by_language = {
        language: {(one.kind, one.name) for one in originals() if one.language == language} for language in ("fr", "en")
    }
    assert by_language["fr"] == by_language["en"]
    assert {name for kind, name in by_language["fr"] if kind == "letter"} >= LETTERS
    assert {name for _, name in by_language["fr"]} == set(TITLES)


@pytest.mark.parametrize("one", originals(), ids=words)
def test_it_is_filled_in_for_a_guest_and_for_one_of_whom_nothing_is_known(one: TemplateRecord) -> None:
    check_subject(one.subject)
    assert bool(one.subject) == one.rich
    parsed = parse(one.body)
    day = date(2026, 11, 22)
    known = example_values(one.language, day)
    assert render(parsed, known, html=one.rich).empty == ()
    bare = {"salutation": "Hello", "date": "today", "language": one.language, "points": "0", "full_name": "X"}
    missing = render(parsed, bare, html=one.rich).empty
    assert set(missing) <= {"formal_salutation", "stays", "nights", "complaint_number", "complaint_subject"}


@pytest.mark.parametrize("one", [one for one in originals() if one.kind == "sms"], ids=words)
def test_a_short_message_costs_as_little_as_can_be(one: TemplateRecord) -> None:
    """Characters of GSM 03.38 only (a single other one doubles the price), and room for STOP in two parts."""
    dear = set("âêîôûëïÿçœÀÈÙÂÊÎÔÛËÏŒŸ’‘“”«»–—…\u00a0\u202f°")
    assert not dear & set(one.body)
    text = render(parse(one.body), example_values(one.language, date(2026, 11, 22)), html=False).text
    assert len(text) <= 153 * 2 - 15


def test_the_answer_to_a_complaint_names_the_mediator() -> None:
    for one in originals():
        if (one.kind, one.name) == ("letter", "complaint"):
            assert "{{mediator" in one.body


def test_texts_of_paper_and_mail_have_no_typing_habits() -> None:
    for one in originals():
        if one.language == "fr" and one.rich:
            assert "'" not in one.body, words(one)
            assert "\n<p> " not in one.body
