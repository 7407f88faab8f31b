"""The code of a coupon or an answer, typed or scanned at the desk: it credits the campaign it came from."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QLineEdit, QWidget

from grc_desktop.core.dates import format_instant
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.campaigns.actions import record_response
from grc_desktop.features.campaigns.queries import find_code
from grc_desktop.features.campaigns.records import CodeFound
from grc_desktop.ui.badge import Badge
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, row
from grc_desktop.ui.notices import Banner
from grc_desktop.ui.theme import Theme
from grc_desktop.ui.workplace import Workplace


class CodeEntry(QWidget):
    """Return finds the code, Return again credits it. ``closed()`` when the user is done."""

    closed = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self.found: CodeFound | None = None
        self.line = QLineEdit()
        self.line.setPlaceholderText(tr("SNOW-7K2F"))
        self.line.setAccessibleName(tr("Code"))
        self.line.setClearButtonEnabled(True)
        self.line.returnPressed.connect(self._on_return)
        self.line.textEdited.connect(lambda _text: self._forget())
        self.find_button = button(tr("Find"), self._find, icon="search")
        self.said = Banner("danger")
        self.who = label("", "heading")
        self.campaign = label("", "muted", wrap=True)
        self.state = Badge()
        self.words = QLineEdit()
        self.words.setPlaceholderText(tr("What it was given for: a stay, a drink…"))
        self.words.setAccessibleName(tr("What it was given for"))
        self.words.returnPressed.connect(self._credit)
        self.credit = button(tr("Record the answer"), self._credit, icon="check", role="primary")
        self.open_record = button(tr("Open the record"), self._open, icon="customer")
        card = Card(tr("Code of a coupon or a letter"))
        line = row(self.line, self.find_button, spacing=2)
        line.setStretch(0, 1)
        card.add(
            label(tr("Type the code, or scan it with a reader. The campaign that it comes from is credited."), "muted",
                  wrap=True),
            line,
            self.said,
            row(self.who, self.state, None),
            self.campaign,
            self.words,
            row(self.credit, self.open_record, None),
        )  # fmt: skip
        card.setFixedWidth(Theme.current().px(560))
        self.setLayout(column(row(None, card, None), None, margin=(5, 8)))
        self.begin()

    def begin(self) -> None:
        """Ready for another code."""
        self.line.clear()
        self.words.clear()
        self._forget()
        self.line.setFocus(Qt.FocusReason.OtherFocusReason)

    def _forget(self) -> None:
        self.found = None
        self.said.hide()
        for part in (self.who, self.campaign, self.state, self.words, self.credit, self.open_record):
            part.hide()

    def _on_return(self) -> None:
        if self.found is not None and self.found.used_at is None:
            self._credit()
        else:
            self._find()

    def _find(self) -> None:
        if self.line.text().strip():
            self._place.jobs.ask(
                self, find_code, self._show, refused=self._refuse, only_last="code", code=self.line.text()
            )

    def _show(self, found: CodeFound) -> None:
        self._forget()
        self.found = found
        self.who.setText(found.customer_name)
        sent = tr("sent {when}", when=format_instant(found.sent_at)) if found.sent_at else ""
        self.campaign.setText(" · ".join(part for part in (found.campaign_name, found.code, sent) if part))
        used = found.used_at is not None
        self.state.tell(
            tr("Given in {when}", when=format_instant(found.used_at)) if found.used_at else tr("Valid"),
            "warning" if used else "accent",
        )
        for part in (self.who, self.campaign, self.open_record):
            part.show()
        self.words.setVisible(not used)
        self.credit.setVisible(not used)

    def _credit(self) -> None:
        if self.found is None or self.found.used_at is not None:
            return
        name = self.found.customer_name

        def done(_done: object) -> None:
            self.begin()
            self.said.tell("accent", tr("The answer of {name} was recorded.", name=name))
            self.said.show()

        self._place.jobs.act(
            self,
            record_response,
            done,
            refused=self._refuse,
            kind="code",
            code=self.found.code,
            words=self.words.text().strip(),
        )

    def _refuse(self, refusal: Refused) -> None:
        self._forget()
        self.said.tell("danger", refusal.sentence)
        self.said.show()

    def _open(self) -> None:
        if self.found is not None:
            self._place.open_customer(self.found.customer_id)
