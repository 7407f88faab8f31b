"""What is to be done: complaints, reminders and birthdays, each with one key to act and done / later / never.

After them what the program noticed by itself and proposes (``offers.Prompt``).
"""

from __future__ import annotations

from datetime import datetime
from functools import partial

from PySide6.QtGui import QAction

from grc_desktop.core.dates import relative
from grc_desktop.core.language import tr, trn
from grc_desktop.core.telephone import display
from grc_desktop.features.complaints.records import SEVERITIES, STATES, ComplaintRecord
from grc_desktop.features.complaints.rules import next_deadline, standing
from grc_desktop.features.offers import Prompt, PromptWords
from grc_desktop.features.reminders.actions import answer_birthday, close_reminder, postpone_reminder
from grc_desktop.features.reminders.records import DELAYS, ICONS, Birthday, ReminderRecord
from grc_desktop.features.reminders.rules import due_words
from grc_desktop.features.today.queries import due, proposals
from grc_desktop.features.today.records import Due
from grc_desktop.features.today.ui.line import Line, Lines
from grc_desktop.ui.buttons import action, button
from grc_desktop.ui.card import Card
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.theme import Tone
from grc_desktop.ui.workplace import Workplace


class DueCard(Card):
    """*À traiter*: reloads itself when told to."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(tr("To do"), flush=True)
        self._place = place
        self._prompts: list[Prompt] = [prompt for feature in place.features for prompt in feature.prompts]
        self._due = Due((), (), ())
        self._proposed: list[list[PromptWords]] = []
        self._lines = Lines()
        self.body.addWidget(self._lines)

    @property
    def tables(self) -> frozenset[str]:
        """The tables that proposals are made from."""
        return frozenset().union(*(prompt.tables for prompt in self._prompts))

    def reload(self) -> None:
        """Ask what is due, and what every feature proposes."""
        self._place.jobs.ask(self, due, self._show_due, only_last="due")
        if self._prompts:
            asks = [prompt.ask for prompt in self._prompts]
            self._place.jobs.ask(self, proposals, self._show_proposed, only_last="proposals", asks=asks)

    def _show_due(self, found: Due) -> None:
        self._due = found
        self._show()

    def _show_proposed(self, found: list[list[PromptWords]]) -> None:
        self._proposed = found
        self._show()

    def _show(self) -> None:
        found = self._due
        self.show_count(found.count)
        lines = [
            *map(self._complaint_line, found.complaints),
            *map(self._reminder_line, found.reminders),
            *map(self._birthday_line, found.birthdays),
            *(
                self._proposed_line(prompt, one)
                for prompt, proposed in zip(self._prompts, self._proposed, strict=False)
                for one in proposed
            ),
        ]
        nothing = EmptyState(
            "success", tr("Nothing waits"), tr("Complaints, call-backs and birthdays of the day are listed here.")
        )
        self._lines.show_lines(lines, nothing)

    def _proposed_line(self, prompt: Prompt, one: PromptWords) -> Line:
        act = button(one.action, partial(prompt.run, self._place, one.key))
        return Line(prompt.icon, "accent", one.title, one.text, act, entries=None)

    def _now(self) -> datetime:
        return self._place.clock.now()

    def _complaint_line(self, one: ComplaintRecord) -> Line:
        clock = next_deadline(one)
        late = clock is not None and standing(clock, self._now()) == "overdue"
        badge: tuple[str, Tone] | None = None
        if clock is not None:
            when = due_words(clock.due, self._now())
            badge = (tr("overdue: {when}", when=when), "danger") if late else (tr("due {when}", when=when), "warning")
        notes = [tr("Severity: {severity}", severity=tr(SEVERITIES[one.severity])), tr(STATES[one.state])]
        if one.owner:
            notes.append(tr("taken by {name}", name=one.owner))
        return Line(
            "complaint",
            "danger",
            tr("{number} · {name} — {subject}", number=one.number, name=one.customer_name, subject=one.subject),
            " · ".join(notes),
            button(tr("Open"), partial(self._place.go, "complaints", complaint_id=one.id)),
            badge=badge,
            entries=None,
        )

    def _reminder_line(self, one: ReminderRecord) -> Line:
        late = one.due_at.astimezone().date() < self._now().astimezone().date()
        notes = [one.customer_name, display(one.phone, self._place.home_country) if one.phone else None]
        if one.assigned_to:
            notes.append(tr("for {name}", name=one.assigned_to))
        act = button(tr("Done"), partial(self._close, one, "done"))
        if one.customer_id is not None:
            act = button(tr("Open"), partial(self._place.open_customer, one.customer_id))
        return Line(
            ICONS[one.kind],
            "info",
            one.words,
            " · ".join(note for note in notes if note),
            act,
            badge=(due_words(one.due_at, self._now()), "danger" if late else "warning"),
            entries=self._choices_of_reminder(one),
        )

    def _choices_of_reminder(self, one: ReminderRecord) -> list[QAction]:
        later_on = [
            action(tr(words), partial(self._place.jobs.act, self, postpone_reminder, reminder_id=one.id, delay=delay))
            for delay, words in DELAYS.items()
        ]
        return [
            action(tr("Done"), partial(self._close, one, "done"), icon="check"),
            *later_on,
            action(tr("Never: drop it"), partial(self._close, one, "never"), icon="close"),
        ]

    def _close(self, one: ReminderRecord, outcome: str) -> None:
        self._place.jobs.act(self, close_reminder, reminder_id=one.id, outcome=outcome)

    def _birthday_line(self, one: Birthday) -> Line:
        day = relative(one.day, self._place.clock.today())
        title = trn(
            "Birthday {day}: {name} ({count} year)",
            "Birthday {day}: {name} ({count} years)",
            one.age,
            day=day,
            name=one.name,
        )
        answer = partial(self._place.jobs.act, self, answer_birthday, customer_id=one.customer_id, year=one.day.year)
        return Line(
            "birthday",
            "warning",
            title,
            tr("A word at the desk, a card or a call"),
            button(tr("Open"), partial(self._place.open_customer, one.customer_id)),
            badge=(day, "neutral"),
            entries=[
                action(tr("Done"), partial(answer, outcome="done"), icon="check"),
                action(tr("Tomorrow morning"), partial(answer, delay="tomorrow")),
                action(tr("Never for this customer"), partial(answer, outcome="never"), icon="close"),
            ],
        )
