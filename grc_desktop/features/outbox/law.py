"""When a message may leave and whom it may reach, by the rules of ``resources/sending_rules.toml``.

The rules are data with a date and a source, shown where they apply and changed in the settings. Nothing here is legal
advice. Sources: CPCE L34-5 (e-mail, SMS), Code de la consommation L223-1 and D223-9 (telephone), AF2M charter (SMS).
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Any

from grc_desktop.core.dates import format_date, format_instant, public_holidays
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr
from grc_desktop.core.resources import resource

RULES = "sending.rules"
"""The setting that holds what the house changed of the rules, in the form of the file."""

CHANNEL_TITLES = {
    "email": later("E-mail"),
    "sms": later("SMS"),
    "post": later("Letter"),
    "phone": later("Call"),
}
"""The channels as they are said alone; ``CHANNEL_WORDS`` inside a sentence."""

CHANNEL_WORDS = {
    "email": later("e-mail"),
    "sms": later("SMS"),
    "phone": later("call"),
    "post": later("letter"),
}


@dataclass(frozen=True, kw_only=True)
class ChannelRules:
    """When marketing by one channel is allowed. ``days``: Monday is 0; no ``hours`` means all day."""

    days: tuple[int, ...] = (0, 1, 2, 3, 4, 5, 6)
    holidays: bool = True
    hours: tuple[tuple[time, time], ...] = ()
    warn_from: time | None = None
    source: str = ""


@dataclass(frozen=True, kw_only=True)
class SendingRules:
    """All rules in force: those of the law by channel, and the house's own pace of trying again."""

    as_of: date
    channels: Mapping[str, ChannelRules]
    phone_consent_since: date
    phone_calls: int
    phone_calls_days: int
    phone_silence_days: int
    alsace_moselle: bool = False
    retry_after_minutes: tuple[int, ...] = (5, 15, 60, 240)
    stop_after_failures: int = 5
    missed_after_minutes: int = 20


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """Whether a message may leave at an instant. ``reason`` is a sentence also of a mere ``warning``.

    ``next_at``: the next instant that is allowed, when this one is not.
    """

    allowed: bool
    warning: bool = False
    reason: str = ""
    source: str = ""
    next_at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Standing:
    """What is known of a customer when a message is about to leave.

    ``given``: the last word on this channel and purpose, None where there is none. ``bought``: something
    was bought, and the campaign relies on it. ``known`` is false when the customer is no longer in the base.
    """

    kind: str = "person"
    state: str = "active"
    given: bool | None = None
    bought: bool = False
    bounced: bool = False
    known: bool = True


def shipped_rules() -> dict[str, Any]:
    """The rules as the file says them."""
    return tomllib.loads(resource("sending_rules.toml").read_text(encoding="utf-8"))


def read_rules(changed: Mapping[str, Mapping[str, Any]] | None = None) -> SendingRules:
    """The rules in force: those shipped, with ``changed`` (sections of the same form) over them.

    ``Refused`` where a value cannot be a rule; the field is ``section.key``.
    """
    sections = shipped_rules()
    for name, values in (changed or {}).items():
        if isinstance(sections.get(name), dict):
            sections[name] = {**sections[name], **values}
    phone, house, pace = sections["phone"], sections["house"], sections["sending"]
    return SendingRules(
        as_of=sections["as_of"],
        channels={name: _channel(name, sections[name]) for name in CHANNEL_WORDS},
        phone_consent_since=_day(phone["consent_since"]),
        phone_calls=max(1, int(phone["calls"])),
        phone_calls_days=int(phone["calls_days"]),
        phone_silence_days=int(phone["silence_days"]),
        alsace_moselle=bool(house["alsace_moselle"]),
        retry_after_minutes=tuple(int(minutes) for minutes in pace["retry_after_minutes"]),
        stop_after_failures=max(1, int(pace["stop_after_failures"])),
        missed_after_minutes=int(pace["missed_after_minutes"]),
    )


def _channel(name: str, section: Mapping[str, Any]) -> ChannelRules:
    hours = tuple((_hour(f"{name}.hours", begin), _hour(f"{name}.hours", end)) for begin, end in section["hours"])
    if any(begin >= end for begin, end in hours):
        raise Refused(tr("A time of day must begin before it ends."), field=f"{name}.hours")
    if not section["days"]:
        raise Refused(tr("Choose at least one day of the week."), field=f"{name}.days")
    warn_from = section.get("warn_from")
    return ChannelRules(
        days=tuple(int(day) for day in section["days"]),
        holidays=bool(section["holidays"]),
        hours=hours,
        warn_from=_hour(f"{name}.warn_from", warn_from) if warn_from else None,
        source=str(section.get("source", "")),
    )


def _hour(key: str, typed: str) -> time:
    try:
        return time.fromisoformat(typed)
    except (TypeError, ValueError):
        raise Refused(tr("“{typed}” is not a time of day such as 08:00.", typed=typed), field=key) from None


def _day(value: date | str) -> date:
    return value if isinstance(value, date) else date.fromisoformat(value)


