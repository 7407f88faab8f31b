"""A base that did not open: why, and the ways on. One page, as the first start is."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QWidget

from grc_desktop.app.opening import Copy
from grc_desktop.app.standing_alone import WayOn, in_the_middle
from grc_desktop.core.dates import format_instant
from grc_desktop.core.language import tr
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.file_dialogs import FileDialogs
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, divider
from grc_desktop.ui.notices import Banner
from grc_desktop.ui.passphrase import PassphrasePopover


class NotOpened(QWidget):
    """``again()``, ``restore_wanted(Path)``, ``open_wanted(Path)`` another base, ``create_wanted(Path)`` one there."""

    again = Signal()
    restore_wanted = Signal(object)
    open_wanted = Signal(object)
    create_wanted = Signal(object)

    def __init__(self, files: FileDialogs, path: Path) -> None:
        super().__init__()
        self.setObjectName("page")
        self._files = files
        self._why = ""
        self._copy: Copy | None = None
        self._asking: PassphrasePopover | None = None
        self._banner = Banner("danger")
        self._again = button(tr("Try again"), self._try_again, icon="refresh", role="primary")
        self._newest = button(tr("Restore the newest"), self._restore_newest, icon="undo")
        self._newest.hide()
        self._restore = button(tr("Restore a backup"), self._ask_backup, icon="backup")
        self._copies = WayOn(
            tr("A backup"),
            tr("A copy on this computer or on a drive. The file as it is now is kept beside it."),
            self._newest, self._restore,
        )  # fmt: skip
        card = Card()
        card.add(
            label(tr("The base did not open"), "bigfigure"),
            label(str(path), "muted", wrap=True, selectable=True),
            self._banner,
            divider(),
            WayOn(
                tr("The same base"),
                tr("When it is closed elsewhere, its drive is plugged in, or the disk has room again."),
                self._again,
            ),
            self._copies,
            WayOn(
                tr("Another base"),
                tr("For this time only: the next start opens the same one as today."),
                button(tr("Open another base"), self._ask_base, icon="folder"),
            ),
            WayOn(
                tr("A new base"),
                tr("In a place of its own. Nothing happens to the one that did not open."),
                button(tr("Create a base"), self._ask_place, icon="plus"),
            ),
        )
        self._card = card
        self.setLayout(column(in_the_middle(card), margin=0))
        self.setFocusProxy(self._again)

    def say(self, sentence: str) -> None:
        """Why it did not open, or what was tried did not help."""
        self._why = sentence
        self._banner.tell("danger", sentence)
        self._card.setEnabled(True)
        self._again.setFocus()

    def offer(self, copy: Copy) -> None:
        """The newest backup, which need not be looked for."""
        self._copy = copy
        self._copies.tell(
            tr("The newest is of {moment}. The file as it is now is kept beside it.", moment=format_instant(copy.made))
        )
        self._newest.show()

    def ask_passphrase(self, sentence: str, then: Callable[[str], object]) -> None:
        """The backup that was chosen is encrypted."""
        self.say(self._why)
        self._asking = PassphrasePopover(self, sentence)
        self._asking.ask_for(self._restore, then)

    def _wait(self, sentence: str) -> None:
        """Say what is under way, and let nobody ask for it twice."""
        self._banner.tell("info", sentence)
        self._card.setEnabled(False)

    def _try_again(self) -> None:
        self._wait(tr("Opening the base…"))
        self.again.emit()

    def _restore_newest(self) -> None:
        if self._copy is not None:
            self._restore_from(self._copy.file)

    def _ask_backup(self) -> None:
        kinds = [(tr("Backups"), "*.grc *.grc.enc")]
        self._files.open_file(self, tr("Restore a backup"), kinds, self._restore_from)

    def _restore_from(self, copy: Path) -> None:
        self._wait(tr("Restoring the backup…"))
        self.restore_wanted.emit(copy)

    def _ask_base(self) -> None:
        self._files.open_file(self, tr("Open another base"), [(tr("Bases"), "*.grc")], self.open_wanted.emit)

    def _ask_place(self) -> None:
        kinds = [(tr("Bases"), "*.grc")]
        self._files.save_file(self, tr("Create a base"), tr("customers"), kinds, self.create_wanted.emit)
