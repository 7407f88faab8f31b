"""Whom a rule finds today, and the occasion that each message of it is for.

A day on which the program was not started is made up for: what should have been noticed up to ``LATE`` before is
noticed now, and the ledger sees to it that nobody gets it twice.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from sqlalchemy import text
from sqlalchemy.orm import Session

from grc_desktop.core.dates import birthday_in, months_before
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.database.journal.notes import today
from grc_desktop.features.campaigns.queries.campaigns import conditions
from grc_desktop.features.campaigns.records import Campaign, Trigger
from grc_desktop.features.loyalty.queries import accounts
from grc_desktop.features.segments.queries import customer_ids

LATE = timedelta(days=7)
LATE_MONTHS = 3
"""Who has not stayed for longer than that still is a matter for a campaign, not for a rule."""

_BIRTHDAYS = """
SELECT s.customer_id, c.birth_date FROM customer_summary s JOIN customer c ON c.id = s.customer_id
WHERE s.birthday IN (SELECT value FROM json_each(:days)) AND c.state = 'active'
"""

_DEPARTURES = """
SELECT customer_id, max(departure) FROM purchase
WHERE kind = 'stay' AND status IN ('confirmed', 'done') AND coalesce(amount_cents, 0) >= 0
    AND departure BETWEEN :first AND :last
GROUP BY customer_id
"""

_ABSENCES = """
SELECT customer_id, last_purchase FROM customer_summary
WHERE stays_count > 0 AND last_purchase BETWEEN :first AND :last AND next_arrival IS NULL
"""

_POINTS = """
SELECT DISTINCT customer_id, NULL FROM loyalty_entry WHERE points > 0 AND expires_on BETWEEN :first AND :last
"""

_CONSENTS = """
SELECT customer_id, max(substr(at, 1, 10)) AS day FROM consent
WHERE purpose = 'marketing' AND given GROUP BY customer_id HAVING day <= :last
"""

_KNOWN = """
SELECT customer_id, occasion FROM message
WHERE occasion >= :kind || ':' AND occasion < :kind || ';' AND customer_id IS NOT NULL
"""


@dataclass(frozen=True)
class Due:
    """Whom a rule finds: customer → the occasion, and who of those it would find got their message already."""

    occasions: Mapping[int, str]
    had: frozenset[int] = frozenset()


def due(session: Session, *, campaign: Campaign) -> Due:
    """Whom the rule ``campaign`` finds as of today.

    Once per person and occasion: a birthday each year, a departure, a last stay, a day of expiry, a consent.
    """
    trigger = campaign.trigger
    if trigger is None:
        raise Refused(tr("This campaign is no rule."))
    found = {key: f"{trigger.kind}:{day}" for key, day in _found(session, trigger, today(session)).items()}
    known = {(row[0], row[1]) for row in session.execute(text(_KNOWN), {"kind": trigger.kind})}
    had = frozenset(key for key, occasion in found.items() if (key, occasion) in known)
    wanted = {key: occasion for key, occasion in found.items() if key not in had}
    where = conditions(session, campaign)
    if where and wanted:
        chosen = set(customer_ids(session, where=where))
        wanted = {key: occasion for key, occasion in wanted.items() if key in chosen}
    return Due(wanted, had)


def _found(session: Session, trigger: Trigger, day: date) -> dict[int, str]:
    """Who is concerned, and what distinguishes this occasion from the next one of the same kind."""
    ahead = timedelta(days=trigger.days)
    match trigger.kind:
        case "birthday":
            return _birthdays(session, day, day + ahead)
        case "departure":
            return _rows(session, _DEPARTURES, first=day - ahead - LATE, last=day - ahead)
        case "absence":
            last = months_before(day, trigger.months)
            return _rows(session, _ABSENCES, first=months_before(last, LATE_MONTHS), last=last)
        case "points":
            return _points(session, day, day + ahead)
    return _rows(session, _CONSENTS, last=months_before(day, trigger.months))


def _birthdays(session: Session, first: date, last: date) -> dict[int, str]:
    """Birthdays kept from ``first`` to ``last``; who was born on 29 February keeps it on the 28th in common years."""
    days = [first + timedelta(days=ahead) for ahead in range((last - first).days + 1)]
    wanted = {day.month * 100 + day.day for day in days} | (
        {229} if any((d.month, d.day) == (2, 28) for d in days) else set()
    )
    found: dict[int, str] = {}
    for key, born in session.execute(text(_BIRTHDAYS), {"days": json.dumps(sorted(wanted))}):
        for year in {first.year, last.year}:
            if first <= birthday_in(date.fromisoformat(born), year) <= last:
                found[key] = str(year)
    return found


def _points(session: Session, first: date, last: date) -> dict[int, str]:
    """Whose points will really go: what was spent was the oldest, so that some that came with a day are gone before."""
    candidates = list(_rows(session, _POINTS, first=first, last=last))
    found: dict[int, str] = {}
    for key, account in accounts(session, customer_ids=candidates).items():
        lot = account.expiring
        if lot is not None and lot.expires_on is not None and first <= lot.expires_on <= last:
            found[key] = lot.expires_on.isoformat()
    return found


def _rows(session: Session, statement: str, **days: date) -> dict[int, str]:
    values = {name: day.isoformat() for name, day in days.items()}
    return {row[0]: row[1] for row in session.execute(text(statement), values)}
