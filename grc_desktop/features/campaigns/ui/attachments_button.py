"""The files that travel with an e-mail, behind one button."""

from __future__ import annotations

from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import Signal
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu, QWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.features.campaigns.actions import keep_attachment
from grc_desktop.ui.buttons import action, button, fill_menu
from grc_desktop.ui.layout import row
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


class AttachmentsButton(QWidget):
    """``changed(entries)``: a file was attached or taken off; entries are those of ``Draft.attachments``."""

    changed = Signal(tuple)

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self.entries: tuple[str, ...] = ()
        self.button = button("", icon="attachment", tip=tr("Attached files"))
        self.button.setMenu(QMenu(self.button))
        self.button.setProperty("menu", "true")
        self.setLayout(row(self.button))
        self.show_files(())

    def show_files(self, entries: tuple[str, ...]) -> None:
        """Show these."""
        self.entries = entries
        count = len(entries)
        words = trn("{count} file", "{count} files", count) if count else tr("Attach")
        self.button.setText(words)
        self.button.setAccessibleName(words)
        deeds: list[QAction | None] = [action(tr("Attach a file…"), self._ask, icon="plus")]
        for entry in entries:
            name = entry.partition("/")[2] or tr("attached file")
            deeds.append(action(tr("Take off {file}", file=name), partial(self._take_off, entry), icon="close"))
        menu = self.button.menu()
        if menu is not None:
            fill_menu(menu, deeds)

    def attach(self, files: list[Path]) -> None:
        """Keep files beside the base and let them travel along."""
        self._place.jobs.act(
            self,
            keep_attachments,
            lambda done: self._add(done.result),
            refused=self._refused,
            quietly=True,
            files=files,
        )

    def _ask(self) -> None:
        self._place.files.open_files(self, tr("Attach files"), [(tr("All files"), "*")], self.attach)

    def _add(self, entries: list[str]) -> None:
        self.changed.emit(tuple(dict.fromkeys((*self.entries, *entries))))

    def _take_off(self, entry: str) -> None:
        self.changed.emit(tuple(one for one in self.entries if one != entry))

    def _refused(self, refusal: Refused) -> None:
        self._place.notices.warn(refusal.sentence)


def keep_attachments(session: Session, *, files: list[Path]) -> list[str]:
    """Keep several at once."""
    return [keep_attachment(session, file=file) for file in files]
