"""The templates that fit the channel and language in view, behind one button."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QMenu, QWidget

from grc_desktop.core.language import tr
from grc_desktop.features.campaigns.records import CHANNEL_OF, Channel, Draft
from grc_desktop.features.templates.queries import templates
from grc_desktop.features.templates.records import TemplateRecord
from grc_desktop.ui.buttons import action, button, fill_menu
from grc_desktop.ui.layout import row
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from PySide6.QtGui import QAction


class TemplatesButton(QWidget):
    """``taken(drafts)``: what a template says, for the channel and language in view first, then for the others."""

    taken = Signal(object)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._found: list[TemplateRecord] = []
        self._shown: tuple[Channel, str] | None = None
        self.button = button(tr("Templates"), icon="note")
        self.button.setMenu(QMenu(self.button))
        self.button.setProperty("menu", "true")
        self.setLayout(row(self.button))

    def ask(self) -> None:
        """Ask which templates the house has now."""
        self._place.jobs.ask(self, templates, self._receive, only_last="templates")

    def show_for(self, channel: Channel, language: str) -> None:
        """Offer those for this channel and language."""
        self._shown = (channel, language)
        self._offer()

    def _receive(self, found: list[TemplateRecord]) -> None:
        self._found = found
        self._offer()

    def _offer(self) -> None:
        entries: list[QAction | None] = [
            action(one.title, partial(self._take, one))
            for one in self._found
            if (CHANNEL_OF[one.kind], one.language) == self._shown
        ]
        if not entries:
            none = action(tr("No template for this channel and language"), lambda: None)
            none.setEnabled(False)
            entries.append(none)
        menu = self.button.menu()
        if menu is not None:
            fill_menu(menu, entries)

    def _take(self, chosen: TemplateRecord) -> None:
        others = [one for one in self._found if one.name == chosen.name and one != chosen]
        self.taken.emit([_as_draft(one) for one in (chosen, *others)])


def _as_draft(one: TemplateRecord) -> Draft:
    return Draft(channel=CHANNEL_OF[one.kind], language=one.language, subject=one.subject, body=one.body)
