"""A row of a file beside the record that it repeats, field by field, with what speaks for their being the same."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

from grc_desktop.core.dates import format_date
from grc_desktop.core.language import tr
from grc_desktop.core.money import format_amount
from grc_desktop.core.telephone import display
from grc_desktop.core.text import sort_key
from grc_desktop.database.journal.notes import today
from grc_desktop.features.customers.queries import home_country
from grc_desktop.features.duplicates.queries import likely_duplicates
from grc_desktop.features.duplicates.wording import address_words, value_words
from grc_desktop.features.imports.queries import standing_complaints, standing_customers, standing_purchases
from grc_desktop.features.imports.recognition import fields_of
from grc_desktop.features.imports.records import JudgedRow, Plan
from grc_desktop.features.imports.understanding.drafts import CustomerDraft, Draft, Values
from grc_desktop.features.imports.understanding.understand import understand

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grc_desktop.features.duplicates.records import Likeness

_OWN = ("last_name", "first_name", "title", "company", "birth_date", "external_id", "language", "nationality",
        "profession", "sector", "siret", "vat_number", "website", "preferences", "notes")  # fmt: skip
_OF_PURCHASE = {
    "reference": "reference", "date": "date", "label": "label", "arrival": "arrival", "departure": "departure",
    "room": "room", "amount_cents": "amount", "status": "status",
}  # fmt: skip
_OF_COMPLAINT = {"number": "reference", "received_at": "date", "subject": "subject", "description": "description"}


@dataclass(frozen=True)
class ComparedField:
    """What the file says in a field, and what the record says; "" for nothing."""

    title: str
    file: str
    known: str

    @property
    def differs(self) -> bool:
        """Whether the file says something else, case and accents apart."""
        return bool(self.file) and sort_key(self.file) != sort_key(self.known)


@dataclass(frozen=True)
class RowComparison:
    """A row beside a record. ``score`` from 0 to 1 and ``reasons`` in words as the search for duplicates gives them.

    ``known_id`` is the customer of the base; None where the record comes in with an earlier row of the file,
    ``repeats_row``, or where the row resembles nobody. ``repeats`` tells whether the row was taken for that record;
    else the two are only alike, and both stay.
    """

    row: int
    name: str
    known_name: str
    known_id: int | None
    repeats_row: int | None
    score: float | None
    reasons: tuple[str, ...]
    fields: tuple[ComparedField, ...]
    repeats: bool = True


def compare_row(session: Session, *, plan: Plan, row: JudgedRow) -> RowComparison:
    """Lay ``row`` beside the record that it repeats, or else beside the one that it resembles most, if any."""
    draft = _draft(session, plan, row.row, list(row.cells))
    country = home_country(session)
    like = _likeness(session, draft, row.duplicate_of)
    known, other = _known(session, plan, row, like)
    fields = list(_beside(_said(draft.customer, country), _said(known, country) if known is not None else {}))
    if plan.recognition.kind in ("purchases", "complaints"):
        fields = [*_dealings(session, plan, draft, row, other), *(field for field in fields if field.differs)]
    return RowComparison(
        row=row.row,
        name=draft.customer.name,
        known_name=known.name if known is not None else "",
        known_id=_id_of(row, like) if known is not None and row.repeats_row is None else None,
        repeats_row=row.repeats_row,
        score=like.score if like is not None else None,
        reasons=like.reasons if like is not None else (),
        fields=tuple(sorted(fields, key=lambda field: not field.differs)),
        repeats=row.duplicate_of is not None,
    )


@dataclass(frozen=True)
class Alike:
    """A new row and the customer of the base whom it resembles most; ``score`` and ``reasons`` as for duplicates."""

    row: int
    customer_id: int
    name: str
    score: float
    reasons: tuple[str, ...]


def alike_rows(session: Session, *, plan: Plan, rows: Sequence[JudgedRow]) -> list[Alike]:
    """Those of ``rows`` that resemble somebody without any key in common."""
    found = []
    for row in rows:
        like = _likeness(session, _draft(session, plan, row.row, list(row.cells)), None)
        if like is not None:
            found.append(Alike(row.row, like.customer_id, like.name, like.score, like.reasons))
    return found


def _draft(session: Session, plan: Plan, number: int, cells: list[str]) -> Draft:
    return next(understand([(number, cells)], plan.recognition, today(session)))


def _id_of(row: JudgedRow, like: Likeness | None) -> int | None:
    return row.duplicate_of or (like.customer_id if like is not None else None)


def _known(
    session: Session, plan: Plan, row: JudgedRow, like: Likeness | None
) -> tuple[CustomerDraft | None, Draft | None]:
    """The record that a row repeats: of the base, or of an earlier row, which is given too."""
    if row.repeats_row is not None:
        earlier = next((cells for number, cells in plan.table.rows() if number == row.repeats_row), None)
        if earlier is not None:
            draft = _draft(session, plan, row.repeats_row, earlier)
            return draft.customer, draft
    known_id = _id_of(row, like)
    if known_id is None:
        return None, None
    return standing_customers(session, ids=[known_id]).get(known_id), None


def _likeness(session: Session, draft: Draft, known_id: int | None) -> Likeness | None:
    """How a row resembles a customer of the base; without ``known_id`` whoever it resembles most."""
    found = likely_duplicates(session, values=_typed(draft.customer), limit=20)
    return next((one for one in found if known_id in (None, one.customer_id)), None)


def _typed(draft: CustomerDraft) -> dict[str, object]:
    """The customer of a row as somebody would type them."""
    names = ("kind", "title", "last_name", "first_name", "company", "birth_date", "external_id", "siret")
    values: dict[str, object] = {name: str(draft.customer[name]) for name in names if draft.customer.get(name)}
    if draft.addresses:
        place = draft.addresses[0]
        names_of_place = (("address_1", "line_1"), ("postcode", "postcode"), ("city", "city"))
        values |= {name: place[column] for name, column in names_of_place if place.get(column)}
    for phone in draft.phones[:1]:
        values["mobile" if phone["kind"] == "mobile" else "phone"] = phone["e164"] or phone["typed"]
    for email in draft.emails[:1]:
        values["email"] = email["address"]
    return values


def _said(draft: CustomerDraft, country: str) -> dict[str, str]:
    """Title of a field → what a customer's record says in it, of those that say something."""
    titles = fields_of("customers")
    said = {tr(titles[name].title): value_words(name, draft.customer.get(name)) for name in _OWN}
    said[tr("Address")] = ", ".join(filter(None, map(_address, draft.addresses[:1])))
    numbers = [display(phone["e164"], country) if phone["e164"] else phone["typed"] for phone in draft.phones]
    said[tr("Phones")] = ", ".join(numbers)
    emails, tags = titles["email"].title, titles["tags"].title
    said[tr(emails)] = ", ".join(email["address"] for email in draft.emails)
    said[tr(tags)] = ", ".join(draft.tags)
    said |= draft.own
    return {title: text for title, text in said.items() if text}


