"""What is known of many customers that decides whether and how a campaign reaches them: one statement per subject."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import text
from sqlalchemy.orm import Session

from grc_desktop.core.text import fold
from grc_desktop.database.schema.base import INSTANT_FORMAT
from grc_desktop.features.campaigns.records import CHANNELS
from grc_desktop.features.campaigns.rules import Facts, Home

_WHO = """
SELECT s.customer_id, c.kind, c.state, c.preferred_channel, s.purchases_count > 0, s.open_complaints > 0
FROM customer_summary s CROSS JOIN customer c ON c.id = s.customer_id
WHERE s.customer_id IN (SELECT value FROM json_each(:ids))
"""

_EMAILS = """
SELECT customer_id, min(CASE state WHEN 'valid' THEN 0 WHEN 'bounced' THEN 1 WHEN 'relay' THEN 2 ELSE 3 END)
FROM email WHERE customer_id IN (SELECT value FROM json_each(:ids)) GROUP BY customer_id
"""
_OF_EMAIL = ("", "bounced", "relay", "no_address")

MOBILE = """e164 IS NOT NULL AND CASE WHEN e164 LIKE '+33%' THEN substr(e164, 4, 1) IN ('6', '7')
    ELSE kind = 'mobile' END"""
"""A number that takes text messages: in France told by the number itself, elsewhere as it was filed."""

_PHONES = f"""
SELECT customer_id, max({MOBILE}), max(e164 IS NOT NULL)
FROM phone WHERE customer_id IN (SELECT value FROM json_each(:ids)) AND kind <> 'fax' GROUP BY customer_id
"""  # noqa: S608 -- of constants

WHOLE_ADDRESS = """coalesce(city, '') <> '' AND (coalesce(postcode, '') <> '' OR coalesce(country, 'FR') <> 'FR')
    AND coalesce(line_1, line_2, line_3, line_4, '') <> ''"""
"""An address that mail can be sent to; what else the postal norm asks is told in the preview."""

_ADDRESSES = f"""
SELECT customer_id, min(CASE WHEN NOT ({WHOLE_ADDRESS}) THEN 2 WHEN returned_on IS NOT NULL THEN 1 ELSE 0 END)
FROM address WHERE customer_id IN (SELECT value FROM json_each(:ids)) GROUP BY customer_id
"""  # noqa: S608 -- of constants
_OF_ADDRESS = ("", "returned", "no_address")

_LAST = "coalesce(substr(max(CASE channel WHEN '{channel}' THEN at || (1000000000000 + id) || given END), -1), '-')"
"""The last word on one channel: 1, 0, or - where nothing was ever said."""

_SAID = f"""
SELECT customer_id, {" || ".join(_LAST.replace("{channel}", channel) for channel in CHANNELS)}
FROM consent
WHERE purpose = 'marketing' AND customer_id IN (SELECT value FROM json_each(:ids))
GROUP BY customer_id
"""  # noqa: S608 -- of constants

_CONTACTED = """
SELECT customer_id FROM exchange
WHERE at >= :since AND direction = 'out' AND kind IN ('call', 'letter', 'email', 'sms')
    AND customer_id IN (SELECT value FROM json_each(:ids))
UNION
SELECT customer_id FROM message
WHERE state IN ('queued', 'claimed', 'sent', 'unknown') AND purpose = 'marketing'
    AND NOT (state = 'queued' AND campaign_id IN (SELECT id FROM campaign WHERE state IN ('draft', 'cancelled')))
    AND coalesce(campaign_id, 0) <> :campaign AND coalesce(finished_at, queued_at) >= :since
    AND customer_id IN (SELECT value FROM json_each(:ids))
"""

_CHOICES = "SELECT customer_id, included, channel FROM audience_choice WHERE campaign_id = :campaign"

_MEMBERS = """
SELECT l.customer_id, l.other_id, h.kind FROM link l JOIN customer h ON h.id = l.other_id
WHERE l.role IN ('member', 'contact', 'employee') AND (l.until IS NULL OR l.until >= :today)
    AND l.customer_id IN (SELECT value FROM json_each(:ids))
