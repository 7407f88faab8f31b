"""Telephones and e-mails of a customer: a line each, edited in place."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any, Generic, TypeVar

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QVBoxLayout, QWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr
from grc_desktop.core.telephone import display, read_telephone
from grc_desktop.features.customers import actions
from grc_desktop.features.customers.records import (
    EMAIL_STATES,
    PHONE_KINDS,
    USES,
    Customer,
    EmailRecord,
    PhoneRecord,
)
from grc_desktop.ui.buttons import button, leads_to
from grc_desktop.ui.form import Field, Form
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import clear, column, holding, row
from grc_desktop.ui.theme import Tone
from grc_desktop.ui.timeline import TimelineLine
from grc_desktop.ui.workplace import Workplace

T = TypeVar("T", PhoneRecord, EmailRecord)


@dataclass(frozen=True)
class Line:
    """What the line of one record shows."""

    icon: str
    title: str
    subtitle: str
    badge: tuple[str, Tone] | None = None


class Section(QWidget):
    """A heading, lines, *Add*, and the form of the line that is being written.

    ``editing(bool)`` when a form opens or closes.
    """

    editing = Signal(bool)

    def __init__(self, place: Workplace, title: str, add: str) -> None:
        super().__init__()
        self.place = place
        self.customer: Customer | None = None
        self.form: Form | None = None
        self._add = button(add, lambda: self.open_form(None), icon="plus", role="link")
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._slot = QVBoxLayout()
        self._slot.setContentsMargins(0, 0, 0, 0)
        head = row(label(title, "heading"), None, self._add)
        self.setLayout(column(head, self._lines, holding(self._slot), spacing=1))

    def show_customer(self, customer: Customer) -> None:
        """Show the lines of a customer; a form that is open for the same one stays."""
        if self.customer is not None and customer.id != self.customer.id:
            self.close_form()
        self.customer = customer
        clear(self._lines)
        for widget in self.make_lines(customer):
            self._lines.addWidget(widget)

    def make_lines(self, customer: Customer) -> list[QWidget]:
        """The lines. To be overridden."""
        raise NotImplementedError

    def open_form(self, record: Any) -> None:
        """Edit a record, or write a new one (None). To be overridden; uses `put_form`."""
        raise NotImplementedError

    def put_form(self, form: Form, values: Mapping[str, Any], save: Callable[[], object], *beside: QWidget) -> None:
        """Show a form beneath the lines."""
        self.close_form()
        self.form = form
        form.show_values(values)
        form.submitted.connect(save)
        self.cancel = button(tr("Cancel"), self.close_form)
        buttons = row(None, self.cancel, button(tr("Save"), save, icon="check", role="primary"))
        self._slot.addWidget(holding(column(form, *beside, buttons, spacing=2, margin=(0, 2))))
        self._add.setEnabled(False)
        self.editing.emit(True)
        form.input(next(iter(form.values()))).setFocus(Qt.FocusReason.OtherFocusReason)

    def close_form(self) -> None:
        """Give up what is being written."""
        if self.form is not None:
            focused: QWidget | None = self.window().focusWidget()
            self.form = None
            self._add.setEnabled(True)
            if focused is not None and self.isAncestorOf(focused):
                self._add.setFocus(Qt.FocusReason.OtherFocusReason)  # Qt would leave it where nothing stands
            clear(self._slot)
            self.editing.emit(False)

    @property
    def is_changed(self) -> bool:
        """Whether something unsaved is written here."""
        return self.form is not None and self.form.is_changed

    def act(self, run: Callable[..., Any], **values: Any) -> None:
        """Do it; a refusal is shown beside its field."""
        self.place.jobs.act(self, run, lambda _done: self.close_form(), refused=self._refused, **values)

    def _refused(self, refusal: Refused) -> None:
        if self.form is not None:
            self.form.refuse(refusal)
        else:
            self.place.notices.warn(refusal.sentence)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape and self.form is not None:
            if not leads_to(self.cancel, written=self.is_changed):
                self.close_form()
        else:
            super().keyPressEvent(event)


class _Ways(Section, Generic[T]):
    """What telephones and e-mails share."""

    def line(self, record: T) -> Line:
        """How a record is shown."""
        raise NotImplementedError

    def records(self, customer: Customer) -> tuple[T, ...]:
        """The records of a customer."""
        raise NotImplementedError

    def remove(self, record: T) -> None:
        """Take a record away."""
        raise NotImplementedError

    def prefer(self, record: T) -> None:
        """Make it the one that is used."""
        raise NotImplementedError

    def make_lines(self, customer: Customer) -> list[QWidget]:
        records = self.records(customer)
        first = [record for record in records if record.preferred]
        lines: list[QWidget] = []
        for record in records:
            alike = sum(one.kind == record.kind for one in records)
            told = record in first and len(records) > 1 and (len(first) == 1 or alike > 1)
            lines.append(self._make_line(record, several=len(records) > 1, told=told))
        return lines

    def _make_line(self, record: T, *, several: bool, told: bool) -> QWidget:
        """``told``: it says that it is used first. A mobile and a landline may both be, each for its own purpose."""
        line = self.line(record)
        buttons: list[QWidget] = []
        if several and not record.preferred:
            words = tr("Use {what} first", what=line.title)
            buttons.append(button("", partial(self.prefer, record), icon="star", role="quiet", tip=words))
        edit = tr("Edit {what}", what=line.title)
        remove = tr("Remove {what}", what=line.title)
        buttons.append(button("", partial(self.open_form, record), icon="edit", role="quiet", tip=edit))
        buttons.append(button("", partial(self.remove, record), icon="trash", role="quiet", tip=remove))
        subtitle = " · ".join(filter(None, (line.subtitle, tr("used first") if told else "")))
        return TimelineLine(line.icon, line.title, subtitle, badge=line.badge, buttons=buttons)


class Phones(_Ways[PhoneRecord]):
    """The telephone numbers."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, tr("Telephone"), tr("Add a number"))

    def records(self, customer: Customer) -> tuple[PhoneRecord, ...]:
        return customer.phones

    def line(self, record: PhoneRecord) -> Line:
        number = display(record.e164, self.place.home_country) if record.e164 else record.typed
        about = f"{tr(PHONE_KINDS.get(record.kind, record.kind))} · {tr(USES.get(record.use, record.use))}"
        problem = None if record.e164 else read_telephone(record.typed, self.place.home_country).problem
        icon = "mobile" if record.kind == "mobile" else "phone"
        return Line(icon, number, about, (tr(problem), "warning") if problem else None)

    def open_form(self, record: PhoneRecord | None) -> None:
        kinds = [(key, tr(words)) for key, words in PHONE_KINDS.items()]
        if record is None:
            kinds.insert(0, ("", tr("As recognised")))
        form = Form(
            [
                Field(key="typed", label=later("Number"), kind="phone", required=True),
                Field(key="kind", label=later("Kind"), kind="choice", choices=kinds),
                Field(key="use", label=later("Use"), kind="choice", choices=[(k, tr(w)) for k, w in USES.items()]),
                Field(key="preferred", label=later("Use this one first"), kind="checkbox"),
            ],
            clock=self.place.clock,
            home_country=self.place.home_country,
        )
        values: dict[str, Any] = {"kind": "", "use": "home", "preferred": False}
        if record is not None:
            number = display(record.e164, self.place.home_country) if record.e164 else record.typed
            values = {"typed": number, "kind": record.kind, "use": record.use, "preferred": record.preferred}

        def save() -> None:
            if not form.is_valid() or self.customer is None:
                return
            if record is None:
                self.act(actions.add_phone, customer_id=self.customer.id, **form.values())
            else:
                changes = {key: change.value for key, change in form.changes().items()}
                self.act(actions.edit_phone, phone_id=record.id, changes=changes)

        self.put_form(form, values, save)

    def remove(self, record: PhoneRecord) -> None:
        self.act(actions.remove_phone, phone_id=record.id)

    def prefer(self, record: PhoneRecord) -> None:
        self.act(actions.edit_phone, phone_id=record.id, changes={"preferred": True})


