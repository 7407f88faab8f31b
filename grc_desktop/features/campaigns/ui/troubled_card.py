"""Messages of which nobody knows whether they left, and those that failed: each waits for a decision."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QWidget

from grc_desktop.core.dates import format_instant
from grc_desktop.core.language import tr, trn
from grc_desktop.core.telephone import display
from grc_desktop.features.campaigns.ui.wording import CHANNEL_ICONS
from grc_desktop.features.outbox.actions import decide_unknown, retry
from grc_desktop.features.outbox.queries import listed, messages_of
from grc_desktop.features.outbox.records import Decision, QueuedMessage
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.timeline import Timeline, TimelineLine
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_MOST = 20
"""Messages listed; deciding for all of them takes one press."""


class TroubledCard(Card):
    """Hidden while all is well."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(tr("To be decided"), flush=True)
        self._place = place
        self._campaign_id: int | None = None
        self._unknown: tuple[int, ...] = ()
        self._failed: tuple[int, ...] = ()
        self._reasons: tuple[tuple[str, int], ...] = ()
        self.lines = Timeline()
        self.arrived = button(tr("All arrived"), lambda: self._decide("sent"), role="compact")
        self.again = button(tr("Send all again"), lambda: self._decide("again"), role="compact")
        self.give_up = button(tr("Give all up"), lambda: self._decide("give_up"), role="compact")
        self.retry = button(tr("Try the failed again"), self._retry, icon="refresh", role="compact")
        for part in (self.arrived, self.again, self.give_up, self.retry):
            self.head.addWidget(part)
        self.add(self.lines)
        self.hide()

    def open(self, campaign_id: int) -> None:
        """Ask what has to be decided of this campaign."""
        self._campaign_id = campaign_id
        self._place.jobs.ask(self, _troubled, self._show, only_last="troubled", campaign_id=campaign_id)

    def show_reasons(self, reasons: tuple[tuple[str, int], ...]) -> None:
        """Why messages failed, the most frequent first."""
        self._reasons = reasons

    def _show(self, found: tuple[list[QueuedMessage], tuple[int, ...], tuple[int, ...]]) -> None:
        shown, self._unknown, self._failed = found
        self.setVisible(bool(self._unknown or self._failed))
        for part in (self.arrived, self.again, self.give_up):
            part.setVisible(bool(self._unknown))
        self.retry.setVisible(bool(self._failed))
        self.show_count(len(self._unknown) + len(self._failed))
        self.lines.show_lines([self._line(one) for one in shown])

    def _line(self, one: QueuedMessage) -> TimelineLine:
        unknown = one.state == "unknown"
        deeds: list[QWidget] = []
        if unknown:
            deeds = [
                button(tr("Arrived"), partial(self._decide_one, one.id, "sent"), role="compact"),
                button(tr("Send again"), partial(self._decide_one, one.id, "again"), role="compact"),
                button(tr("Give up"), partial(self._decide_one, one.id, "give_up"), role="compact"),
            ]
        elif one.customer_id is not None:
            deeds = [button(tr("Open the record"), partial(self._place.open_customer, one.customer_id), role="compact")]
        when = format_instant(one.finished_at) if one.finished_at else ""
        return TimelineLine(
            CHANNEL_ICONS.get(one.channel, "send"),
            f"{one.name or ''} · {display(one.address, self._place.home_country)}".strip(" ·"),
            " · ".join(part for part in (one.reason or "", when) if part),
            tone="warning" if unknown else "danger",
            badge=(tr("Unknown"), "warning") if unknown else (tr("Failed"), "danger"),
            buttons=deeds,
        )

    def _decide(self, decision: Decision) -> None:
        self._place.jobs.act(self, decide_unknown, self._done, message_ids=self._unknown, decision=decision)

    def _decide_one(self, message_id: int, decision: Decision) -> None:
        self._place.jobs.act(self, decide_unknown, self._done, message_ids=[message_id], decision=decision)

    def _retry(self) -> None:
        self._place.jobs.act(self, retry, self._done, message_ids=self._failed)

    def _done(self, done: object) -> None:
        count = getattr(done, "result", 0)
        self._place.notices.say(trn("{count} message decided", "{count} messages decided", count))


def _troubled(session: Session, *, campaign_id: int) -> tuple[list[QueuedMessage], tuple[int, ...], tuple[int, ...]]:
    unknown = listed(session, states=["unknown"], campaign_id=campaign_id)
    failed = listed(session, states=["failed"], campaign_id=campaign_id)
    return messages_of(session, ids=[*unknown, *failed][:_MOST]), tuple(unknown), tuple(failed)
