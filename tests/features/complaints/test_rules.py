"""How a complaint may move, and by when: the state machine walked at random, and the clocks by the calendar."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core.dates import is_working_day
from grc_desktop.core.errors import Refused
from grc_desktop.database.schema import OPEN_STATES
from grc_desktop.features.complaints.records import (
    CLOCKS,
    DEEDS,
    STATES,
    CompensationDraft,
    ComplaintDraft,
    Deadline,
    Progress,
)
from grc_desktop.features.complaints.rules import (
    acknowledge_date,
    advance,
    answer_date,
    check,
    check_compensation,
    deadlines,
    mediation_limit,
    must_name_mediator,
    next_deadline,
    next_states,
    number_of,
    standing,
    voucher_of,
)

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
MONDAY = datetime(2026, 11, 16, 9, 0, tzinfo=UTC)


def received(at: datetime = MONDAY, *, written: bool = True) -> Progress:
    return Progress(
        state="received",
        received_at=at,
        written_on=at.date() if written else None,
        acknowledge_by=acknowledge_date(at),
        answer_by=answer_date(at),
    )


# --- steps ----------------------------------------------------------------------------------------


@given(st.data(), st.integers(0, 25))
def test_any_walk_through_the_states_keeps_the_complaint_whole(data: st.DataObject, length: int) -> None:
    progress, now = received(), MONDAY
    for _ in range(length):
        now += timedelta(hours=data.draw(st.integers(0, 24 * 20)))
        allowed = next_states(progress, now.date())
        assert allowed, f"{progress.state} is a dead end"
        assert progress.state not in allowed
        to = data.draw(st.sampled_from(allowed))
        before, progress = progress, advance(progress, to, now)
        assert progress.state == to
        assert (progress.closed_at is not None) == (to == "closed")
        assert progress.acknowledged_at == (before.acknowledged_at or progress.acknowledged_at)
        if to not in ("received", "dispute", "mediation"):
            assert progress.acknowledged_at is not None
        if to in ("proposal", "accepted", "refused", "closed"):
            assert progress.answered_at is not None
        for instant in (progress.acknowledged_at, progress.answered_at, progress.closed_at):
            assert instant is None or MONDAY <= instant <= now
        if to in ("closed", "accepted"):
            assert next_deadline(progress) is None
        clock = next_deadline(progress)
        assert clock is None or clock.done_at is None


@given(st.sampled_from(sorted(STATES)), st.sampled_from(sorted(STATES)))
def test_what_is_not_offered_is_refused(state: str, to: str) -> None:
    progress = replace(received(), state=state, acknowledged_at=MONDAY, answered_at=MONDAY)
    if to in next_states(progress, NOW.date()):
        assert advance(progress, to, NOW).state == to
    else:
        with pytest.raises(Refused) as refusal:
            advance(progress, to, NOW)
        assert refusal.value.field == "state"


def test_every_state_has_words_and_every_open_one_leads_to_an_end() -> None:
    assert set(OPEN_STATES) == set(STATES) - {"accepted", "closed"}
    assert set(DEEDS) == set(STATES) - {"received"}
    for state in set(STATES) - {"closed"}:
        assert "closed" in next_states(replace(received(), state=state), NOW.date())
    assert next_states(replace(received(), state="closed"), NOW.date()) == ("in_progress",)


def test_a_complaint_settled_on_the_spot_is_acknowledged_and_answered() -> None:
    closed = advance(received(), "closed", NOW)
    assert (closed.acknowledged_at, closed.answered_at, closed.closed_at) == (NOW, NOW, NOW)


def test_reopening_starts_the_answer_anew() -> None:
    again = advance(advance(received(), "closed", MONDAY), "in_progress", NOW)
    assert (again.closed_at, again.answered_at, again.acknowledged_at) == (None, None, MONDAY)
    assert again.answer_by == answer_date(NOW)
    clock = next_deadline(again)
    assert clock is not None
    assert clock.kind == "answer"


def test_the_mediator_is_open_after_a_refusal_or_two_silent_months() -> None:
    progress = replace(received(), state="in_progress", acknowledged_at=MONDAY)
    limit = mediation_limit(progress)
    assert limit == date(2027, 1, 15)
    assert "mediation" not in next_states(progress, date(2027, 1, 15))
    assert "mediation" in next_states(progress, date(2027, 1, 16))
    assert "mediation" not in next_states(replace(progress, written_on=None), date(2028, 1, 1))
    assert "mediation" not in next_states(replace(progress, answered_at=MONDAY), date(2028, 1, 1))
    refused = replace(progress, state="refused", answered_at=MONDAY)
    assert "mediation" in next_states(refused, MONDAY.date())
    assert must_name_mediator(refused)
    assert not must_name_mediator(progress)


# --- clocks ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("at", "acknowledge", "answer"),
    [
        # An ordinary Monday; a Friday; a Sunday; a spring with 1 May, 8 May and Ascension Day.
        (datetime(2026, 11, 16, 9, tzinfo=UTC), date(2026, 11, 17), date(2026, 11, 30)),
        (datetime(2026, 11, 20, 9, tzinfo=UTC), date(2026, 11, 23), date(2026, 12, 4)),
        (datetime(2026, 11, 22, 9, tzinfo=UTC), date(2026, 11, 23), date(2026, 12, 4)),
        (datetime(2026, 4, 30, 9, tzinfo=UTC), date(2026, 5, 4), date(2026, 5, 19)),
        # 23:30 UTC is the next day in Paris.
        (datetime(2026, 11, 16, 23, 30, tzinfo=UTC), date(2026, 11, 18), date(2026, 12, 1)),
    ],
)
def test_clocks_count_french_working_days(at: datetime, acknowledge: date, answer: date) -> None:
    assert acknowledge_date(at).astimezone().date() == acknowledge
    assert answer_date(at).astimezone().date() == answer
    assert f"{answer_date(at).astimezone():%H:%M}" == "18:00"


@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)))  # noqa: DTZ001 - given its zone below
def test_clocks_end_on_working_days_and_in_order(moment: datetime) -> None:
    progress = received(moment.replace(tzinfo=UTC))
    due = {clock.kind: clock.due.astimezone() for clock in deadlines(progress)}
    assert set(due) == set(CLOCKS)
    assert moment.replace(tzinfo=UTC) < due["acknowledge"] < due["answer"] < due["mediation"]
    assert is_working_day(due["acknowledge"].date())
    assert is_working_day(due["answer"].date())
    first = next_deadline(progress)
    assert first is not None
    assert first.kind == "acknowledge"


def test_a_spoken_complaint_has_no_clock_of_mediation() -> None:
    assert [clock.kind for clock in deadlines(received(written=False))] == ["acknowledge", "answer"]


@pytest.mark.parametrize(
    ("due", "done_at", "warn_from", "expected"),
    [
        (NOW - timedelta(minutes=1), None, None, "overdue"),
        (NOW, None, None, "today"),
        (NOW + timedelta(hours=8), None, None, "today"),
        (NOW + timedelta(hours=14), None, None, "running"),
        (NOW + timedelta(days=9), None, NOW - timedelta(days=1), "warning"),
        (NOW + timedelta(days=30), None, NOW + timedelta(days=15), "running"),
        (NOW, NOW, None, "kept"),
        (NOW, NOW + timedelta(seconds=1), None, "late"),
    ],
)
def test_how_a_clock_stands(due: datetime, done_at: datetime | None, warn_from: datetime | None, expected: str) -> None:
    assert standing(Deadline("answer", due, done_at, warn_from), NOW) == expected


def test_the_last_stretch_before_mediation_begins_on_day_forty_five() -> None:
    (clock,) = (clock for clock in deadlines(received()) if clock.kind == "mediation")
    written = MONDAY.date()
    assert standing(clock, datetime(2026, 12, 30, 12, tzinfo=UTC)) == "running"
    assert standing(clock, datetime(2026, 12, 31, 12, tzinfo=UTC)) == "warning"
    assert (date(2026, 12, 31) - written).days == 45
    assert standing(clock, datetime(2027, 1, 15, 12, tzinfo=UTC)) == "today"
    assert standing(clock, datetime(2027, 1, 15, 18, tzinfo=UTC)) == "overdue"


# --- what is written ------------------------------------------------------------------------------

DRAFT = ComplaintDraft(subject="Air conditioning broken", received_at=MONDAY, cause="comfort", channel="desk")


def test_a_written_complaint_is_dated_by_its_receipt() -> None:
    assert check(DRAFT, NOW).written_on is None
    assert check(replace(DRAFT, channel="email"), NOW).written_on == date(2026, 11, 16)
    assert check(replace(DRAFT, channel="letter", written_on=date(2026, 11, 12)), NOW).written_on == date(2026, 11, 12)


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (replace(DRAFT, subject=" \u200b"), "subject"),
        (replace(DRAFT, cause="weather"), "cause"),
        (replace(DRAFT, severity="grave"), "severity"),
        (replace(DRAFT, channel="pigeon"), "channel"),
        (replace(DRAFT, received_at=NOW + timedelta(hours=1)), "received_at"),
        (replace(DRAFT, written_on=date(2026, 11, 23)), "written_on"),
    ],
)
def test_what_cannot_be_stored_is_refused_beside_its_field(draft: ComplaintDraft, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        check(draft, NOW)
    assert refusal.value.field == field


@pytest.mark.parametrize(
    ("draft", "field"),
    [
        (CompensationDraft(kind="hug"), "kind"),
        (CompensationDraft(kind="refund", cost_cents=-1), "cost_cents"),
        (CompensationDraft(kind="credit", voucher_used_on=NOW.date()), "voucher"),
    ],
)
def test_a_gesture_that_cannot_be_stored_is_refused(draft: CompensationDraft, field: str) -> None:
    with pytest.raises(Refused) as refusal:
        check_compensation(draft)
    assert refusal.value.field == field


def test_numbers_tell_the_year() -> None:
    assert number_of(2026, 41) == "R-2026-041"
    assert number_of(2026, 1041) == "R-2026-1041"
    assert voucher_of("R-2026-041", 1) == "R-2026-041-B1"
