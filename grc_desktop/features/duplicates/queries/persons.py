"""Customers as far as they tell who they are: of the base, and of what is being typed."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import Select, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from grc_desktop.core.email_address import email_key
from grc_desktop.core.errors import Refused
from grc_desktop.core.text import fold
from grc_desktop.database.journal.notes import today
from grc_desktop.database.schema import Customer, CustomerSummary, Email, Phone
from grc_desktop.features.customers.queries import home_country, own_fields
from grc_desktop.features.customers.records import CustomerDraft
from grc_desktop.features.customers.rules import check_field, read_draft
from grc_desktop.features.duplicates.records import Person

_REACHING = ("valid", "bounced")
"""States of e-mails that tell who somebody is; a relay of a booking site does not."""

_FEW_FIGURES = 6
"""A number with no more figures is an extension, or none at all."""

_NO_NUMBER = frozenset({""})

_MOST_SHARING = 10
"""A telephone or e-mail that more customers have is of an agency or a switchboard: it tells nobody apart."""


def customer_ids(session: Session) -> list[int]:
    """All customers, the first entered first."""
    return list(session.scalars(select(Customer.id).order_by(Customer.id)))


def persons(session: Session, *, ids: Sequence[int]) -> list[Person]:
    """Those of the customers that are there, by id; ask for some thousand at a time."""
    rows = session.execute(
        select(
            Customer.id, Customer.kind, Customer.title, Customer.first_name, Customer.last_name, Customer.company,
            Customer.birth_date, Customer.external_id, Customer.siret, CustomerSummary.address_1,
            CustomerSummary.postcode, CustomerSummary.city_key,
        )
        .join(CustomerSummary, CustomerSummary.customer_id == Customer.id)
        .where(Customer.id.in_(ids))
        .order_by(Customer.id)
    ).all()  # fmt: skip
    numbers = select(Phone.customer_id, func.coalesce(Phone.e164, Phone.typed))
    phones = _ways(session, numbers, Phone.customer_id, ids, Phone.e164)
    reaching = select(Email.customer_id, Email.address).where(Email.state.in_(_REACHING))
    emails = _ways(session, reaching, Email.customer_id, ids, Email.address)
    return [
        Person(
            id=row.id,
            kind=row.kind,
            title=row.title or "",
            first_name=_folded(row.first_name),
            last_name=_folded(row.last_name),
            company=_folded(row.company),
            street=_folded(row.address_1),
            postcode=row.postcode or "",
            city=row.city_key or "",
            birth_date=row.birth_date,
            external_id=row.external_id or "",
            siret=row.siret or "",
            phones=frozenset(map(_number, phones.get(row.id, ()))) - _NO_NUMBER,
            emails=frozenset(map(email_key, emails.get(row.id, ()))),
        )
        for row in rows
    ]


def _person_of(draft: CustomerDraft) -> Person:
    """What of a draft tells who it is."""
    columns, address = draft.columns, draft.addresses[0] if draft.addresses else {}
    return Person(
        kind=str(columns.get("kind") or "person"),
        title=str(columns.get("title") or ""),
        first_name=_folded(columns.get("first_name")),
        last_name=_folded(columns.get("last_name")),
        company=_folded(columns.get("company")),
        street=_folded(address.get("line_1")),
        postcode=str(address.get("postcode") or ""),
        city=_folded(address.get("city")),
        birth_date=columns.get("birth_date"),  # type: ignore[arg-type] # read_draft gives a date
        external_id=str(columns.get("external_id") or ""),
        siret=str(columns.get("siret") or ""),
        phones=frozenset(_number(str(phone["e164"] or phone["typed"])) for phone in draft.phones) - _NO_NUMBER,
        emails=frozenset(email_key(str(email["address"])) for email in draft.emails if email.get("state") in _REACHING),
    )


def person_typed(session: Session, values: Mapping[str, object]) -> Person | None:
    """Who is being typed (field name → text); None while too little is. Values that make no sense are left out."""
    own = own_fields(session)
    known = {field.name: field for field in own}
    for field in values:
        check_field(field, known)
    try:
        draft, _ = read_draft(values, today=today(session), country=home_country(session), own=own, lenient=True)
    except Refused:  # nothing yet by which a customer could be told
        return None
    return _person_of(draft)


def _number(written: str) -> str:
    """A number in E.164, or the figures of one that is none: two people do not mistype it alike."""
    if written[:1] == "+" and written[1:].isdigit():
        return written
    figures = "".join(character for character in written if character.isdigit())
    return figures if len(figures) > _FEW_FIGURES else ""


def _folded(value: object) -> str:
    return fold(str(value)) if value else ""


def _ways(
    session: Session,
    statement: Select[Any, Any],
    key: InstrumentedAttribute[int],
    ids: Sequence[int],
    way: InstrumentedAttribute[str] | InstrumentedAttribute[str | None],
) -> dict[int, list[str]]:
    """Telephones or e-mails of each customer, but those in the column ``way`` that too many share."""
    rows = session.execute(statement.where(key.in_(ids))).all()
    values = {row[1] for row in rows}
    shared = set(session.scalars(
        select(way).where(way.in_(values)).group_by(way).having(func.count() > _MOST_SHARING)
    ))  # fmt: skip
    found: dict[int, list[str]] = {}
    for id_, value in rows:
        if value not in shared:
            found.setdefault(id_, []).append(value)
    return found
