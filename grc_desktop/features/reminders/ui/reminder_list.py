"""What is to be done for a customer: one line each, with done, later and never."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction

from grc_desktop.core.language import tr
from grc_desktop.features.reminders.actions import (
    close_reminder,
    delete_reminder,
    postpone_reminder,
)
from grc_desktop.features.reminders.records import DELAYS, ICONS, KINDS, Delay, ReminderRecord
from grc_desktop.features.reminders.rules import due_words, urgency
from grc_desktop.ui.buttons import action, button, menu_button
from grc_desktop.ui.card import Card
from grc_desktop.ui.theme import Tone
from grc_desktop.ui.timeline import Timeline, TimelineLine
from grc_desktop.ui.workplace import Workplace

_TONES: dict[str, Tone] = {"overdue": "danger", "today": "warning", "upcoming": "neutral"}


class ReminderList(Card):
    """A card of reminders; hidden while there are none. ``edit_wanted(ReminderRecord)`` to change one."""

    edit_wanted = Signal(object)

    def __init__(self, place: Workplace) -> None:
        super().__init__(flush=True)
        self._place = place
        self._lines = Timeline()
        self.add(self._lines)
        self.hide()

    def show_reminders(self, reminders: Sequence[ReminderRecord]) -> None:
        """Show these, most urgent first."""
        self._lines.show_lines([self._line(one) for one in reminders])
        self.setVisible(bool(reminders))

    def _line(self, one: ReminderRecord) -> TimelineLine:
        now = self._place.clock.now()
        stands = urgency(one.due_at, now)
        words, _, rest = one.words.partition("\n")
        when = due_words(one.due_at, now)
        done = button(tr("Done"), lambda: self._close(one, done=True), icon="check", role="compact")
        done.setAccessibleName(tr("Done: {words}", words=words))
        more = menu_button("", self._entries(one), icon="more", role="quiet", tip=tr("Later, never, edit"))
        facts = [tr(KINDS.get(one.kind, one.kind)), tr("for {name}", name=one.assigned_to) if one.assigned_to else ""]
        return TimelineLine(
            ICONS.get(one.kind, "reminder"),
            words,
            " · ".join(filter(None, facts)),
            tone="info",
            body=rest,
            badge=(tr("Overdue: {when}", when=when) if stands == "overdue" else when, _TONES[stands]),
            buttons=(done, more),
        )

    def _entries(self, one: ReminderRecord) -> list[QAction | None]:
        def put_off(delay: Delay) -> Callable[[], None]:
            return lambda: self._place.jobs.act(self, postpone_reminder, reminder_id=one.id, delay=delay)

        def delete() -> None:
            self._place.jobs.act(self, delete_reminder, reminder_id=one.id)

        later_on = [action(tr(words), put_off(delay), icon="clock") for delay, words in DELAYS.items()]
        return [
            *later_on,
            action(tr("Never"), lambda: self._close(one, done=False), icon="bell-off"),
            None,
            action(tr("Edit…"), lambda: self.edit_wanted.emit(one), icon="edit"),
            action(tr("Delete"), delete, icon="trash"),
        ]

    def _close(self, one: ReminderRecord, *, done: bool) -> None:
        self._place.jobs.act(self, close_reminder, reminder_id=one.id, outcome="done" if done else "never")