def _address(place: Values) -> str:
    lines = [place.get(f"line_{number}") for number in range(1, 5)]
    return address_words(lines, place.get("postcode"), place.get("city"), place.get("country"))


def _beside(file: Mapping[str, str], known: Mapping[str, str]) -> Iterator[ComparedField]:
    for title in dict.fromkeys([*file, *known]):
        yield ComparedField(title, file.get(title, ""), known.get(title, ""))


def _dealings(
    session: Session, plan: Plan, draft: Draft, row: JudgedRow, other: Draft | None
) -> Iterator[ComparedField]:
    """The purchase or the complaint of a row beside the one that is there."""
    new = draft.purchase or draft.complaint
    if new is None:
        return
    names = _OF_PURCHASE if draft.purchase is not None else _OF_COMPLAINT
    known = _standing(session, draft, row) or (other and (other.purchase or other.complaint)) or {}
    titles = fields_of(plan.recognition.kind)
    for column, name in names.items():
        file, there = _word(column, new.get(column)), _word(column, known.get(column))
        if file or there:
            yield ComparedField(tr(titles[name].title), file, there)


def _standing(session: Session, draft: Draft, row: JudgedRow) -> Values | None:
    """The purchase or complaint of the base that a row most probably repeats."""
    ids = [row.duplicate_of] if row.duplicate_of is not None else []
    if draft.purchase is not None:
        new = draft.purchase
        keys: tuple[str, ...] = ("reference", "date", "amount_cents", "label")
        reference = new.get("reference")
        there = standing_purchases(session, references=[reference] if reference else [], customer_ids=ids)
    else:
        new, keys = draft.complaint or {}, ("number", "received_at", "subject")
        number = new.get("number")
        there = standing_complaints(session, numbers=[number] if number else [], customer_ids=ids)
    shared = [(sum(bool(new.get(key)) and new.get(key) == one.get(key) for key in keys), one) for one in there]
    count, best = max(shared, key=lambda pair: pair[0], default=(0, None))
    return best if count else None


def _word(column: str, value: Any) -> str:
    if value is None:
        return ""
    if column == "amount_cents":
        return format_amount(value)
    if isinstance(value, datetime):
        return format_date(value.date())
    return format_date(value) if isinstance(value, date) else str(value)
