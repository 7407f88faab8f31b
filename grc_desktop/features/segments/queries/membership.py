"""Who is in a saved segment, as a condition: its own conditions, and the people added and taken away one by one."""

from __future__ import annotations

from sqlalchemy import ColumnElement, Select, and_, or_, select, true
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.database.schema import CustomerSummary, SegmentMember
from grc_desktop.features.segments.language import parse
from grc_desktop.features.segments.queries.places import Places
from grc_desktop.features.segments.queries.views import saved_view
from grc_desktop.features.segments.records import SavedViewRecord


class Membership:
    """Finds segments by name; ``within`` are those that are being looked into, for none may contain itself."""

    def __init__(self, session: Session, places: Places, within: frozenset[int] = frozenset()) -> None:
        self._session = session
        self._places = places
        self._within = within

    def clause(self, name: str) -> ColumnElement[bool]:
        """The condition of being in the segment ``name``. Refused where there is none, or one contains itself."""
        view = saved_view(self._session, name=name)
        if view.id in self._within:
            raise Refused(tr("The segment “{name}” contains itself. Change its conditions.", name=view.name),
                          field="where")  # fmt: skip
        chosen = CustomerSummary.customer_id.in_(_members(view, included=True))
        if view.frozen_at is not None:
            return chosen
        clause = self._conditions(view)
        if view.taken:
            clause = and_(clause, CustomerSummary.customer_id.not_in(_members(view, included=False)))
        return or_(clause, chosen) if view.added else clause

    def _conditions(self, view: SavedViewRecord) -> ColumnElement[bool]:
        from grc_desktop.features.segments.queries.conditions import Conditions
        from grc_desktop.features.segments.queries.lists import base_catalogue

        fields = base_catalogue(self._session)
        node = parse(view.expression, fields)
        if node is None:
            return true()
        inner = Membership(self._session, self._places, self._within | {view.id})
        return Conditions(fields, self._places, inner.clause).clause(node)


def _members(view: SavedViewRecord, *, included: bool) -> Select[int]:
    return select(SegmentMember.customer_id).where(SegmentMember.view_id == view.id, SegmentMember.included == included)
