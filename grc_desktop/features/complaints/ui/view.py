"""One complaint as it is read: who, what, by when, what was given for it, and its steps."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from functools import partial

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction, QGuiApplication
from PySide6.QtWidgets import QWidget

from grc_desktop.core.dates import format_date, format_instant
from grc_desktop.core.language import tr, trn
from grc_desktop.core.money import format_amount
from grc_desktop.core.telephone import display
from grc_desktop.features.complaints.records import (
    CHANNELS,
    CLOCKS,
    COMPENSATIONS,
    FIELDS,
    SEVERITIES,
    CompensationRecord,
    ComplaintFile,
    Step,
)
from grc_desktop.features.complaints.rules import deadlines, must_name_mediator, next_states, standing
from grc_desktop.features.complaints.ui.writing import deed_words
from grc_desktop.features.complaints.wording import (
    SEVERITY_TONES,
    STATE_TONES,
    cause_words,
    clock_words,
    mediator_sentence,
    state_words,
)
from grc_desktop.ui.badge import Badge
from grc_desktop.ui.buttons import ButtonRole, Segmented, action, button, menu_button
from grc_desktop.ui.card import Card
from grc_desktop.ui.figures import Figure, FigureStrip
from grc_desktop.ui.labels import ElidedLabel, label
from grc_desktop.ui.layout import FlowLayout, clear, column, holding, row
from grc_desktop.ui.notices import Banner
from grc_desktop.ui.timeline import Timeline, TimelineLine

_ICONS = {
    "received": "complaint",
    "acknowledged": "send",
    "assessed": "list-checks",
    "in_progress": "play",
    "waiting_customer": "pause",
    "proposal": "voucher",
    "accepted": "success",
    "refused": "close",
    "closed": "check",
    "dispute": "warning",
    "mediation": "handover",
}


class ComplaintView(QWidget):
    """Shows a `ComplaintFile`; what the user wants done with it is told by signals.

    ``step_wanted(state)``; ``gesture_wanted(CompensationRecord | None)``: change one or add one; the others say
    themselves.
    """

    step_wanted = Signal(str)
    note_wanted = Signal()
    letter_wanted = Signal()
    edit_wanted = Signal()
    time_wanted = Signal()
    delete_wanted = Signal()
    close_wanted = Signal()
    customer_wanted = Signal(int)
    complaint_wanted = Signal(int)
    rated = Signal(object)
    gesture_wanted = Signal(object)
    gesture_deleted = Signal(int)
    voucher_used = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._body = column(spacing=3, margin=(4, 3.5))
        self.setLayout(self._body)

    def show_file(self, whole: ComplaintFile, now: datetime, home_country: str) -> None:
        """Show a complaint as it stands at ``now``."""
        clear(self._body)
        parts: list[QWidget] = [
            self._head(whole),
            self._who(whole, home_country),
            *self._banners(whole),
            self._clocks(whole, now),
            self._deeds(whole, now),
            self._story(whole),
            self._gestures(whole),
            self._steps(whole),
        ]
        for part in parts:
            self._body.addWidget(part)
        self._body.addStretch(1)
        self.setAccessibleName(f"{whole.record.number}, {whole.record.subject}")

    # --- parts -----------------------------------------------------------------------------------

    def _head(self, whole: ComplaintFile) -> QWidget:
        record = whole.record
        edit = button(tr("Edit"), self.edit_wanted.emit, icon="edit", role="compact")
        more = menu_button("", self._entries(whole), icon="more", role="quiet", tip=tr("More"))
        shut = button("", self.close_wanted.emit, icon="close", role="quiet", tip=tr("Close the complaint’s pane"))
        badges = FlowLayout(spacing=1.5)
        badges.addWidget(Badge(state_words(record.state), STATE_TONES.get(record.state, "neutral")))
        severity = tr(SEVERITIES.get(record.severity, record.severity)).lower()
        tone = SEVERITY_TONES.get(record.severity, "neutral")
        badges.addWidget(Badge(tr("Severity: {severity}", severity=severity), tone))
        badges.addWidget(Badge(cause_words(record.cause)))
        return holding(
            column(
                row(label(record.number, "muted", selectable=True), None, edit, more, shut, spacing=1.5),
                label(record.subject, "title", wrap=True, selectable=True),
                holding(badges),
                spacing=1.5,
            )
        )

    def _entries(self, whole: ComplaintFile) -> list[QAction | None]:
        entries: list[QAction | None] = []
        if whole.record.answered_at is None and whole.record.open:
            entries.append(action(tr("Give the answer more time…"), self.time_wanted.emit, icon="clock"))
        entries.append(action(tr("Add a note…"), self.note_wanted.emit, icon="note"))
        return [*entries, None, action(tr("Delete"), self.delete_wanted.emit, icon="trash")]

    def _who(self, whole: ComplaintFile, home_country: str) -> QWidget:
        record = whole.record
        customer = button(
            record.customer_name, partial(self.customer_wanted.emit, record.customer_id), icon="customer", role="link"
        )
        customer.setToolTip(tr("Open the record of {name}", name=record.customer_name))
        phone = display(whole.phone, home_country) if whole.phone else ""
        reach = " · ".join(filter(None, (phone, whole.email)))
        received = tr("Received on {when}", when=format_instant(record.received_at))
        channel = tr(CHANNELS[record.channel]).lower() if record.channel in CHANNELS else ""
        room = tr("Room {room}", room=record.room) if record.room and not whole.stay else ""
        owner = tr("Handled by {name}", name=record.owner) if record.owner else tr("Nobody handles it yet")
        lines = [" ".join(filter(None, (received, channel))), whole.stay or room, owner]
        who = row(customer, ElidedLabel(reach, "small"), spacing=2)
        who.setStretch(1, 1)
        return holding(
            column(
                who,
                *(label(line, "small", wrap=True) for line in lines if line),
                spacing=1,
            )
        )

    def _banners(self, whole: ComplaintFile) -> list[Banner]:
        banners = []
        if whole.earlier:
            last = whole.earlier[0]
            words = trn(
                "Another complaint in the twelve months before: {number}.",
                "{count} other complaints in the twelve months before, the last {number}.",
                len(whole.earlier),
                number=last.number,
            )
            open_last = partial(self.complaint_wanted.emit, last.id)
            banners.append(Banner("warning", words, action=tr("See"), run=open_last))
        if must_name_mediator(whole.record):
            complained_on = whole.record.written_on or whole.record.received_at.astimezone().date()
            sentence = mediator_sentence(whole.mediator, complained_on)
            words = tr("No agreement: the mediator has to be named to the customer.")
            copy = partial(QGuiApplication.clipboard().setText, sentence)
            banners.append(Banner("info", words, action=tr("Copy the sentence"), run=copy))
        return banners

    def _clocks(self, whole: ComplaintFile, now: datetime) -> QWidget:
        figures = []
        for clock in deadlines(whole.record):
            stands, local = standing(clock, now), clock.due.astimezone()
            figures.append(
                Figure(
                    tr(CLOCKS[clock.kind]),
                    f"{local:%H:%M}" if stands == "today" else format_date(local.date(), style="short"),
                    tr("today") if stands == "today" else clock_words(clock, now),
                    "bad" if stands in ("overdue", "late") else "good" if stands == "kept" else "",
                )
            )
        return FigureStrip(figures)

    def _deeds(self, whole: ComplaintFile, now: datetime) -> QWidget:
        state = whole.record.state
        first, *others = next_states(whole.record, now.astimezone().date())
        flow = FlowLayout()
        role: ButtonRole = "plain" if state == "closed" else "primary"
        flow.addWidget(button(deed_words(first, state), self._step(first), icon=_ICONS[first], role=role))
        if others:
            entries = [action(deed_words(one, state), self._step(one), icon=_ICONS[one]) for one in others]
            flow.addWidget(menu_button(tr("Another step"), entries, icon="steps"))
        flow.addWidget(button(tr("Answer by letter"), self.letter_wanted.emit, icon="letter"))
        flow.addWidget(button(tr("Gesture"), lambda: self.gesture_wanted.emit(None), icon="voucher"))
        flow.addWidget(button(tr("Note"), self.note_wanted.emit, icon="note"))
        held = holding(flow)
        if state not in ("closed", "accepted"):
            return held
        marks: list[tuple[object, str]] = [(None, tr("Not asked")), *((mark, str(mark)) for mark in range(1, 6))]
        name = tr("Satisfaction with the outcome, from 1 to 5")
        asked = Segmented(marks, name=name, value=whole.record.satisfaction)
        asked.chosen.connect(self.rated.emit)
        return holding(column(held, label(name, "small"), asked, spacing=2))

    def _step(self, state: str) -> Callable[[], None]:
        return partial(self.step_wanted.emit, state)

    def _story(self, whole: ComplaintFile) -> QWidget:
        record = whole.record
        parts: list[QWidget] = []
        for title, text in (
            (FIELDS["description"], record.description),
            (FIELDS["remedy_sought"], record.remedy_sought),
        ):
            if text:
                parts += [label(tr(title), "small"), label(text, wrap=True, selectable=True)]
        held = holding(column(*parts, spacing=1))
        if not parts:
            held.hide()
        return held

    def _gestures(self, whole: ComplaintFile) -> QWidget:
        cost = format_amount(whole.record.cost_cents) if whole.record.cost_cents else ""
        card = Card(tr("Gestures"), flush=True, count=cost)
        lines = Timeline()
        lines.show_lines([self._gesture(one) for one in whole.compensations])
        card.add(lines)
        card.setVisible(bool(whole.compensations))
        return card

    def _gesture(self, one: CompensationRecord) -> TimelineLine:
        facts = [
            tr("approved by {name}", name=one.approved_by) if one.approved_by else tr("not approved yet"),
            format_date(one.given_on) if one.given_on else "",
            tr("voucher {voucher}", voucher=one.voucher) if one.voucher else "",
            tr("used on {day}", day=format_date(one.voucher_used_on)) if one.voucher_used_on else "",
        ]
        entries: list[QAction | None] = [action(tr("Edit…"), partial(self.gesture_wanted.emit, one), icon="edit")]
        if one.voucher and one.voucher_used_on is None:
            entries.append(action(tr("Voucher used today"), partial(self.voucher_used.emit, one.id), icon="check"))
        entries += [None, action(tr("Delete"), partial(self.gesture_deleted.emit, one.id), icon="trash")]
        kind = tr(COMPENSATIONS.get(one.kind, one.kind))
        return TimelineLine(
            "voucher",
            kind,
            " · ".join(filter(None, facts)),
            tone="accent",
            body=one.notes or "",
            badge=(format_amount(one.cost_cents, one.currency), "neutral") if one.cost_cents else None,
            buttons=(menu_button("", entries, icon="more", role="quiet", tip=tr("More for: {title}", title=kind)),),
        )

    def _steps(self, whole: ComplaintFile) -> QWidget:
        card = Card(tr("Steps"), flush=True, count=str(len(whole.steps)))
        lines = Timeline()
        lines.show_lines(
            [
                _step_line(step, before)
                for before, step in reversed(list(zip((None, *whole.steps), whole.steps, strict=False)))
            ]
        )
        card.add(lines)
        return card


def _step_line(step: Step, before: Step | None) -> TimelineLine:
    """A step; one that stays in the state of the step before is a note."""
    is_note = before is not None and before.state == step.state
    by = tr("by {name}", name=step.recorded_by) if step.recorded_by else ""
    return TimelineLine(
        "note" if is_note else _ICONS.get(step.state, "steps"),
        tr("Note") if is_note else state_words(step.state),
        " · ".join(filter(None, (format_instant(step.at), by))),
        tone="neutral" if is_note else STATE_TONES.get(step.state, "neutral"),
        body=step.words or "",
    )
