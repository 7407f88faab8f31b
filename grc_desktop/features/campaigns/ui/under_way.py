"""A campaign that has been launched: how far each channel is, what is to be done by hand, and its results."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QStackedWidget, QWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.numbers import format_count
from grc_desktop.features.campaigns.actions import cancel, pause, reschedule, resume
from grc_desktop.features.campaigns.queries import results, status
from grc_desktop.features.campaigns.records import Campaign, ChannelResults, Results, Status
from grc_desktop.features.campaigns.ui.call_list import CallList
from grc_desktop.features.campaigns.ui.channel_card import ChannelCard
from grc_desktop.features.campaigns.ui.letters_card import LettersCard
from grc_desktop.features.campaigns.ui.results_view import ResultsView
from grc_desktop.features.campaigns.ui.troubled_card import TroubledCard
from grc_desktop.features.campaigns.ui.when_card import WhenCard
from grc_desktop.features.campaigns.ui.wording import STATE_TONES, day_and_hour
from grc_desktop.features.campaigns.wording import STATE_WORDS
from grc_desktop.features.outbox.records import WIRED
from grc_desktop.features.outbox.schedules import Schedule, not_before
from grc_desktop.features.outbox.ui.sending import Sending
from grc_desktop.ui.badge import Badge
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import FlowLayout, clear, column, holding, row, scrolled
from grc_desktop.ui.tabs import Tabs
from grc_desktop.ui.workplace import Workplace


class UnderWay(QWidget):
    """``named(name)`` when the campaign is known."""

    named = Signal(str)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.place = place
        self.jobs = place.jobs
        self.campaign: Campaign | None = None
        self._campaign_id: int | None = None
        self.sending = Sending.of(place)
        self.tabs = Tabs([tr("Dispatch"), tr("Results")], name=tr("Parts of the campaign"))
        self.tabs.setUsesScrollButtons(False)
        self.state = Badge()
        self.words = label("", "muted")
        self.send_button = button(tr("Send now"), self._send_now, icon="send", role="primary")
        self.pause_button = button(tr("Pause"), self._pause, icon="pause")
        self.resume_button = button(tr("Resume"), self._resume, icon="play", role="primary")
        self.cancel_button = button(tr("Cancel the rest"), self._cancel, icon="stop", role="danger")
        self.head = Card()
        told = FlowLayout()
        told.addWidget(self.state)
        told.addWidget(self.words)
        deeds = (self.cancel_button, self.pause_button, self.resume_button, self.send_button)
        self.head.add(row(holding(told), None, *deeds, spacing=2))
        self.when = WhenCard(place)
        self.troubled = TroubledCard(place)
        self.letters = LettersCard(place)
        self.calls = CallList(place)
        self._cards = column(spacing=3)
        self.cards: dict[str, ChannelCard] = {}
        sending = column(
            self.head,
            self.when,
            self.troubled,
            holding(self._cards),
            self.letters,
            self.calls,
            None,
            spacing=3,
            margin=(5, 4),
        )
        self.results = ResultsView(place)
        self.stack = QStackedWidget()
        self.stack.addWidget(scrolled(holding(sending)))
        self.stack.addWidget(scrolled(self.results))
        self.tabs.currentChanged.connect(self.stack.setCurrentIndex)
        bar = holding(row(self.tabs, None, margin=(5, 0)), name="header")
        layout = column(bar, self.stack, spacing=0)
        layout.setStretch(1, 1)
        self.setLayout(layout)
        self.sending.changed.connect(self._show_buttons)

    # --- what is shown ---------------------------------------------------------------------------

    def open(self, campaign_id: int, *, results: bool = False) -> None:
        """Show a launched campaign."""
        self._campaign_id = campaign_id
        self.campaign = None
        self.tabs.setCurrentIndex(1 if results else 0)
        self.reload()

    def reload(self) -> None:
        """Ask where everything stands."""
        if self._campaign_id is None:
            return
        campaign_id = self._campaign_id
        self.jobs.ask(self, results, self._show, refused=self._refused, only_last="results", campaign_id=campaign_id)
        self.jobs.ask(self, status, self._show_status, only_last="status", campaign_id=campaign_id)
        self.letters.open(campaign_id)
        self.calls.open(campaign_id)
        self.troubled.open(campaign_id)

    def _show(self, found: Results) -> None:
        if found.campaign.id != self._campaign_id:
            return
        fresh = self.campaign is None
        self.campaign = found.campaign
        self.named.emit(found.campaign.name)
        self.results.show_results(found)
        if {one.channel for one in found.channels} != set(self.cards):
            clear(self._cards)
            self.cards = {one.channel: ChannelCard(one.channel) for one in found.channels}
            for card in self.cards.values():
                self._cards.addWidget(card)
        for one in found.channels:
            self.cards[one.channel].show_results(one)
        self.state.tell(tr(STATE_WORDS[found.campaign.state]), STATE_TONES[found.campaign.state])
        self.words.setText(_sum_words(found.channels))
        self.when.show_results(found)
        self._show_buttons()
        if fresh and found.campaign.state == "running" and self._waiting(WIRED) and self._fresh_launch(found):
            self._send_or_say_when(found.campaign)

    def _fresh_launch(self, found: Results) -> bool:
        """Whether it was launched a moment ago: then its messages leave without another press."""
        launched = found.campaign.launched_at
        return launched is not None and (self.place.clock.now() - launched).total_seconds() < 60

    def _show_status(self, found: Status) -> None:
        self.troubled.show_reasons(found.last_reasons)

    def _waiting(self, channels: tuple[str, ...] | None = None) -> int:
        return sum(
            card.results.waiting
            for channel, card in self.cards.items()
            if card.results and (channels is None or channel in channels)
        )

    def _show_buttons(self) -> None:
        state = self.campaign.state if self.campaign else ""
        busy = self.sending.is_under_way
        self.send_button.setVisible(state == "running" and bool(self._waiting(WIRED)))
        self.send_button.setEnabled(not busy)
        self.pause_button.setVisible(state == "running" and (bool(self._waiting()) or self._is_rule))
        self.resume_button.setVisible(state == "paused")
        self.cancel_button.setVisible(state in ("running", "paused") and bool(self._waiting()))

    @property
    def _is_rule(self) -> bool:
        return self.campaign is not None and self.campaign.trigger is not None

    # --- deeds -----------------------------------------------------------------------------------

    def send(self) -> None:
        """Send what waits and may leave now."""
        if self._campaign_id is not None:
            self.sending.start(self.send_button, campaign_id=self._campaign_id)

    def _send_or_say_when(self, campaign: Campaign) -> None:
        later = self._held_until(campaign)
        if later is None:
            self.send()
        else:
            self.place.notices.say(tr("The messages leave from {when}.", when=day_and_hour(later)))

    def _held_until(self, campaign: Campaign) -> datetime | None:
        """When the hours of its own let a campaign leave; None: at once."""
        return not_before(campaign.schedule, self.place.clock.now())

    def _send_now(self) -> None:
        """Send at once what its own hours still hold back; the law's are kept."""
        if self.campaign is None or self._held_until(self.campaign) is None:
            self.send()
        else:
            self.jobs.act(
                self,
                reschedule,
                lambda _done: self.send(),
                refused=self._refused,
                campaign_id=self._campaign_id,
                schedule=Schedule(),
            )

    def _pause(self) -> None:
        self.sending.stop(quietly=True)
        self._act(pause)

    def _resume(self) -> None:
        self._act(resume, self._go_on)

    def _go_on(self, _done: object) -> None:
        if self.campaign is not None and self._waiting(WIRED):
            self._send_or_say_when(self.campaign)

    def _cancel(self) -> None:
        self.sending.stop(quietly=True)
        self._act(cancel)

    def _act(self, deed: object, then: Callable[[object], None] | None = None) -> None:
        self.jobs.act(self, deed, then, refused=self._refused, campaign_id=self._campaign_id)  # type: ignore[arg-type]

    def _refused(self, refusal: Refused) -> None:
        self.place.notices.warn(refusal.sentence)


def _sum_words(channels: tuple[ChannelResults, ...]) -> str:
    sent = sum(one.sent for one in channels)
    others = sum(one.waiting + one.failed + one.unknown for one in channels)
    return tr("{sent} of {total} sent", sent=format_count(sent), total=format_count(sent + others))
