"""When the first message of a campaign may leave, as its schedule says; the law is asked once more at that time."""

from __future__ import annotations

from datetime import datetime, timedelta

from grc_desktop.core.dates import is_working_day
from grc_desktop.features.campaigns.records import Schedule

_FURTHEST = 30
"""Days looked ahead for one that is worked on."""


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
