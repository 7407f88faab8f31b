"""Fields of one line: text, telephone, e-mail, number, amount, day."""

from __future__ import annotations

from datetime import date
from typing import Any

from PySide6.QtCore import QDate, QEvent, QObject, QSignalBlocker, Qt
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import (
    QCalendarWidget,
    QLineEdit,
    QMenu,
    QWidgetAction,
)

from grc_desktop.core.clock import Clock
from grc_desktop.core.dates import format_date, read_date
from grc_desktop.core.email_address import read_email
from grc_desktop.core.language import tr
from grc_desktop.core.money import format_amount, read_amount
from grc_desktop.core.telephone import display, read_telephone
from grc_desktop.ui.buttons import button
from grc_desktop.ui.completing import Completer
from grc_desktop.ui.form.base import Input
from grc_desktop.ui.form.fields import Field, Finding
from grc_desktop.ui.layout import row
from grc_desktop.ui.theme import Theme


class LineInput(Input):
    """One line: plain text, telephone, e-mail, amount, number, date."""

    def __init__(self, field: Field) -> None:
        self.edit = QLineEdit()
        super().__init__(field, self.edit)
        self.edit.setMaxLength(field.longest)
        self.edit.setPlaceholderText(tr(field.placeholder))
        if field.secret:
            self.edit.setEchoMode(QLineEdit.EchoMode.Password)
        if field.suggestions:
            Completer(field.suggestions, self.edit).setFilterMode(Qt.MatchFlag.MatchContains)
        self._row = row(self.edit, spacing=0.5)
        self.setLayout(self._row)
        # Not ``textEdited``: dictation and screen readers put whole texts.
        self.edit.textChanged.connect(lambda _text: self.edited.emit())
        self.edit.returnPressed.connect(self._on_return)

    def _on_return(self) -> None:
        completer: object = self.edit.completer()
        if not (isinstance(completer, Completer) and completer.is_choosing):
            self.entered.emit()

    def value(self) -> Any:
        return self.edit.text() if self.field.secret else self.edit.text().strip()

    def put(self, value: Any) -> None:
        self._show_text(value or "")
        self.edit.setCursorPosition(0)

    def _show_text(self, text: str) -> None:
        """Another text that the user did not write."""
        with QSignalBlocker(self.edit):
            self.edit.setText(text)


class EmailInput(LineInput):
    """An e-mail address; an impossible one can be kept with a warning."""

    def own_finding(self) -> Finding | None:
        problem = read_email(self.value()).problem
        return Finding(tr(problem), "warning") if problem else None


class PhoneInput(LineInput):
    """A telephone number, shown as people of the house's country write it."""

    def __init__(self, field: Field, country: str) -> None:
        super().__init__(field)
        self._country = country

    def own_finding(self) -> Finding | None:
        if self.field.check is not None:  # who judges it knows the customer's country
            return None
        problem = read_telephone(self.value(), self._country).problem
        return Finding(tr(problem), "warning") if problem else None

    def tidy(self) -> None:
        number = read_telephone(self.value(), self._country)
        if number.e164:
            self._show_text(display(number.e164, self._country))


class NumberInput(LineInput):
    """A whole number that is not negative."""

    def value(self) -> Any:
        typed = "".join(self.edit.text().split())
        return int(typed) if typed.isascii() and typed.isdigit() else None

    def put(self, value: Any) -> None:
        self._show_text("" if value is None else str(value))

    def is_empty(self) -> bool:
        return not self.edit.text().strip()

    def own_finding(self) -> Finding | None:
        if self.is_empty() or self.value() is not None:
            return None
        return Finding(tr("Type a whole number"))


class MoneyInput(LineInput):
    """An amount in the currency of the field; the value is in cents."""

    def __init__(self, field: Field) -> None:
        super().__init__(field)
        self.edit.setFont(Theme.current().font(figures=True))

    def value(self) -> Any:
        return read_amount(self.edit.text()) if self.edit.text().strip() else None

    def put(self, value: Any) -> None:
        self._show_text("" if value is None else format_amount(value, self.field.currency))

    def is_empty(self) -> bool:
        return not self.edit.text().strip()

    def own_finding(self) -> Finding | None:
        if self.is_empty() or self.value() is not None:
            return None
        return Finding(tr("Type an amount, for example {example}", example=format_amount(29850, self.field.currency)))

    def tidy(self) -> None:
        if self.value() is not None:
            self.put(self.value())


class DateInput(LineInput):
    """A day, typed in any usual way or chosen in a calendar."""

    def __init__(self, field: Field, clock: Clock) -> None:
        super().__init__(field)
        self._clock = clock
        if not field.placeholder:
            self.edit.setPlaceholderText(tr("dd/mm/yyyy"))
        self._open = button("", self._show_calendar, icon="calendar", role="quiet", tip=tr("Choose in the calendar"))
        self._open.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._row.addWidget(self._open)

    def value(self) -> Any:
        typed = self.edit.text().strip()
        return read_date(typed, today=self._clock.today(), past_only=self.field.past_only) if typed else None

    def put(self, value: Any) -> None:
        self._show_text("" if value is None else format_date(value, style="numeric"))

    def is_empty(self) -> bool:
        return not self.edit.text().strip()

    def own_finding(self) -> Finding | None:
        if self.is_empty() or self.value() is not None:
            return None
        if self.field.past_only:
            return Finding(tr("Type a day in the past, for example 04/02/1984"))
        return Finding(tr("Type a day, for example 14/10/2026"))

    def tidy(self) -> None:
        if self.value() is not None:
            self.put(self.value())

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress and event.key() == Qt.Key.Key_Down:
            self._show_calendar()
            return True
        return super().eventFilter(watched, event)

    def _show_calendar(self) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        calendar = QCalendarWidget()
        calendar.setGridVisible(False)
        calendar.setVerticalHeaderFormat(QCalendarWidget.VerticalHeaderFormat.NoVerticalHeader)
        shown = self.value() or self._clock.today()
        calendar.setSelectedDate(QDate(shown.year, shown.month, shown.day))
        if self.field.past_only:
            today = self._clock.today()
            calendar.setMaximumDate(QDate(today.year, today.month, today.day))

        def choose(day: QDate) -> None:
            self.put(date(day.year(), day.month(), day.day()))
            menu.close()
            self.edit.setFocus()
            self.edited.emit()

        calendar.clicked.connect(choose)
        calendar.activated.connect(choose)
        holder = QWidgetAction(menu)
        holder.setDefaultWidget(calendar)
        menu.addAction(holder)
        menu.popup(self.edit.mapToGlobal(self.edit.rect().bottomLeft()))
        calendar.setFocus()
