"""How a message greets all who live together."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session, aliased

from grc_desktop.core.language import tr
from grc_desktop.database.journal.notes import today
from grc_desktop.database.schema import Customer, Link
from grc_desktop.features.templates.greeting import warm


def household_greetings(
    session: Session, wholes: Mapping[int, Sequence[int]], language: str
) -> dict[int, dict[str, str]]:
    """Merge fields of messages that stand for several people: addressee → ``salutation``, ``full_name`` …

    ``wholes``: addressee → everyone the message is for. The household's own record says its salutation line; where
    the base has none, a couple is greeted as one, and others in the way that names nobody.
    """
    members = {key for all_ in wholes.values() for key in all_}
    people = {row.id: row for row in session.scalars(select(Customer).where(Customer.id.in_(members)))}
    records = _records(session, members)
    found: dict[int, dict[str, str]] = {}
    for key, together in wholes.items():
        record = next((records[one] for one in together if one in records), None)
        titles = {people[one].title for one in together if one in people and people[one].kind == "person"}
        last_name = people[key].last_name if key in people else None
        couple = "M. et Mme" if titles == {"M.", "Mme"} else None
        greeting = (record.salutation if record else None) or warm(couple, last_name, language)
        name = (record.company or record.last_name if record else None) or tr("{name} family", name=last_name or "")
        found[key] = {
            "salutation": greeting.rstrip(" ,:"),
            "formal_salutation": greeting.rstrip(" ,:"),
            "full_name": name,
        }
    return found


def _records(session: Session, members: set[int]) -> dict[int, Customer]:
    """The household's own record of each member, and of itself."""
    home = aliased(Customer)
    rows = session.execute(
        select(Link.customer_id, home)
        .join(home, home.id == Link.other_id)
        .where(
            Link.customer_id.in_(members),
            Link.role == "member",
            home.kind == "household",
            (Link.until.is_(None)) | (Link.until >= today(session)),
        )
        .order_by(Link.id)
    )
    found = dict(rows.all())
    own = session.scalars(select(Customer).where(Customer.id.in_(members), Customer.kind == "household"))
    return found | {record.id: record for record in own}
