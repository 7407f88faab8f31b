"""What becomes of each row: new, added to what is there, left out. Reads the base, writes nothing.

A dry run and an import are the same judgement; the import then writes it, block by block.
"""

from __future__ import annotations

import pickle
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import date
from itertools import chain
from typing import TYPE_CHECKING

from grc_desktop.core.language import later, tr
from grc_desktop.database.keys import next_key
from grc_desktop.database.schema import Customer
from grc_desktop.features.imports.completing import Standing, add_consents, add_ways, complete, knows_all
from grc_desktop.features.imports.dealings import Dealings
from grc_desktop.features.imports.matching import RECORD, Directory, Key, contradicts, is_same_record
from grc_desktop.features.imports.queries import standing_customers, used_customer_keys
from grc_desktop.features.imports.records import OnDuplicate, Verdict
from grc_desktop.features.imports.understanding.drafts import CustomerDraft, Draft, Values

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_SHARED: dict[str, str] = {
    "r": later("same record as {name}"),
    "n": later("same customer number as {name}"),
    "s": later("same SIRET as {name}"),
    "e": later("same e-mail as {name}"),
    "m": later("same mobile as {name}"),
    "l": later("same phone as {name}"),
    "p": later("same name and postcode as {name}"),
    "c": later("same company and postcode as {name}"),
    "=": later("nothing that tells it from {name}"),
    "!": later("recognised as {name}"),
}
_NAMESAKE = "="
_RECOGNISED = "!"

_NOBODY = later("Nobody in the base has the number “{number}”, and the row names no customer")
_NOBODY_CALLED = later("Nobody in the base is called “{name}”, or several are")
_NO_COMPLAINT = later(
    "This customer has no complaint “{number}” here: import the list of complaints first, or together with this one"
)
_TIED_TO_ITSELF = later("Both ends of this link are the same customer")
_NOBODY_REACHED = later("Nobody in the base has “{sign}”, and the row names no customer")

Policy = Callable[[int], OnDuplicate]


@dataclass(slots=True)
class Judgement:
    """One row and its verdict. ``reason`` says why it was left out, or whom it repeats (``duplicate_of``)."""

    draft: Draft
    verdict: Verdict
    reason: str = ""
    duplicate_of: int | None = None
    customer_id: int | None = None  # whom the row is about, new or known


@dataclass(slots=True)
class Block:
    """The verdicts on some rows, and all that writing them takes."""

    judgements: list[Judgement] = field(default_factory=list)
    new: list[Standing] = field(default_factory=list)
    known: dict[int, Standing] = field(default_factory=dict)
    new_rows: dict[str, list[Values]] = field(default_factory=dict)  # of purchases, points …, by their table
    changed: dict[tuple[str, int], Values] = field(default_factory=dict)

    def add(self, table: str, row: Values) -> None:
        """Take in a row of ``table``."""
        self.new_rows.setdefault(table, []).append(row)


