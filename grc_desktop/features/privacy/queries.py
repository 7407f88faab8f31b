"""Readings of the consents."""

from __future__ import annotations

from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.database.schema import Consent
from grc_desktop.features.privacy.records import ConsentRecord


def consents_of(session: Session, *, customer_id: int) -> list[ConsentRecord]:
    """Every word of a customer, newest first; the one that counts on each channel and purpose is ``current``."""
    rows = session.scalars(
        select(Consent).where(Consent.customer_id == customer_id).order_by(Consent.at.desc(), Consent.id.desc())
    )
    said: set[tuple[str, str]] = set()
    found: list[ConsentRecord] = []
    for row in rows:
        current = (row.channel, row.purpose) not in said
        said.add((row.channel, row.purpose))
        found.append(
            ConsentRecord(
                row.id, row.channel, row.purpose, row.given, row.at, row.means, row.words, row.recorded_by,
                row.evidence or {}, current,
            )
        )  # fmt: skip
    return found


def current_consents(session: Session, *, customer_id: int) -> dict[str, ConsentRecord | None]:
    """What counts for marketing now, by channel (email, sms, phone, post); None where nothing was ever said."""
    found = {word.channel: word for word in consents_of(session, customer_id=customer_id)
             if word.current and word.purpose == "marketing"}  # fmt: skip
    return {channel: found.get(channel) for channel in ("email", "sms", "phone", "post")}
