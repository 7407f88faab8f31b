"""Looking for customers who may be the same, through indexes only: by number, address, and the letters of the name."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from grc_desktop.core.email_address import email_key
from grc_desktop.core.errors import Refused
from grc_desktop.core.text import fold
from grc_desktop.database.journal.notes import today
from grc_desktop.database.schema import Customer, CustomerSummary, Email, Phone
from grc_desktop.database.search import found_ids, phrase
from grc_desktop.features.customers.queries import home_country, names_of, own_fields
from grc_desktop.features.customers.records import CustomerDraft
from grc_desktop.features.customers.rules import check_field, read_draft
from grc_desktop.features.duplicates.records import Likeness, Pair, Person
from grc_desktop.features.duplicates.rules import LEAST, SURE, likeness, pairs_to_compare

_AFTER_ALL_LETTERS = "\U0010ffff"
_MOST_NAMES = 4_000
"""Names with the same first letters that are compared; a rare customer among more is found by number or e-mail."""

_MOST_COMPARED = 60
_BLOCK = 5_000
"""Customers that one statement is asked for."""


def likely_duplicates(
    session: Session, *, values: Mapping[str, object], except_id: int | None = None, limit: int = 5
) -> list[Likeness]:
    """Customers who may be the one that is being typed (field name → text), best first; empty while too little is.

    ``except_id`` is the customer that is being edited. Values that make no sense yet are left out.
    """
    person = _typed(session, values)
    if person is None:
        return []
    ids = _by_identity(session, [person], person.emails) | _by_email(session, person) | _by_name(session, person)
    ids.discard(except_id or 0)
    found = [
        (score, reasons, other)
        for other in _persons(session, sorted(ids))
        for score, reasons in [likeness(person, other)]
        if score >= LEAST
    ]
    found.sort(key=lambda entry: (-entry[0], entry[2].id))
    return _shown(session, found[:limit])


def match(session: Session, *, drafts: Sequence[CustomerDraft], least: float = SURE) -> list[int | None]:
    """For each draft the customer in the base who surely is the same, or None; ask for some hundred at a time.

    Compared are those with the same number, e-mail, customer number, SIRET or exact name.
    """
    persons = [person_of(draft) for draft in drafts]
    typed = {str(email["address"]) for draft in drafts for email in draft.emails}
    lower = {email for person in persons for email in person.emails}
    ids = _by_identity(session, persons, typed | lower) | _by_exact_names(session, persons)
    known = _persons(session, sorted(ids))
    by_sign: dict[object, list[Person]] = {}
    for other in known:
        for sign in _signs(other):
            by_sign.setdefault(sign, []).append(other)
    matches: list[int | None] = []
    for person in persons:
        candidates = {other.id: other for sign in _signs(person) for other in by_sign.get(sign, ())}
        scored = [(likeness(person, other)[0], -(other.id or 0)) for other in candidates.values()]
        best = max(scored, default=(0.0, 0))
        matches.append(-best[1] if best[0] >= least else None)
    return matches


def probable_duplicates(session: Session, *, least: float = SURE, limit: int | None = None) -> list[Pair]:
    """Pairs of customers in the whole base who are probably the same, best first."""
    ids = session.scalars(select(Customer.id).order_by(Customer.id)).all()
    persons = [
        person
        for start in range(0, len(ids), _BLOCK)
        for person in _persons(session, list(ids[start : start + _BLOCK]))
    ]
    scored = [(*likeness(one, other), one, other) for one, other in pairs_to_compare(persons)]
    probable = sorted(
        (entry for entry in scored if entry[0] >= least),
        key=lambda entry: (-entry[0], entry[2].id, entry[3].id),
    )[:limit]
    named = [person.id for entry in probable for person in entry[2:] if person.id]
    names: dict[int, str] = {}
    for start in range(0, len(named), _BLOCK):
        names |= names_of(session, ids=named[start : start + _BLOCK])
    return [
        Pair(
            one_id=one.id or 0,
            one_name=names[one.id or 0],
            one_number=one.external_id or None,
            other_id=other.id or 0,
            other_name=names[other.id or 0],
            other_number=other.external_id or None,
            score=score,
            reasons=reasons,
        )
        for score, reasons, one, other in probable
    ]


def person_of(draft: CustomerDraft) -> Person:
    """What of a draft tells who it is."""
    columns, address = draft.columns, draft.addresses[0] if draft.addresses else {}
    return Person(
        kind=str(columns.get("kind") or "person"),
        first_name=_folded(columns.get("first_name")),
        last_name=_folded(columns.get("last_name")),
        company=_folded(columns.get("company")),
        postcode=str(address.get("postcode") or ""),
        city=_folded(address.get("city")),
        birth_date=columns.get("birth_date"),  # type: ignore[arg-type] # read_draft gives a date
        external_id=str(columns.get("external_id") or ""),
        siret=str(columns.get("siret") or ""),
        phones=frozenset(str(phone["e164"]) for phone in draft.phones if phone.get("e164")),
        emails=frozenset(email_key(str(email["address"])) for email in draft.emails if email.get("state") == "valid"),
    )


def _folded(value: object) -> str:
    return fold(str(value)) if value else ""


def _typed(session: Session, values: Mapping[str, object]) -> Person | None:
    own = own_fields(session)
    known = {field.name: field for field in own}
    for field in values:
        check_field(field, known)
    try:
        draft, _ = read_draft(values, today=today(session), country=home_country(session), own=own, lenient=True)
    except Refused:  # nothing yet by which a customer could be told
        return None
    return person_of(draft)


# --- candidates -----------------------------------------------------------------------------------


def _by_identity(session: Session, persons: Sequence[Person], emails: Collection[str]) -> set[int]:
    """Those who have a telephone number, a customer number or a SIRET of one of ``persons``, or one of ``emails``."""
    sources: tuple[tuple[InstrumentedAttribute[Any], InstrumentedAttribute[Any], set[str]], ...] = (
        (Phone.customer_id, Phone.e164, {phone for person in persons for phone in person.phones}),
        (Email.customer_id, Email.address, set(emails)),
        (Customer.id, Customer.external_id, {person.external_id for person in persons if person.external_id}),
        (Customer.id, Customer.siret, {person.siret for person in persons if person.siret}),
    )
    return {
        id_
        for key, column, wanted in sources
        if wanted
        for id_ in session.scalars(select(key).where(column.in_(wanted)).limit(_MOST_NAMES))
    }


def _by_email(session: Session, person: Person) -> set[int]:
    """Those who have the person's e-mail in other capitals: the search index has none."""
    return {id_ for email in person.emails for id_ in session.scalars(found_ids(phrase(email), limit=_MOST_COMPARED))}


