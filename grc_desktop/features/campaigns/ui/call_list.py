"""The calls of a campaign, one after the other: who, the script, and one key for each outcome."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

from PySide6.QtCore import Qt
from PySide6.QtGui import QKeySequence, QShortcut
from PySide6.QtWidgets import QPlainTextEdit, QPushButton

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr, trn
from grc_desktop.core.telephone import display
from grc_desktop.features.campaigns.queries import call_verdict, calls_of
from grc_desktop.features.campaigns.ui.wording import day_and_hour
from grc_desktop.features.outbox.actions import record_call
from grc_desktop.features.outbox.actions.paper_and_calls import CALL_OUTCOMES
from grc_desktop.features.outbox.law import Verdict
from grc_desktop.features.outbox.records import QueuedMessage
from grc_desktop.features.reminders.records import ReminderDraft
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.filter_box import FilterBox
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import FlowLayout, column, holding, row
from grc_desktop.ui.notices import Banner
from grc_desktop.ui.printing import print_pdf
from grc_desktop.ui.record_table import Column, FixedTable
from grc_desktop.ui.theme import Theme
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from grc_desktop.database.database import Database
    from grc_desktop.ui.jobs import Progress

_AGAIN: tuple[tuple[int, str], ...] = (
    (0, later("Do not call again")),
    (2, later("in two hours")),
    (24, later("tomorrow at this hour")),
    (24 * 7, later("in a week")),
)
_TO_CALL_BACK = "to_call_back"


class CallList(Card):
    """Hidden for a campaign without calls. Keys 1 to 7 write down what came of the call that is shown."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(tr("Calls"), flush=True)
        self._place = place
        self._calls: dict[int, QueuedMessage] = {}
        self._campaign_id: int | None = None
        self._made: int | None = None
        self.table: FixedTable[QueuedMessage] = FixedTable(self._columns(), name=tr("Calls to make"))
        self.table.current_changed.connect(lambda _id: self._show_call())
        self.table.opened.connect(lambda _id: self._open())
        self.who = label("", "heading", selectable=True)
        self.number = label("", "title", selectable=True)
        self.law = Banner("warning")
        self.law.hide()
        self.script = label("", wrap=True, selectable=True)
        self.note = QPlainTextEdit()
        self.note.setPlaceholderText(tr("What was said"))
        self.note.setAccessibleName(tr("Note of the call"))
        self.note.setFixedHeight(Theme.current().px(56))
        self.note.setTabChangesFocus(True)
        self.again: FilterBox[int] = FilterBox([(hours, tr(words)) for hours, words in _AGAIN], name=tr("Next call"))
        self.outcomes: dict[str, QPushButton] = {}
        flow = FlowLayout(spacing=1.5)
        for at, (outcome, words) in enumerate(CALL_OUTCOMES.items(), start=1):
            part = button(tr("{key}  {outcome}", key=at, outcome=tr(words)), role="compact")
            part.clicked.connect(lambda _on=False, outcome=outcome: self.record(outcome))
            part.setAccessibleName(tr(words))
            self.outcomes[outcome] = part
            flow.addWidget(part)
            keys = QShortcut(QKeySequence(str(at)), self.table)
            keys.setContext(Qt.ShortcutContext.WidgetShortcut)
            keys.activated.connect(lambda outcome=outcome: self.record(outcome))
        self.print = button(tr("Print the list"), self._print, icon="print", role="compact")
        self.open_button = button(tr("Open the record"), self._open, icon="customer", role="compact")
        self.head.addWidget(self.open_button)
        self.head.addWidget(self.print)
        side = column(
            row(self.who, None, self.number),
            self.law,
            self.script,
            None,
            self.note,
            row(label(tr("Call again:"), "small"), self.again, None),
            holding(flow),
            spacing=2,
            margin=(3.5, 2.5),
        )
        both = row(self.table, spacing=0)
        both.addLayout(side)
        both.setStretch(0, 1)
        both.setStretch(1, 1)
        self.setMinimumHeight(Theme.current().px(330))
        self.add(both)
        self.hide()

    def _columns(self) -> tuple[Column[QueuedMessage], ...]:
        country = self._place.home_country
        return (
            Column(key="name", title=later("Name"), text=lambda one: one.name or "", stretch=True, look="strong"),
            Column(key="number", title=later("Number"), text=lambda one: display(one.address, country), width=150),
            Column(
                key="outcome",
                title=later("Last time"),
                text=lambda one: tr(CALL_OUTCOMES[one.outcome]) if one.outcome in CALL_OUTCOMES else "",
                badge=lambda one: "warning" if one.outcome else None,
                width=150,
            ),
        )

    def open(self, campaign_id: int) -> None:
        """Ask which calls are to be made."""
        self._campaign_id = campaign_id
        self._place.jobs.ask(self, calls_of, self._show, only_last="calls", campaign_id=campaign_id)

    def _show(self, found: list[QueuedMessage]) -> None:
        self._calls = {one.id: one for one in found}
        self.setVisible(bool(found))
        self.show_count(len(found))
        self.table.show_rows(found)
        self.setAccessibleDescription(trn("{count} call to make", "{count} calls to make", len(found)))
        current = self.table.current_id
        if found and (self._made is not None or current is None):
            self.table.select_id(next((one.id for one in found if one.id != self._made), found[0].id))
        self._made = None
        self._show_call()

    def _current(self) -> QueuedMessage | None:
        current = self.table.current_id
        return None if current is None else self._calls.get(current)

    def _show_call(self) -> None:
        one = self._current()
        self.who.setText((one.name or "") if one else "")
        self.number.setText(display(one.address, self._place.home_country) if one else "")
        self.script.setText(one.body if one else "")
        for part in self.outcomes.values():
            part.setEnabled(one is not None)
        self.law.hide()
        if one is not None:
            self._place.jobs.ask(self, call_verdict, self._judge, only_last="law", message_id=one.id)

    def _judge(self, found: Verdict) -> None:
        """Say why the law does not let this call be made now; what came of one can be written down all the same."""
        words = [found.reason]
        if found.next_at is not None:
            words.append(tr("Allowed from {when}.", when=day_and_hour(found.next_at)))
        if found.source:
            words.append(f"({found.source})")
        self.law.tell("warning", " ".join(words))
        self.law.setVisible(not found.allowed)

    # --- deeds -----------------------------------------------------------------------------------

    def record(self, outcome: str) -> None:
        """Write down what came of the call, and go on to the next."""
        one = self._current()
        if one is None:
            return
        hours = self.again.value or (24 if outcome == _TO_CALL_BACK else 0)
        next_call = None
        if hours:
            due = self._place.clock.now() + timedelta(hours=hours)
            next_call = ReminderDraft(words=one.subject or tr("Call again"), due_at=due)
        self._place.jobs.act(
            self,
            record_call,
            lambda _done: self._recorded(one.id),
            refused=self._refused,
            message_id=one.id,
            outcome=outcome,
            next_call=next_call,
            note=self.note.toPlainText().strip(),
        )

    def _recorded(self, message_id: int) -> None:
        self._made = message_id
        self.note.clear()
        self.again.set_value(0)
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def _open(self) -> None:
        one = self._current()
        if one is not None and one.customer_id is not None:
            self._place.open_customer(one.customer_id)

    def _print(self) -> None:
        """With the script and room for notes, for who calls away from the screen."""
        campaign_id = self._campaign_id
        if campaign_id is None:
            return

        def draw(base: Database, _progress: Progress) -> bytes:
            from grc_desktop.features.campaigns.call_sheet import call_sheet

            return call_sheet(base, campaign_id=campaign_id)

        self._place.jobs.work(self, draw, self._print_sheet, title=tr("Drawing the call list"), refused=self._refused)

    def _print_sheet(self, data: bytes) -> None:
        print_pdf(self, data, tr("Calls to make"), refused=self._refused)

    def _refused(self, refusal: Refused) -> None:
        self._place.notices.warn(refusal.sentence)
