"""Purchases, complaints, points, exchanges … of an import: which of them are already there.

Each of the base answers for one row at most, so that the lines of an invoice stay apart; and so do the rows of a file
that this program wrote, alike as they may be. What tells one from another stands in ``signatures``.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable, Sequence
from datetime import date
from typing import TYPE_CHECKING, Literal

from grc_desktop.core.language import tr
from grc_desktop.database.keys import next_key
from grc_desktop.database.schema import (
    Compensation,
    Complaint,
    ComplaintStep,
    Exchange,
    Link,
    LoyaltyEntry,
    Purchase,
    Recorded,
    Reminder,
)
from grc_desktop.features.imports.completing import new_values
from grc_desktop.features.imports.queries import (
    house_reminders,
    standing_complaints,
    standing_of,
    standing_of_complaints,
    standing_purchases,
)
from grc_desktop.features.imports.records import OnDuplicate
from grc_desktop.features.imports.signatures import (
    BALANCE,
    Signature,
    owner_of,
    reference_of,
    said_by,
    signature_of,
    stands_in,
)
from grc_desktop.features.imports.understanding.drafts import Draft, Values
from grc_desktop.features.imports.understanding.handling import summed_steps
from grc_desktop.features.imports.understanding.purchases import CARRIED_OVER

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grc_desktop.features.imports.judging import Block

Placed = Literal["created", "updated", "skipped", "duplicate"]

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
"""How a purchase without a reference is named by what belongs to it."""


class Dealings:
    """Compares the purchases, complaints and points of an import, in their order, with those that are there."""

    def __init__(self) -> None:
        self._came_in: set[tuple[Signature, int]] = set()
        self._in_file: Counter[Signature] = Counter()
        self._answered: set[tuple[str, int]] = set()  # rows of the base that a row of the file has already met
        self._first_new: dict[str, int] = {}
        self._by_reference: dict[tuple[str, str], list[Values]] = {}
        self._by_owner: dict[tuple[str, int | None], list[Values]] = {}
        self._purchases: dict[str, list[Values]] = {}  # those that rows name, by the name
        self._complaints: dict[str, Values] = {}  # the same, by their numbers
        self._new_complaints: dict[tuple[str, int], int] = {}  # number in the file and customer: key
        self._next_complaint = 0

    def begin(self, session: Session, drafts: Sequence[Draft], customer_ids: Iterable[int]) -> None:
        """Fetch what the rows of ``drafts`` may meet."""
        self._by_reference, self._by_owner = {}, {}
        ids = set(customer_ids)
        dealings = (said_by(draft) for draft in drafts if draft.kind != "customers")
        self._fetch_named(session, [said[1] for said in dealings if said is not None], ids)
        purchases = [draft.purchase or draft.carried for draft in drafts if draft.purchase or draft.carried]
        complaints = [draft.complaint for draft in drafts if draft.complaint is not None]
        if purchases:
            references = {values["reference"] for values in purchases if values and values.get("reference")}
            found = standing_purchases(session, references=references, customer_ids=ids)
            self._keep(session, Purchase, found)
        if complaints:
            numbers = {values["number"] for values in complaints if values.get("number")}
            found = standing_complaints(session, numbers=numbers, customer_ids=ids)
            self._keep(session, Complaint, found)
            self._next_complaint = max(self._next_complaint, next_key(session, Complaint))
        of_customers: tuple[tuple[type[Recorded], bool], ...] = (
            (LoyaltyEntry, any(draft.points is not None or draft.balance is not None for draft in drafts)),
            (Exchange, any(draft.exchange is not None for draft in drafts)),
            (Link, any(draft.link is not None for draft in drafts)),
            (Reminder, any(draft.reminder is not None for draft in drafts)),
        )
        for cls, is_wanted in of_customers:
            if is_wanted:
                house = house_reminders(session) if cls is Reminder else []
                self._keep(session, cls, [*standing_of(session, cls, customer_ids=ids), *house])
        of_complaints: tuple[tuple[type[Recorded], bool], ...] = (
            (ComplaintStep, any(draft.step is not None for draft in drafts)),
            (Compensation, any(draft.gesture is not None for draft in drafts)),
        )
        keys = {row["id"] for row in self._complaints.values()}
        for cls, is_wanted in of_complaints:
            if is_wanted:
                self._keep(session, cls, standing_of_complaints(session, cls, complaint_ids=keys))

    def begin_file(self) -> None:
        """Take note that the rows which follow are of another file."""
        self._in_file.clear()

    def _fetch_named(self, session: Session, said: Collection[Values], customer_ids: set[int]) -> None:
        """The purchases and complaints that rows name; those too that came in with this very import."""
        self._purchases, self._complaints = {}, {}
        names = {new["purchase"] for new in said if new.get("purchase")}
        if names:
            theirs = customer_ids if any(map(_DAY.fullmatch, names)) else ()
            for row in standing_purchases(session, references=names, customer_ids=theirs):
                self._purchases.setdefault(row["reference"] or str(row["date"]), []).append(row)
        if numbers := {new["complaint"] for new in said if new.get("complaint")}:
            found = standing_complaints(session, numbers=numbers, customer_ids=())
            self._complaints = {row["number"]: row for row in found}

    def _keep(self, session: Session, cls: type[Recorded], rows: list[Values]) -> None:
        table = cls.__tablename__
        if table not in self._first_new:  # later ones came in with this very import
            self._first_new[table] = next_key(session, cls)
        for row in rows:
            if row["id"] < self._first_new[table]:
                if reference := reference_of(table, row):
                    self._by_reference.setdefault((table, reference), []).append(row)
                self._by_owner.setdefault((table, owner_of(table, row)), []).append(row)

    def complaint_of(self, number: str, customer_id: int | None) -> int | None:
        """The key of the complaint that has, or had in the file, this number; None where the customer has none such."""
        if customer_id is not None and (new := self._new_complaints.get((number, customer_id))) is not None:
            return new
        known = self._complaints.get(number)
        key: int | None = known["id"] if known is not None and known["customer_id"] == customer_id else None
        return key

    def place(self, draft: Draft, customer_id: int | None, block: Block, policy: OnDuplicate) -> Placed:
        """Put the purchase, complaint, points … of a row where they belong: among the new ones, or nowhere."""
        said = said_by(draft)
        assert said is not None  # noqa: S101 - every kind of row but a customer says something
        table, new = said
        new["customer_id"] = customer_id
        self._tie(new)
        ours = draft.customer.record is not None
        signature = (table, reference_of(table, new), *signature_of(table, new))
        nth = self._in_file[signature] if ours else 0
        self._in_file[signature] += 1
        if policy != "create":
            if (signature, nth) in self._came_in:
                return "duplicate" if policy == "report" else "skipped"
            standing = self._find(table, new, ours=ours)
            if self._takes_place(table, new, standing, block):
                return "created"
            if standing is not None:
                self._answered.add((table, standing["id"]))
                return self._meet(table, standing, new, block, policy)
        self._came_in.add((signature, nth))
        block.add(table, new)
        if table == "complaint":
            self._open(draft, new, block)
        return "created"

    def _tie(self, new: Values) -> None:
        """Put keys for the purchase and the complaint that a row names, if the customer has such."""
        customer_id = new["customer_id"]
        if "purchase" in new:
            named = self._purchases.get(new.pop("purchase") or "", [])
            ends = ("customer_id", "payer_id", "agency_id")
            new["purchase_id"] = next((row["id"] for end in ends for row in named if row[end] == customer_id), None)
        if "complaint" in new:
            number = new.pop("complaint")
            new["complaint_id"] = self.complaint_of(number, customer_id) if number else None

    def _open(self, draft: Draft, new: Values, block: Block) -> None:
        """A complaint that comes in: its key, and what was done about it, as far as its own row sums it up."""
        new["id"] = self._next_complaint
        self._next_complaint += 1
        if number := new.get("number"):
            self._new_complaints[number, new["customer_id"]] = new["id"]
        if not draft.has_steps_apart:
            for step in summed_steps(new):
                block.add("complaint_step", step)
        if draft.compensation is not None:
            owner = {"complaint_id": new["id"], "customer_id": new["customer_id"]}
            block.add("compensation", {**owner, **draft.compensation})

    def _takes_place(self, table: str, new: Values, standing: Values | None, block: Block) -> bool:
        """Put ``new`` in the place of a row of the base that only stands in for it, if there is one."""
        rows = [standing] if standing is not None else self._free(table, self._of_owner(table, new))
        known = next((row for row in rows if stands_in(table, row, new)), None)
        values = {name: value for name, value in new.items() if known is not None and known[name] != value}
        if known is None or not values:
            return False
        known.update(values)
        self._answered.add((table, known["id"]))
        block.changed.setdefault((table, known["id"]), {}).update(values)
        return True

    def carry_over(self, new: Values, customer_id: int, block: Block, policy: OnDuplicate) -> bool:
        """Put the total that a customer brings along; a customer has one, known by its label."""
        new["customer_id"] = customer_id
        for standing in self._by_owner.get(("purchase", customer_id), ()):
            if standing["label"] == new["label"]:
                return self._meet("purchase", standing, new, block, policy) == "updated"
        signature = (("carried", customer_id), 0)
        if signature in self._came_in:
            return False
        self._came_in.add(signature)
        block.add("purchase", new)
        return True

    def carry_points(self, draft: Draft, customer_id: int, day: date, block: Block, policy: OnDuplicate) -> bool:
        """Bring a customer's points to the balance of a row; the ledger only grows, so a difference is entered.

        A customer who has points already keeps them, unless fields are to be overwritten.
        """
        signature = (("balance", customer_id), 0)
        standing = self._by_owner.get(("loyalty_entry", customer_id), ())
        if signature in self._came_in or (standing and policy != "update"):
            return False
        self._came_in.add(signature)
        difference = (draft.balance or 0) - sum(row["points"] for row in standing)
        if difference:
            words = tr(CARRIED_OVER if draft.customer.record is None else BALANCE)
            entry = {"customer_id": customer_id, "date": day, "points": difference, "words": words}
            block.add("loyalty_entry", {**entry, "kind": "imported"})
        return bool(difference)

    def _meet(self, table: str, standing: Values, new: Values, block: Block, policy: OnDuplicate) -> Placed:
        if policy == "report":
            return "duplicate"
        if policy == "skip":
            return "skipped"
        wanted = {name: value for name, value in new.items() if name not in ("customer_id", "number")}
        if table in ("loyalty_entry", "complaint_step"):  # nobody rewrites these; a purchase may have come since
            wanted = {name: value for name, value in wanted.items() if name == "purchase_id" and not standing[name]}
        values = new_values(standing, wanted, overwrite=policy == "update")
        if not values:
            return "skipped"
        standing.update(values)
        block.changed.setdefault((table, standing["id"]), {}).update(values)
        return "updated"

    def _find(self, table: str, new: Values, *, ours: bool) -> Values | None:
        reference = reference_of(table, new)
        if not reference:
            rows = self._free(table, self._of_owner(table, new))
            return next((row for row in rows if signature_of(table, row) == signature_of(table, new)), None)
        rows = self._free(table, self._by_reference.get((table, reference), ()))
        same = [row for row in rows if signature_of(table, row)[1:] == signature_of(table, new)[1:]]
        if ours or table == "complaint":  # two houses give the same numbers to different things
            rows = [row for row in rows if row["customer_id"] == new["customer_id"]]
        return next(iter(same or rows), None)

    def _of_owner(self, table: str, new: Values) -> Sequence[Values]:
        return self._by_owner.get((table, owner_of(table, new)), ())

    def _free(self, table: str, rows: Iterable[Values]) -> list[Values]:
        return [row for row in rows if (table, row["id"]) not in self._answered]
