"""The last exchanges of the house."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from grc_desktop.core.dates import format_instant
from grc_desktop.core.language import tr
from grc_desktop.features.exchanges.queries import latest_exchanges
from grc_desktop.features.exchanges.records import ICONS, KINDS, ExchangeRecord
from grc_desktop.features.exchanges.rules import headline
from grc_desktop.features.today.ui.line import Line, Lines
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.workplace import Workplace

_SHOWN = 6


class ExchangesCard(Card):
    """*Derniers échanges*: newest first."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(tr("Last exchanges"), flush=True)
        self._place = place
        self._lines = Lines()
        self.body.addWidget(self._lines)

    def reload(self) -> None:
        """Ask for the newest exchanges."""
        self._place.jobs.ask(self, latest_exchanges, self._show, only_last="exchanges", limit=_SHOWN)

    def _show(self, found: list[ExchangeRecord]) -> None:
        nothing = EmptyState("note", tr("No exchange yet"), tr("Note a call or a visit with the quick entry (F2)."))
        self._lines.show_lines([self._line(one) for one in found], nothing)

    def _line(self, one: ExchangeRecord) -> Line:
        what = headline(one.kind, one.subject, one.body, one.outcome)
        notes = [self._when(one.at), tr(KINDS[one.kind])]
        if one.recorded_by:
            notes.append(tr("noted by {name}", name=one.recorded_by))
        return Line(
            ICONS[one.kind],
            "accent",
            tr("{name} — {what}", name=one.customer_name, what=what),
            " · ".join(notes),
            button(tr("See"), partial(self._place.open_customer, one.customer_id, tab="exchanges")),
        )

    def _when(self, instant: datetime) -> str:
        local = instant.astimezone()
        is_today = local.date() == self._place.clock.today()
        return f"{local:%H:%M}" if is_today else format_instant(instant)
