"""Reaching a customer from the record: the number large enough to dial, the message program, and the note of it."""

from __future__ import annotations

from functools import partial
from typing import Literal, cast
from urllib.parse import quote

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import QDesktopServices, QGuiApplication
from PySide6.QtWidgets import QApplication, QWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr
from grc_desktop.core.telephone import display
from grc_desktop.features.customers.queries import customer
from grc_desktop.features.customers.records import Customer, PhoneRecord
from grc_desktop.features.exchanges.actions import record_exchange
from grc_desktop.features.exchanges.records import OUTCOME_WORDS, OUTCOMES, ExchangeDraft
from grc_desktop.ui.buttons import button
from grc_desktop.ui.form import Field, Form
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, holding, row
from grc_desktop.ui.popover import Popover
from grc_desktop.ui.workplace import Workplace

Way = Literal["call", "sms", "email"]


def reach(place: Workplace, way: Way) -> None:
    """Ask how the customer in view is reached, and show it beneath the button that was pressed."""
    if place.customer_id is None:
        return
    anchor = QApplication.focusWidget() or QApplication.activeWindow()
    if anchor is not None:
        place.jobs.ask(
            anchor, customer, partial(_show, place, way, anchor), only_last="reach", customer_id=place.customer_id
        )


def _show(place: Workplace, way: Way, anchor: QWidget, whom: Customer) -> None:
    if way == "email":
        _write_mail(place, whom)
        return
    numbers = [phone for phone in whom.phones if way == "call" or phone.kind == "mobile"]
    if numbers:
        ReachPopover(anchor, place, whom, way, numbers).open_beneath(anchor)
        return
    if way == "sms":
        _offer_record(place, whom, tr("{name} has no mobile number.", name=whom.name))
    else:
        _offer_record(place, whom, tr("{name} has no telephone number.", name=whom.name))


def _write_mail(place: Workplace, whom: Customer) -> None:
    """Open the user's own e-mail program; what is written there stays there, so only the fact is noted."""
    usable = [email for email in whom.emails if email.state in ("valid", "relay")]
    if not usable:
        _offer_record(place, whom, tr("{name} has no usable e-mail address.", name=whom.name))
        return
    address = usable[0].address
    if QDesktopServices.openUrl(QUrl(f"mailto:{quote(address, safe='@')}")):
        _note(place, whom.id, ExchangeDraft(kind="email", direction="out", at=place.clock.now(), outcome="sent"))
    else:
        QGuiApplication.clipboard().setText(address)
        place.notices.warn(
            tr("No e-mail program answers on this machine. The address {address} is copied.", address=address)
        )


def _offer_record(place: Workplace, whom: Customer, sentence: str) -> None:
    place.notices.warn(
        sentence, action=tr("Open the record"), run=partial(place.open_customer, whom.id, tab="card", edit=True)
    )


def _note(place: Workplace, customer_id: int, draft: ExchangeDraft) -> None:
    def refused(refusal: Refused) -> None:
        place.notices.warn(refusal.sentence)

    place.jobs.act(place, record_exchange, refused=refused, customer_id=customer_id, draft=draft)


class ReachPopover(Popover):
    """The numbers of a customer in large figures, and what came of the call or message."""

    def __init__(self, owner: QWidget, place: Workplace, whom: Customer, way: Way, numbers: list[PhoneRecord]) -> None:
        title = tr("Call {name}", name=whom.name) if way == "call" else tr("SMS to {name}", name=whom.name)
        super().__init__(owner, title)
        self.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)  # one is made for each call of the day
        self._place, self._whom, self._way = place, whom, way
        lines = [self._make_line(phone) for phone in numbers]
        outcomes = [("", "—"), *((key, tr(OUTCOME_WORDS[key])) for key in OUTCOMES[way])]
        self.form = Form(
            [
                Field(key="outcome", label=later("Outcome"), kind="choice", choices=outcomes, wide=True),
                Field(key="body", label=later("What was said"), kind="multiline"),
            ]
        )
        self.form.show_values({"outcome": OUTCOMES[way][0]})
        self.form.submitted.connect(self._save)
        words = tr("Note the call") if way == "call" else tr("Note the message")
        buttons = row(None, button(tr("Close"), self.close), button(words, self._save, icon="check", role="primary"))
        self.put(label(title, "heading"), *lines, self.form, buttons, width=92)

    def _make_line(self, phone: PhoneRecord) -> QWidget:
        number = display(phone.e164, self._place.home_country) if phone.e164 else phone.typed
        copy = button(
            "", partial(self._copy, number), icon="copy", role="quiet", tip=tr("Copy {number}", number=number)
        )
        line = row(label(number, "bigfigure", selectable=True), None, copy)
        if self._way == "sms" and phone.e164:
            scheme = f"sms:{phone.e164}"
            program = button(tr("Open the message program"), partial(self._open, scheme), role="compact")
            return holding(column(line, row(program, None), spacing=1))
        return holding(line)

    def _copy(self, number: str) -> None:
        QGuiApplication.clipboard().setText(number)

    def _open(self, address: str) -> None:
        if not QDesktopServices.openUrl(QUrl(address)):
            self._place.notices.say(
                tr("No message program answers on this machine: write it on the house’s telephone.")
            )

    def _save(self) -> None:
        given = self.form.values()
        self.close()
        draft = ExchangeDraft(
            kind=self._way, direction="out", at=self._place.clock.now(), body=cast(str, given["body"]) or None,
            outcome=cast(str, given["outcome"]) or None,
        )  # fmt: skip
        _note(self._place, self._whom.id, draft)
