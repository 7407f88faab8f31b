"""Saving, renaming and deleting views. A saved view with an expression is a segment."""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.text import clean, fold
from grc_desktop.database.journal.notes import describe
from grc_desktop.database.schema import SavedView
from grc_desktop.features.segments.fields import Subject
from grc_desktop.features.segments.language import parse, to_text
from grc_desktop.features.segments.queries import base_catalogue, saved_views


def save_view(
    session: Session,
    *,
    name: str,
    expression: str = "",
    columns: Sequence[str] = (),
    sort: str | None = None,
    subject: Subject = "customers",
) -> int:
    """Save a view under ``name``, in place of one of the same name; gives its id.

    Raises ``Refused`` for a view without a name, or an expression that is not understood.
    """
    name = _named(name)
    expression = to_text(parse(expression, base_catalogue(session, subject=subject)))
    present = {fold(view.name): view.id for view in saved_views(session, subject=subject)}
    view_id = present.get(fold(name))
    if view_id is None:
        view = SavedView(subject=subject, name=name, expression=expression, columns=list(columns), sort=sort)
        session.add(view)
        session.flush()
        view_id = view.id
    else:
        session.execute(
            update(SavedView)
            .where(SavedView.id == view_id)
            .values(name=name, expression=expression, columns=list(columns), sort=sort)
        )
    describe(session, tr("Saved the view “{name}”", name=name))
    return view_id


def rename_view(session: Session, *, view_id: int, name: str) -> None:
    """Give a view another name. Refused where the name is taken."""
    name = _named(name)
    view = _found(session, view_id)
    for other in saved_views(session, subject=view.subject):
        if other.id != view_id and fold(other.name) == fold(name):
            raise Refused(tr("There is already a view “{name}”. Choose another name.", name=name), field="name")
    describe(session, tr("Renamed the view “{name}” to “{new}”", name=view.name, new=name))
    view.name = name


def delete_view(session: Session, *, view_id: int) -> None:
    """Delete a saved view."""
    view = _found(session, view_id)
    describe(session, tr("Deleted the view “{name}”", name=view.name))
    session.execute(delete(SavedView).where(SavedView.id == view_id))


def _found(session: Session, view_id: int) -> SavedView:
    view = session.execute(select(SavedView).where(SavedView.id == view_id)).scalar_one_or_none()
    if view is None:
        raise Refused(tr("This view has been deleted meanwhile."))
    return view


def _named(name: str) -> str:
    name = clean(name)
    if not name:
        raise Refused(tr("A view needs a name."), field="name")
    return name
