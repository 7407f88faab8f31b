"""Everything that is asked of customers."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy.orm import Session

from grc_desktop.features.customers.records import (
    AttachmentRecord,
    Customer,
    CustomerRow,
    Found,
    OwnFieldRecord,
    PostalRow,
    TagRecord,
)


def find_customers(session: Session, *, text: str, limit: int = 20) -> list[Found]:
    """What the search box finds: exact names first, then the most recent contacts."""
    raise NotImplementedError


def customer(session: Session, *, customer_id: int) -> Customer:
    """Everything of one record. Refused where there is no such customer."""
    raise NotImplementedError


def customer_rows(session: Session, *, ids: Sequence[int], fields: Sequence[str] = ()) -> list[CustomerRow]:
    """Lines of a list, in the order of ``ids``, with the columns ``fields``; deleted ones are left out."""
    raise NotImplementedError


def postal_rows(session: Session, *, ids: Sequence[int]) -> list[PostalRow]:
    """What labels, envelopes and letters need, in the order of ``ids``."""
    raise NotImplementedError


def names_of(session: Session, *, ids: Sequence[int]) -> dict[int, str]:
    """Names as people say them ("Lucie Moreau"), by id."""
    raise NotImplementedError


def tags(session: Session) -> list[TagRecord]:
    """All tags, by name, with how many customers bear each."""
    raise NotImplementedError


def own_fields(session: Session) -> list[OwnFieldRecord]:
    """The fields of the house, in their order."""
    raise NotImplementedError


def attachments(session: Session, *, customer_id: int) -> list[AttachmentRecord]:
    """The files kept with a customer, newest first."""
    raise NotImplementedError


def home_country(session: Session) -> str:
    """The country of the establishment (setting ``establishment.country``), FR until it is known."""
    raise NotImplementedError
