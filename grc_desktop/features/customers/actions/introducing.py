"""Adding a customer together with what it is to another one, as one operation."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from grc_desktop.core.language import tr
from grc_desktop.database.journal.notes import describe
from grc_desktop.features.customers.actions.adding import add_customer
from grc_desktop.features.customers.actions.links import add_link, make_household
from grc_desktop.features.customers.actions.selection import who


def introduce(
    session: Session,
    *,
    customer_id: int,
    values: Mapping[str, object],
    role: str,
    outgoing: bool,
    link: Mapping[str, object],
) -> int:
    """Add a customer (``values`` as ``add_customer``) and link it with ``customer_id``; gives the new id.

    ``outgoing``: the known customer is ``role`` of the new one; else the new one is ``role`` of the known one.
    The role ``household`` makes a household of both. ``link``: position, since, until, notes.
    """
    new_id = add_customer(session, values=values)
    if role == "household":
        make_household(session, member_ids=[customer_id, new_id])
    else:
        ends = (customer_id, new_id) if outgoing else (new_id, customer_id)
        add_link(session, customer_id=ends[0], other_id=ends[1], role=role, **dict(link))  # type: ignore[arg-type]
    describe(
        session,
        tr("Added {name} and the link with {other}", name=who(session, [new_id]), other=who(session, [customer_id])),
    )
    return new_id
