from __future__ import annotations

from datetime import date

import pytest

from grc_desktop.core.language import speak
from grc_desktop.features.segments.fields import Catalogue, Field, catalogue, narrowing, own_field
from grc_desktop.features.segments.language import Condition, parse
from grc_desktop.features.segments.wording import (
    Phrase,
    choices_of,
    field_label,
    narrowing_words,
    operator_label,
    phrase_label,
    phrase_of,
    phrases,
    sentence,
    value_label,
)

FIELDS: Catalogue = catalogue("customers", [own_field("Badge", "choice", ["rouge", "vert"])])


def field(name: str) -> Field:
    found = FIELDS.get(name)
    assert found is not None
    return found


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("city = Lyon", "Town is Lyon"),
        ("last_purchase < 12 months ago", "Last purchase more than 12 months ago"),
        ("last_purchase >= 1 month ago", "Last purchase less than 1 month ago"),
        ("last_contact in the last 30 days", "Last contact in the last 30 days"),
        ("next_arrival = tomorrow", "Next arrival on tomorrow"),
        ("age between 20 and 30", "Age is between 20 and 30"),
        ("consent.sms", "Consent to SMS: yes"),
        ("country in (FR, DE)", "Country is one of France, Germany"),
        ("custom.badge = vert", "Badge is vert"),
        ("city is empty or not (kind = person and age > 3)",
         "Town is empty or not (Type is Person and Age is more than 3)"),
        ("city = a and (city = b or city = c)", "Town is a and (Town is b or Town is c)"),
    ],
)  # fmt: skip
def test_conditions_are_said_in_words(expression: str, words: str) -> None:
    assert sentence(parse(expression, FIELDS), FIELDS) == words


def test_no_condition_is_no_words_and_a_lost_field_keeps_its_name() -> None:
    assert sentence(None, FIELDS) == ""
    assert sentence(parse("custom.badge = vert", FIELDS), catalogue()) == "custom.Badge"


def test_labels_speak_the_users_language() -> None:
    speak("fr")
    assert field_label(field("city")) == "Ville"
    assert field_label(field("custom.Badge")) == "Badge"
    assert operator_label("<", "date") != operator_label("<", "money")


def test_choices_have_labels() -> None:
    assert ("person", "Person") in choices_of(field("kind"))
    assert ("FR", "France") in choices_of(field("country"))
    assert ("de", "German") in choices_of(field("language"))
    assert choices_of(field("custom.Badge")) == (("rouge", "rouge"), ("vert", "vert"))
    assert choices_of(field("city")) == ()


@pytest.mark.parametrize(
    ("name", "value", "shown"),
    [
        ("city", None, ""),
        ("city", "Lyon", "Lyon"),
        ("last_purchase", date(2026, 10, 14), "14 Oct 2026"),
        ("purchases_total", 348000, "€3,480.00"),
        ("mobile", "+33612487703", "06 12 48 77 03"),
        ("consent.sms", False, "No"),
        ("tags", ("VIP", "ski"), "VIP, ski"),
        ("country", "DE", "Germany"),
        ("kind", "household", "Household"),
        ("nights", 3, "3"),
    ],
)
def test_values_are_shown_as_people_write_them(name: str, value: object, shown: str) -> None:
    assert value_label(field(name), value) == shown


@pytest.mark.parametrize(
    ("expression", "words"),
    [
        ("month in (12, 1, 2, 3) and date >= 2022-01-01", "December – March, Date from 1 Jan 2022"),
        ("month in (7, 5, 8)", "May, July – August"),
        ("month = 2", "February"),
        ("month in (1,2,3,4,5,6,7,8,9,10,11,12)", "January – December"),
        ("season in (winter) and not room = 12", "Winter, not (Room is 12)"),
        ("", "all purchases"),
    ],
)
def test_what_a_figure_is_narrowed_to_is_said_shortly(expression: str, words: str) -> None:
    assert narrowing_words(parse(expression, narrowing("purchase")), "purchase") == words


def test_a_narrowed_figure_says_what_it_counts() -> None:
    words = sentence(parse("stays(channel = booking) >= 2", FIELDS), FIELDS)
    assert words == "Number of stays (Booking channel is booking) is at least 2"


def test_days_are_offered_as_a_time_ago() -> None:
    field = FIELDS.get("last_purchase")
    assert field is not None
    assert phrases(field)[:2] == (Phrase("<", ago=True), Phrase(">", ago=True))
    labels = [phrase_label(phrase, field.kind) for phrase in phrases(field)]
    assert labels[0] == "more than … ago"
    assert len(labels) == len(set(labels))
    for text, ago in (("last_purchase < 3 months ago", True), ("last_purchase < 2026-01-01", False),
                      ("last_purchase < tomorrow", False), ("last_purchase >= 3 months ago", False)):  # fmt: skip
        condition = parse(text, FIELDS)
        assert isinstance(condition, Condition)
        assert phrase_of(condition, field).ago is ago
        assert phrase_of(condition, field) in phrases(field)