# --- when -----------------------------------------------------------------------------------------


def verdict(channel: str, purpose: str, at: datetime, *, rules: SendingRules) -> Verdict:
    """Whether a message of this ``channel`` and ``purpose`` may leave at ``at`` (aware; judged on the desk's clock)."""
    law = rules.channels[channel]
    if purpose != "marketing":
        return Verdict(allowed=True)
    local = at.astimezone()
    reason = _closed(law, local, rules)
    if reason:
        return Verdict(allowed=False, reason=reason, source=law.source, next_at=_next_allowed(law, local, rules))
    if law.warn_from is not None and local.time() >= law.warn_from:
        words = tr("After {hour} many find a message intrusive.", hour=f"{law.warn_from:%H:%M}")
        return Verdict(allowed=True, warning=True, reason=words, source=law.source)
    return Verdict(allowed=True)


def _closed(law: ChannelRules, local: datetime, rules: SendingRules) -> str:
    """Why nothing may leave at this local instant; empty where it may."""
    day = local.date()
    if day.weekday() not in law.days:
        return tr("Not allowed on this day: {day}.", day=format_date(day, style="full"))
    if not law.holidays and day in public_holidays(day.year, alsace_moselle=rules.alsace_moselle):
        return tr("Not allowed on a public holiday: {day}.", day=format_date(day, style="full"))
    if law.hours and not any(begin <= local.time() < end for begin, end in law.hours):
        spans = ", ".join(f"{begin:%H:%M}-{end:%H:%M}" for begin, end in law.hours)
        return tr("Not allowed at {hour}: only {spans}.", hour=f"{local:%H:%M}", spans=spans)
    return ""


def _next_allowed(law: ChannelRules, local: datetime, rules: SendingRules) -> datetime | None:
    begins = [begin for begin, _ in law.hours] or [time(0)]
    for ahead in range(370):
        day = local.date() + timedelta(days=ahead)
        for begin in begins:
            # Naive first: the zone's offset of that day is looked up when it becomes an instant.
            candidate = datetime.combine(day, begin).astimezone()
            if candidate > local and not _closed(law, candidate, rules):
                return candidate
    return None


# --- whom -----------------------------------------------------------------------------------------


def may_reach(channel: str, purpose: str, standing: Standing, *, day: date, rules: SendingRules) -> str:
    """Why a message may not reach this customer, as a sentence; empty where it may.

    Marketing by e-mail and SMS: consent, or a customer who has bought and was never told to stop, or a company
    (L34-5); by telephone since 11 August 2026 recorded consent, but for companies (L223-1); by post unless refused.
    """
    unreachable = _unreachable(channel, standing)
    if unreachable or purpose != "marketing":
        return unreachable
    words = tr(CHANNEL_WORDS[channel])
    if standing.given is False:
        return tr("Has refused to be addressed by {channel}.", channel=words)
    if standing.given or standing.kind == "organisation" or channel == "post":
        return ""
    if channel == "phone":
        if day < rules.phone_consent_since:
            return ""
        since = format_date(rules.phone_consent_since, style="long")
        return tr("Has not agreed to be called (needed since {day}).", day=since)
    return "" if standing.bought else tr("Has never agreed to be addressed by {channel}.", channel=words)


def _unreachable(channel: str, standing: Standing) -> str:
    """Why nothing at all can reach this customer by this channel."""
    if not standing.known:
        return tr("The customer is no longer in the base.")
    if standing.bounced:
        return tr("Mail to this address comes back.")
    if standing.state == "moved" and channel != "post":
        return ""
    return tr(_STATES.get(standing.state, ""))


_STATES = {
    "deceased": later("The customer has died."),
    "moved": later("The customer has moved away."),
    "closed": later("The company is closed."),
    "blocked": later("The customer is blocked."),
}


def may_call(
    at: datetime, *, calls: Sequence[datetime], refused_at: datetime | None = None, rules: SendingRules
) -> Verdict:
    """Whether a customer may be called at ``at``: the hours, so many calls in so many days, silence after a refusal."""
    law = rules.channels["phone"]
    if refused_at is not None and at < refused_at + timedelta(days=rules.phone_silence_days):
        until = refused_at + timedelta(days=rules.phone_silence_days)
        reason = tr(
            "Has refused a call: silence until {day}.", day=format_date(until.astimezone().date(), style="long")
        )
        return Verdict(allowed=False, reason=reason, source=law.source, next_at=until)
    recent = sorted(call for call in calls if call > at - timedelta(days=rules.phone_calls_days))
    if len(recent) >= rules.phone_calls:
        free = recent[-rules.phone_calls] + timedelta(days=rules.phone_calls_days)
        reason = tr(
            "{count} calls in {days} days are the most: the next from {when}.",
            count=rules.phone_calls, days=rules.phone_calls_days, when=format_instant(free),
        )  # fmt: skip
        return Verdict(allowed=False, reason=reason, source=law.source, next_at=free)
    return verdict("phone", "marketing", at, rules=rules)
