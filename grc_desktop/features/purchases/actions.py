"""What can be done with purchases."""

from __future__ import annotations

from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr
from grc_desktop.core.money import format_amount
from grc_desktop.database.editing import fill, revise
from grc_desktop.database.journal.notes import describe, today
from grc_desktop.database.schema import Customer, Purchase
from grc_desktop.features.purchases.queries import customer_name
from grc_desktop.features.purchases.records import FIELDS, STATUSES, PurchaseDraft
from grc_desktop.features.purchases.rules import complete

_DESCRIBED = {
    "cancelled": later("Cancelled {what}"),
    "no_show": later("Marked {what} as a no-show"),
    "refunded": later("Refunded {what}"),
}


def add_purchase(session: Session, *, customer_id: int, draft: PurchaseDraft) -> int:
    """Add a purchase of a customer; gives its id. Refused with the field to correct."""
    draft = complete(draft)
    _check_customer(session, customer_id, "customer_id")
    _check_others(session, draft)
    row = Purchase(customer_id=customer_id)
    fill(row, draft)
    session.add(row)
    session.flush()
    describe(session, tr("Added {what}", what=_what(session, row)))
    return row.id


def edit_purchase(session: Session, *, purchase_id: int, was: PurchaseDraft, draft: PurchaseDraft) -> int:
    """Change a purchase. ``was`` is what the form was opened on: a field changed meanwhile is refused."""
    row = _purchase(session, purchase_id)
    draft = complete(draft)
    _check_others(session, draft)
    revise(row, was=was, draft=draft, titles=FIELDS)
    describe(session, tr("Edited {what}", what=_what(session, row)))
    return row.id


def set_status(session: Session, *, purchase_id: int, status: str) -> int:
    """Cancel a purchase, mark it as a no-show or as refunded (it is kept, not counted), or let it count again."""
    row = _purchase(session, purchase_id)
    if status not in STATUSES:
        raise Refused(tr("“{status}” is no status of a purchase.", status=status), field="status")
    row.status = status
    described = _DESCRIBED.get(status, later("Edited {what}"))
    describe(session, tr(described, what=_what(session, row)))
    return row.id


def refund_part(session: Session, *, purchase_id: int, amount_cents: int) -> int:
    """Give a part of a purchase back: a sale of today with a negative amount, so that the total goes down.

    The whole is given back by ``set_status(…, "refunded")``. Gives the id of the new sale.
    """
    row = _purchase(session, purchase_id)
    if not 0 < amount_cents < (row.amount_cents or 0):
        raise Refused(
            tr(
                "Enter an amount between 0 and {amount}; to give all of it back, mark the purchase as refunded.",
                amount=format_amount(row.amount_cents or 0, row.currency),
            ),
            field="amount_cents",
        )
    back = Purchase(
        customer_id=row.customer_id,
        payer_id=row.payer_id,
        kind="sale",
        date=today(session),
        reference=row.reference,
        label=tr("Part refund of {reference}", reference=row.reference or row.label or tr("Stay")),
        amount_cents=-amount_cents,
        currency=row.currency,
        payment_method=row.payment_method,
        status="done",
    )
    session.add(back)
    session.flush()
    amount = format_amount(amount_cents, row.currency)
    describe(session, tr("Refunded {amount} of {what}", amount=amount, what=_what(session, row)))
    return back.id


def delete_purchase(session: Session, *, purchase_id: int) -> int:
    """Delete a purchase that was never one (a slip of the pen); one that fell through is cancelled instead."""
    row = _purchase(session, purchase_id)
    describe(session, tr("Deleted {what}", what=_what(session, row)))
    session.delete(row)
    return purchase_id


def _purchase(session: Session, purchase_id: int) -> Purchase:
    row = session.get(Purchase, purchase_id)
    if row is None:
        raise Refused(tr("This purchase is no longer there."))
    return row


def _check_customer(session: Session, customer_id: int, field: str) -> None:
    if session.get(Customer, customer_id) is None:
        raise Refused(tr("This customer is no longer there."), field=field)


def _check_others(session: Session, draft: PurchaseDraft) -> None:
    for field, other in (("payer_id", draft.payer_id), ("agency_id", draft.agency_id)):
        if other is not None:
            _check_customer(session, other, field)


def _what(session: Session, row: Purchase) -> str:
    """``the stay S-1893 of Lucie Moreau``: how the journal names a purchase."""
    name = customer_name(session, customer_id=row.customer_id)
    if row.kind == "stay":
        return tr("the stay {reference} of {name}", reference=row.reference or "", name=name).replace("  ", " ")
    return tr("the sale {reference} to {name}", reference=row.reference or row.label or "", name=name)
