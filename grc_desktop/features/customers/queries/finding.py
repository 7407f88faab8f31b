"""What the search box finds."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import cache
from typing import Any

from sqlalchemy import (
    BindParameter,
    ColumnElement,
    Integer,
    Select,
    String,
    and_,
    bindparam,
    case,
    column,
    func,
    literal,
    or_,
    select,
    union_all,
)
from sqlalchemy.orm import Session

from grc_desktop.core.names import display_name
from grc_desktop.core.telephone import asked_digits, dialled_beginning
from grc_desktop.core.text import clean, fold
from grc_desktop.database.schema import Customer, CustomerSummary, Phone
from grc_desktop.database.search import asked_words, found_ids, is_number, search_expressions
from grc_desktop.features.customers.queries.house import home_country
from grc_desktop.features.customers.records import Found

_CANDIDATES = 1000
"""How many of the newest are looked at: one typed letter may mean half a million customers."""

_DIALLED = and_(Phone.e164 >= bindparam("dialled", type_=String), Phone.e164 < bindparam("beyond", type_=String))


def find_customers(session: Session, *, text: str, limit: int = 20) -> list[Found]:
    """What the search box finds: exact names (or numbers) first, then names whose words are whole, or telephone
    numbers that begin like this when they are dialled here, then the rest.

    Within each the most recent contacts come first. Of very many only the ``_CANDIDATES`` entered last are looked
    at, beside all exact ones, so that a keystroke costs the same in a base of any size.
    """
    expressions = _worth_asking(session, text)
    if not expressions:
        return []
    words = asked_words(text)
    asked: dict[str, object] = {"orders": _orders(fold(clean(text))), "number": clean(text), "most": limit}
    digits = asked_digits(text).lstrip("0") if is_number(text) else ""
    dialled = dialled_beginning(text, home_country(session)) if digits else ""
    if dialled:
        asked |= {"dialled": dialled, "beyond": f"{dialled}:"}  # the colon follows the nine
    asked |= {f"question_{place}": expression for place, expression in enumerate(expressions)}
    asked |= {f"word_{place}": word for place, word in enumerate(words)}
    rows = session.execute(_best(len(expressions), len(words), dialled=bool(dialled)), asked).all()
    others = _other_numbers(session, [row.id for row in rows], dialled or digits)
    return [
        Found(
            id=row.id,
            kind=row.kind,
            name=display_name(row.kind, row.title, row.first_name, row.last_name, row.company) or row.name,
            company=row.company,
            city=row.city,
            phone=_telling_number((row.phone, row.mobile, *others.get(row.id, ())), dialled or digits),
            email=row.email,
            external_id=row.external_id,
            last_contact=row.last_contact,
            open_complaints=row.open_complaints,
        )
        for row in rows
    ]


def _other_numbers(session: Session, ids: Sequence[int], asked: str) -> dict[int, list[str]]:
    """The numbers with the digits ``asked``, by customer: somebody calls from the one that is not used first, too."""
    if not asked or not ids:
        return {}
    found: dict[int, list[str]] = {}
    numbers = select(Phone.customer_id, Phone.e164).where(Phone.customer_id.in_(ids), Phone.e164.contains(asked))
    for customer_id, number in session.execute(numbers):
        if number is not None:
            found.setdefault(customer_id, []).append(number)
    return found


def _telling_number(numbers: Iterable[str | None], asked: str) -> str | None:
    """Of the numbers of a customer the one that was asked for, else the first."""
    known = [number for number in numbers if number]
    return next((number for number in known if asked and asked in number), known[0] if known else None)


@cache
def _best(questions: int, words: int, *, dialled: bool) -> Select[*tuple[Any, ...]]:
    """The statement for so many questions to the index and so many typed words.

    It is made once: to put it together takes longer than to ask it. What is shown is read of the best alone.
    """
    summary = CustomerSummary
    orders: BindParameter[Any] = bindparam("orders", expanding=True)
    numbered = select(Customer.id).where(Customer.external_id == bindparam("number"))
    candidates = union_all(
        *(
            select(found.subquery().c[0])
            for found in (
                select(summary.customer_id).where(summary.name_key.in_(orders)).limit(_CANDIDATES),
                numbered.limit(_CANDIDATES),
                *([select(Phone.customer_id).where(_DIALLED).limit(_CANDIDATES)] if dialled else []),
                *(_found(place) for place in range(questions)),
            )
        )
    ).subquery()
    exact = or_(summary.name_key.in_(orders), summary.customer_id.in_(numbered))
    near = select(Phone.id).where(Phone.customer_id == summary.customer_id, _DIALLED).exists()
    tier = case((exact, 0), (near if dialled else _has_words(words), 1), else_=2)
    begins = func.instr(summary.name_key, bindparam("word_0")) != 0
    best = (
        select(summary.customer_id, tier.label("tier"), begins.label("begins"))
        .where(summary.customer_id.in_(select(candidates.c[0])))
        .order_by(
            column("tier"), summary.last_contact.desc().nulls_last(), column("begins").desc(), summary.name_key,
            summary.customer_id,
        )
        .limit(bindparam("most"))
        .subquery()
    )  # fmt: skip
    return (
        select(
            Customer.id, Customer.kind, Customer.title, Customer.first_name, Customer.last_name, Customer.company,
            Customer.external_id, summary.name, summary.city, summary.phone, summary.mobile, summary.email,
            summary.last_contact, summary.open_complaints,
        )
        .join(summary, summary.customer_id == Customer.id)
        .join(best, best.c.customer_id == Customer.id)
        .order_by(
            best.c.tier, summary.last_contact.desc().nulls_last(), best.c.begins.desc(), summary.name_key, Customer.id,
        )
    )  # fmt: skip


def _worth_asking(session: Session, text: str) -> list[str]:
    """The questions to the index, strictest first, up to the one that finds more than is looked at."""
    expressions = search_expressions(text)
    for number, expression in enumerate(expressions[:-1], start=1):
        if session.scalar(_how_many(), {"question_0": expression}) == _CANDIDATES:
            return expressions[:number]
    return expressions


@cache
def _how_many() -> Select[int]:
    return select(func.count()).select_from(_found(0).subquery())


def _found(place: int) -> Select[int]:
    return found_ids(bindparam(f"question_{place}", type_=String), limit=_CANDIDATES)


def _orders(key: str) -> list[str]:
    """The orders in which a name may have been typed: ``lucie moreau`` is kept as ``moreau lucie``."""
    words = key.split()
    return [" ".join(words[start:] + words[:start]) for start in range(min(len(words), 6))]


def _has_words(count: int) -> ColumnElement[bool]:
    """Whether every typed word is a whole word of the name."""
    name = func.replace(func.replace(CustomerSummary.name_key, "-", " "), "'", " ")
    padded = literal(" ") + name + literal(" ")
    words = (literal(" ") + bindparam(f"word_{place}", type_=String) + literal(" ") for place in range(count))
    return and_(*(func.instr(padded, word, type_=Integer) > 0 for word in words))
