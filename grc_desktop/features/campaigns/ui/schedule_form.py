"""When the messages may leave: now, at an hour, or within hours of the day; and what the law makes of it."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import datetime, time, timedelta

from PySide6.QtCore import QDate, QDateTime, QLocale, QTime, Signal
from PySide6.QtWidgets import QButtonGroup, QCheckBox, QDateTimeEdit, QRadioButton, QTimeEdit, QWidget

from grc_desktop.core.clock import Clock
from grc_desktop.core.language import language, tr
from grc_desktop.features.campaigns.records import Channel
from grc_desktop.features.campaigns.ui.wording import SHOWN, day_and_hour
from grc_desktop.features.outbox.law import CHANNEL_TITLES, SendingRules, verdict
from grc_desktop.features.outbox.records import WIRED
from grc_desktop.features.outbox.schedules import Schedule, earliest, not_before
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import FlowLayout, clear, column, holding, row
from grc_desktop.ui.notices import Banner
from grc_desktop.ui.spins import indent
from grc_desktop.ui.theme import Tone


class ScheduleForm(QWidget):
    """``changed()`` after each choice of the user; ``schedule`` is what was chosen."""

    changed = Signal()

    def __init__(self, clock: Clock) -> None:
        super().__init__()
        self._clock = clock
        self.now = QRadioButton(tr("As soon as possible"))
        self.at = QRadioButton(tr("Not before"))
        self.window_ = QRadioButton(tr("Only between certain hours"))
        group = QButtonGroup(self)
        for part in (self.now, self.at, self.window_):
            group.addButton(part)
        self.day = QDateTimeEdit()
        self.day.setCalendarPopup(True)
        self.day.setLocale(QLocale(language()))
        self.day.setDisplayFormat("dddd d MMMM yyyy  HH:mm")
        self.day.setAccessibleName(tr("Day and hour"))
        self.first, self.last = QTimeEdit(QTime(9, 0)), QTimeEdit(QTime(19, 0))
        self.first.setAccessibleName(tr("First hour"))
        self.last.setAccessibleName(tr("Last hour"))
        indent(self.day, self.first, self.last)
        for hour in (self.first, self.last):
            hour.setDisplayFormat("HH:mm")
        self.working = QCheckBox(tr("on working days only"))
        self._law = column(spacing=1.5)
        hours = FlowLayout()
        from_to = holding(row(self.first, label(tr("and")), self.last))
        for shown in (self.window_, from_to, self.working):
            hours.addWidget(shown)
        self.choices = holding(
            column(
                self.now,
                row(self.at, self.day, None),
                holding(hours),
                spacing=1.5,
            )
        )
        self.setLayout(column(self.choices, self._law, spacing=1.5))
        group.buttonToggled.connect(lambda _button, on: self._on_changed() if on else None)
        self.working.toggled.connect(lambda _on: self._on_changed())
        for edit in (self.day, self.first, self.last):
            edit.editingFinished.connect(self._on_changed)
        self._filling = False
        self.show_schedule(Schedule())

    def show_schedule(self, schedule: Schedule) -> None:
        """Show what was chosen before."""
        self._filling = True
        {"now": self.now, "at": self.at, "window": self.window_}[schedule.kind].setChecked(True)
        tomorrow = (self._clock.now() + timedelta(days=1)).astimezone().replace(hour=9, minute=0, second=0)
        shown = (schedule.at or tomorrow).astimezone()
        self.day.setDateTime(QDateTime(QDate(shown.year, shown.month, shown.day), QTime(shown.hour, shown.minute)))
        if schedule.from_time and schedule.to_time:
            self.first.setTime(QTime(schedule.from_time.hour, schedule.from_time.minute))
            self.last.setTime(QTime(schedule.to_time.hour, schedule.to_time.minute))
        self.working.setChecked(schedule.working_days)
        self._show_enabled()
        self._filling = False

    @property
    def schedule(self) -> Schedule:
        """What is chosen."""
        moment, first, last = self.day.dateTime(), self.first.time(), self.last.time()
        if self.at.isChecked():
            day, hour = moment.date(), moment.time()
            local = datetime(day.year(), day.month(), day.day(), hour.hour(), hour.minute())  # noqa: DTZ001 - the desk's
            return Schedule(kind="at", at=local.astimezone())
        if self.window_.isChecked():
            return Schedule(
                kind="window",
                from_time=time(first.hour(), first.minute()),
                to_time=time(last.hour(), last.minute()),
                working_days=self.working.isChecked(),
            )
        return Schedule()

    def show_law(self, counts: Mapping[Channel, int], purpose: str, rules: SendingRules) -> None:
        """Say what the law makes of the hours chosen, for each channel that the program sends by itself."""
        clear(self._law)
        now, schedule = self._clock.now(), self.schedule
        for channel in SHOWN:
            if channel not in WIRED or not counts.get(channel):
                continue
            judged = [verdict(channel, purpose, at, rules=rules) for at in _edges(schedule, now, rules)]
            found = next((one for one in judged if not one.allowed or one.warning), None)
            if found is None:
                continue
            text = tr("{channel}: {reason}", channel=tr(CHANNEL_TITLES[channel]), reason=found.reason)
            leaves, _reason = earliest(schedule, channel, purpose, now, rules=rules)
            if leaves is None:
                text += " " + tr("They could never leave within these hours: choose others.")
            elif not found.allowed and leaves > now:
                text += " " + tr("They leave from {when}.", when=day_and_hour(leaves))
            if found.source:
                text += f" ({found.source})"
            tone: Tone = "danger" if leaves is None else "warning" if found.allowed else "info"
            self._law.addWidget(Banner(tone, text))

    def _on_changed(self) -> None:
        self._show_enabled()
        if not self._filling:
            self.changed.emit()

    def _show_enabled(self) -> None:
        self.day.setEnabled(self.at.isChecked())
        for part in (self.first, self.last, self.working):
            part.setEnabled(self.window_.isChecked())


def _edges(schedule: Schedule, now: datetime, rules: SendingRules) -> list[datetime]:
    """When the first message would leave, and the last of that day where the hours are limited."""
    first = not_before(schedule, now, alsace_moselle=rules.alsace_moselle) or now
    if schedule.kind != "window" or schedule.to_time is None:
        return [first]
    last = datetime.combine(first.astimezone().date(), schedule.to_time).astimezone() - timedelta(minutes=1)
    return [first, max(first, last)]
