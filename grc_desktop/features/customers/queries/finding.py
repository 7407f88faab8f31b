"""What the search box finds."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Integer, and_, case, func, literal, or_, select, union_all
from sqlalchemy.orm import Session

from grc_desktop.core.names import display_name
from grc_desktop.core.text import clean, fold, search_words
from grc_desktop.database.schema import Customer, CustomerSummary
from grc_desktop.database.search import found_ids, search_expressions
from grc_desktop.features.customers.records import Found

_CANDIDATES = 1000
"""How many of the newest are looked at: one typed letter may mean half a million customers."""


def find_customers(session: Session, *, text: str, limit: int = 20) -> list[Found]:
    """What the search box finds: exact names (or numbers) first, then names whose words are whole, then the rest.

    Within each the most recent contacts come first. Of very many only the ``_CANDIDATES`` entered last are looked
    at, beside all exact ones, so that a keystroke costs the same in a base of any size.
    """
    expressions = _worth_asking(session, text)
    if not expressions:
        return []
    key = fold(clean(text))
    words = search_words(text)
    summary = CustomerSummary
    exact_names = select(summary.customer_id).where(summary.name_key.in_(_orders(key)))
    exact_numbers = select(Customer.id).where(Customer.external_id == clean(text))
    candidates = union_all(
        *(
            select(found.subquery().c[0])
            for found in (
                exact_names.limit(_CANDIDATES),
                exact_numbers.limit(_CANDIDATES),
                *(found_ids(expression, limit=_CANDIDATES) for expression in expressions),
            )
        )
    ).subquery()
    tier = case(
        (or_(summary.name_key.in_(_orders(key)), Customer.external_id == clean(text)), 0),
        (_has_words(words), 1),
        else_=2,
    )
    statement = (
        select(
            Customer.id, Customer.kind, Customer.title, Customer.first_name, Customer.last_name, Customer.company,
            Customer.external_id, summary.name, summary.city, summary.phone, summary.mobile, summary.email,
            summary.last_contact, summary.open_complaints,
        )
        .join(summary, summary.customer_id == Customer.id)
        .where(Customer.id.in_(select(candidates.c[0])))
        .order_by(
            tier, summary.last_contact.desc().nulls_last(), func.instr(summary.name_key, words[0]) == 0,
            summary.name_key, Customer.id,
        )
        .limit(limit)
    )  # fmt: skip
    return [
        Found(
            id=row.id,
            kind=row.kind,
            name=display_name(row.kind, row.title, row.first_name, row.last_name, row.company) or row.name,
            company=row.company,
            city=row.city,
            phone=row.phone or row.mobile,
            email=row.email,
            external_id=row.external_id,
            last_contact=row.last_contact,
            open_complaints=row.open_complaints,
        )
        for row in session.execute(statement)
    ]


def _worth_asking(session: Session, text: str) -> list[str]:
    """The questions to the index, strictest first, up to the one that finds more than is looked at."""
    expressions = search_expressions(text)
    for number, expression in enumerate(expressions[:-1], start=1):
        found = found_ids(expression, limit=_CANDIDATES).subquery()
        if session.scalar(select(func.count()).select_from(found)) == _CANDIDATES:
            return expressions[:number]
    return expressions


def _orders(key: str) -> list[str]:
    """The orders in which a name may have been typed: ``lucie moreau`` is kept as ``moreau lucie``."""
    words = key.split()
    return [" ".join(words[start:] + words[:start]) for start in range(min(len(words), 6))]


def _has_words(words: list[str]) -> ColumnElement[bool]:
    """Whether every typed word is a whole word of the name."""
    name = func.replace(func.replace(CustomerSummary.name_key, "-", " "), "'", " ")
    padded = literal(" ") + name + literal(" ")
    return and_(*(func.instr(padded, f" {word} ", type_=Integer) > 0 for word in words))
