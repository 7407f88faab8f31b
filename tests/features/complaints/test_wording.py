"""How a complaint is said in a line."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from grc_desktop.features.complaints.records import CAUSES, SEVERITIES, STATES, ComplaintRecord
from grc_desktop.features.complaints.rules import acknowledge_date, answer_date
from grc_desktop.features.complaints.wording import (
    SEVERITY_TONES,
    STATE_TONES,
    alert_words,
    cause_words,
    due_tone,
    due_words,
    is_overdue,
    mediator_sentence,
)

MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)
RECORD = ComplaintRecord(
    id=1, number="R-2026-041", customer_id=1, customer_name="Moreau Lucie", subject="Air conditioning, room 12",
    state="received", received_at=MONDAY, acknowledge_by=acknowledge_date(MONDAY), answer_by=answer_date(MONDAY),
    satisfaction=None, open=True, cost_cents=0,
)  # fmt: skip
ACKNOWLEDGED = replace(RECORD, state="acknowledged", acknowledged_at=MONDAY)


def at(day: int, hour: int) -> datetime:
    """An hour in Paris, in November 2026."""
    return datetime(2026, 11, day, hour, tzinfo=UTC) - timedelta(hours=1)


@pytest.mark.parametrize(
    ("record", "now", "words", "tone"),
    [
        (RECORD, at(16, 12), "tomorrow", "neutral"),
        (RECORD, at(17, 12), "today 18:00", "warning"),
        (RECORD, at(17, 19), "late since 18:00", "danger"),
        (RECORD, at(18, 9), "1 day late", "danger"),
        (ACKNOWLEDGED, at(18, 9), "in 12 days", "neutral"),
        (replace(ACKNOWLEDGED, state="proposal", answered_at=MONDAY), at(30, 9), "", "neutral"),
        (replace(ACKNOWLEDGED, state="closed", answered_at=MONDAY), at(30, 9), "", "neutral"),
    ],
)
def test_when_something_is_due_is_said_in_words_and_tone(
    record: ComplaintRecord, now: datetime, words: str, tone: str
) -> None:
    assert due_words(record, now) == words
    assert due_tone(record, now) == tone
    assert is_overdue(record, now) == (tone == "danger")


def test_the_alert_says_what_is_due() -> None:
    begin = "R-2026-041 — Air conditioning, room 12 · "
    assert alert_words(RECORD, at(17, 12)) == begin + "acknowledgement due: today 18:00"
    assert alert_words(ACKNOWLEDGED, at(30, 12)) == begin + "answer due: today 18:00"
    assert (
        alert_words(replace(ACKNOWLEDGED, state="proposal", answered_at=MONDAY), at(30, 12)) == begin + "Proposal made"
    )


def test_every_state_and_severity_has_a_tone() -> None:
    assert set(STATE_TONES) == set(STATES)
    assert set(SEVERITY_TONES) == set(SEVERITIES)


def test_a_cause_of_the_houses_own_is_said_as_it_is() -> None:
    assert cause_words("noise") == CAUSES["noise"]
    assert cause_words("Spa") == "Spa"


def test_the_mediator_is_named_with_the_day_of_the_complaint() -> None:
    sentence = mediator_sentence("CM2C, Paris", date(2026, 11, 16))
    assert "CM2C, Paris" in sentence
    assert "16 November 2026" in sentence
