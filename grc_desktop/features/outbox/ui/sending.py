"""Sending from the window: on the long lane, by a button or by the clock, with the passwords typed this session."""

from __future__ import annotations

from collections.abc import Callable, Collection
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer, Signal
from PySide6.QtWidgets import QWidget

from grc_desktop.core.dates import format_instant
from grc_desktop.core.language import later, tr, trn
from grc_desktop.features.outbox.accounts import Account
from grc_desktop.features.outbox.actions import follow_schedules
from grc_desktop.features.outbox.queries import missed, next_due, sending_rules
from grc_desktop.features.outbox.records import Missed, Report
from grc_desktop.ui.form import Field
from grc_desktop.ui.jobs import Progress
from grc_desktop.ui.popover import AskPopover
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grc_desktop.database.database import Database

_TICK = 60_000
"""Milliseconds between two looks at whether a message's hour has come."""

_REFRESH = 1_000
"""Milliseconds between two refreshes of what shows the ledger while messages leave."""

_CAME_OF_IT = frozenset({"message", "email", "consent", "response"})
"""What is otherwise after a sending: a server may have refused an address, a customer have written STOP."""


class Sending(QObject):
    """One for a window: ``Sending.of(place)``. ``changed()`` when it begins or ends.

    While it lives, messages with an hour of their own leave at that hour, if the program is there; an hour that
    was missed is only said, once, for the user to decide.
    """

    changed = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__(place)
        self._place = place
        self._passwords: dict[str, str] = {}
        self._number: int | None = None
        self._said: Missed | None = None
        self._asking: AskPopover | None = None
        self._clock = QTimer(self)
        self._clock.setInterval(_TICK)
        self._clock.timeout.connect(self.look)
        self._clock.start()
        self._refresh = QTimer(self)
        self._refresh.setInterval(_REFRESH)
        self._refresh.timeout.connect(self._tell_ledger)
        place.jobs.busy.connect(lambda _works: self._follow())
        place.jobs.touched.connect(self._follow_campaigns)

    @classmethod
    def of(cls, place: Workplace) -> Sending:
        """The one of this window."""
        return place.findChild(cls) or cls(place)

    @property
    def is_under_way(self) -> bool:
        """Whether messages are leaving."""
        return self._number is not None

    def password_of(self, account: Account) -> str | None:
        """What was typed for an account since the program started."""
        return self._passwords.get(account.key)

    def forget_passwords(self) -> None:
        """What was typed may have been wrong: ask anew the next time."""
        self._passwords.clear()

    def start(
        self, anchor: QWidget, *, campaign_id: int | None = None, message_ids: Collection[int] | None = None
    ) -> None:
        """Send what may leave now: of one campaign, just ``message_ids``, or all.

        Asks first, beneath ``anchor``, for passwords that nobody kept.
        """
        if self.is_under_way:
            return

        def ask(base: Database, _progress: Progress) -> list[Account]:
            from grc_desktop.features.outbox.sending import passwords_wanted

            return passwords_wanted(base, known=set(self._passwords), campaign_id=campaign_id, message_ids=message_ids)

        def go_on(wanted: list[Account]) -> None:
            if wanted:
                self.ask_password(anchor, wanted[0], lambda: go_on(wanted[1:]))
            else:
                self._begin(campaign_id, message_ids)

        self._place.jobs.work(self, ask, go_on, title=tr("Looking what may leave"))

    def stop(self, *, quietly: bool = False) -> None:
        """Stop after the message that is leaving; the others wait. ``quietly``: without saying so."""
        if self._number is not None:
            (self._place.jobs.cancel if quietly else self._place.jobs.stop)(self._number)

    def look(self) -> None:
        """Has an hour come, or was one missed?"""
        if not self.is_under_way:
            self._place.jobs.ask(self, _due, self._found, only_last="due")

    def ask_password(self, anchor: QWidget, account: Account, then: Callable[[], object]) -> None:
        """Ask for one password beneath ``anchor``; kept until the program ends."""
        field = Field(key="password", label=later("Password"), required=True, secret=True)
        title = tr("Password of “{name}”", name=account.name)
        asking = AskPopover(anchor, title, [field], tr("Continue"))

        def keep(values: dict[str, str]) -> None:
            self._passwords[account.key] = values["password"]
            then()

        self._asking = asking
        asking.ask(anchor, keep)

    def _found(self, found: tuple[bool, Missed | None]) -> None:
        due, late = found
        if late is not None and (self._said is None or late.count > self._said.count):
            self._place.notices.warn(
                missed_words(late), action=tr("Look and send"), run=lambda: self._place.go("outbox", state="queued")
            )
        self._said = late
        if due and not self.is_under_way:
            self._begin(automatic=True)

    def _begin(
        self,
        campaign_id: int | None = None,
        message_ids: Collection[int] | None = None,
        *,
        automatic: bool = False,
    ) -> None:
        def task(base: Database, progress: Progress) -> Report:
            from grc_desktop.features.outbox.sending import send

            return send(
                base, campaign_id=campaign_id, message_ids=message_ids, automatic=automatic, progress=progress,
                ask_password=self.password_of,
            )  # fmt: skip

        self._number = self._place.jobs.work(
            self, task, lambda report: self._sent(report, automatic=automatic), title=tr("Sending messages"),
            if_stopped=tr("Sending is suspended: what has not left waits in the outbox."),
        )  # fmt: skip
        self._refresh.start()
        self.changed.emit()

    def _sent(self, report: Report, *, automatic: bool) -> None:
        from grc_desktop.features.outbox.sending import report_words

        if report.stopped and not report.sent:
            self.forget_passwords()
        words, notices = report_words(report), self._place.notices
        if report.stopped or report.unknown:
            notices.warn(words, action=tr("Open the outbox"), run=lambda: self._place.go("outbox"))
        elif report.failed:
            notices.say(words, action=tr("Open the outbox"), run=lambda: self._place.go("outbox", state="failed"))
        elif report.sent or not automatic:
            notices.succeed(words)

    def _follow(self) -> None:
        if self._number is not None and all(work.number != self._number for work in self._place.jobs.works):
            self._number = None
            self._refresh.stop()
            self._place.jobs.touched.emit(_CAME_OF_IT)
            self.changed.emit()

    def _follow_campaigns(self, tables: frozenset[str]) -> None:
        """Their hours may have changed, perhaps by an undo: what waits leaves by itself at the new ones."""
        if "campaign" in tables:
            self._place.jobs.act(self, follow_schedules, quietly=True)

    def _tell_ledger(self) -> None:
        self._place.jobs.touched.emit(frozenset({"message"}))


def missed_words(missed: Missed) -> str:
    """How many messages should have left when, in a sentence."""
    return trn(
        "{count} message should have left on {when}, while the program was not there.",
        "{count} messages should have left since {when}, while the program was not there.",
        missed.count, when=format_instant(missed.since),
    )  # fmt: skip


def _due(session: Session) -> tuple[bool, Missed | None]:
    """Whether a message's own hour has just come, and which were missed."""
    from datetime import timedelta

    from grc_desktop.database.journal.notes import now

    at = now(session)
    limit = at - timedelta(minutes=sending_rules(session).missed_after_minutes)
    coming = next_due(session, at=limit - timedelta(seconds=1))
    return coming is not None and coming <= at, missed(session, before=limit)
