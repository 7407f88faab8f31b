"""Saving, renaming and deleting views; freezing segments, adding people to them and taking them away."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from sqlalchemy import delete, select, update
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.core.text import clean, fold
from grc_desktop.database.bulk import insert_rows
from grc_desktop.database.journal.notes import describe, now
from grc_desktop.database.one_of import one_of
from grc_desktop.database.schema import Campaign, SavedView, SegmentMember
from grc_desktop.features.segments.fields import Catalogue, Subject
from grc_desktop.features.segments.language import All, AnyOf, Condition, Node, Not, conditions, parse, to_text
from grc_desktop.features.segments.queries import base_catalogue, count, customer_ids, saved_views
from grc_desktop.features.segments.records import SavedViewRecord


def save_view(
    session: Session,
    *,
    name: str,
    expression: str = "",
    columns: Sequence[str] = (),
    sort: str | None = None,
    subject: Subject = "customers",
    frozen: bool = False,
) -> int:
    """Save a view under ``name``, in place of one of the same name; gives its id.

    Saved as itself (``segment = "its own name"``) it keeps its conditions and its people; under other conditions
    it lets go of the people added and taken away. ``frozen`` freezes it at once.
    Raises ``Refused`` for a view without a name, or an expression that is not understood or contains itself.
    """
    name = _named(name)
    fields = base_catalogue(session, subject=subject)
    node = parse(expression, fields)
    present = next((view for view in saved_views(session, subject=subject) if fold(view.name) == fold(name)), None)
    let_go: SavedViewRecord | None = None
    if present is None:
        view = SavedView(subject=subject, name=name, expression=to_text(node), columns=list(columns), sort=sort)
        session.add(view)
        session.flush()
        view_id = view.id
    else:
        view_id = present.id
        values: dict[str, object] = {"name": name, "columns": list(columns), "sort": sort}
        if not _is_itself(node, present.name):
            values |= {"expression": to_text(node), "frozen_at": None}
            let_go = present
            session.execute(delete(SegmentMember).where(SegmentMember.view_id == view_id))
        session.execute(update(SavedView).where(SavedView.id == view_id).values(values))
        _rename_within(session, present.name, name)
    if subject == "customers":
        count(session, where=_meaning(name))  # refused where it contains itself
    describe(session, _saved_words(name, let_go))
    if frozen:
        freeze_segment(session, view_id=view_id)
    return view_id


def _saved_words(name: str, let_go: SavedViewRecord | None) -> str:
    """What was saved, and what the view of that name before it had that no conditions say."""
    if let_go is not None and let_go.frozen_at is not None:
        return trn("Saved the view “{name}” in place of a fixed list of {count} customer",
                   "Saved the view “{name}” in place of a fixed list of {count} customers",
                   let_go.added, name=name)  # fmt: skip
    if let_go is not None and let_go.added + let_go.taken:
        return trn("Saved the view “{name}” without the {count} customer added or taken away by hand",
                   "Saved the view “{name}” without the {count} customers added or taken away by hand",
                   let_go.added + let_go.taken, name=name)  # fmt: skip
    return tr("Saved the view “{name}”", name=name)


def rename_view(session: Session, *, view_id: int, name: str) -> None:
    """Give a view another name, also where other segments speak of it. Refused where the name is taken."""
    name = _named(name)
    view = _found(session, view_id)
    for other in saved_views(session, subject=view.subject):
        if other.id != view_id and fold(other.name) == fold(name):
            raise Refused(tr("There is already a view “{name}”. Choose another name.", name=name), field="name")
    describe(session, tr("Renamed the view “{name}” to “{new}”", name=view.name, new=name))
    _rename_within(session, view.name, name)
    view.name = name


def delete_view(session: Session, *, view_id: int) -> None:
    """Delete a saved view. Refused where another segment is made of it, or a campaign is still for it."""
    view = _found(session, view_id)
    for user, _ in _made_of(session, view.name):
        raise Refused(tr("The segment “{user}” is made of “{name}”. Change that one first.",
                         user=user.name, name=view.name))  # fmt: skip
    within = select(Campaign).where(Campaign.view_id == view_id)
    for campaign in (*session.scalars(within), *(one for one, _ in _campaigns_made_of(session, view.name))):
        if campaign.state == "draft" or (campaign.trigger is not None and campaign.state != "cancelled"):
            raise Refused(tr("The campaign “{campaign}” is for the segment “{name}”. Change that one first.",
                             campaign=campaign.name, name=view.name))  # fmt: skip
    describe(session, tr("Deleted the view “{name}”", name=view.name))
    session.execute(delete(SavedView).where(SavedView.id == view_id))


# --- people ---------------------------------------------------------------------------------------


def gather_segment(session: Session, *, name: str, customer_ids: Sequence[int]) -> int:
    """Make a segment of just these customers; gives its id. Refused where the name is taken."""
    name = _named(name)
    if any(fold(view.name) == fold(name) for view in saved_views(session)):
        raise Refused(tr("There is already a view “{name}”. Choose another name.", name=name), field="name")
    view = SavedView(subject="customers", name=name, expression="", columns=[], frozen_at=now(session))
    session.add(view)
    session.flush()
    _choose(session, view.id, customer_ids, included=True)
    describe(session, trn("Saved the segment “{name}” with {count} customer",
                          "Saved the segment “{name}” with {count} customers", len(customer_ids),
                          name=name))  # fmt: skip
    return view.id


def freeze_segment(session: Session, *, view_id: int) -> int:
    """Keep a segment as the list of customers that it is now; gives how many."""
    view = _found(session, view_id)
    ids = customer_ids(session, where=_meaning(view.name))
    session.execute(delete(SegmentMember).where(SegmentMember.view_id == view_id))
    insert_rows(session, SegmentMember, ({"view_id": view_id, "customer_id": id_, "included": True} for id_ in ids))
    view.frozen_at = now(session)
    describe(session, trn("Froze the segment “{name}” with {count} customer",
                          "Froze the segment “{name}” with {count} customers", len(ids), name=view.name))  # fmt: skip
    return len(ids)


def thaw_segment(session: Session, *, view_id: int) -> None:
    """Let a segment follow its conditions again, and nothing else."""
    view = _found(session, view_id)
    session.execute(delete(SegmentMember).where(SegmentMember.view_id == view_id))
    view.frozen_at = None
    describe(session, tr("The segment “{name}” follows its conditions again", name=view.name))


def put_into_segment(session: Session, *, view_id: int, customer_ids: Sequence[int]) -> int:
    """Add customers to a segment, whatever its conditions say; gives how many were not in it."""
    changed = _choose(session, view_id, customer_ids, included=True)
    describe(session, trn("Added {count} customer to the segment “{name}”",
                          "Added {count} customers to the segment “{name}”", changed,
                          name=_found(session, view_id).name))  # fmt: skip
    return changed


def take_out_of_segment(session: Session, *, view_id: int, customer_ids: Sequence[int]) -> int:
    """Take customers away from a segment, whatever its conditions say; gives how many were in it."""
    changed = _choose(session, view_id, customer_ids, included=False)
    describe(session, trn("Took {count} customer out of the segment “{name}”",
                          "Took {count} customers out of the segment “{name}”", changed,
                          name=_found(session, view_id).name))  # fmt: skip
    return changed


def _choose(session: Session, view_id: int, chosen: Sequence[int], *, included: bool) -> int:
    view = _found(session, view_id)
    inside = set(customer_ids(session, where=_meaning(view.name)))
    wanted = [id_ for id_ in dict.fromkeys(chosen) if (id_ in inside) is not included]
    of_view = SegmentMember.view_id == view_id
    known = set(session.execute(select(SegmentMember.customer_id).where(of_view)).scalars())
    session.execute(
        update(SegmentMember)
        .where(of_view, SegmentMember.customer_id.in_(one_of(wanted)))
        .values(included=included)
        .execution_options(synchronize_session=False)
    )
    fresh = (id_ for id_ in wanted if id_ not in known)
    insert_rows(
        session, SegmentMember, ({"view_id": view_id, "customer_id": id_, "included": included} for id_ in fresh)
    )
    return len(wanted)


# --- segments made of segments --------------------------------------------------------------------


def _meaning(name: str) -> Condition:
    return Condition("segment", "=", (name,))


def _is_itself(node: Node | None, name: str) -> bool:
    return isinstance(node, Condition) and node.field == "segment" and node.operator == "=" and node.values == (name,)


def _made_of(session: Session, name: str) -> Iterator[tuple[SavedViewRecord, Node]]:
    """The saved views whose conditions speak of the segment ``name``."""
    for subject in ("customers", "purchases"):
        for view in saved_views(session, subject=subject):
            if "segment" not in view.expression:
                continue
            node = _speaking_of(name, view.expression, base_catalogue(session, subject=view.subject))  # type: ignore[arg-type]
            if node is not None:
                yield view, node


def _campaigns_made_of(session: Session, name: str) -> Iterator[tuple[Campaign, Node]]:
    """The campaigns whose conditions speak of the segment ``name``."""
    fields = base_catalogue(session)
    for campaign in session.scalars(select(Campaign).where(Campaign.expression.contains("segment"))):
        node = _speaking_of(name, campaign.expression, fields)
        if node is not None:
            yield campaign, node


def _speaking_of(name: str, expression: str, fields: Catalogue) -> Node | None:
    """The tree of an expression that speaks of the segment ``name``; None of any other."""
    try:
        node = parse(expression, fields)
    except Refused:
        return None  # it speaks of a field that is gone: nothing to follow there
    spoken_of = (one for one in conditions(node) if one.field == "segment")
    return node if any(name in map(str, one.values) for one in spoken_of) else None


def _rename_within(session: Session, old: str, new: str) -> None:
    if old == new:
        return
    for view, node in list(_made_of(session, old)):
        session.execute(
            update(SavedView).where(SavedView.id == view.id).values(expression=to_text(_renamed(node, old, new)))
        )
    for campaign, node in list(_campaigns_made_of(session, old)):
        campaign.expression = to_text(_renamed(node, old, new))


def _renamed(node: Node, old: str, new: str) -> Node:
    match node:
        case All(parts):
            return All(tuple(_renamed(part, old, new) for part in parts))
        case AnyOf(parts):
            return AnyOf(tuple(_renamed(part, old, new) for part in parts))
        case Not(part):
            return Not(_renamed(part, old, new))
    if node.field != "segment":
        return node
    return replace(node, values=tuple(new if value == old else value for value in node.values))


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
