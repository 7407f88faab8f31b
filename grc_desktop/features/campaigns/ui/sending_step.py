"""Last step: when the messages leave, what leaves by each channel, what it costs, and the launch."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QPushButton, QWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr
from grc_desktop.core.numbers import format_count
from grc_desktop.features.campaigns.actions import launch, resume
from grc_desktop.features.campaigns.queries import can_launch
from grc_desktop.features.campaigns.records import Audience, Campaign
from grc_desktop.features.campaigns.ui.reach_card import CostsCard, pieces
from grc_desktop.features.campaigns.ui.schedule_form import ScheduleForm
from grc_desktop.features.campaigns.ui.step import Step
from grc_desktop.features.campaigns.ui.wording import CHANNEL_ICONS, CHANNEL_TONES, SHOWN
from grc_desktop.features.outbox.accounts import Account
from grc_desktop.features.outbox.law import CHANNEL_TITLES, SendingRules
from grc_desktop.features.outbox.queries import accounts, sending_rules
from grc_desktop.features.outbox.records import WIRED
from grc_desktop.ui.beside import Beside
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.layout import clear, column, holding, scrolled
from grc_desktop.ui.notices import Banner
from grc_desktop.ui.timeline import Timeline, TimelineLine
from grc_desktop.ui.tips import plain_tip
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from grc_desktop.database.database import Database
    from grc_desktop.ui.jobs import Progress


class SendingStep(Step):
    """``launched(campaign_id)`` once its messages are in the ledger. ``buttons`` stand in the wizard's foot."""

    launched = Signal(int)

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._found: Audience | None = None
        self._rules: SendingRules | None = None
        self._accounts: frozenset[str] | None = None
        self.missing = column(spacing=1.5)
        self._lacking = holding(self.missing)
        self._lacking.hide()
        self._work: int | None = None
        self.launch_button: QPushButton = button(tr("Launch"), self._launch, icon="send", role="primary")
        self.buttons = (self.launch_button,)
        self.schedule = ScheduleForm(place.clock)
        self.schedule.changed.connect(self._on_schedule)
        self.ways = Timeline()
        self.costs = CostsCard()
        self.hindrances = column(spacing=1.5)
        when = Card(tr("When"))
        when.add(self.schedule)
        what = Card(tr("What leaves, and how"), flush=True)
        what.add(self.ways)
        self.jobs.failed.connect(self._allow)
        self._hindered = holding(self.hindrances)
        self._hindered.hide()
        left = holding(column(self._hindered, self._lacking, when, what, None, spacing=3))
        side = holding(column(self.costs, None))
        self.setLayout(column(Beside(scrolled(left), side, width=310, least=420), spacing=0))

    def show_campaign(self, campaign: Campaign) -> None:
        super().show_campaign(campaign)
        if campaign.schedule != self.schedule.schedule:
            self.schedule.show_schedule(campaign.schedule)
        words = tr("Switch the rule on") if campaign.trigger else tr("Launch")
        self.launch_button.setText(words)
        self.launch_button.setAccessibleName(words)

    @property
    def begins(self) -> QWidget | None:
        return self.schedule.now

    def enter(self) -> None:
        campaign_id = self.campaign.id
        self.launch_button.setEnabled(False)
        self.jobs.ask(self, sending_rules, self._show_rules, only_last="rules")
        self.jobs.ask(self, accounts, self._receive_accounts, only_last="accounts")
        self._ask_audience()
        self.jobs.ask(
            self, can_launch, self._show_hindrances, refused=self._refused, only_last="can", campaign_id=campaign_id
        )

    # --- what is shown ---------------------------------------------------------------------------

    def _show_rules(self, rules: SendingRules) -> None:
        self._rules = rules
        self._show_law()

    def _receive_accounts(self, found: list[Account]) -> None:
        self._accounts = frozenset(one.channel for one in found)
        self._show_accounts()

    def _show_accounts(self) -> None:
        """Say which channel has nothing to send by: its messages would wait."""
        clear(self.missing)
        lacking = []
        if self._found is not None and self._accounts is not None:
            lacking = [one for one in self._found.by_channel if one in WIRED and one not in self._accounts]
        for channel in lacking:
            words = tr(
                "There is no account for {channel} yet: these messages will wait.", channel=tr(CHANNEL_TITLES[channel])
            )
            self.missing.addWidget(
                Banner("warning", words, action=tr("Add one"), run=lambda: self.place.go("settings", tab="sending"))
            )
        self._lacking.setVisible(bool(lacking))

    def _show_law(self) -> None:
        if self._rules is not None and self._found is not None:
            self.schedule.show_law(self._found.by_channel, self.campaign.purpose, self._rules)

    def _show_audience(self, found: Audience) -> None:
        self._found = found
        lines = [
            TimelineLine(CHANNEL_ICONS[channel], pieces(channel, count), tr(_HOW[channel]), tone=CHANNEL_TONES[channel])
            for channel in SHOWN
            if (count := found.by_channel.get(channel, 0))
        ]
        self.ways.show_lines(list(lines))
        self.costs.show_lines(found.costs, self.campaign.options.cost_micros)
        self._show_law()
        self._show_accounts()
        self.told.emit(
            tr(
                "{reached} addressees of {chosen}",
                reached=format_count(found.reached),
                chosen=format_count(found.chosen),
            )
        )

    def _show_hindrances(self, sentences: list[str]) -> None:
        clear(self.hindrances)
        if self.campaign.trigger is not None:
            sentences = []  # of a rule each day is judged anew; switching it on refuses what is wrong with its texts
        self._hindered.setVisible(bool(sentences))
        for sentence in sentences:
            self.hindrances.addWidget(
                Banner("danger", sentence, action=tr("See"), run=lambda: self.step_wanted.emit("preview"))
            )
        self.launch_button.setEnabled(not sentences)
        self.launch_button.setToolTip(plain_tip(sentences[0]) if sentences else "")

    def _on_schedule(self) -> None:
        self._show_law()
        self.save(schedule=self.schedule.schedule)

    # --- the launch ------------------------------------------------------------------------------

    def _launch(self) -> None:
        campaign_id = self.campaign.id
        if self.campaign.trigger is not None:
            self.jobs.act(
                self,
                resume,
                lambda _done: self.launched.emit(campaign_id),
                refused=self._refused,
                campaign_id=campaign_id,
            )
            return

        def task(base: Database, progress: Progress) -> Any:
            progress(0, None)
            return base.write(launch, campaign_id=campaign_id, progress=progress)

        def done(_done: object) -> None:
            self._allow()
            self.launched.emit(campaign_id)

        self.launch_button.setEnabled(False)
        self.jobs.work(
            self, task, done, title=tr("Launching the campaign"), refused=self._not_launched, stopped=self._allow
        )

    def _allow(self) -> None:
        """The launch has ended, or can be tried again."""
        self.launch_button.setEnabled(True)

    def _not_launched(self, refusal: Refused) -> None:
        self._show_hindrances([refusal.sentence])


_HOW: dict[str, str] = {
    "sms": later("Leave by the house’s SMS account, within the hours of the law"),
    "email": later("Leave by the house’s e-mail account"),
    "post": later("To be printed, put into envelopes and posted; marked as sent when you say that they left"),
    "phone": later("A list of calls with its script; one key for each outcome"),
}
