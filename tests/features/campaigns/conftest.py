"""A few customers who differ in just what decides about a campaign."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy import update
from sqlalchemy.orm import Session

from grc_desktop.database.database import Database
from grc_desktop.database.schema import Address, Consent, Customer, Email, Message, Phone, Purchase

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)

AddCustomer = Callable[..., int]


def add_one(session: Session, /, **of: Any) -> int:
    """One customer: ``email``, ``mobile``, ``phone``, ``address`` (street), ``says`` (channel → bool), ``stay``."""
    extra = {key: of.pop(key, None) for key in ("email", "email_state", "mobile", "phone", "address", "says", "stay")}
    row = Customer(**{"last_name": "Moreau", "first_name": "Lucie", "kind": "person", **of})
    session.add(row)
    session.flush()
    if extra["email"]:
        state = extra["email_state"] or "valid"
        session.add(Email(customer_id=row.id, address=extra["email"], state=state, preferred=True))
    for kind in ("mobile", "phone"):
        if extra[kind]:
            filed = "mobile" if kind == "mobile" else "landline"
            session.add(Phone(customer_id=row.id, kind=filed, typed=extra[kind], e164=extra[kind]))
    if extra["address"]:
        session.add(Address(customer_id=row.id, line_1=extra["address"], postcode="69003", city="Lyon", country="FR"))
    for channel, given in (extra["says"] or {}).items():
        session.add(Consent(customer_id=row.id, channel=channel, given=given, at=NOW - timedelta(days=300)))
    if extra["stay"]:
        day: date = extra["stay"]
        session.add(Purchase(customer_id=row.id, date=day, arrival=day, departure=day, nights=1, amount_cents=18_000))
    session.flush()
    return row.id


@pytest.fixture
def add(base: Database) -> AddCustomer:
    """``add(last_name=…, email=…, says={"email": True})`` gives the id of a new customer."""
    return lambda **of: base.write(add_one, **of).result


def mark(session: Session, *, campaign_id: int, state: str, at: datetime = NOW, customer_id: int | None = None) -> None:
    """Say of messages of a campaign what became of them, as a sender would."""
    question = update(Message).where(Message.campaign_id == campaign_id)
    if customer_id is not None:
        question = question.where(Message.customer_id == customer_id)
    session.execute(question.values(state=state, finished_at=at, attempts=1))


@pytest.fixture
def tell(base: Database) -> Callable[..., None]:
    """``tell(campaign_id=…, state="sent")``."""
    return lambda **of: base.write(mark, **of).result


SMS = "Bonjour {{first_name|cher client}}, revenez ! Code {{code}}. STOP au 36180"
EMAIL = (
    "<p>Bonjour {{first_name|cher client}},</p><p>Revenez !</p><p>Pour ne plus recevoir nos offres, répondez STOP.</p>"
)
LETTER = "<p>{{salutation}},</p><p>Revenez ! Code {{code}}</p>"
