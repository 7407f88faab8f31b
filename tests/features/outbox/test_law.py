from __future__ import annotations

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import speak
from grc_desktop.features.outbox.law import Standing, may_call, may_reach, read_rules, verdict

RULES = read_rules()
PARIS = ZoneInfo("Europe/Paris")


def at(day: str, hour: str = "10:00") -> datetime:
    return datetime.fromisoformat(f"{day}T{hour}").replace(tzinfo=PARIS)


@pytest.mark.parametrize(
    ("when", "allowed", "warning"),
    [
        (at("2026-11-23", "07:59"), False, False),
        (at("2026-11-23", "08:00"), True, False),
        (at("2026-11-23", "19:59"), True, False),
        (at("2026-11-23", "20:00"), True, True),
        (at("2026-11-23", "21:59"), True, True),
        (at("2026-11-23", "22:00"), False, False),
        (at("2026-11-22"), False, False),  # a Sunday
        (at("2026-11-28"), True, False),  # a Saturday
        (at("2026-11-11"), False, False),  # Armistice, a Wednesday
        (at("2027-03-29"), False, False),  # Easter Monday
        (at("2027-05-06"), False, False),  # Ascension
        (at("2027-05-17"), False, False),  # Whit Monday
    ],
)
def test_hours_of_promotional_sms(when: datetime, allowed: bool, warning: bool) -> None:
    judged = verdict("sms", "marketing", when, rules=RULES)

    assert (judged.allowed, judged.warning) == (allowed, warning)
    assert bool(judged.reason) == (not allowed or warning)


def test_a_service_message_may_leave_at_night() -> None:
    assert verdict("sms", "service", at("2026-11-22", "23:30"), rules=RULES).allowed


def test_the_reason_and_the_next_instant_are_told() -> None:
    speak("fr")
    judged = verdict("sms", "marketing", at("2026-12-24", "22:15"), rules=RULES)

    assert judged.next_at == at("2026-12-26", "08:00")  # not on Christmas Day
    assert "AF2M" in judged.source


def test_the_night_before_the_clocks_change() -> None:
    assert verdict("sms", "marketing", at("2026-10-24", "23:00"), rules=RULES).next_at == at("2026-10-26", "08:00")


@pytest.mark.parametrize(
    ("when", "allowed"),
    [
        (at("2026-11-23", "09:59"), False),
        (at("2026-11-23", "10:00"), True),
        (at("2026-11-23", "13:30"), False),
        (at("2026-11-23", "14:00"), True),
        (at("2026-11-23", "20:00"), False),
        (at("2026-11-28", "11:00"), False),  # a Saturday
    ],
)
def test_hours_of_calls(when: datetime, allowed: bool) -> None:
    assert verdict("phone", "marketing", when, rules=RULES).allowed is allowed


def test_four_calls_in_thirty_days() -> None:
    now = at("2026-11-23", "11:00")
    calls = [now - timedelta(days=days) for days in (29, 20, 10, 1)]

    judged = may_call(now, calls=calls, rules=RULES)
    assert not judged.allowed
    assert judged.next_at == now + timedelta(days=1)
    assert may_call(now, calls=calls[1:], rules=RULES).allowed
    assert may_call(now, calls=[now - timedelta(days=30), *calls[1:]], rules=RULES).allowed


def test_sixty_days_of_silence_after_a_refusal() -> None:
    now = at("2026-11-23", "11:00")

    assert not may_call(now, calls=[], refused_at=now - timedelta(days=59), rules=RULES).allowed
    assert may_call(now, calls=[], refused_at=now - timedelta(days=60), rules=RULES).allowed


DAY = date(2026, 11, 22)


@pytest.mark.parametrize(
    ("channel", "standing", "reached"),
    [
        ("email", Standing(), False),
        ("email", Standing(given=True), True),
        ("email", Standing(bought=True), True),
        ("email", Standing(bought=True, given=False), False),
        ("email", Standing(kind="organisation"), True),
        ("email", Standing(kind="organisation", given=False), False),
        ("email", Standing(given=True, bounced=True), False),
        ("sms", Standing(), False),
        ("sms", Standing(bought=True), True),
        ("phone", Standing(bought=True), False),
        ("phone", Standing(given=True), True),
        ("phone", Standing(kind="organisation"), True),
        ("post", Standing(), True),
        ("post", Standing(given=False), False),
        ("post", Standing(state="moved"), False),
        ("email", Standing(state="moved", given=True), True),
        ("post", Standing(state="deceased"), False),
        ("post", Standing(known=False), False),
    ],
)
def test_whom_marketing_may_reach(channel: str, standing: Standing, reached: bool) -> None:
    assert (may_reach(channel, "marketing", standing, day=DAY, rules=RULES) == "") is reached


def test_a_message_about_a_contract_needs_no_consent() -> None:
    assert may_reach("email", "service", Standing(given=False), day=DAY, rules=RULES) == ""
    assert may_reach("email", "service", Standing(state="deceased"), day=DAY, rules=RULES)


def test_calls_before_august_2026_needed_no_consent() -> None:
    assert may_reach("phone", "marketing", Standing(), day=date(2026, 8, 10), rules=RULES) == ""
    assert may_reach("phone", "marketing", Standing(), day=date(2026, 8, 11), rules=RULES)


def test_a_house_changes_a_rule_and_keeps_the_others() -> None:
    rules = read_rules({"sms": {"hours": [["09:00", "19:00"]]}, "house": {"alsace_moselle": True}})

    assert not verdict("sms", "marketing", at("2026-11-23", "08:30"), rules=rules).allowed
    assert not verdict("sms", "marketing", at("2026-12-26", "10:00"), rules=rules).allowed  # only in Alsace and Moselle
    assert verdict("sms", "marketing", at("2026-12-26", "10:00"), rules=RULES).allowed
    assert rules.channels["phone"] == RULES.channels["phone"]


def test_of_no_calls_at_all_the_first_is_still_judged() -> None:
    rules = read_rules({"phone": {"calls": 0}})
    now = at("2026-11-23", "11:00")

    assert may_call(now, calls=[], rules=rules).allowed
    assert not may_call(now, calls=[now - timedelta(days=1)], rules=rules).allowed


@pytest.mark.parametrize(
    ("changed", "field"),
    [
        ({"sms": {"hours": [["22:00", "08:00"]]}}, "sms.hours"),
        ({"sms": {"hours": [["8 o'clock", "22:00"]]}}, "sms.hours"),
        ({"sms": {"days": []}}, "sms.days"),
    ],
)
def test_what_is_no_rule_is_refused(changed: dict[str, dict[str, object]], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_rules(changed)
    assert refusal.value.field == field
