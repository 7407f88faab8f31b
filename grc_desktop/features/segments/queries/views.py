"""Readings of saved views; a view with an expression is a segment."""

from __future__ import annotations

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.text import fold, sort_key
from grc_desktop.database.schema import SavedView, SegmentMember
from grc_desktop.features.segments.language.nearest import nearest
from grc_desktop.features.segments.records import SavedViewRecord


def saved_views(session: Session, *, subject: str = "customers") -> list[SavedViewRecord]:
    """Saved views of a subject, by name."""
    member = SegmentMember.included
    rows = session.execute(
        select(
            SavedView.id, SavedView.subject, SavedView.name, SavedView.expression, SavedView.columns, SavedView.sort,
            SavedView.frozen_at, func.count(member).filter(member).label("added"),
            func.count(member).filter(~member).label("taken"),
        )
        .join(SegmentMember, SegmentMember.view_id == SavedView.id, isouter=True)
        .where(SavedView.subject == subject)
        .group_by(SavedView.id)
    )  # fmt: skip
    views = [
        SavedViewRecord(
            row.id, row.subject, row.name, row.expression, tuple(row.columns or ()), row.sort,
            row.frozen_at, row.added, row.taken,
        )
        for row in rows
    ]  # fmt: skip
    return sorted(views, key=lambda view: sort_key(view.name))


def saved_view(session: Session, *, name: str, subject: str = "customers") -> SavedViewRecord:
    """The saved view of that name, case and accents folded. Refused, with the nearest name, where there is none."""
    views = saved_views(session, subject=subject)
    for view in views:
        if fold(view.name) == fold(name.strip()):
            return view
    if not views:
        raise Refused(tr("There is no segment “{name}”; none has been saved yet.", name=name), field="segment")
    near = nearest(name, [view.name for view in views])
    raise Refused(tr("There is no segment “{name}”. The nearest is “{nearest}”.", name=name, nearest=near),
                  field="segment")  # fmt: skip
