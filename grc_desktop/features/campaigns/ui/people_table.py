"""The list of people beneath the conditions: who is in and by what, or who is left out and why."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from grc_desktop.core.dates import format_date
from grc_desktop.core.language import later, tr, trn
from grc_desktop.core.numbers import format_count
from grc_desktop.features.campaigns.records import Audience, Person
from grc_desktop.features.campaigns.ui.wording import CHANNEL_TONES, SHOWN
from grc_desktop.features.campaigns.wording import REASON_WORDS
from grc_desktop.features.outbox.law import CHANNEL_TITLES
from grc_desktop.ui.buttons import action, button, fill_menu, menu_button
from grc_desktop.ui.card import Card
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.filter_box import FilterBox
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import divider, row
from grc_desktop.ui.record_table import Column, FixedTable

ALL = "all"

SHOWN_ROWS = 200
"""People listed at once; the count beside the title says how many there are."""

MENDED_IN_RECORD = (
    "no_address", "not_mobile", "relay", "bounced", "returned", "moved", "complaint", "deceased", "closed", "blocked",
)  # fmt: skip
OF_THE_ADDRESS = ("returned", "moved")
ALLOWED_ANYWAY = ("contacted", "household", "complaint", "by_hand", "control")
"""Reasons of the house, not of the law: the user may decide otherwise for one person."""

NO_CONSENT = ("no_consent", "opted_out")


class PeopleTable(Card):
    """``which_chosen(which)``: all, ``channel:sms`` or ``reason:no_consent``.

    ``customer_wanted(id)``; ``mend_wanted(id, reason)``: what is wrong with the record keeps them out;
    ``included(id, bool)``; ``channel_given(id, channel | None)``;
    ``consent_wanted(Person)``; ``adding_wanted()``.
    """

    which_chosen = Signal(str)
    customer_wanted = Signal(object)
    mend_wanted = Signal(object, str)
    included = Signal(int, bool)
    channel_given = Signal(int, object)
    consent_wanted = Signal(object)
    adding_wanted = Signal()

    def __init__(self) -> None:
        super().__init__(flush=True)
        self._people: dict[int, Person] = {}
        self.setAccessibleName(tr("People"))
        self.which: FilterBox[str] = FilterBox(name=tr("Which people"))
        self.which.set_choices([(ALL, tr("Everybody reached"))])
        self.which.chosen.connect(lambda _value: self._on_which())
        self.count = label("", "muted")
        self.add_button = button(tr("Add"), self.adding_wanted.emit, icon="plus", role="compact")
        self.add_button.setToolTip(tr("Add a customer whom the conditions do not select"))
        self.open_button = button(tr("Open the record"), self._open, icon="customer", role="compact")
        self.consent_button = button(tr("Record a consent"), self._consent, icon="privacy", role="compact")
        self.take_in = button(tr("Take in anyway"), lambda: self._include(True), icon="plus", role="compact")
        self.take_out = button(tr("Take out"), lambda: self._include(False), icon="minus", role="compact")
        self.channel_button = menu_button(
            tr("Channel"), [self._channel_entry(channel) for channel in (None, *SHOWN)], role="compact"
        )
        self.buttons = (self.consent_button, self.take_in, self.channel_button, self.take_out, self.open_button)
        head = row(self.which, self.count, None, *self.buttons, self.add_button, spacing=1.5, margin=(3, 2))
        self.table: FixedTable[Person] = FixedTable(
            _COLUMNS, name=tr("People"), identify=lambda person: person.customer_id
        )
        self.table.set_empty(
            EmptyState("customers", tr("Nobody here"), tr("No customer fulfils the conditions, or none of this kind."))
        )
        self.table.opened.connect(lambda _id: self._open())
        self.table.current_changed.connect(lambda _id: self._show_deeds())
        self.table.menu_wanted.connect(self._open_menu)
        self.body.setSpacing(0)
        self.add(head, divider(), self.table)
        self._show_deeds()

    # --- what is shown ---------------------------------------------------------------------------

    def show_kinds(self, audience: Audience) -> None:
        """Offer the channels and the reasons that somebody has."""
        kept = self.which.value or ALL
        choices = [(ALL, tr("Everybody reached ({count})", count=format_count(audience.reached)))]
        choices += [
            (
                f"channel:{channel}",
                tr("{channel} ({count})", channel=tr(CHANNEL_TITLES[channel]), count=format_count(count)),
            )
            for channel in SHOWN
            if (count := audience.by_channel.get(channel, 0))
        ]
        choices += [
            (
                f"reason:{reason}",
                tr("Left out: {reason} ({count})", reason=reason_words(reason), count=format_count(count)),
            )
            for reason, count in audience.left_out.items()
        ]
        self.which.set_choices(choices)
        self.choose(kept if kept in dict(choices) else ALL)

    def choose(self, which: str) -> None:
        """Show these people."""
        self.which.set_value(which)
        self._on_which()

    @property
    def chosen(self) -> str:
        """Which people are shown."""
        return self.which.value or ALL

    def show_people(self, people: list[Person], total: int) -> None:
        """List these; ``total`` counts those beyond the list too."""
        self._people = {person.customer_id: person for person in people}
        out = self.chosen.startswith("reason:")
        names = ("name", "city", "why") if out else ("name", "city", "last", "channel", "why")
        widths = {column.key: column.width for column in _COLUMNS}
        if [key for key, _ in self.table.columns()] != list(names):
            self.table.set_columns([(name, widths[name]) for name in names])
        self.table.show_rows(people)
        beyond = total - len(people)
        self.count.setText(trn("and {count} more", "and {count} more", beyond) if beyond else "")
        self._show_deeds()

    # --- deeds -----------------------------------------------------------------------------------

    def _person(self) -> Person | None:
        current = self.table.current_id
        return None if current is None else self._people.get(current)

    def _show_deeds(self) -> None:
        person = self._person()
        reason = person.reason if person else None
        self.open_button.setVisible(person is not None)
        words = tr("Correct") if reason in MENDED_IN_RECORD else tr("Open the record")
        self.open_button.setText(words)
        self.open_button.setAccessibleName(words)
        self.consent_button.setVisible(reason in NO_CONSENT)
        self.take_in.setVisible(reason in ALLOWED_ANYWAY)
        self.take_out.setVisible(person is not None and reason is None)
        self.channel_button.setVisible(person is not None and reason is None)

    def _channel_entry(self, channel: str | None) -> QAction:
        words = tr("As the customer prefers") if channel is None else tr(CHANNEL_TITLES[channel])
        return action(words, partial(self._give_channel, channel))

    def _on_which(self) -> None:
        self.which_chosen.emit(self.chosen)

    def _open(self) -> None:
        if person := self._person():
            if person.reason in MENDED_IN_RECORD:
                self.mend_wanted.emit(person.customer_id, person.reason)
            else:
                self.customer_wanted.emit(person.customer_id)

    def _consent(self) -> None:
        if person := self._person():
            self.consent_wanted.emit(person)

    def _include(self, on: bool) -> None:
        if person := self._person():
            self.included.emit(person.customer_id, on)

    def _give_channel(self, channel: str | None) -> None:
        if person := self._person():
            self.channel_given.emit(person.customer_id, channel)

    def _open_menu(self, _customer_id: int, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        entries = [
            action(deed.text().replace("&&", "&"), deed.click)
            for deed in self.buttons
            if not deed.isHidden() and deed is not self.channel_button
        ]
        if not self.channel_button.isHidden():
            entries += [self._channel_entry(channel) for channel in (None, *SHOWN)]
        fill_menu(menu, entries).popup(at)


def reason_words(reason: str) -> str:
    """Why somebody is left out, in words."""
    return tr(REASON_WORDS[reason]) if reason in REASON_WORDS else reason


_COLUMNS: tuple[Column[Person], ...] = (
    Column(key="name", title=later("Name"), text=lambda one: one.name, width=210, look="strong"),
    Column(key="city", title=later("Town"), text=lambda one: one.city or "", width=130, look="muted"),
    Column(
        key="last",
        title=later("Last purchase"),
        text=lambda one: format_date(one.last_purchase) if one.last_purchase else "",
        sort=lambda one: one.last_purchase,
        width=120,
        look="muted",
    ),
    Column(
        key="channel",
        title=later("Channel chosen"),
        text=lambda one: tr(CHANNEL_TITLES[one.channel]) if one.channel else "",
        badge=lambda one: CHANNEL_TONES[one.channel] if one.channel else None,
        width=130,
    ),
    Column(
        key="why",
        title=later("Why"),
        text=lambda one: one.why,
        tip=lambda one: one.why,
        stretch=True,
        look="muted",
        sort=lambda one: (one.reason or "", one.why),
    ),
)
