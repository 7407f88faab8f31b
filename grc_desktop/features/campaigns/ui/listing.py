"""The list of campaigns: their state, and in figures what came of them."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial

from PySide6.QtCore import QPoint, Signal, SignalInstance
from PySide6.QtWidgets import QMenu, QWidget

from grc_desktop.core.dates import format_date
from grc_desktop.core.language import later, tr, trn
from grc_desktop.core.numbers import format_count, format_share
from grc_desktop.features.campaigns.queries import campaigns, results
from grc_desktop.features.campaigns.records import Campaign, Results
from grc_desktop.features.campaigns.ui.ideas import IDEAS
from grc_desktop.features.campaigns.ui.wording import STATE_TONES
from grc_desktop.features.campaigns.wording import PURPOSE_WORDS, STATE_WORDS
from grc_desktop.ui.buttons import action, button, fill_menu
from grc_desktop.ui.card import Card
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, divider, holding, row
from grc_desktop.ui.record_table import Column, FixedTable
from grc_desktop.ui.workplace import Workplace


def messages(campaign: Campaign) -> int:
    """How many messages it has in the ledger."""
    return campaign.queued + campaign.sent + campaign.failed + campaign.unknown + campaign.cancelled


def _number(count: int, campaign: Campaign) -> str:
    return "" if campaign.state == "draft" else format_count(count)


def _day(campaign: Campaign) -> str:
    instant = campaign.launched_at or campaign.created_at
    return format_date(instant.astimezone().date())


def _answers(campaign: Campaign) -> str:
    if campaign.state == "draft" or not campaign.sent:
        return _number(campaign.answered, campaign)
    return tr(
        "{count} ({share})",
        count=format_count(campaign.answered),
        share=format_share(campaign.answered / campaign.sent, 1),
    )


def columns(returned: Mapping[int, float | None]) -> tuple[Column[Campaign], ...]:
    """``returned``: what came back by campaign, as a share of its cost, as far as it is known by now."""

    def share(one: Campaign) -> str:
        known = returned.get(one.id)
        return "" if known is None else format_share(known)

    gain: Column[Campaign] = Column(
        key="return",
        title=later("Return"),
        text=share,
        sort=lambda one: returned.get(one.id),
        tip=lambda _one: tr("Extra margin less the cost, as a share of the cost"),
        align="right",
        width=100,
    )
    return (*_COLUMNS, gain)


_COLUMNS: tuple[Column[Campaign], ...] = (
    Column(key="name", title=later("Campaign"), text=lambda one: one.name, stretch=True, look="strong"),
    Column(
        key="state",
        title=later("State"),
        text=lambda one: tr(STATE_WORDS[one.state]),
        badge=lambda one: STATE_TONES[one.state],
        width=110,
    ),
    Column(
        key="purpose", title=later("Purpose"), text=lambda one: tr(PURPOSE_WORDS[one.purpose]), look="muted", width=150
    ),
    Column(
        key="date",
        title=later("Date"),
        text=_day,
        sort=lambda one: one.launched_at or one.created_at,
        look="muted",
        width=120,
    ),
    Column(
        key="audience",
        title=later("Audience"),
        text=lambda one: _number(messages(one), one),
        sort=messages,
        align="right",
        width=90,
    ),
    Column(
        key="sent",
        title=later("Sent"),
        text=lambda one: _number(one.sent, one),
        sort=lambda one: one.sent,
        align="right",
        width=90,
    ),
    Column(
        key="waiting",
        title=later("Waiting"),
        text=lambda one: _number(one.queued, one),
        sort=lambda one: one.queued,
        align="right",
        width=90,
    ),
    Column(
        key="answered",
        title=later("Answered"),
        text=_answers,
        sort=lambda one: one.answered,
        align="right",
        width=120,
    ),
)


class CampaignList(QWidget):
    """``opened(id)``, ``results_wanted(id)``, ``copy_wanted(id)``, ``delete_wanted(id)`` for the current campaign;
    ``new_wanted()`` and ``idea_wanted(Idea)`` for the first step of a new one.
    """

    opened = Signal(object)
    results_wanted = Signal(int)
    copy_wanted = Signal(int)
    delete_wanted = Signal(int)
    new_wanted = Signal()
    idea_wanted = Signal(object)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.jobs = place.jobs
        self._shown: dict[int, Campaign] = {}
        self._returned: dict[int, float | None] = {}
        self._known: dict[int, tuple[int, int]] = {}
        self.count = label("", "small")
        self.open_button = button(tr("Open"), lambda: self._tell(self.opened), icon="external", role="compact")
        self.results_button = button(
            tr("Results"), lambda: self._tell(self.results_wanted), icon="dashboard", role="compact"
        )
        self.copy_button = button(tr("Copy"), lambda: self._tell(self.copy_wanted), icon="copy", role="compact")
        self.delete_button = button(tr("Delete"), lambda: self._tell(self.delete_wanted), icon="trash", role="compact")
        self.buttons = (self.open_button, self.results_button, self.copy_button, self.delete_button)
        self.table: FixedTable[Campaign] = FixedTable(columns(self._returned), name=tr("Campaigns"))
        self.table.opened.connect(self.opened)
        self.table.current_changed.connect(lambda _id: self._show_deeds())
        self.table.menu_wanted.connect(self._open_menu)
        self.table.set_empty(self._beginning())
        self.card = Card(flush=True)
        self.card.body.setSpacing(0)
        self._tools = holding(row(self.count, None, *self.buttons, spacing=1.5, margin=(3.5, 2)))
        self.card.add(self._tools, divider(), self.table)
        self.setLayout(column(self.card, margin=(5, 4)))
        self._show_deeds()

    def _beginning(self) -> QWidget:
        """What the page is for, and the first step: with nothing, or with an idea."""
        new = button(tr("New campaign"), self.new_wanted.emit, icon="plus", role="primary")
        ideas = [
            button(tr(idea.name), partial(self.idea_wanted.emit, idea), icon=idea.icon, role="compact")
            for idea in IDEAS[:3]
        ]
        empty = EmptyState(
            "campaign",
            tr("Write to the right guests"),
            tr(
                "A campaign reaches a group of customers, each by the channel that they prefer and that the law "
                "allows, and says afterwards what it brought."
            ),
            new,
        )
        both = column(None, empty, row(None, label(tr("Or begin with an idea:"), "small"), *ideas, None), None)
        return holding(both)

    def reload(self) -> None:
        """Ask for the campaigns."""
        self.jobs.ask(self, campaigns, self.show_campaigns, only_last="campaigns")

    def show_campaigns(self, found: list[Campaign]) -> None:
        """List these."""
        self._shown = {one.id: one for one in found}
        self._tools.setVisible(bool(found))
        self.count.setText(trn("{count} campaign", "{count} campaigns", len(found)))
        self.table.show_rows(found)
        self._show_deeds()
        self._ask_return()

    def _ask_return(self) -> None:
        """What each brought, one question after the other, so that nothing else waits for all of them."""
        for one in self._shown.values():
            key = (one.sent, one.answered)
            if one.sent and self._known.get(one.id) != key:
                self._known[one.id] = key
                self.jobs.ask(self, results, self._receive_return, only_last="return", campaign_id=one.id)
                return

    def _receive_return(self, found: Results) -> None:
        self._returned[found.campaign.id] = found.return_share
        self.table.viewport().update()
        self._ask_return()

    def _current(self) -> Campaign | None:
        current = self.table.current_id
        return None if current is None else self._shown.get(current)

    def _show_deeds(self) -> None:
        one = self._current()
        for deed in self.buttons:
            deed.setEnabled(one is not None)
        self.results_button.setEnabled(one is not None and one.state != "draft")
        self.delete_button.setEnabled(one is not None and not one.sent + one.failed + one.unknown)

    def _tell(self, signal: SignalInstance) -> None:
        if one := self._current():
            signal.emit(one.id)

    def _open_menu(self, _campaign_id: int, at: QPoint) -> None:
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        fill_menu(menu, [action(deed.text(), deed.click) for deed in self.buttons if deed.isEnabled()]).popup(at)
