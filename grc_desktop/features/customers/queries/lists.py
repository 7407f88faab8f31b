"""Lines of lists and of paper, for blocks of ids."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import func, select
from sqlalchemy.orm import Session, aliased

from grc_desktop.core.names import display_name
from grc_desktop.database.schema import Address, Customer, CustomerSummary, Link
from grc_desktop.features.customers.records import CustomerRow, PostalRow
from grc_desktop.features.segments.queries import values_of


def customer_rows(session: Session, *, ids: Sequence[int], fields: Sequence[str] = ()) -> list[CustomerRow]:
    """Lines of a list, in the order of ``ids``, with the columns ``fields``; deleted ones are left out."""
    wanted = ("kind", "name", "state", "open_complaints", *fields)
    return [
        CustomerRow(
            id=row[0],  # type: ignore[arg-type] # the first item is the id
            kind=str(row[1]),
            name=str(row[2]),
            state=str(row[3]),
            open_complaints=row[4],  # type: ignore[arg-type] # an integer field
            values=dict(zip(fields, row[5:], strict=True)),
        )
        for row in values_of(session, ids=ids, fields=wanted)
    ]


def names_of(session: Session, *, ids: Sequence[int]) -> dict[int, str]:
    """Names as people say them ("Lucie Moreau"), by id."""
    statement = (
        select(
            Customer.id, Customer.kind, Customer.title, Customer.first_name, Customer.last_name, Customer.company,
            CustomerSummary.name,
        )
        .join(CustomerSummary, CustomerSummary.customer_id == Customer.id, isouter=True)
        .where(Customer.id.in_(ids))
    )  # fmt: skip
    return {
        row.id: display_name(row.kind, row.title, row.first_name, row.last_name, row.company) or row.name or "?"
        for row in session.execute(statement)
    }


def postal_rows(session: Session, *, ids: Sequence[int]) -> list[PostalRow]:
    """What labels, envelopes and letters need, in the order of ``ids``; deleted customers are left out."""
    household = aliased(Customer)
    one_household = (
        select(func.min(Link.other_id))
        .where(Link.customer_id == Customer.id, Link.role == "member", Link.until.is_(None))
        .correlate(Customer)
        .scalar_subquery()
    )
    preferred = (
        select(Address.id)
        .where(Address.customer_id == Customer.id)
        .order_by(Address.preferred.desc(), Address.id)
        .limit(1)
        .correlate(Customer)
        .scalar_subquery()
    )
    statement = (
        select(
            Customer.id, Customer.kind, Customer.state, Customer.title, Customer.first_name, Customer.last_name,
            Customer.company, Customer.salutation, Customer.language, Address.id, Address.line_1, Address.line_2,
            Address.line_3, Address.line_4, Address.postcode, Address.city, Address.region, Address.country,
            Address.returned_on, household.id, household.title, household.first_name,
            func.coalesce(household.company, household.last_name),
        )
        .join(Address, Address.id == preferred, isouter=True)
        .join(household, household.id == one_household, isouter=True)
        .where(Customer.id.in_(ids))
    )  # fmt: skip
    names = list(PostalRow.__dataclass_fields__)
    found = {row[0]: PostalRow(**dict(zip(names, row, strict=True))) for row in session.execute(statement)}
    return [found[id_] for id_ in ids if id_ in found]