class Emails(_Ways[EmailRecord]):
    """The e-mail addresses."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, tr("E-mail"), tr("Add an e-mail"))

    def records(self, customer: Customer) -> tuple[EmailRecord, ...]:
        return customer.emails

    def line(self, record: EmailRecord) -> Line:
        badge: tuple[str, Tone] | None = None
        if record.state != "valid":
            badge = (tr(EMAIL_STATES.get(record.state, record.state)), "warning")
        return Line("email", record.address, tr(USES.get(record.kind, record.kind)), badge)

    def open_form(self, record: EmailRecord | None) -> None:
        fields = [
            Field(key="address", label=later("E-mail address"), kind="email", required=True, wide=True),
            Field(key="kind", label=later("Use"), kind="choice", choices=[(k, tr(w)) for k, w in USES.items()]),
        ]
        if record is not None:
            states = [(key, tr(words)) for key, words in EMAIL_STATES.items()]
            fields.append(Field(key="state", label=later("State"), kind="choice", choices=states))
        fields.append(Field(key="preferred", label=later("Use this one first"), kind="checkbox"))
        form = Form(fields, clock=self.place.clock)
        values: dict[str, Any] = {"kind": "home", "preferred": False}
        if record is not None:
            values = {name: getattr(record, name) for name in ("address", "kind", "state", "preferred")}

        def save() -> None:
            if not form.is_valid() or self.customer is None:
                return
            if record is None:
                self.act(actions.add_email, customer_id=self.customer.id, **form.values())
            else:
                changes = {key: change.value for key, change in form.changes().items()}
                self.act(actions.edit_email, email_id=record.id, changes=changes)

        self.put_form(form, values, save)

    def remove(self, record: EmailRecord) -> None:
        self.act(actions.remove_email, email_id=record.id)

    def prefer(self, record: EmailRecord) -> None:
        self.act(actions.edit_email, email_id=record.id, changes={"preferred": True})
