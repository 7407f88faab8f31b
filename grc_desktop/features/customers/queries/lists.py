"""Lines of lists and of paper, for blocks of ids."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.core.names import display_name
from grc_desktop.database.schema import Customer, CustomerSummary
from grc_desktop.features.customers.records import CustomerRow
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
