"""Tags: put on and taken off one customer or many, renamed, coloured, deleted."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Any

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.text import clean, fold
from grc_desktop.database.bulk import insert_rows
from grc_desktop.database.journal.notes import describe
from grc_desktop.database.schema import CustomerTag, Tag
from grc_desktop.features.customers.actions.selection import blocks, require, who


def add_tags(session: Session, *, customer_ids: Sequence[int], names: Sequence[str]) -> int:
    """Mark customers with tags, made where they are new; gives how many customers changed."""
    require(session, customer_ids)
    changed = mark(session, customer_ids, names)
    describe(session, tr("Tagged {who} with {tags}", who=who(session, customer_ids), tags=", ".join(names)))
    return changed


def remove_tags(session: Session, *, customer_ids: Sequence[int], names: Sequence[str]) -> int:
    """Take tags off customers; gives how many customers changed."""
    changed = unmark(session, customer_ids, names)
    describe(session, tr("Took {tags} off {who}", who=who(session, customer_ids), tags=", ".join(names)))
    return changed


def mark(session: Session, customer_ids: Sequence[int], names: Iterable[str]) -> int:
    """``add_tags`` as a part of another action."""
    tag_ids = [_tag(session, name) for name in names]
    changed: set[int] = set()
    for block in blocks(customer_ids):
        bearing = {tuple(row) for row in session.execute(
            select(CustomerTag.customer_id, CustomerTag.tag_id)
            .where(CustomerTag.customer_id.in_(block), CustomerTag.tag_id.in_(tag_ids))
        )}  # fmt: skip
        rows: list[dict[str, Any]] = [
            {"customer_id": customer_id, "tag_id": tag_id}
            for customer_id in dict.fromkeys(block)
            for tag_id in dict.fromkeys(tag_ids)
            if (customer_id, tag_id) not in bearing
        ]
        insert_rows(session, CustomerTag, rows)
        changed.update(row["customer_id"] for row in rows)
    return len(changed)


def unmark(session: Session, customer_ids: Sequence[int], names: Iterable[str]) -> int:
    """``remove_tags`` as a part of another action."""
    folded = {fold(clean(name)) for name in names}
    tag_ids = [row.id for row in session.execute(select(Tag.id, Tag.name)) if fold(row.name) in folded]
    changed: set[int] = set()
    for block in blocks(customer_ids):
        bearing = CustomerTag.customer_id.in_(block) & CustomerTag.tag_id.in_(tag_ids)
        changed.update(session.execute(select(CustomerTag.customer_id).where(bearing)).scalars())
        session.execute(delete(CustomerTag).where(bearing))
    return len(changed)


def edit_tag(session: Session, *, tag_id: int, name: str | None = None, colour: str | None = None) -> None:
    """Rename a tag, or give it a colour (a token of the theme; "" for none)."""
    tag = _found(session, tag_id)
    old = tag.name
    if name is not None:
        tag.name = _free_name(session, tag_id, name)
    if colour is not None:
        tag.colour = colour or None
    if tag.name != old:
        describe(session, tr("Renamed the tag {name} to {new}", name=old, new=tag.name))
    else:
        describe(session, tr("Coloured the tag {name}", name=old))


def delete_tag(session: Session, *, tag_id: int) -> None:
    """Delete a tag everywhere."""
    tag = _found(session, tag_id)
    describe(session, tr("Deleted the tag {name}", name=tag.name))
    session.execute(delete(Tag).where(Tag.id == tag_id))


def _tag(session: Session, name: str) -> int:
    """The tag of that name, case and accents folded; made where there is none."""
    name = clean(name)
    if not name:
        raise Refused(tr("A tag needs a name."), field="tags")
    for row in session.execute(select(Tag.id, Tag.name)):
        if fold(row.name) == fold(name):
            return int(row.id)
    tag = Tag(name=name)
    session.add(tag)
    session.flush()
    return tag.id


def _free_name(session: Session, tag_id: int, name: str) -> str:
    name = clean(name)
    if not name:
        raise Refused(tr("A tag needs a name."), field="name")
    others = session.execute(select(Tag.name).where(Tag.id != tag_id)).scalars()
    if fold(name) in map(fold, others):
        raise Refused(tr("There is already a tag {name}.", name=name), field="name")
    return name


def _found(session: Session, tag_id: int) -> Tag:
    tag = session.get(Tag, tag_id)
    if tag is None:
        raise Refused(tr("This tag has been deleted meanwhile."))
    return tag
