"""What the customer said on being addressed, by channel. Each word is kept with its date, its user, and its undo."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QGridLayout, QWidget

from grc_desktop.core.dates import format_date
from grc_desktop.core.language import later, tr
from grc_desktop.features.customers.actions import edit_customer
from grc_desktop.features.customers.records import Customer, Said
from grc_desktop.ui.badge import Badge
from grc_desktop.ui.buttons import button
from grc_desktop.ui.icons import IconLabel
from grc_desktop.ui.labels import ElidedLabel, label
from grc_desktop.ui.layout import column, step
from grc_desktop.ui.theme import Tone
from grc_desktop.ui.workplace import Workplace

_CHANNELS = {
    "email": (later("E-mail"), "email"),
    "sms": (later("SMS"), "sms"),
    "phone": (later("Telephone calls"), "phone"),
    "post": (later("Letters by post"), "letter"),
}
_STANDS: dict[bool | None, tuple[str, Tone]] = {
    True: (later("agrees"), "accent"),
    False: (later("refuses"), "danger"),
    None: (later("never asked"), "neutral"),
}


class Consents(QWidget):
    """One line for each channel; a button records what the customer says now."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._customer_id: int | None = None
        self._badges: dict[str, Badge] = {}
        self._since: dict[str, ElidedLabel] = {}
        self._buttons: dict[tuple[str, bool], QWidget] = {}
        grid = QGridLayout()
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setHorizontalSpacing(step(2))
        grid.setVerticalSpacing(step(1))
        grid.setColumnStretch(4, 1)
        for line, (channel, (words, icon)) in enumerate(_CHANNELS.items()):
            self._badges[channel] = Badge("", "neutral")
            grid.addWidget(IconLabel(icon, "muted"), line, 0)
            grid.addWidget(label(tr(words)), line, 1)
            grid.addWidget(self._badges[channel], line, 2)
            self._since[channel] = ElidedLabel("", "small")
            grid.addWidget(self._since[channel], line, 3, 1, 2)
            for at, (given, verb) in enumerate(((True, tr("Agrees")), (False, tr("Refuses")))):
                deed = button(verb, partial(self._record, channel, given), role="compact")
                deed.setAccessibleName(tr("{channel}: {answer}", channel=tr(words), answer=verb))
                self._buttons[channel, given] = deed
                grid.addWidget(deed, line, 5 + at)
        hint = label(
            tr("For offers and news. Answering a request, or writing about a stay, needs no consent."),
            "small",
            wrap=True,
        )
        self.setLayout(column(label(tr("Consents"), "heading"), grid, hint, spacing=1.5))

    def show_customer(self, customer: Customer) -> None:
        """Show where each channel stands."""
        self._customer_id = customer.id
        for channel, badge in self._badges.items():
            said = customer.said.get(channel)
            given = said.given if said else None
            words, tone = _STANDS[given]
            badge.tell(tr(words), tone)
            self._since[channel].setText(_since(said))
            for answer in (True, False):
                self._buttons[channel, answer].setEnabled(given is not answer)

    def _record(self, channel: str, given: bool) -> None:
        if self._customer_id is not None:
            self._place.jobs.act(
                self, edit_customer, customer_id=self._customer_id, changes={f"consent.{channel}": given}
            )


def _since(said: Said | None) -> str:
    """When and how it was said: the proof that the house may be asked for."""
    if said is None:
        return ""
    day = format_date(said.at.astimezone().date())
    return tr("since {day}, {means}", day=day, means=said.means) if said.means else tr("since {day}", day=day)
