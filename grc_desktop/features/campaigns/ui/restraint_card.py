"""By which account it leaves, within which hours, and who gets nothing for the sake of comparison."""

from __future__ import annotations

from dataclasses import replace

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from grc_desktop.core.language import tr
from grc_desktop.core.numbers import format_count, format_share
from grc_desktop.features.campaigns.records import Campaign, Options
from grc_desktop.features.campaigns.ui.wording import day_and_hour
from grc_desktop.features.outbox.accounts import Account
from grc_desktop.features.outbox.queries import accounts
from grc_desktop.features.outbox.schedules import Schedule
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.filter_box import FilterBox
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import FlowLayout, column, holding
from grc_desktop.ui.workplace import Workplace

_PERCENTS = (0, 5, 10, 15, 20)


class RestraintCard(Card):
    """``chosen(Options)`` after each choice; ``schedule_wanted()`` where the hours are chosen."""

    chosen = Signal(object)
    schedule_wanted = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.setAccessibleName(tr("Sending and comparison"))
        self._place = place
        self._options = Options()
        self._reached = 0
        self.accounts: dict[str, FilterBox[str]] = {
            "sms": FilterBox([("", tr("No account"))], name=tr("SMS account")),
            "email": FilterBox([("", tr("No account"))], name=tr("E-mail account")),
        }
        self.window_ = button(tr("As the law allows"), self.schedule_wanted.emit, icon="clock")
        self.control: FilterBox[int] = FilterBox(name=tr("Control group"))
        self.control.setToolTip(tr("So many get no message: what the others bring is compared with them"))
        self.code = QLineEdit()
        self.code.setAccessibleName(tr("Word before each code"))
        self.code.setPlaceholderText(tr("SNOW"))
        self.code.setMaxLength(12)
        for channel, box in self.accounts.items():
            box.chosen.connect(lambda key, channel=channel: self._choose_account(channel, str(key)))
        self.control.chosen.connect(lambda percent: self._choose(control_percent=percent))
        self.code.editingFinished.connect(self._choose_code)
        self.cells = {
            "sms": _cell(tr("SMS account"), self.accounts["sms"]),
            "email": _cell(tr("E-mail account"), self.accounts["email"]),
            "hours": _cell(tr("Hours of sending"), self.window_),
            "control": _cell(tr("Control group"), self.control),
            "code": _cell(tr("Code word"), self.code),
        }
        line = FlowLayout(spacing=3)
        for cell in self.cells.values():
            line.addWidget(cell)
        self.add(line)
        self._show_control()
        self.show_channel("sms")

    def show_channel(self, channel: str) -> None:
        """Only what leaves by wire has an account."""
        for key in self.accounts:
            self.cells[key].setVisible(key == channel)

    # --- what is shown ---------------------------------------------------------------------------

    def show_campaign(self, campaign: Campaign) -> None:
        """Show what this campaign chose."""
        self._options = campaign.options
        words = schedule_words(campaign.schedule)
        self.window_.setText(words)
        self.window_.setAccessibleName(tr("Hours of sending: {hours}", hours=words))
        self.control.set_value(campaign.options.control_percent)
        if not self.code.hasFocus():
            self.code.setText(campaign.options.code_word)
        self._place.jobs.ask(self, accounts, self._show_accounts, only_last="accounts")

    def show_reached(self, count: int) -> None:
        """How many could be reached, the control group included."""
        self._reached = count
        self._show_control()

    def _show_accounts(self, found: list[Account]) -> None:
        for channel, box in self.accounts.items():
            mine = [(one.key, one.name) for one in found if one.channel == channel]
            box.set_choices(mine or [("", tr("No account yet"))])
            box.setEnabled(bool(mine))
            usual = next((one.key for one in found if one.channel == channel and one.default), "")
            box.set_value(self._options.accounts.get(channel) or usual)

    def _show_control(self) -> None:
        percents = sorted({*_PERCENTS, self._options.control_percent})
        self.control.set_choices([(percent, self._percent_words(percent)) for percent in percents])
        self.control.set_value(self._options.control_percent)

    def _percent_words(self, percent: int) -> str:
        if not percent:
            return tr("Nobody")
        share = percent / 100
        return tr("{share} ({count})", share=format_share(share), count=format_count(round(self._reached * share)))

    # --- choosing --------------------------------------------------------------------------------

    def _choose(self, **changes: object) -> None:
        options = replace(self._options, **changes)  # type: ignore[arg-type]
        if options != self._options:
            self._options = options
            self.chosen.emit(options)

    def _choose_account(self, channel: str, key: str) -> None:
        self._choose(accounts={**self._options.accounts, channel: key})

    def _choose_code(self) -> None:
        self._choose(code_word=self.code.text().strip().upper())


def _cell(words: str, part: QWidget) -> QWidget:
    name = label(words, "small")
    name.setBuddy(part)
    return holding(column(name, part, spacing=0.5))


def schedule_words(schedule: Schedule) -> str:
    """When messages may leave, in a few words."""
    if schedule.kind == "at" and schedule.at is not None:
        return tr("From {when}", when=day_and_hour(schedule.at))
    if schedule.kind == "window" and schedule.from_time and schedule.to_time:
        words = tr("{first} – {last}", first=f"{schedule.from_time:%H:%M}", last=f"{schedule.to_time:%H:%M}")
        return tr("{hours}, working days", hours=words) if schedule.working_days else words
    return tr("As the law allows")
