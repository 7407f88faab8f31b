"""What to print, for whom, on what: the left half of the page *Print and export*."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from typing import cast

from PySide6.QtCore import Signal

from grc_desktop.core.language import tr
from grc_desktop.features.exports.records import Subject
from grc_desktop.features.paper.envelope_sizes import ENVELOPES
from grc_desktop.features.paper.records import LabelSheet, ListKind, Paper, What
from grc_desktop.features.paper.ui.audience import Audience, AudienceChoice
from grc_desktop.features.paper.ui.columns_choice import ColumnsChoice
from grc_desktop.features.paper.ui.letters.questions import LetterQuestions
from grc_desktop.features.paper.ui.list_questions import ListQuestions
from grc_desktop.features.paper.ui.post_questions import PostQuestions
from grc_desktop.features.paper.ui.questions import box, combo, named
from grc_desktop.features.paper.ui.sheet_questions import SheetQuestions
from grc_desktop.ui.buttons import Segmented, button
from grc_desktop.ui.card import Card
from grc_desktop.ui.layout import column, holding, row
from grc_desktop.ui.machine import Machine
from grc_desktop.ui.printing import printer_names


class Options(Card):
    """The questions of the page. ``changed()`` after each answer; ``paper`` is what they come to.
    ``test_wanted()`` asks for a test page of the sheet, ``settings_wanted(tab)`` for a part of the settings.

    What was answered last is remembered by this machine, the offset for each of its printers.
    """

    changed = Signal()
    test_wanted = Signal()
    settings_wanted = Signal(str)

    def __init__(self, machine: Machine, today: date, printers: Callable[[], list[str]] = printer_names) -> None:
        super().__init__()
        self._machine = machine
        self._subject: Subject = "customers"
        self.what = Segmented(
            (
                ("labels", tr("Labels")),
                ("envelopes", tr("Envelopes")),
                ("letters", tr("Letters")),
                ("list", tr("List")),
            ),
            name=tr("What"),
            value=machine.text("paper/what", "labels"),
        )
        self.audience = AudienceChoice()
        self.labels = SheetQuestions(machine)
        self.post = PostQuestions(machine, printers)
        self.list = ListQuestions(today)
        self.columns = ColumnsChoice()
        self.letters = LetterQuestions(machine)
        self.envelope = combo(
            tr("Envelope"),
            [(one.name, f"{one.name} — {one.width:g} × {one.height:g} mm") for one in ENVELOPES],
            machine.text("paper/envelope", "DL"),
        )
        self.with_sender = box(tr("Print the sender"), machine.flag("paper/sender", True))
        windows = button(
            "",
            lambda: self.settings_wanted.emit("envelopes"),
            icon="edit",
            role="quiet",
            tip=tr("Where the address stands, in the settings"),
        )
        envelope = row(self.envelope, windows, spacing=1)
        envelope.setStretch(0, 1)
        self._for_whom = named(tr("For whom"), self.audience)
        self._on_envelope = named(tr("Envelope"), holding(envelope))
        self._beside_envelope = column(spacing=2.5)
        self._under = holding(column(row(self.labels.guides, None, self.labels.test), self.with_sender, spacing=0))
        self.add(
            column(
                named(tr("What"), self.what),
                self._for_whom,
                self.list,
                self.columns,
                self.labels,
                self._on_envelope,
                self.letters,
                self._beside_envelope,
                holding(column(self.post, self._under, spacing=0)),
                spacing=2.5,
            )
        )
        self._connect()
        self._show_what()

    @property
    def paper(self) -> Paper:
        """All answers together."""
        audience = self.audience.value
        return Paper(
            what=cast(What, self.what.value),
            mailing=self.post.mailing(audience),
            sheet=self.labels.value.part,
            start=self.labels.start.value(),
            first=self.post.first.value(),
            copies=self.labels.copies.value(),
            pieces=self.labels.kind,
            slips=self.post.slips.isChecked(),
            guides=self.labels.guides.isChecked(),
            envelope=str(self.envelope.currentData()),
            template=self.letters.value,
            complaint_id=self.letters.complaint_id,
            messages=self.letters.messages,
            with_sender=self.with_sender.isChecked(),
            offset=self.post.offset,
            kind=self.list.kind if self._subject == "customers" else "shown",
            day=self.list.day if self.list.of_a_day else None,
            subject=self._subject,
            columns=self.columns.value if self._asks_columns else audience.columns,
            order=audience.order,
            scope=audience.title if audience.ids is not None else "",
        )

    @property
    def subject(self) -> Subject:
        """What lists are of."""
        return self._subject

    @property
    def _asks_columns(self) -> bool:
        return self.what.value == "list" and (self._subject != "customers" or self.list.kind == "shown")

    @property
    def notes(self) -> bool:
        """Whether what is printed is noted in the exchanges: only what goes to customers is.

        The letters of a campaign stand in its ledger, and so in the exchanges, once they have left.
        """
        paper = self.paper
        if paper.messages:
            return False
        addressed = paper.what in ("envelopes", "letters") or (paper.what == "labels" and paper.pieces == "addresses")
        return addressed and self.post.note.isChecked()

    def show_own_sheets(self, sheets: Sequence[LabelSheet]) -> None:
        """Offer the sheets that the house measured."""
        self.labels.show_own(sheets)

    def ask_for(self, what: What, subject: Subject, audience: Audience | None, kind: ListKind | None = None) -> None:
        """Answer the questions for the user: what another page wants printed."""
        self._subject = subject
        if audience is not None:
            self.audience.add(audience)
            self.columns.bring(audience.columns)
        if kind is not None:
            self.list.choose(kind)
        self.what.setEnabled(subject == "customers")
        self.what.set_value(what if subject == "customers" else "list")
        self._show_what()
        self.changed.emit()

    def _connect(self) -> None:
        self.what.chosen.connect(lambda value: self._on_changed("paper/what", str(value)))
        self.envelope.activated.connect(
            lambda _index: self._on_changed("paper/envelope", str(self.envelope.currentData()))
        )
        self.with_sender.toggled.connect(lambda on: self._on_changed("paper/sender", bool(on)))
        for part in (self.audience, self.labels, self.post, self.list, self.letters, self.columns):
            part.changed.connect(self._on_part)
        self.audience.changed.connect(self.letters.forget)
        self.audience.changed.connect(lambda: self.columns.bring(self.audience.value.columns))
        self.letters.settings_wanted.connect(self.settings_wanted)
        self.labels.own_wanted.connect(lambda: self.settings_wanted.emit("sheets"))
        self.labels.test_wanted.connect(self.test_wanted)

    def _on_changed(self, key: str, value: str | bool) -> None:
        self._machine.remember(key, value)
        self._on_part()

    def _on_part(self) -> None:
        self._show_what()
        self.changed.emit()

    def _show_what(self) -> None:
        """Ask what belongs to the choices made, and nothing else."""
        what = str(self.what.value)
        addressed = what in ("envelopes", "letters") or self.labels.kind == "addresses"
        of_customers = self._subject == "customers"
        self.labels.setVisible(what == "labels")
        self._on_envelope.setVisible(what == "envelopes")
        self.letters.setVisible(what == "letters")
        self.with_sender.setVisible(what == "envelopes")
        self.labels.guides.setVisible(what == "labels")
        self.labels.test.setVisible(what == "labels")
        self._under.setVisible(what != "list")
        self.list.setVisible(what == "list" and of_customers)
        self.columns.setVisible(self._asks_columns)
        of_a_day = what == "list" and of_customers and self.list.of_a_day
        of_house = what == "labels" and self.labels.kind == "sender"
        self._for_whom.setVisible(not (of_a_day or of_house))
        (self.labels.beside if what == "labels" else self._beside_envelope).addWidget(self.post.placing)
        self.post.placing.setVisible(what != "list")
        self.post.show_for(what, addressed=addressed and what != "list")