ORDER BY l.id DESC
"""

_NAMES = """
SELECT s.customer_id, c.kind, c.last_name, s.address_1, s.postcode, s.postcode || substr(s.name_key, 1, 3)
FROM customer_summary s CROSS JOIN customer c ON c.id = s.customer_id
WHERE s.customer_id IN (SELECT value FROM json_each(:ids))
"""


class Known:
    """The facts of some customers for one campaign, as of an instant."""

    def __init__(self, session: Session, campaign_id: int, ids: Sequence[int], at: datetime, quiet_days: int) -> None:
        self._session = session
        self._values = {
            "ids": json.dumps(list(ids)),
            "campaign": campaign_id,
            "since": (at - timedelta(days=quiet_days)).strftime(INSTANT_FORMAT),
            "today": at.astimezone().date().isoformat(),
        }
        self._quiet = quiet_days > 0

    def facts(self) -> dict[int, Facts]:
        """What decides, by customer; those that are gone are missing."""
        emails = dict(self._rows(_EMAILS))
        phones = {key: (mobile, any_) for key, mobile, any_ in self._rows(_PHONES)}
        addresses = self._addresses()
        said = dict(self._rows(_SAID))
        contacted = {key for (key,) in self._rows(_CONTACTED)} if self._quiet else set()
        choices = {key: (included, channel) for key, included, channel in self._rows(_CHOICES)}
        found: dict[int, Facts] = {}
        for key, kind, state, preferred, bought, complaint in self._rows(_WHO):
            mobile, any_phone = phones.get(key, (0, 0))
            included, channel = choices.get(key, (None, None))
            found[key] = Facts(
                kind,
                state,
                preferred,
                _OF_EMAIL[emails.get(key, 3)],
                "" if mobile else "not_mobile" if any_phone else "no_address",
                _OF_ADDRESS[addresses.get(key, 2)],
                "" if any_phone else "no_address",
                said.get(key, "----"),
                bool(bought),
                bool(complaint),
                key in contacted,
                None if included is None else bool(included),
                channel,
            )
        return found

    def homes(self, ids: Sequence[int]) -> dict[int, Home]:
        """Who of ``ids`` lives with whom: by a household of the base, or by the same last name at the same address."""
        of = json.dumps(list(ids))
        by_record = {key: other for key, other, kind in self._rows(_MEMBERS, ids=of) if kind == "household"}
        rows = self._rows(_NAMES, ids=of)
        alike = Counter(row[5] for row in rows)  # names are folded only where somebody else could be of the same
        found: dict[int, Home] = {}
        for key, kind, last_name, street, postcode, near in rows:
            if kind == "household":
                found[key] = Home(f"household:{key}", whole=True)
            elif key in by_record:
                found[key] = Home(f"household:{by_record[key]}")
            elif alike[near] > 1 and kind == "person" and last_name and street and postcode:
                found[key] = Home(f"{fold(last_name)}|{fold(street)}|{postcode}")
        return found

    def _addresses(self) -> dict[int, int]:
        """How good the best address of each is; who has none is reached at that of their household or company."""
        found = dict(self._rows(_ADDRESSES))
        above = [(key, other) for key, other, _kind in self._rows(_MEMBERS) if found.get(key, 2) == 2]
        if above:
            theirs = dict(self._rows(_ADDRESSES, ids=json.dumps([other for _key, other in above])))
            for key, other in above:
                found[key] = min(found.get(key, 2), theirs.get(other, 2))
        return found

    def _rows(self, statement: str, **other: object) -> list[Any]:
        """Rows as the driver gives them: a row object for each of 100,000 would cost more than the query."""
        with self._session.connection().execute(text(statement), {**self._values, **other}) as result:
            return list(result.cursor.fetchall())
