"""What tests of the outbox put into the ledger."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, datetime

from sqlalchemy import update
from sqlalchemy.orm import Session

from grc_desktop.database.database import Database
from grc_desktop.database.schema import Campaign
from grc_desktop.features.customers.actions import add_customer
from grc_desktop.features.outbox.actions import enqueue
from grc_desktop.features.outbox.queries import listed, messages_of
from grc_desktop.features.outbox.records import NewMessage, QueuedMessage
from grc_desktop.features.privacy.actions import record_consent


def add_person(base: Database, name: str = "Moreau", *, agrees: Sequence[str] = ()) -> int:
    """A customer who agrees to be addressed by ``agrees``."""
    values = {"last_name": name, "email": f"{name.lower()}@exemple.fr", "mobile": "06 12 34 56 78"}
    customer_id = base.write(add_customer, values=values).result
    for channel in agrees:
        base.write(record_consent, customer_id=customer_id, channel=channel, given=True)
    return customer_id


def add_campaign(session: Session, *, name: str = "Hiver", state: str = "running") -> int:
    """A campaign in this state."""
    row = Campaign(
        name=name, state=state, options={}, schedule={"kind": "now"}, created_at=datetime(2026, 11, 1, tzinfo=UTC)
    )
    session.add(row)
    session.flush()
    return row.id


def put_state(session: Session, *, campaign_id: int, state: str) -> None:
    """Let a campaign run, pause or end."""
    session.execute(update(Campaign).where(Campaign.id == campaign_id).values(state=state))


def email(number: int = 1, **values: object) -> NewMessage:
    """An e-mail to ``p1@exemple.fr`` about nothing."""
    given: dict[str, object] = {
        "occasion": f"test:{number}",
        "channel": "email",
        "address": f"p{number}@exemple.fr",
        "subject": "Bonjour",
        "body": "Bonjour,\n",
        "purpose": "service",
    }
    return NewMessage(**{**given, **values})  # type: ignore[arg-type]


def put(base: Database, *messages: NewMessage) -> list[int]:
    """Add messages; gives their keys."""
    base.write(enqueue, messages=messages)
    return sorted(base.read(listed, limit=len(messages)))


def row(base: Database, key: int) -> QueuedMessage:
    """A row of the ledger."""
    return base.read(messages_of, ids=[key])[0]
