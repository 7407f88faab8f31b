"""Quick entry (F2): who is on the line or at the desk, what was said, what follows. One card, no dialog.

The caller is recognised while a number or a name is typed, so that the note is on the right record
before the call ends.
"""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QPlainTextEdit, QWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.telephone import display, read_telephone
from grc_desktop.database.database import Done
from grc_desktop.features.customers.queries import find_customers
from grc_desktop.features.customers.records import Found
from grc_desktop.features.exchanges.actions import record_exchange
from grc_desktop.features.exchanges.records import ICONS, KINDS, ExchangeDraft
from grc_desktop.features.reminders.records import DELAYS, Delay, ReminderDraft
from grc_desktop.features.reminders.rules import put_off
from grc_desktop.ui.badge import Badge, IconTile
from grc_desktop.ui.buttons import action, button, menu_button
from grc_desktop.ui.card import Card
from grc_desktop.ui.labels import ElidedLabel
from grc_desktop.ui.layout import FlowLayout, holding, row, step
from grc_desktop.ui.search_popup import Answer, Hit, SearchBox
from grc_desktop.ui.workplace import Workplace

_KINDS = ("call", "visit", "email", "note")
_FOUND = 6


class QuickEntry(Card):
    """*Saisie rapide*: the caller, the note, then reminder, complaint or save."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(tr("Quick entry"))
        self.head.insertWidget(2, Badge("F2"))
        self._place = place
        self._caller: Found | None = None
        self._kind = "call"
        self._delay: Delay | None = None
        self.who = SearchBox(tr("Number or name of the caller…"), name=tr("Caller"))
        self.who.set_providers([self._find])
        self._tile = IconTile(ICONS["call"], "accent")
        self._name = ElidedLabel("", "strong")
        self._chosen = self._make_chosen()
        self._chosen.hide()
        self.note = QPlainTextEdit()
        self.note.setPlaceholderText(tr("Note of the exchange…"))
        self.note.setAccessibleName(tr("Note of the exchange"))
        self.note.setTabChangesFocus(True)
        self.note.setFixedHeight(step(18))
        self._kind_button = menu_button(
            tr(KINDS[self._kind]),
            [action(tr(KINDS[kind]), partial(self._set_kind, kind), icon=ICONS[kind]) for kind in _KINDS],
        )
        self._reminder = menu_button(tr("Reminder"), self._delays(), icon="reminder")
        self._complaint = button(tr("Complaint"), self._complain, icon="complaint")
        self._save = button(tr("Save"), self._record, role="primary", shortcut="Ctrl+Return")
        self.body.addWidget(self.who)
        self.body.addWidget(self._chosen)
        self.body.addWidget(self.note)
        keys = FlowLayout(spacing=1.5)
        for key in (self._kind_button, self._reminder, self._complaint):
            keys.addWidget(key)
        line = row(holding(keys), self._save, spacing=1.5)
        line.setStretch(0, 1)
        line.setAlignment(self._save, Qt.AlignmentFlag.AlignBottom)
        self.body.addLayout(line)
        self._show_caller()

    def _make_chosen(self) -> QWidget:
        other = button("", partial(self._choose, None), icon="close", role="quiet", tip=tr("Somebody else"))
        line = row(self._tile, self._name, other, margin=(2, 1))
        line.setStretch(1, 1)
        chosen = holding(line, name="chosen")
        chosen.setProperty("role", "field")
        return chosen

    def start(self) -> None:
        """Take the focus, for the next caller."""
        (self.note if self._caller else self.who.edit).setFocus(Qt.FocusReason.ShortcutFocusReason)

    @property
    def is_written(self) -> bool:
        """Whether a note stands here that is not saved."""
        return bool(self.note.toPlainText().strip())

    # --- the caller ------------------------------------------------------------------------------

    def _find(self, text: str, answer: Answer) -> None:
        if not text:
            answer([])
            return
        self._place.jobs.ask(
            self, find_customers, partial(self._offer, text, answer), only_last="who", text=text, limit=_FOUND
        )

    def _offer(self, text: str, answer: Answer, found: list[Found]) -> None:
        hits = [Hit(one.name, partial(self._choose, one), self._about(one), portrait=one.name) for one in found]
        phone = read_telephone(text, self._place.home_country)
        if phone.e164 and [one.phone for one in found] == [phone.e164]:
            self._choose(found[0])  # the whole number of one customer: nothing to ask
            return
        if phone.e164 or not found:
            hits.append(Hit(tr("New customer: {text}", text=text), partial(self._new_customer, text), icon="plus"))
        answer(hits)

    def _about(self, one: Found) -> str:
        phone = display(one.phone, self._place.home_country) if one.phone else None
        return " · ".join(part for part in (phone, one.company, one.city) if part)

    def _new_customer(self, text: str) -> None:
        is_phone = read_telephone(text, self._place.home_country).e164 is not None
        self._place.go("customers", new=True, values={"phone": text} if is_phone else {"last_name": text})

    def _choose(self, one: Found | None) -> None:
        self._caller = one
        self.who.clear()
        self._show_caller()
        self.start()

    def _show_caller(self) -> None:
        known = self._caller is not None
        self.who.setVisible(not known)
        self._chosen.setVisible(known)
        self._complaint.setEnabled(known)
        self._save.setEnabled(known)
        if self._caller is not None:
            phone = display(self._caller.phone, self._place.home_country) if self._caller.phone else ""
            self._name.setText(f"{phone} — {self._caller.name}" if phone else self._caller.name)
        self._tile.show_icon(ICONS[self._kind], "accent")

    # --- what follows ----------------------------------------------------------------------------

    def _set_kind(self, kind: str) -> None:
        self._kind = kind
        self._kind_button.setText(tr(KINDS[kind]))
        self._show_caller()

    def _delays(self) -> list[QAction]:
        return [
            action(tr("No reminder"), partial(self._set_delay, None)),
            *(action(tr(words), partial(self._set_delay, delay)) for delay, words in DELAYS.items()),
        ]

    def _set_delay(self, delay: Delay | None) -> None:
        self._delay = delay
        self._reminder.setText(tr(DELAYS[delay]) if delay else tr("Reminder"))

    def _complain(self) -> None:
        """Open a complaint of the caller with the note, which also stays here: nothing is lost if it is given up."""
        if self._caller is not None:
            self._place.go("complaints", new_for=self._caller.id, words=self.note.toPlainText())

    def _record(self) -> None:
        if self._caller is None:
            return
        now = self._place.clock.now()
        words = self.note.toPlainText().strip()
        subject, _, body = words.partition("\n")
        draft = ExchangeDraft(kind=self._kind, at=now, subject=subject or None, body=body.strip() or None)
        reminder = None
        if self._delay:
            reminder = ReminderDraft(words=subject or tr("Call back"), due_at=put_off(now, self._delay))
        self._place.jobs.act(
            self,
            record_exchange,
            self._recorded,
            refused=self._refuse,
            customer_id=self._caller.id,
            draft=draft,
            reminder=reminder,
        )

    def _recorded(self, _done: Done[int]) -> None:
        self._clear()
        self.start()

    def _refuse(self, refusal: Refused) -> None:
        self._place.notices.warn(refusal.sentence)
        self.note.setFocus()

    def _clear(self) -> None:
        self.note.clear()
        self._set_delay(None)
        self._set_kind("call")
        self._caller = None
        self._show_caller()
