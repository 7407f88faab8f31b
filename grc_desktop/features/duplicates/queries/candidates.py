"""Whom one customer may be, through indexes only: by number, by e-mail, and by the letters of the name."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from typing import Any

from sqlalchemy import ColumnElement, and_, or_, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from grc_desktop.database.schema import Customer, CustomerSummary, Email, Phone
from grc_desktop.database.search import found_ids, phrase
from grc_desktop.features.customers.queries import names_of
from grc_desktop.features.duplicates.queries.persons import person_typed, persons
from grc_desktop.features.duplicates.records import Found, Likeness, Person
from grc_desktop.features.duplicates.rules import LEAST, USUAL, household_likeness, likeness
from grc_desktop.features.duplicates.wording import reason_words

_AFTER_ALL_LETTERS = "\U0010ffff"
_MOST_NAMES = 4_000
"""Names with the same first letters that are compared; a rare customer among more is found by number or e-mail."""

_MOST_COMPARED = 60


def likely_duplicates(
    session: Session, *, values: Mapping[str, object], except_id: int | None = None, limit: int = 5
) -> list[Likeness]:
    """Customers who may be the one that is being typed (field name → text), best first; empty while too little is.

    ``except_id`` is the customer that is being edited. Values that make no sense yet are left out.
    """
    person = person_typed(session, values)
    if person is None:
        return []
    ids = _candidates(session, person)
    ids.discard(except_id or 0)
    found = [
        (score, reasons, other)
        for other in persons(session, ids=sorted(ids))
        for score, reasons in [likeness(person, other)]
        if score >= LEAST
    ]
    found.sort(key=lambda entry: (-entry[0], entry[2].id))
    return _shown(session, found[:limit])


def pairs_of(session: Session, *, ids: Collection[int]) -> list[Found]:
    """Pairs in which one of ``ids`` is, looked for by index; for some hundred customers that have changed."""
    found: dict[tuple[int, int], Found] = {}
    for person in persons(session, ids=sorted(ids)):
        near = _candidates(session, person) | _by_place(session, person)
        near.discard(person.id or 0)
        for other in persons(session, ids=sorted(near)):
            pair = compared(person, other)
            if pair is not None:
                found[pair.customer_id, pair.other_id] = pair
    return list(found.values())


def compared(one: Person, other: Person, usual: frozenset[str] = USUAL, least: float = LEAST) -> Found | None:
    """What two customers of the base are to one another, or None: the one rule of the list of pairs."""
    score, reasons = likeness(one, other, usual)
    kind = "duplicate"
    if score == 0.0:
        kind = "household"
        score, reasons = household_likeness(one, other)
    if score < (least if kind == "duplicate" else LEAST):
        return None
    first, second = sorted((one.id or 0, other.id or 0))
    return Found(first, second, kind, score, reasons)


def _candidates(session: Session, person: Person) -> set[int]:
    return _by_identity(session, person) | _by_words(session, person) | _by_name(session, person)


def _by_identity(session: Session, person: Person) -> set[int]:
    """Those who have a telephone number, an e-mail, a customer number or the SIRET of ``person``."""
    sources: tuple[tuple[InstrumentedAttribute[Any], InstrumentedAttribute[Any], AbstractSet[str]], ...] = (
        (Phone.customer_id, Phone.e164, person.phones),
        (Email.customer_id, Email.address, person.emails),
        (Customer.id, Customer.external_id, {person.external_id} - {""}),
        (Customer.id, Customer.siret, {person.siret} - {""}),
    )
    return {
        id_
        for key, column, wanted in sources
        if wanted
        for id_ in session.scalars(select(key).where(column.in_(wanted)).limit(_MOST_NAMES))
    }


def _by_words(session: Session, person: Person) -> set[int]:
    """Those who have the person's e-mail in other capitals, or a number that is none: as the search finds them."""
    words = {*person.emails, *(number for number in person.phones if number[:1] != "+")}
    return {id_ for word in words for id_ in session.scalars(found_ids(phrase(word), limit=_MOST_COMPARED))}


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


def _by_place(session: Session, person: Person) -> set[int]:
    """Those of the same last name in the same place: who may live together."""
    if person.kind != "person" or not person.last_name or not person.postcode:
        return set()
    name = CustomerSummary.name_key
    return set(
        session.scalars(
            select(CustomerSummary.customer_id)
            .where(
                name >= person.last_name, name < person.last_name + _AFTER_ALL_LETTERS,
                CustomerSummary.postcode == person.postcode,
            )
            .limit(_MOST_COMPARED)
        )
    )  # fmt: skip


def _name_keys(person: Person) -> list[str]:
    """The person's name as the summary may have it: last name first, first name first, or the company."""
    if person.kind == "organisation":
        return [person.company] if len(person.company) > 2 else []
    if len(person.last_name) < 3 and not person.first_name:
        return []
    orders = (f"{person.last_name} {person.first_name}", f"{person.first_name} {person.last_name}")
    return [key for key in dict.fromkeys(order.strip() for order in orders) if len(key) > 2]


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
            reasons=reason_words(reasons),
        )
        for score, reasons, other in found
        if other.id in summaries
    ]
