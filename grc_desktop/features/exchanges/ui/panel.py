"""The tab *Exchanges* of the customer record: one timeline of all that was said and sent, and the reminders."""

from __future__ import annotations

from itertools import groupby

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPushButton

from grc_desktop.core.dates import format_date
from grc_desktop.core.language import tr, trn
from grc_desktop.features.exchanges.actions import delete_exchange, edit_exchange, record_exchange
from grc_desktop.features.exchanges.queries import exchange_tab
from grc_desktop.features.exchanges.records import ICONS, KINDS, ExchangeDraft, ExchangeRecord
from grc_desktop.features.exchanges.rules import headline, kind_words, outcome_words
from grc_desktop.features.exchanges.ui.writing import ExchangeWriting
from grc_desktop.features.reminders.actions import add_reminder, edit_reminder
from grc_desktop.features.reminders.records import ReminderDraft, ReminderRecord
from grc_desktop.features.reminders.rules import put_off
from grc_desktop.features.reminders.ui.reminder_list import ReminderList
from grc_desktop.features.reminders.ui.writing import reminder_draft, reminder_fields, reminder_values
from grc_desktop.ui.buttons import action, button, menu_button
from grc_desktop.ui.card import Card
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.filter_box import FilterBox
from grc_desktop.ui.layout import FlowLayout, column, holding, row, scrolled
from grc_desktop.ui.timeline import Timeline, TimelineLine
from grc_desktop.ui.workplace import Workplace
from grc_desktop.ui.written_panel import WrittenPanel

TABLES = frozenset({"exchange", "reminder", "complaint", "message"})

_AT_FIRST = 40
"""Lines shown before somebody asks for the older ones."""


