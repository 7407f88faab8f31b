"""The eleven segments today beside those of a day before: how large they are, who came and who went."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import cast

from grc_desktop.core.dates import format_date
from grc_desktop.core.language import later, tr
from grc_desktop.core.numbers import format_count
from grc_desktop.features.rfm.queries import comparison
from grc_desktop.features.rfm.records import Comparison, Traffic
from grc_desktop.features.rfm.rules import segment
from grc_desktop.features.segments.fields import RFM_SEGMENTS
from grc_desktop.features.segments.wording import RFM_TONES
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.filter_box import FilterBox
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import divider, holding, row
from grc_desktop.ui.record_table import Column, FixedTable
from grc_desktop.ui.theme import Tone
from grc_desktop.ui.workplace import Workplace

_CODES = [code for code, _name in RFM_SEGMENTS]


class MovesCard(Card):
    """Opening a segment shows its customers in the list."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(tr("Moves between the segments"), flush=True)
        self._place = place
        self.since: FilterBox[date] = FilterBox(name=tr("Compare with"))
        self.since.chosen.connect(lambda _day: self.reload())
        self._words = label("", "muted", wrap=True)
        self._show = button(tr("Show the customers"), self._open, icon="customers", role="compact")
        self.table: FixedTable[Traffic] = FixedTable(
            _COLUMNS, name=tr("RFM segments"), identify=lambda one: _CODES.index(one.segment)
        )
        self.table.set_empty(
            EmptyState(
                "refresh", tr("No customer has been scored yet"), tr("Scores are worked out from the purchases.")
            )
        )
        self.table.opened.connect(lambda _place: self._open())
        self.table.current_changed.connect(lambda place: self._show.setEnabled(place is not None))
        head = row(self._words, self._show, self.since, spacing=2, margin=(4, 2))
        head.setStretch(0, 1)
        self.body.setSpacing(0)
        self.add(holding(head), divider(), self.table)
        place.jobs.touched.connect(self._on_touched)

    def reload(self) -> None:
        """Compare anew with the day that is chosen."""
        self._place.jobs.ask(self, comparison, self._receive, only_last="moves", since=self.since.value)

    def _receive(self, found: Comparison) -> None:
        earlier = found.days[1:]
        self.since.set_choices([(day, format_date(day)) for day in earlier])
        self.since.setVisible(bool(earlier))
        if found.since is not None:
            self.since.set_value(found.since)
            self._words.setText(tr("The segments as they are, beside those of another day"))
        else:
            self._words.setText(tr("The scores of the last day of each month are kept, and compared from then on."))
        wanted = ("segment", "before", "after", "came", "went") if found.since else ("segment", "after", "action")
        self.table.set_columns([(column.key, column.width) for column in _COLUMNS if column.key in wanted])
        self.table.show_rows(found.rows)
        self.table.fit_height()
        self._show.setVisible(bool(found.rows))
        self._show.setEnabled(self.table.current_id is not None)

    def _open(self) -> None:
        if self.table.current_id is not None:
            self._place.go("customers", where=f"rfm = {_CODES[self.table.current_id]}")

    def _on_touched(self, tables: frozenset[str]) -> None:
        if "rfm_score" in tables:
            self.reload()


def _others(found: Iterable[tuple[str | None, int]], nowhere: str) -> str:
    """The other segments with how many customers each: « Fidèles 12 · À risque 4 »."""
    named = (f"{segment(code).name if code else nowhere} {format_count(count)}" for code, count in found)
    return " · ".join(named)


_COLUMNS: tuple[Column[Traffic], ...] = (
    Column(
        key="segment", title=later("Segment"), text=lambda one: segment(one.segment).name,
        badge=lambda one: cast("Tone", RFM_TONES[one.segment]), tip=lambda one: segment(one.segment).action,
        sort=lambda one: _CODES.index(one.segment), width=200,
    ),
    Column(
        key="before", title=later("Then"), text=lambda one: format_count(one.before), sort=lambda one: one.before,
        align="right", width=90, look="muted",
    ),
    Column(
        key="after", title=later("Now"), text=lambda one: format_count(one.after), sort=lambda one: one.after,
        align="right", width=116, look="strong",
    ),
    Column(
        key="action", title=later("What to do"), text=lambda one: segment(one.segment).action, look="muted",
        sortable=False, stretch=True,
    ),
    Column(
        key="came", title=later("Came from"), text=lambda one: _others(one.came, tr("first purchase")),
        tip=lambda one: _others(one.came, tr("first purchase")), sortable=False, width=250, look="muted",
    ),
    Column(
        key="went", title=later("Went to"), text=lambda one: _others(one.went, tr("no score any more")),
        tip=lambda one: _others(one.went, tr("no score any more")), sortable=False, stretch=True, look="muted",
    ),
)  # fmt: skip
