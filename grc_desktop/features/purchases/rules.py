"""What makes a purchase right, what in it is doubtful, and what a list of them amounts to."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace
from datetime import date, timedelta

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.core.text import clean
from grc_desktop.features.purchases.records import KINDS, STATUSES, PurchaseDraft, PurchaseRecord, Totals

_PREFIXES = {"stay": "S", "sale": "V"}
_LONG_STAY = 60
_GREAT_AMOUNT = 50_000_00


def nights_between(arrival: date, departure: date) -> int:
    """Nights of a stay; the day of departure is no night."""
    return (departure - arrival).days


def complete(draft: PurchaseDraft) -> PurchaseDraft:
    """The purchase with what follows from the rest, or ``Refused`` with the field to correct.

    A stay is dated by its arrival and its nights follow from its two dates (or its departure from its nights);
    a sale has no nights.
    """
    draft = _tidy(draft)
    if draft.kind not in KINDS:
        raise Refused(tr("“{kind}” is no type of purchase.", kind=draft.kind), field="kind")
    if draft.status not in STATUSES:
        raise Refused(tr("“{status}” is no status of a purchase.", status=draft.status), field="status")
    if not re.fullmatch("[A-Z]{3}", draft.currency):
        raise Refused(tr("Write the currency as three letters, such as EUR."), field="currency")
    for name, least in (("adults", 0), ("children", 0), ("quantity", 1), ("nights", 1)):
        value = getattr(draft, name)
        if value is not None and not least <= value <= 9999:
            raise Refused(tr("Enter a number from {least} to 9999.", least=least), field=name)
    return _complete_stay(draft) if draft.kind == "stay" else _complete_sale(draft)


def _tidy(draft: PurchaseDraft) -> PurchaseDraft:
    def line(text: str | None) -> str | None:
        return clean(text or "") or None

    return replace(
        draft,
        reference=line(draft.reference),
        label=line(draft.label),
        room=line(draft.room),
        payment_method=line(draft.payment_method),
        channel=line(draft.channel),
        notes=clean(draft.notes or "", keep_lines=True) or None,
    )


def _complete_stay(draft: PurchaseDraft) -> PurchaseDraft:
    if draft.arrival is None:
        raise Refused(tr("Enter the day of arrival."), field="arrival")
    departure = draft.departure
    if departure is None and draft.nights is not None:
        departure = draft.arrival + timedelta(days=draft.nights)
    if departure is not None and departure <= draft.arrival:
        raise Refused(tr("The departure must come after the arrival."), field="departure")
    nights = draft.nights if departure is None else nights_between(draft.arrival, departure)
    return replace(draft, date=draft.arrival, departure=departure, nights=nights, quantity=None)


def _complete_sale(draft: PurchaseDraft) -> PurchaseDraft:
    if draft.date is None:
        raise Refused(tr("Enter the day of the sale."), field="date")
    if not draft.label:
        raise Refused(tr("Enter what was sold."), field="label")
    return replace(draft, arrival=None, departure=None, nights=None, room=None, adults=None, children=None)


def doubts(draft: PurchaseDraft, today: date) -> dict[str, str]:
    """What looks wrong and may be right, by field: shown as a warning, never refused."""
    found: dict[str, str] = {}
    if draft.kind == "stay" and draft.arrival and draft.departure:
        nights = nights_between(draft.arrival, draft.departure)
        if nights > _LONG_STAY:
            found["departure"] = trn("{count} night: is that right?", "{count} nights: is that right?", nights)
    begins = draft.arrival if draft.kind == "stay" else draft.date
    if draft.status == "done" and begins and begins > today:
        found["status"] = tr("This date is still to come: “Confirmed” would be right.")
    if draft.status == "no_show" and begins and begins > today:
        found["status"] = tr("This date is still to come.")
    if draft.amount_cents is not None and abs(draft.amount_cents) > _GREAT_AMOUNT:
        found["amount_cents"] = tr("A great amount: is that right?")
    if draft.kind == "stay" and draft.amount_cents is not None and draft.amount_cents < 0:
        found["amount_cents"] = tr("A negative amount lowers the customer’s total.")
    return found


def likely_status(draft: PurchaseDraft, today: date) -> str:
    """The status of a purchase just typed: confirmed while it lies ahead, done afterwards."""
    begins = draft.arrival if draft.kind == "stay" else draft.date
    return "confirmed" if begins is not None and begins > today else "done"


def next_reference(kind: str, latest: Iterable[str]) -> str:
    """The number after the highest of ``latest`` references of that kind: ``S-1892`` → ``S-1893``."""
    prefix = _PREFIXES[kind]
    numbers = [
        int(match[1]) for reference in latest if (match := re.fullmatch(rf"{prefix}-(\d{{1,9}})", reference.strip()))
    ]
    return f"{prefix}-{max(numbers, default=0) + 1:04d}"


def description(record: PurchaseDraft) -> str:
    """What was bought, in one line: ``Room 12 Double, breakfast``, ``Dinner × 2``."""
    label = record.label or ""
    if record.kind == "stay":
        if record.room:
            room = tr("Room {room}", room=record.room)
            return f"{room} {label}".strip() if record.room not in label.split() else label
        return label or tr("Stay")
    if record.quantity and record.quantity > 1:
        return f"{label} × {record.quantity}"
    return label or tr("Sale")


def totals(records: Iterable[PurchaseRecord]) -> Totals:
    """What these purchases amount to; those that do not count are counted apart."""
    amounts: dict[str, int] = {}
    purchases = stays = nights = not_counted = 0
    for record in records:
        if not record.counted:
            not_counted += 1
            continue
        purchases += 1
        stays += record.kind == "stay"
        nights += record.nights or 0
        amounts[record.currency] = amounts.get(record.currency, 0) + (record.amount_cents or 0)
    return Totals(purchases, stays, nights, amounts, not_counted)