class Judge:
    """Judges the rows of one import in their order; remembers what it has seen."""

    def __init__(self, directory: Directory, today: date, *, dry_run: bool) -> None:
        self._directory = directory
        # In a dry run the base never holds what came in: it is kept here instead, packed small.
        self._imagined: dict[int, bytes] | None = {} if dry_run else None
        self._today = today
        self._next_customer = 0
        self._given: set[int] | None = None  # keys in use, once a row asks for one of its own
        self._brought: set[int] = set()  # the customers whom this import brings in
        self._dealings = Dealings()
        self.begin_file = self._dealings.begin_file

    def judge(self, session: Session, drafts: Sequence[Draft], policy: Policy) -> Block:
        """The verdicts on ``drafts``, which follow those judged before; ``policy`` by the number of a row."""
        self._reserve(next_key(session, Customer))
        if self._given is None and any(draft.customer.record is not None for draft in drafts):
            self._given = used_customer_keys(session)
        block = Block()
        people = [one for draft in drafts for one in (draft.customer, *chain(*draft.parties.values()))]
        candidates = {found for one in people for _, found in self._directory.candidates(one, loosely=True)}
        candidates |= {found for one in people for found in self._directory.namesakes(one)}
        candidates |= {draft.same_as for draft in drafts if draft.same_as is not None}
        block.known = standing_customers(session, ids=candidates)
        if self._imagined is not None:
            block.known |= {key: pickle.loads(self._imagined[key]) for key in candidates if key in self._imagined}  # noqa: S301 - our own bytes
        self._dealings.begin(session, drafts, block.known)
        block.judgements = [self._judge_row(draft, block, policy(draft.row)) for draft in drafts]
        if self._imagined is not None:
            self._imagined |= {
                standing.id: pickle.dumps(standing)
                for standing in block.known.values()
                if not standing.in_base or standing.touched
            }
        return block

    def _reserve(self, free: int) -> None:
        """Take note of the first key that is ``free``: between two blocks others may have added customers."""
        if self._given is not None:
            self._given.update(range(self._next_customer, free))
        self._next_customer = max(self._next_customer, free)

    def _judge_row(self, draft: Draft, block: Block, policy: OnDuplicate) -> Judgement:
        if draft.passed_over:
            return Judgement(draft, "skipped", draft.passed_over)
        if draft.rejected:
            return Judgement(draft, "rejected", draft.rejected)
        if draft.kind != "customers":
            return self._judge_dealing(draft, block, policy)
        match = None if policy == "create" else self._find(draft, block)
        if match is None:
            standing = self._take_in(draft.customer, block)
            self._carry_over(draft, standing, block, policy)
            return Judgement(draft, "created", customer_id=standing.id)
        key, standing = match
        if draft.customer.record is not None:
            self._directory.add_record(draft.customer.record, standing.id)
        verdict: Verdict = "duplicate" if policy == "report" else "skipped"
        if policy in ("report", "skip"):
            return Judgement(draft, verdict, _words(key, standing), standing.id, standing.id)
        changed = complete(standing, draft.customer, overwrite=policy == "update")
        if changed:
            self._directory.add_draft(draft.customer, standing.id)
        changed = self._carry_over(draft, standing, block, policy) or changed
        verdict = "updated" if changed else "skipped"
        return Judgement(draft, verdict, _words(key, standing), standing.id, standing.id)

    def _carry_over(self, draft: Draft, standing: Standing, block: Block, policy: OnDuplicate) -> bool:
        changed = draft.carried is not None and self._dealings.carry_over(draft.carried, standing.id, block, policy)
        if draft.balance is not None:
            changed |= self._dealings.carry_points(draft, standing.id, self._today, block, policy)
        return changed

    def _judge_dealing(self, draft: Draft, block: Block, policy: OnDuplicate) -> Judgement:
        """What a customer did or said: of one who is there, or who comes in with it."""
        if draft.reminder is not None and not (draft.customer.can_be_found or draft.customer.record is not None):
            return Judgement(draft, self._dealings.place(draft, None, block, policy))
        match = self._find(draft, block, loosely=True)
        if (about := draft.step or draft.gesture) is not None:
            number = about["complaint"]
            if match is None or self._dealings.complaint_of(number, match[1].id) is None:
                return Judgement(draft, "rejected", tr(_NO_COMPLAINT, number=number))
        alone = draft.kind not in ("purchases", "complaints")  # the others make nobody known who is not named
        found = {column: self._find_party(readings, block) for column, readings in draft.parties.items()}
        others = {column: one.id if one else None for column, one in found.items()}
        if draft.link is not None:
            if others["other_id"] is None:
                return Judgement(draft, "rejected", _unknown(draft.parties["other_id"][0]))
            draft.link |= others
        elif draft.purchase is not None:
            draft.purchase |= others
        if match is not None:
            standing = match[1]
            if draft.link is not None and found["other_id"] is standing:
                return Judgement(draft, "rejected", tr(_TIED_TO_ITSELF))
            if policy in ("fill", "update") and not alone and draft.customer.record is None:  # else it only names them
                complete(standing, draft.customer, overwrite=policy == "update")
        elif not (draft.customer.is_named if alone else draft.customer.can_be_found):
            return Judgement(draft, "rejected", _unknown(draft.customer))
        else:
            standing = self._take_in(draft.customer, block)
        verdict = self._verdict_on(draft, standing, block, policy, is_new=match is None)
        reason = tr("already there, for {name}", name=_name(standing)) if verdict in ("duplicate", "skipped") else ""
        return Judgement(draft, verdict, reason, standing.id if reason else None, standing.id)

    def _verdict_on(
        self, draft: Draft, standing: Standing, block: Block, policy: OnDuplicate, *, is_new: bool
    ) -> Verdict:
        known: Verdict = "duplicate" if policy == "report" else "skipped"
        if draft.kind == "consents":
            return "created" if is_new or add_consents(standing, draft.customer.consents) else known
        if draft.kind == "ways":
            overwrite = policy == "update" or self._came_in(standing)
            added, changed = add_ways(standing, draft.customer, overwrite=overwrite)
            return "created" if is_new or added else "updated" if changed else "skipped"
        if draft.kind == "points" and draft.points is None:
            new = self._dealings.carry_points(draft, standing.id, self._today, block, policy)
            return "created" if new else known
        return self._dealings.place(draft, standing.id, block, policy)

    def _came_in(self, standing: Standing) -> bool:
        """Whether this import brought the customer in."""
        return standing.id in self._brought

    def _find_party(self, readings: Sequence[CustomerDraft], block: Block) -> Standing | None:
        """Another customer whom a row names; nobody where several bear the name.

        One whom a file of ours names by the number of a record comes in with the row.
        """
        for reading in readings:
            if reading.record is not None or len(self._directory.namesakes(reading)) < 2:
                found = self._find(Draft(0, [], reading), block)
                if found is not None:
                    return found[1]
        ours = next((reading for reading in readings if reading.record is not None and reading.is_named), None)
        return self._take_in(ours, block) if ours is not None else None

    def _find(self, row: Draft, block: Block, *, loosely: bool = False) -> tuple[Key, Standing] | None:
        if row.same_as is not None and (recognised := block.known.get(row.same_as)) is not None:
            return _RECOGNISED, recognised
        draft = row.customer
        for key, customer_id in self._directory.candidates(draft, loosely=loosely):
            standing = block.known.get(customer_id)
            if standing is None or self._directory.are_two(draft, customer_id):
                continue
            same = (
                is_same_record(standing, draft)
                if key == RECORD
                else not contradicts(key, standing.customer, draft.customer)
            )
            if same:
                return key, standing
        for customer_id in self._directory.namesakes(draft):
            standing = block.known.get(customer_id)
            if standing is not None and not self._directory.are_two(draft, customer_id) and knows_all(standing, draft):
                return _NAMESAKE, standing
        return None

    def _take_in(self, draft: CustomerDraft, block: Block) -> Standing:
        standing = Standing(
            draft.customer,
            draft.addresses,
            [{"use": "home", **phone} for phone in draft.phones],  # as the base will have it
            draft.emails,
            draft.tags,
            draft.consents,
            draft.photo,
            draft.own,
            draft.record,
            id=self._key_for(draft),
            in_base=False,
        )
        self._next_customer = max(self._next_customer, standing.id + 1)
        self._brought.add(standing.id)
        block.new.append(standing)
        block.known[standing.id] = standing
        self._directory.add_draft(draft, standing.id)
        if draft.record is not None:
            self._directory.add_record(draft.record, standing.id)
        return standing

    def _key_for(self, draft: CustomerDraft) -> int:
        """The key of one who comes in: the number of the record in a file of ours, where nobody ever had it."""
        wanted = draft.record
        if self._given is None:
            return self._next_customer
        key = wanted if wanted and wanted not in self._given else self._next_customer
        self._given.add(key)
        return key


def _name(standing: Standing) -> str:
    return standing.name or next((row["address"] for row in standing.emails), f"{standing.id}")


def _unknown(draft: CustomerDraft) -> str:
    if number := draft.customer.get("external_id"):
        return tr(_NOBODY, number=number)
    if draft.name:
        return tr(_NOBODY_CALLED, name=draft.name)
    signs = [email["address"] for email in draft.emails] + [phone["typed"] for phone in draft.phones]
    return tr(_NOBODY_REACHED, sign=", ".join(signs))


def _words(key: Key, standing: Standing) -> str:
    return tr(_SHARED[key[0]], name=_name(standing))
