"""Readings of the consents."""

from __future__ import annotations

from sqlalchemy.orm import Session

from grc_desktop.features.privacy.records import ConsentRecord


def consents_of(session: Session, *, customer_id: int) -> list[ConsentRecord]:
    """Every word of a customer, newest first; the one that counts on each channel is ``current``."""
    raise NotImplementedError