class ExchangesPanel(WrittenPanel):
    """Reminders, timeline with a filter, and the editor in their place while something is written."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, tables=TABLES, unsaved=tr("Save or cancel the exchange first."))
        self._rows: list[ExchangeRecord] = []
        self._all = False

        self.add_button = button(tr("New exchange"), self.write_new, icon="plus", role="primary")
        self.remind_button = button(tr("Reminder"), self.write_reminder, icon="reminder")
        self.kind_box: FilterBox[str | None] = FilterBox(name=tr("Type"))
        self.kind_box.chosen.connect(lambda _value: self._show())
        self.reminders = ReminderList(place)
        self.reminders.edit_wanted.connect(self._edit_reminder)
        self.timeline = Timeline()
        self._more = button("", self._show_all, role="link")
        self._nothing = EmptyState(
            "phone",
            tr("No exchange yet"),
            tr("Calls, visits, letters and e-mails are kept here, so that whoever answers next knows what was said."),
        )
        self._lines = Card(flush=True)
        self._lines.add(self.timeline, row(None, self._more, None, margin=(0, 1)))

        to_file = [
            action("Excel", lambda: self._export("xlsx"), icon="file-table"),
            action("PDF", lambda: self._export("pdf"), icon="file-text"),
        ]
        self.export_button = menu_button("", to_file, icon="export", tip=tr("Export the list"))
        tools = FlowLayout()
        for tool in (self.add_button, self.remind_button, self.kind_box, self.export_button):
            tools.addWidget(tool)
        tools.setAlignment(self.kind_box, Qt.AlignmentFlag.AlignRight)
        content = scrolled(holding(column(self.reminders, self._lines, self._nothing, None, spacing=3)))
        self.lay_out(holding(column(tools, content, spacing=3)))
        self._show()

    # --- what is shown ---------------------------------------------------------------------------

    def reload(self) -> None:
        if self.customer_id is None:
            self._receive(([], []))
        else:
            self.jobs.ask(self, exchange_tab, self._receive, only_last="tab", customer_id=self.customer_id)

    def show_customer(self, customer_id: int | None) -> None:
        if customer_id != self.customer_id:
            self._all = False
            self.kind_box.set_value(None)
        super().show_customer(customer_id)

    def _receive(self, told: tuple[list[ExchangeRecord], list[ReminderRecord]]) -> None:
        self._rows, reminders = told
        self.reminders.show_reminders(reminders)
        present = {one.kind for one in self._rows}
        kinds: list[tuple[str | None, str]] = [(key, tr(text)) for key, text in KINDS.items() if key in present]
        self.kind_box.set_choices([(None, tr("All exchanges")), *kinds])
        self.kind_box.setVisible(len(kinds) > 1)
        self._show()

    def _show(self) -> None:
        rows = self._chosen()
        self.export_button.setEnabled(any(one.message_id is None for one in rows))
        shown = rows if self._all else rows[:_AT_FIRST]
        lines: list[TimelineLine | str] = []
        for month, group in groupby(shown, key=_month):
            lines.append(month)
            lines += [self._line(one) for one in group]
        self.timeline.show_lines(lines)
        hidden = len(rows) - len(shown)
        self._more.setText(trn("Show {count} older exchange", "Show {count} older exchanges", hidden))
        self._more.setVisible(hidden > 0)
        self._lines.setVisible(bool(rows))
        self._nothing.setVisible(not rows)

    def _chosen(self) -> list[ExchangeRecord]:
        return [one for one in self._rows if self.kind_box.value in (None, one.kind)]

    def _show_all(self) -> None:
        self._all = True
        self._show()

    def _line(self, one: ExchangeRecord) -> TimelineLine:
        local = one.at.astimezone()
        facts = [
            kind_words(one),
            tr("{date} at {time}", date=format_date(local.date()), time=f"{local:%H:%M}"),
            tr("noted by {name}", name=one.recorded_by) if one.recorded_by else "",
            tr("campaign “{name}”", name=one.campaign) if one.campaign and one.campaign != one.subject else "",
        ]
        title = headline(one.kind, one.subject, one.body, one.outcome)
        body = one.body if one.body and one.body != title else ""
        outcome = outcome_words(one.outcome)
        return TimelineLine(
            ICONS.get(one.kind, "note"),
            title,
            " · ".join(filter(None, facts)),
            tone="accent" if one.direction == "in" else "neutral",
            body=body,
            badge=(outcome, "neutral") if outcome and outcome != title else None,
            buttons=self._buttons(one),
        )

    def _buttons(self, one: ExchangeRecord) -> tuple[QPushButton, ...]:
        """What can be done with a line; what has left as a message stays as it was."""
        if one.message_id is not None:
            return ()
        return (menu_button("", self._entries(one), icon="more", role="quiet", tip=tr("Edit, delete")),)

    def _entries(self, one: ExchangeRecord) -> list[QAction | None]:
        entries: list[QAction | None] = [action(tr("Edit…"), lambda: self.edit(one), icon="edit")]
        if one.complaint_id is not None:
            opened = tr("Open the complaint {number}", number=one.complaint_number)
            entries.append(action(opened, lambda: self._open_complaint(one), icon="complaint"))
        return [*entries, None, action(tr("Delete"), lambda: self._remove(one.id), icon="trash")]

    def _open_complaint(self, one: ExchangeRecord) -> None:
        self.place.go("complaints", complaint_id=one.complaint_id)

    # --- what can be done ------------------------------------------------------------------------

    def write_new(self) -> None:
        """Open the form of a new exchange: a call of this minute, until something else is chosen."""
        if self.customer_id is not None and self.may_leave():
            draft = ExchangeDraft(kind=self.kind_box.value or "call", at=self.place.clock.now())
            writing = ExchangeWriting(self.editor, draft, new=True)
            self.write(lambda: self._save_new(writing))

    def edit(self, record: ExchangeRecord) -> None:
        """Open the form of an exchange."""
        writing = ExchangeWriting(self.editor, record.draft(), new=False)
        self.write(lambda: self.act(edit_exchange, exchange_id=record.id, was=writing.was, draft=writing.draft()))

    def write_reminder(self) -> None:
        """Open the form of a new reminder, for tomorrow morning."""
        if self.customer_id is not None and self.may_leave():
            draft = ReminderDraft(words="", due_at=put_off(self.place.clock.now(), "tomorrow"))
            form = self.editor.open_form(tr("New reminder"), reminder_fields(), reminder_values(draft), icon="reminder")
            self.write(
                lambda: self.act(add_reminder, customer_id=self.customer_id, draft=reminder_draft(form.values()))
            )

    def _edit_reminder(self, record: ReminderRecord) -> None:
        was = record.draft()
        form = self.editor.open_form(tr("Edit the reminder"), reminder_fields(), reminder_values(was), icon="reminder")
        self.write(lambda: self.act(edit_reminder, reminder_id=record.id, was=was, draft=reminder_draft(form.values())))

    def _save_new(self, writing: ExchangeWriting) -> None:
        reminder = writing.reminder(self.place.clock.now())
        self.act(record_exchange, customer_id=self.customer_id, draft=writing.draft(), reminder=reminder)

    def _remove(self, exchange_id: int) -> None:
        self.jobs.act(self, delete_exchange, exchange_id=exchange_id)

    def _export(self, ending: str) -> None:
        """The list as it is shown, on the page that prints and exports."""
        rows = self._chosen()
        title = tr("Exchanges with {name}", name=rows[0].customer_name)
        self.place.go(
            "print",
            subject="exchanges",
            ids=tuple(one.id for one in rows if one.message_id is None),
            ending=ending,
            title=title,
        )


def _month(one: ExchangeRecord) -> str:
    words = format_date(one.at.astimezone().date(), style="long").split(" ", 1)[-1]
    return words[:1].upper() + words[1:]
