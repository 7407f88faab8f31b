"""Purchases, complaints, points, exchanges and links of an import: which of them are already there.

A purchase is the same as one of the base when it has the same reference and date, amount and label, or, failing
these, the same reference (a booking that changed); without a reference, when customer, date, amount, label and
room are the same; points when customer, day, number and reason are; an exchange when customer, minute, kind and
subject are; a link when both customers and the role are. Each of the base answers for one row at most, so that the
lines of an invoice stay apart; and so do the rows of a file that this program wrote, alike as they may be.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from grc_desktop.core.language import tr
from grc_desktop.core.text import sort_key
from grc_desktop.database.keys import next_key
from grc_desktop.database.schema import Complaint, Exchange, Link, LoyaltyEntry, Purchase, Recorded
from grc_desktop.features.imports.completing import new_values
from grc_desktop.features.imports.queries import standing_complaints, standing_of, standing_purchases
from grc_desktop.features.imports.records import OnDuplicate
from grc_desktop.features.imports.understanding.drafts import Draft, Values
from grc_desktop.features.imports.understanding.purchases import CARRIED_OVER

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grc_desktop.features.imports.judging import Block

Placed = Literal["created", "updated", "skipped", "duplicate"]
Signature = tuple[object, ...]


class Dealings:
    """Compares the purchases, complaints and points of an import, in their order, with those that are there."""

    def __init__(self) -> None:
        self._came_in: set[tuple[Signature, int]] = set()
        self._in_file: Counter[Signature] = Counter()
        self._answered: set[tuple[str, int]] = set()  # rows of the base that a row of the file has already met
        self._first_new: dict[str, int] = {}
        self._by_reference: dict[tuple[str, str], list[Values]] = {}
        self._by_customer: dict[tuple[str, int], list[Values]] = {}

    def begin(self, session: Session, drafts: Sequence[Draft], customer_ids: Iterable[int]) -> None:
        """Fetch what the rows of ``drafts`` may meet."""
        self._by_reference, self._by_customer = {}, {}
        ids = set(customer_ids)
        purchases = [draft.purchase or draft.carried for draft in drafts if draft.purchase or draft.carried]
        complaints = [draft.complaint for draft in drafts if draft.complaint is not None]
        if purchases:
            references = {values["reference"] for values in purchases if values and values.get("reference")}
            found = standing_purchases(session, references=references, customer_ids=ids)
            self._keep("purchase", found, "reference", next_key(session, Purchase))
        if complaints:
            numbers = {values["number"] for values in complaints if values.get("number")}
            found = standing_complaints(session, numbers=numbers, customer_ids=ids)
            self._keep("complaint", found, "number", next_key(session, Complaint))
        wanted: tuple[tuple[type[Recorded], bool], ...] = (
            (LoyaltyEntry, any(draft.points is not None or draft.balance is not None for draft in drafts)),
            (Exchange, any(draft.exchange is not None for draft in drafts)),
            (Link, any(draft.link is not None for draft in drafts)),
        )
        for cls, is_wanted in wanted:
            if is_wanted:
                found = standing_of(session, cls, customer_ids=ids)
                self._keep(cls.__tablename__, found, None, next_key(session, cls))

    def begin_file(self) -> None:
        """Take note that the rows which follow are of another file."""
        self._in_file.clear()

    def _keep(self, table: str, rows: list[Values], reference: str | None, next_key: int) -> None:
        first_new = self._first_new.setdefault(table, next_key)  # later ones came in with this very import
        for row in rows:
            if row["id"] < first_new:
                if reference and row[reference]:
                    self._by_reference.setdefault((table, row[reference]), []).append(row)
                self._by_customer.setdefault((table, row["customer_id"]), []).append(row)

    def place(self, draft: Draft, customer_id: int, block: Block, policy: OnDuplicate) -> Placed:
        """Put the purchase, complaint, points … of a row where they belong: among the new ones, or nowhere."""
        table, new = _dealing(draft)
        new["customer_id"] = customer_id
        signature = (table, _reference(table, new), *_signature(table, new))
        nth = self._in_file[signature] if draft.customer.record is not None else 0
        self._in_file[signature] += 1
        if policy != "create":
            if (signature, nth) in self._came_in:
                return "duplicate" if policy == "report" else "skipped"
            if table == "loyalty_entry" and draft.customer.record is not None and self._is_carried_over(customer_id):
                return "duplicate" if policy == "report" else "skipped"
            standing = self._find(table, new)
            if standing is not None:
                self._answered.add((table, standing["id"]))
                return self._meet(table, standing, new, block, policy)
        self._came_in.add((signature, nth))
        if table == "complaint":
            block.new_complaints.append((new, draft.compensation))
        else:
            block.add(table, new)
        return "created"

    def _is_carried_over(self, customer_id: int) -> bool:
        """Whether a list of customers has brought along, as one sum, what the movements of the same base come to."""
        rows = self._by_customer.get(("loyalty_entry", customer_id), ())
        return any(row["kind"] == "imported" and row["words"] in (CARRIED_OVER, tr(CARRIED_OVER)) for row in rows)

    def carry_over(self, new: Values, customer_id: int, block: Block, policy: OnDuplicate) -> bool:
        """Put the total that a customer brings along; a customer has one, known by its label."""
        new["customer_id"] = customer_id
        for standing in self._by_customer.get(("purchase", customer_id), ()):
            if standing["label"] == new["label"]:
                return self._meet("purchase", standing, new, block, policy) == "updated"
        signature = (("carried", customer_id), 0)
        if signature in self._came_in:
            return False
        self._came_in.add(signature)
        block.add("purchase", new)
        return True

    def carry_points(self, balance: int, customer_id: int, day: date, block: Block, policy: OnDuplicate) -> bool:
        """Bring a customer's points to ``balance``; the ledger only grows, so a difference is entered.

        A customer who has points already keeps them, unless fields are to be overwritten.
        """
        signature = (("balance", customer_id), 0)
        standing = self._by_customer.get(("loyalty_entry", customer_id), ())
        if signature in self._came_in or (standing and policy != "update"):
            return False
        self._came_in.add(signature)
        difference = balance - sum(row["points"] for row in standing)
        if difference:
            entry = {"customer_id": customer_id, "date": day, "points": difference, "words": tr(CARRIED_OVER)}
            block.add("loyalty_entry", {**entry, "kind": "imported"})
        return bool(difference)

    def _meet(self, table: str, standing: Values, new: Values, block: Block, policy: OnDuplicate) -> Placed:
        if policy == "report":
            return "duplicate"
        if policy == "skip" or table == "loyalty_entry":
            return "skipped"
        wanted = {name: value for name, value in new.items() if name not in ("customer_id", "number", "purchase")}
        values = new_values(standing, wanted, overwrite=policy == "update")
        if not values:
            return "skipped"
        standing.update(values)
        block.changed.setdefault((table, standing["id"]), {}).update(values)
        return "updated"

    def _find(self, table: str, new: Values) -> Values | None:
        reference = _reference(table, new)
        if reference:
            rows = self._free(table, self._by_reference.get((table, reference), ()))
            same = [row for row in rows if _signature(table, row)[1:] == _signature(table, new)[1:]]
            return next(iter(same or rows), None)
        rows = self._free(table, self._by_customer.get((table, new["customer_id"]), ()))
        return next((row for row in rows if _signature(table, row) == _signature(table, new)), None)

    def _free(self, table: str, rows: Iterable[Values]) -> list[Values]:
        return [row for row in rows if (table, row["id"]) not in self._answered]


_REFERENCES = {"purchase": "reference", "complaint": "number"}


def _reference(table: str, row: Values) -> str | None:
    return row.get(_REFERENCES[table]) if table in _REFERENCES else None


def _dealing(draft: Draft) -> tuple[str, Values]:
    """What the row says beside its customer, and the table where it belongs."""
    said = (
        ("purchase", draft.purchase),
        ("complaint", draft.complaint),
        ("loyalty_entry", draft.points),
        ("exchange", draft.exchange),
        ("link", draft.link),
    )
    return next((table, new) for table, new in said if new is not None)


def _signature(table: str, row: Values) -> Signature:
    """What tells one dealing of a customer from another; the customer comes first."""
    return (row["customer_id"], *_SIGNS[table](row))


_SIGNS: dict[str, Callable[[Values], Signature]] = {
    "purchase": lambda row: (
        row.get("date"),
        row.get("amount_cents"),
        sort_key(row.get("label") or ""),
        sort_key(row.get("room") or ""),
        row.get("departure"),
    ),
    "complaint": lambda row: (row["received_at"].date(), sort_key(row["subject"])),
    "loyalty_entry": lambda row: (row["date"], row["points"], sort_key(row.get("words") or "")),
    "exchange": lambda row: (
        row["at"].replace(second=0, microsecond=0),
        row["kind"],
        sort_key(row.get("subject") or row.get("body") or ""),
    ),
    "link": lambda row: (row["other_id"], row["role"]),
}
