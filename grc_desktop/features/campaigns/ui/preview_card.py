"""The real messages one by one: to whom, as they will leave, and what is wrong with them."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QStackedWidget

from grc_desktop.core.dates import format_date
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.core.numbers import format_count
from grc_desktop.core.telephone import display
from grc_desktop.features.campaigns.queries import made_messages
from grc_desktop.features.campaigns.records import Made
from grc_desktop.features.campaigns.ui.letter_on_paper import letter_on_paper
from grc_desktop.features.campaigns.ui.mail_browser import MailBrowser, pictures_inside, read_pictures
from grc_desktop.features.campaigns.ui.wording import micros
from grc_desktop.features.outbox.sms import count
from grc_desktop.features.privacy.queries import current_consents
from grc_desktop.features.privacy.records import ConsentRecord
from grc_desktop.features.templates.mail import code_name, qr_png
from grc_desktop.features.templates.markup import QR_CODE
from grc_desktop.ui.avatar import Avatar
from grc_desktop.ui.badge import Badge
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.labels import ElidedLabel, label
from grc_desktop.ui.layout import clear, column, holding, row, scrolled
from grc_desktop.ui.notices import Banner
from grc_desktop.ui.paper_preview import PaperPreview
from grc_desktop.ui.workplace import Workplace


class PreviewCard(Card):
    """Steps through the messages of ``show_order``; they are made when they come into view.

    ``customer_wanted(id)``: the record behind the message; ``shown(Made)`` when one is in view.
    """

    customer_wanted = Signal(int)
    shown = Signal(object)

    def __init__(self, place: Workplace) -> None:
        super().__init__(tr("Preview"))
        self._place = place
        self._campaign_id: int | None = None
        self._ids: tuple[int, ...] = ()
        self._at = 0
        self._lacking = ""
        self.made: Made | None = None
        self.back = button("", lambda: self.move_by(-1), icon="chevron-left", role="quiet", tip=tr("Previous message"))
        self.forward = button("", lambda: self.move_by(+1), icon="chevron-right", role="quiet", tip=tr("Next message"))
        self.place_label = label("")
        for part in (self.back, self.place_label, self.forward):
            self.head.addWidget(part)
        self._portrait = Avatar(size=24)
        self.addressee = ElidedLabel()
        self.consent = Badge()
        self.consent.hide()
        self._open = button("", self._on_open, icon="external", role="quiet", tip=tr("Open the record"))
        who = QFrame()
        who.setObjectName("card")
        inside = row(self._portrait, self.addressee, self.consent, self._open, spacing=2, margin=(2.5, 1))
        inside.setStretch(1, 1)
        who.setLayout(inside)
        self._who = who
        self.subject = label("", "strong", wrap=True)
        self.bubble = QFrame()
        self.bubble.setObjectName("banner")
        self.bubble.setProperty("tone", "accent")
        self.text = label("", wrap=True, selectable=True)
        self.bubble.setLayout(row(self.text, margin=(4, 3)))
        self.nothing = label("", "small", wrap=True)
        self.page = MailBrowser()
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolled(holding(column(self.bubble, self.nothing, None))))
        self._stack.addWidget(self.page)
        self.paper = PaperPreview()
        self._stack.addWidget(self.paper)
        self._work: int | None = None
        self.facts = label("", "small", wrap=True)
        self._problems = column(spacing=1)
        self.add(self._who, self.subject, self._problems, self._stack, self.facts)
        self.body.setStretch(self.body.indexOf(self._stack), 1)
        self._show_nothing(tr("No message yet"))

    # --- which messages ---------------------------------------------------------------------------

    def show_order(self, campaign_id: int, ids: Sequence[int], *, lacking: str = "") -> None:
        """Step through the messages of these customers; the one in view stays where it is among them.

        ``lacking``: what to do before there is a message to show; "" where only addressees could be missing.
        """
        self._lacking = lacking
        current = self._ids[self._at] if self._ids and campaign_id == self._campaign_id else None
        self._campaign_id = campaign_id
        self._ids = tuple(ids)
        self._at = self._ids.index(current) if current in self._ids else 0
        self.refresh()

    def refresh(self) -> None:
        """Make the message in view anew."""
        if not self._ids or self._campaign_id is None:
            self._show_nothing(self._lacking or tr("Nobody would receive this message"))
            return
        self._place.jobs.ask(
            self,
            made_messages,
            self._receive,
            refused=self._on_refused,
            only_last="made",
            campaign_id=self._campaign_id,
            customer_ids=[self._ids[self._at]],
        )
        self._show_place()

    def move_by(self, by: int) -> None:
        """The next message, or the one before."""
        if 0 <= self._at + by < len(self._ids):
            self._at += by
            self.refresh()

    def go_to(self, customer_id: int) -> None:
        """The message of a customer."""
        if customer_id in self._ids:
            self._at = self._ids.index(customer_id)
            self.refresh()

    # --- what is shown ----------------------------------------------------------------------------

    def _receive(self, found: list[Made]) -> None:
        if found:
            self._show(found[0])
        else:
            self._show_nothing(self._lacking or tr("Nobody would receive this message"))

    def _show(self, made: Made) -> None:
        self.made = made
        self._who.show()
        self._portrait.show_name(made.name)
        self.addressee.setText(f"{made.name} · {self._address(made)}")
        self.subject.setText(made.subject)
        self.subject.setVisible(made.channel == "email")
        if made.channel == "post":
            self._draw_letter(made)
        elif made.html is not None:
            self._draw_mail(made, made.html)
        else:
            self.text.setText(made.text)
            self._show_bubble(True)
            self._stack.setCurrentIndex(0)
        self.consent.hide()
        self._place.jobs.ask(
            self, current_consents, self._show_consent, only_last="consent", customer_id=made.customer_id
        )
        self.facts.setText(self._facts(made))
        self._tell_reader(made)
        clear(self._problems)
        for problem in made.problems:
            self._problems.addWidget(Banner("danger" if problem.blocking else "warning", problem.words))
        self.shown.emit(made)

    def _tell_reader(self, made: Made) -> None:
        """A screen reader says which message came into view; its words can be read where they stand."""
        self.setAccessibleDescription(f"{self.place_label.text()} : {self.addressee.text()}")
        self.bubble.setAccessibleName(tr("The message as it will leave"))
        self.bubble.setAccessibleDescription(made.text)

    def _draw_mail(self, made: Made, html: str) -> None:
        """Show the e-mail at once, and its pictures as soon as they are read; its QR codes are drawn."""
        codes = {code_name(one): QImage.fromData(qr_png(one)) for one in made.attachments if one.startswith(QR_CODE)}
        self.page.show_mail(html, codes)
        self._stack.setCurrentWidget(self.page)
        kept = [one for one in pictures_inside(html) if one not in codes]

        def show(found: dict[str, QImage]) -> None:
            if made == self.made:
                self.page.show_mail(html, codes | found)

        if kept:
            self._place.jobs.ask(self, read_pictures, show, only_last="pictures", sha256=kept)

    def _draw_letter(self, made: Made) -> None:
        """Set the letter on the paper of the house, as it will print; its words are shown until it is there."""
        if self._work is not None:
            self._place.jobs.cancel(self._work)
        if self._stack.currentWidget() is not self.paper:
            self.page.show_mail(made.html or "")
            self._stack.setCurrentWidget(self.page)

        def show(data: bytes) -> None:
            self._work = None
            if made == self.made:
                self.paper.show_pdf(data)
                self._stack.setCurrentWidget(self.paper)

        self._work = self._place.jobs.work(
            self,
            lambda base, _progress: letter_on_paper(base, made),
            show,
            title=tr("Setting the letter"),
            refused=lambda _refusal: None,  # its words stay shown
        )

    def _show_consent(self, words: dict[str, ConsentRecord | None]) -> None:
        word = words.get(self.made.channel) if self.made is not None else None
        if word is not None and word.given:
            day = format_date(word.at.astimezone().date(), style="numeric")
            self.consent.tell(tr("consent {day}", day=day), "accent")

    def _address(self, made: Made) -> str:
        if made.channel in ("sms", "phone"):
            return display(made.address, self._place.home_country)
        return ", ".join(line.strip() for line in made.address.splitlines()[1:] or made.address.splitlines())

    def _facts(self, made: Made) -> str:
        parts = []
        if made.channel == "sms":
            counted = count(made.text)
            parts.append(trn("{count} segment", "{count} segments", counted.segments))
            parts.append(counted.encoding)
        if made.cost_micros:
            parts.append(micros(made.cost_micros))
        if made.code:
            parts.append(tr("code {code}", code=made.code))
        return " · ".join(parts)

    def _show_nothing(self, words: str) -> None:
        self.made = None
        self._who.hide()
        self.subject.hide()
        clear(self._problems)
        self.nothing.setText(words)
        self._show_bubble(False)
        self._stack.setCurrentIndex(0)
        self.facts.setText("")
        self._show_place()

    def _show_bubble(self, shown: bool) -> None:
        """The bubble holds a message alone; why there is none stands without it."""
        self.bubble.setVisible(shown)
        self.nothing.setVisible(not shown)

    def _show_place(self) -> None:
        count_of = len(self._ids)
        self.place_label.setText(
            tr("{number} / {count}", number=format_count(self._at + 1), count=format_count(count_of))
            if count_of
            else ""
        )
        self.back.setEnabled(self._at > 0)
        self.forward.setEnabled(self._at + 1 < count_of)

    def _on_refused(self, refusal: Refused) -> None:
        self._show_nothing(refusal.sentence)

    def _on_open(self) -> None:
        if self.made is not None:
            self.customer_wanted.emit(self.made.customer_id)
