"""Where the message of each customer goes, by the channel: an e-mail address, a number, the lines of an envelope."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence

from sqlalchemy import case, select, text
from sqlalchemy.orm import Session

from grc_desktop.database.journal.notes import today
from grc_desktop.database.schema import Email, Phone
from grc_desktop.features.campaigns.queries.facts import MOBILE
from grc_desktop.features.campaigns.records import Channel
from grc_desktop.features.paper.queries import recipients
from grc_desktop.features.paper.records import Mailing
from grc_desktop.features.paper.rules import addresses


def addresses_by(
    session: Session, channel: Channel, ids: Sequence[int], *, together: Mapping[int, tuple[int, ...]], country: str
) -> dict[int, tuple[str, str]]:
    """Address and what is wrong with it, by customer; who has none is left out.

    ``together``: whom the letter of a customer is for besides them. ``country``: that of the house.
    """
    match channel:
        case "email":
            return {key: (address, "") for key, address in _emails(session, ids)}
        case "sms" | "phone":
            return {key: (number, "") for key, number in _numbers(session, ids, mobile=channel == "sms")}
    return _postal(session, ids, together, country)


def _postal(
    session: Session, ids: Sequence[int], together: Mapping[int, tuple[int, ...]], country: str
) -> dict[int, tuple[str, str]]:
    """The lines of the postal norm; as they were typed, and with the reason, where it cannot be kept."""
    members = [one for key in ids for one in together.get(key, (key,))]
    people = recipients(session, ids=members, today=today(session))
    found: dict[int, tuple[str, str]] = {}
    by_norm = Mailing(per_household=True, respect_refusals=False)
    for mailing in (by_norm, Mailing(per_household=True, respect_refusals=False, as_norm=False)):
        missing = set(ids) - {key for key, (address, _reason) in found.items() if address}
        for one in addresses(people, mailing, country) if missing else ():
            for key in missing.intersection(one.customer_ids):
                found[key] = ("\n".join(one.lines), found[key][1] if key in found else one.reason)
    return found


def _emails(session: Session, ids: Collection[int]) -> Iterator[tuple[int, str]]:
    """The valid address of each, the preferred one if it is; the last row of each customer counts."""
    rows = session.execute(
        select(Email.customer_id, Email.address)
        .where(Email.customer_id.in_(ids), Email.state == "valid")
        .order_by(Email.preferred.asc(), Email.id.desc())
    )
    yield from rows


def _numbers(session: Session, ids: Collection[int], *, mobile: bool) -> Iterator[tuple[int, str]]:
    """The number to text or call, in E.164; the best one of each customer last."""
    rows = session.execute(
        select(Phone.customer_id, Phone.e164)
        .where(
            Phone.customer_id.in_(ids), Phone.e164.is_not(None), Phone.kind != "fax", text(MOBILE if mobile else "1")
        )
        .order_by(Phone.preferred.asc(), case((Phone.kind == "mobile", 1), else_=0), Phone.id.desc())
    )
    yield from ((key, number or "") for key, number in rows)