def _by_name(session: Session, person: Person) -> set[int]:
    """Those whose names read like the person's, the nearest first and ``_MOST_COMPARED`` at most."""
    from rapidfuzz import fuzz, process

    keys = _name_keys(person)
    if not keys:
        return set()
    name = CustomerSummary.name_key
    ranges: list[ColumnElement[bool]] = [
        and_(name >= beginning, name < beginning + _AFTER_ALL_LETTERS)
        for beginning in {key[: max(3, len(key.split()[0]) - 3)] for key in keys}
    ]
    rows = session.execute(select(CustomerSummary.customer_id, name).where(or_(*ranges)).limit(_MOST_NAMES)).all()
    names = {row.customer_id: row.name_key for row in rows}
    found: set[int] = set()
    for key in keys:
        near = process.extract(key, names, scorer=fuzz.ratio, score_cutoff=70, limit=_MOST_COMPARED)
        found.update(id_ for _, _, id_ in near)
    return found


def _by_exact_names(session: Session, persons: Sequence[Person]) -> set[int]:
    keys = {key for person in persons for key in _name_keys(person)}
    return set(session.scalars(select(CustomerSummary.customer_id).where(CustomerSummary.name_key.in_(keys))))


def _name_keys(person: Person) -> list[str]:
    """The person's name as the summary may have it: last name first, first name first, or the company."""
    if person.kind == "organisation":
        return [person.company] if len(person.company) > 2 else []
    if len(person.last_name) < 3 and not person.first_name:
        return []
    orders = (f"{person.last_name} {person.first_name}", f"{person.first_name} {person.last_name}")
    return [key for key in dict.fromkeys(order.strip() for order in orders) if len(key) > 2]


def _signs(person: Person) -> Iterable[object]:
    yield from person.phones
    yield from person.emails
    if person.external_id:
        yield ("number", person.external_id)
    if person.siret:
        yield ("siret", person.siret)
    for key in _name_keys(person)[:1]:
        yield ("name", key)


# --- records --------------------------------------------------------------------------------------


def _persons(session: Session, ids: Sequence[int]) -> list[Person]:
    rows = session.execute(
        select(
            Customer.id, Customer.kind, Customer.first_name, Customer.last_name, Customer.company, Customer.birth_date,
            Customer.external_id, Customer.siret, CustomerSummary.postcode, CustomerSummary.city_key,
        )
        .join(CustomerSummary, CustomerSummary.customer_id == Customer.id)
        .where(Customer.id.in_(ids))
    ).all()  # fmt: skip
    phones, emails = _ways(session, Phone.customer_id, Phone.e164, ids), _emails(session, ids)
    return [
        Person(
            id=row.id,
            kind=row.kind,
            first_name=_folded(row.first_name),
            last_name=_folded(row.last_name),
            company=_folded(row.company),
            postcode=row.postcode or "",
            city=row.city_key or "",
            birth_date=row.birth_date,
            external_id=row.external_id or "",
            siret=row.siret or "",
            phones=frozenset(phones.get(row.id, ())),
            emails=frozenset(emails.get(row.id, ())),
        )
        for row in rows
    ]


def _emails(session: Session, ids: Sequence[int]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for row in session.execute(
        select(Email.customer_id, Email.address).where(Email.customer_id.in_(ids), Email.state == "valid")
    ):
        found.setdefault(row.customer_id, []).append(email_key(row.address))
    return found


def _ways(
    session: Session, key: InstrumentedAttribute[int], column: InstrumentedAttribute[Any], ids: Sequence[int]
) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    for id_, value in session.execute(select(key, column).where(key.in_(ids), column.is_not(None))):
        found.setdefault(id_, []).append(value)
    return found


def _shown(session: Session, found: Sequence[tuple[float, tuple[str, ...], Person]]) -> list[Likeness]:
    ids = [other.id for _, _, other in found if other.id]
    names = names_of(session, ids=ids)
    rows = session.execute(select(CustomerSummary).where(CustomerSummary.customer_id.in_(ids))).scalars()
    summaries = {row.customer_id: row for row in rows}
    return [
        Likeness(
            customer_id=other.id,
            name=names[other.id],
            city=summaries[other.id].city,
            phone=summaries[other.id].mobile or summaries[other.id].phone,
            email=summaries[other.id].email,
            score=score,
            reasons=reasons,
        )
        for score, reasons, other in found
        if other.id in summaries
    ]
