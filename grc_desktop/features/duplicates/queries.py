"""Looking for customers who may be the same, through indexes only."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy.orm import Session

from grc_desktop.features.duplicates.records import Likeness


def likely_duplicates(session: Session, *, values: Mapping[str, object], limit: int = 5) -> list[Likeness]:
    """Customers who may be the one that is being typed (field name → text), best first; empty while too little is."""
    raise NotImplementedError
