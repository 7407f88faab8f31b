"""Deleting customers with all that belongs to them; the journal keeps every row, and undo brings them back."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete
from sqlalchemy.orm import Session

from grc_desktop.core.language import tr
from grc_desktop.database.journal.notes import describe
from grc_desktop.database.schema import Customer
from grc_desktop.features.customers.actions.selection import blocks, require, who


def delete_customers(session: Session, *, customer_ids: Sequence[int]) -> int:
    """Delete customers with all that belongs to them; gives how many. They are in the trash, and undo brings back."""
    ids = list(dict.fromkeys(customer_ids))
    require(session, ids)
    describe(session, tr("Deleted {who}", who=who(session, ids)))
    for block in blocks(ids):
        session.execute(delete(Customer).where(Customer.id.in_(block)))
    return len(ids)
