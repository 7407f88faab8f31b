"""Fields that the house adds to its records, and their values."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import delete, func, select, update
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.text import clean, fold
from grc_desktop.database.bulk import insert_rows
from grc_desktop.database.journal.notes import describe
from grc_desktop.database.schema import CustomField, CustomValue
from grc_desktop.features.customers.actions.selection import blocks

KINDS = ("text", "number", "date", "yes_no", "choice")


def define_field(session: Session, *, name: str, kind: str = "text", choices: Sequence[str] = ()) -> int:
    """Add a field of the house; gives its id. ``choices`` are for the kind ``choice``."""
    name = _free_name(session, name)
    if kind not in KINDS:
        raise Refused(tr("“{kind}” is not a kind of field.", kind=kind), field="kind")
    offered = _choices(kind, choices)
    last = session.scalar(select(func.max(CustomField.position)))
    field = CustomField(name=name, kind=kind, choices=offered, position=0 if last is None else last + 1)
    session.add(field)
    session.flush()
    describe(session, tr("Added the field {name}", name=name))
    return field.id


def edit_field(
    session: Session, *, field_id: int, name: str | None = None, choices: Sequence[str] | None = None
) -> None:
    """Rename a field of the house or change its choices; values that are no choice any more stay."""
    field = _found(session, field_id)
    describe(session, tr("Changed the field {name}", name=field.name))
    if name is not None and clean(name) != field.name:
        field.name = _free_name(session, name, field_id)
    if choices is not None:
        field.choices = _choices(field.kind, choices)


def delete_field(session: Session, *, field_id: int) -> None:
    """Delete a field of the house with its values."""
    field = _found(session, field_id)
    describe(session, tr("Deleted the field {name}", name=field.name))
    session.execute(delete(CustomField).where(CustomField.id == field_id))


def set_own_values(session: Session, values: Mapping[int, Mapping[str, str | None]]) -> None:
    """Set values of the house's fields: customer → field name → value as stored (None removes it)."""
    if not values:
        return
    ids = {row.name: row.id for row in session.execute(select(CustomField.name, CustomField.id))}
    present: dict[tuple[int, int], str] = {}
    for block in blocks(list(values)):
        rows = session.execute(
            select(CustomValue.customer_id, CustomValue.field_id, CustomValue.value).where(
                CustomValue.customer_id.in_(block)
            )
        )
        present |= {(row.customer_id, row.field_id): row.value for row in rows}
    added: list[dict[str, Any]] = []
    for customer_id, own in values.items():
        for name, value in own.items():
            key = (customer_id, ids[name])
            of_field = (CustomValue.customer_id == customer_id) & (CustomValue.field_id == ids[name])
            if value is None:
                session.execute(delete(CustomValue).where(of_field))
            elif key not in present:
                added.append({"customer_id": customer_id, "field_id": ids[name], "value": value})
            elif present[key] != value:
                session.execute(update(CustomValue).where(of_field).values(value=value))
    insert_rows(session, CustomValue, added)


def _choices(kind: str, choices: Sequence[str]) -> list[str] | None:
    offered = list(dict.fromkeys(filter(None, map(clean, choices))))
    if kind != "choice":
        return None
    if not offered:
        raise Refused(tr("A field with choices needs at least one choice."), field="choices")
    return offered


def _free_name(session: Session, name: str, field_id: int | None = None) -> str:
    name = clean(name)
    if not name:
        raise Refused(tr("A field needs a name."), field="name")
    for row in session.execute(select(CustomField.id, CustomField.name)):
        if row.id != field_id and fold(row.name) == fold(name):
            raise Refused(tr("There is already a field {name}.", name=row.name), field="name")
    return name


def _found(session: Session, field_id: int) -> CustomField:
    field = session.get(CustomField, field_id)
    if field is None:
        raise Refused(tr("This field has been deleted meanwhile."))
    return field
