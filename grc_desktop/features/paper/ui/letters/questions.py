"""Which letter is written: a template, or what a campaign or a complaint brought along."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QWidget

from grc_desktop.core.language import tr
from grc_desktop.features.paper.ui.questions import combo, named, put_choices
from grc_desktop.features.templates.records import TemplateRecord
from grc_desktop.features.templates.rules import stored_name
from grc_desktop.ui.buttons import button
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, holding, row
from grc_desktop.ui.machine import Machine


class LetterQuestions(QWidget):
    """``changed()`` when another letter is chosen, ``settings_wanted(tab)`` to edit the templates or the letterhead."""

    changed = Signal()
    settings_wanted = Signal(str)

    def __init__(self, machine: Machine) -> None:
        super().__init__()
        self._machine = machine
        self._wanted = machine.text("paper/template", "thanks")
        self.complaint_id: int | None = None
        self.messages: tuple[int, ...] = ()
        self.template = combo(tr("Letter template"))
        self.template.activated.connect(lambda _index: self._choose())
        edit = button(
            "",
            lambda: self.settings_wanted.emit("templates"),
            icon="edit",
            role="quiet",
            tip=tr("Edit the templates, in the settings"),
        )
        paper = button(tr("Letterhead, logo and signature…"), lambda: self.settings_wanted.emit("letters"), role="link")
        chosen = row(self.template, edit, spacing=1)
        chosen.setStretch(0, 1)
        self._of_template = named(tr("Letter template"), holding(chosen))
        self._of_campaign = label(tr("The letters of the campaign, as they were written."), "muted", wrap=True)
        self._of_campaign.hide()
        self.setLayout(column(self._of_template, self._of_campaign, row(paper, None), spacing=1))

    @property
    def value(self) -> str:
        """The name of the template; "" while none is known, and for the letters of a campaign."""
        return "" if self.messages else str(self.template.currentData() or "")

    def show_templates(self, found: Sequence[TemplateRecord]) -> None:
        """Offer these, one entry for all languages of a letter; what was chosen stays chosen."""
        before = self.value
        titles = {one.name: one.title for one in found}
        with QSignalBlocker(self.template):
            put_choices(self.template, list(titles.items()), self._wanted)
        if self.value != before:
            self.changed.emit()

    def ask_for(self, template: str, complaint_id: int | None, messages: Sequence[int]) -> None:
        """What another page wants written; "" leaves the template as it is."""
        self.complaint_id, self.messages = complaint_id, tuple(messages)
        if template:
            self._wanted = stored_name(template)
            index = self.template.findData(self._wanted)
            if index >= 0:
                self.template.setCurrentIndex(index)
        self._show()

    def forget(self) -> None:
        """What was brought along belongs to those customers only."""
        self.complaint_id, self.messages = None, ()
        self._show()

    def _choose(self) -> None:
        self._wanted = self.value
        self.complaint_id = None
        self._machine.remember("paper/template", self._wanted)
        self.changed.emit()

    def _show(self) -> None:
        self._of_template.setVisible(not self.messages)
        self._of_campaign.setVisible(bool(self.messages))
