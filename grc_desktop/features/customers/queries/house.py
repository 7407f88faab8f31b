"""What the house has made for its customers: tags, fields of its own, and the country it stands in."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from grc_desktop.core.text import sort_key
from grc_desktop.database.schema import CustomerTag, CustomField, Tag
from grc_desktop.features.customers.records import OwnFieldRecord, TagRecord
from grc_desktop.features.desk.queries import establishment


def tags(session: Session) -> list[TagRecord]:
    """All tags, by name, with how many customers bear each."""
    rows = session.execute(
        select(Tag.id, Tag.name, Tag.colour, func.count(CustomerTag.id).label("customers"))
        .join(CustomerTag, CustomerTag.tag_id == Tag.id, isouter=True)
        .group_by(Tag.id)
    )
    found = [TagRecord(row.id, row.name, row.colour, row.customers) for row in rows]
    return sorted(found, key=lambda tag: sort_key(tag.name))


def own_fields(session: Session) -> list[OwnFieldRecord]:
    """The fields of the house, in their order."""
    rows = session.execute(
        select(CustomField.id, CustomField.name, CustomField.kind, CustomField.choices, CustomField.position).order_by(
            CustomField.position, CustomField.id
        )
    )
    return [OwnFieldRecord(row.id, row.name, row.kind, tuple(row.choices or ()), row.position) for row in rows]


def home_country(session: Session) -> str:
    """The country of the establishment (ISO 3166-1 alpha-2), FR until it is known."""
    return establishment(session).country or "FR"
