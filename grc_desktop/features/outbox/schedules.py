"""When the messages of a campaign may leave, as its schedule says; the law stands above it.

The sender asks it of every message, not only once when they are queued: at the end of its hours a campaign stops, and
goes on when they begin again.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any, Literal

from grc_desktop.core.dates import is_working_day
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.outbox.law import SendingRules, verdict

_FURTHEST = 30
"""Days looked ahead for one that is worked on."""

_KINDS: dict[str, Literal["now", "at", "window"]] = {"now": "now", "at": "at", "window": "window"}


@dataclass(frozen=True, kw_only=True)
class Schedule:
    """When messages may leave, within what the law allows.

    ``kind``: now; at (not before ``at``); window (from ``at`` if given, each day between ``from_time`` and
    ``to_time`` where the desk stands, with ``working_days`` on those only).
    """

    kind: Literal["now", "at", "window"] = "now"
    at: datetime | None = None
    from_time: time | None = None
    to_time: time | None = None
    working_days: bool = False


def schedule_of(stored: Mapping[str, Any] | None) -> Schedule:
    """A schedule as stored; anything that is not understood means "now"."""
    stored = stored or {}
    at, from_time, to_time = stored.get("at"), stored.get("from"), stored.get("to")
    return Schedule(
        kind=_KINDS.get(str(stored.get("kind")), "now"),
        at=datetime.fromisoformat(at) if at else None,
        from_time=time.fromisoformat(from_time) if from_time else None,
        to_time=time.fromisoformat(to_time) if to_time else None,
        working_days=bool(stored.get("working_days", False)),
    )


def stored_schedule(schedule: Schedule) -> dict[str, Any]:
    """``schedule`` as it is stored. ``Refused`` (field ``schedule``) where it cannot be."""
    if schedule.kind == "at" and schedule.at is None:
        raise Refused(tr("Say when the messages shall leave."), field="schedule")
    if schedule.kind == "window" and (schedule.to_time or time.min) <= (schedule.from_time or time.max):
        raise Refused(tr("The hours must begin before they end."), field="schedule")
    if schedule.at is not None and schedule.at.tzinfo is None:
        raise ValueError("an instant needs a time zone")
    return {
        "kind": schedule.kind,
        "at": schedule.at.isoformat() if schedule.at else None,
        "from": f"{schedule.from_time:%H:%M}" if schedule.from_time else None,
        "to": f"{schedule.to_time:%H:%M}" if schedule.to_time else None,
        "working_days": schedule.working_days,
    }


def not_before(schedule: Schedule, now: datetime, *, alsace_moselle: bool = False) -> datetime | None:
    """The instant from which messages queued at ``now`` may leave; None: at once.

    A window is of the desk's own clock: a time inside of it is at once, any other waits for the next beginning.
    """
    start = schedule.at if schedule.at is not None and schedule.at > now else None
    if schedule.kind != "window" or schedule.from_time is None or schedule.to_time is None:
        return start if schedule.kind != "now" else None
    local = (start or now).astimezone()
    for ahead in range(_FURTHEST):
        day = local.date() + timedelta(days=ahead)
        if schedule.working_days and not is_working_day(day, alsace_moselle=alsace_moselle):
            continue
        begins = datetime.combine(day, schedule.from_time).astimezone()  # the zone's offset of that day
        ends = datetime.combine(day, schedule.to_time).astimezone()
        if local < begins:
            return begins
        if local < ends:
            return start
    return start


def earliest(
    schedule: Schedule, channel: str, purpose: str, now: datetime, *, rules: SendingRules
) -> tuple[datetime | None, str]:
    """When a message may leave by its campaign's ``schedule`` and by the law, and why not at once ("" where it may).

    None where that is never: the hours of the campaign are all forbidden ones.
    """
    at, reason = now, ""
    for _ in range(_FURTHEST):
        begins = not_before(schedule, at, alsace_moselle=rules.alsace_moselle)
        if begins is not None and begins > at:
            at, reason = begins, reason or hours_words(schedule)
        judged = verdict(channel, purpose, at, rules=rules)
        if judged.allowed:
            return at, reason
        reason = reason or judged.reason
        if judged.next_at is None:
            break
        at = judged.next_at
    return None, reason


def hours_words(schedule: Schedule) -> str:
    """Why a message of this schedule waits."""
    if schedule.kind == "window" and schedule.from_time is not None and schedule.to_time is not None:
        hours = {"begin": f"{schedule.from_time:%H:%M}", "end": f"{schedule.to_time:%H:%M}"}
        if schedule.working_days:
            return tr("The campaign leaves on working days, from {begin} to {end}.", **hours)
        return tr("The campaign leaves from {begin} to {end}.", **hours)
    return tr("The hour of the campaign has not come yet.")
