"""The program behind its painted window: builds the parts, gets a base, and ends in good order."""

from __future__ import annotations

from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QLibraryInfo, QLocale, QObject, QTimer, QTranslator
from PySide6.QtGui import QIcon
from PySide6.QtWidgets import QApplication, QWidget

from grc_desktop.app.appearance import restore_appearance
from grc_desktop.app.closing import Closing
from grc_desktop.app.context import make_workplace
from grc_desktop.app.crash import CrashWatch
from grc_desktop.app.features import FEATURES
from grc_desktop.app.opening import Opened, Opening
from grc_desktop.app.single import SingleWindow
from grc_desktop.app.upkeep import HouseKeeping
from grc_desktop.app.window import Window
from grc_desktop.core.language import language, tr
from grc_desktop.core.resources import resource
from grc_desktop.ui.buttons import button
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.file_dialogs import FileDialogs
from grc_desktop.ui.garbage import GarbageOnThisThread
from grc_desktop.ui.machine import Machine
from grc_desktop.ui.theme import Theme
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from grc_desktop.app.first_start import FirstStart
    from grc_desktop.app.not_opened import NotOpened
    from grc_desktop.features.desk.records import Establishment

_PATIENCE = 1_000
"""Milliseconds after which an empty window says what it waits for."""

KEEP_HOUSE_AFTER = 8_000
"""Milliseconds after the start until features do things by themselves: the first guest is served before."""


class Program(QObject):
    """One run of the program on one base."""

    def __init__(
        self,
        application: QApplication,
        machine: Machine,
        window: Window,
        single: SingleWindow,
        path: Path,
        *,
        demo: bool = False,
    ) -> None:
        super().__init__(application)
        self._application = application
        self._machine = machine
        self._single = single
        self._path = path
        self._demo = demo
        self._then_import = False
        self._alone: QWidget | None = None
        self._copy = path  # the backup that takes its place
        self._opened: Opened | None = None
        self._garbage = GarbageOnThisThread(self)  # already while the libraries are loaded beside
        self._opening = Opening(machine.text("user"))
        self._translator = QTranslator(self)
        self.window = window
        self.place: Workplace | None = None

    def run(self) -> None:
        """Everything after the first paint, in order."""
        self._get_base()  # on a thread of its own, which loads the heavy libraries meanwhile
        self._application.setWindowIcon(QIcon(str(resource("application/grc-desktop.svg"))))
        self._translate_qt()
        self._theme = Theme(self._application)
        restore_appearance(self._theme, self._machine)
        self._build_window()
        if not self._demo:
            self._listen()
        QTimer.singleShot(_PATIENCE, self, self._say_that_it_takes_long)

    def _listen(self) -> None:
        self._single.listen()
        self._single.wanted.connect(lambda: self.window.come_forward())

    def _get_base(self) -> None:
        self._opening.opened.connect(self._furnish)
        self._opening.failed.connect(self._on_failed)
        self._opening.passphrase_wanted.connect(self._ask_passphrase)
        self._opening.bug.connect(self._on_bug)
        self._begin()

    def _begin(self) -> None:
        if self._demo:
            self._opening.open_sample()
        elif self._path.exists():
            self._opening.open(self._path)
        else:
            QTimer.singleShot(0, self._ask_first_questions)

    def _build_window(self) -> None:
        self.window.build(FEATURES, self._theme)
        self.window.leaving.connect(self._on_leaving)
        self._crash = CrashWatch(self.window)
        self._crash.watch()

    def _translate_qt(self) -> None:
        """Qt's own dialogs and menus, dates and numbers in the program's language."""
        QLocale.setDefault(QLocale(language()))
        self._application.removeTranslator(self._translator)  # else what English leaves out stays in French
        folder = QLibraryInfo.path(QLibraryInfo.LibraryPath.TranslationsPath)
        if self._translator.load(QLocale(language()), "qtbase", "_", folder):
            self._application.installTranslator(self._translator)

    # --- getting a base --------------------------------------------------------------------------

    def _ask_first_questions(self) -> None:
        from grc_desktop.app.first_start import FirstStart

        first = FirstStart(FileDialogs(self._machine), self._machine.text("user"))
        first.created.connect(self._create)
        first.sample_wanted.connect(self._opening.open_sample)
        first.restore_wanted.connect(self._restore_first)
        first.language_changed.connect(self._speak)
        self._show_alone(tr("First start"), first)

    def _restore_first(self, copy: Path, passphrase: str = "") -> None:
        """Restore before there is any base."""
        self._copy = copy
        self._opening.restore(copy, self._path, passphrase)

    def _ask_passphrase(self, sentence: str) -> None:
        asked = self._page_with_ways_on() or self._show_not_opened()
        asked.ask_passphrase(sentence, partial(self._restore_first, self._copy))

    def _speak(self, code: str) -> None:
        """The whole window once more, in another language; the answers given so far stay."""
        self._machine.remember("language", code)
        first = self._alone
        self._translate_qt()
        before = self._take_another_window()
        if first is not None:
            self.window.show_alone(tr("First start"), first)
        before.leave()
        before.deleteLater()

    def _take_another_window(self) -> Window:
        """A fresh window in the place of the one before, which is handed back to be closed."""
        before = self.window
        self.window = Window(self._machine)
        self.window.restoreGeometry(before.saveGeometry())
        self._build_window()
        self.window.show()
        return before

    def _create(self, establishment: Establishment, user: str, then_import: bool) -> None:
        self._machine.remember("user", user)
        self._then_import = then_import
        self._opening.create(self._path, establishment, user)

    def _on_failed(self, sentence: str) -> None:
        if self._demo:
            title, again = tr("No sample house was made"), button(tr("Try again"), self._begin, icon="refresh")
            self._show_alone("", EmptyState("warning", title, sentence, again))
        else:
            (self._page_with_ways_on() or self._show_not_opened()).say(sentence)

    def _on_bug(self, error: Exception) -> None:
        """Whatever is amiss with the base, there are ways on behind the report."""
        self._on_failed(tr("Something in the base is not as the program knows it; the report says more."))
        self._crash.show(error)

    def _page_with_ways_on(self) -> FirstStart | NotOpened | None:
        from grc_desktop.app.first_start import FirstStart
        from grc_desktop.app.not_opened import NotOpened

        return self._alone if isinstance(self._alone, (FirstStart, NotOpened)) else None

    def _show_not_opened(self) -> NotOpened:
        from grc_desktop.app.not_opened import NotOpened

        page = NotOpened(FileDialogs(self._machine), self._path)
        page.again.connect(self._begin)
        page.restore_wanted.connect(self._restore_first)
        page.open_wanted.connect(self._open_other)
        page.create_wanted.connect(self._create_other)
        self._opening.copy_found.connect(page.offer)
        self._opening.look_for_copy(self._path)
        self._show_alone("", page)
        return page

    def _open_other(self, path: Path) -> None:
        """Another base for this run; where its window is open already, that one comes forward instead."""
        if self._go_to(path):
            self._remove_alone()  # where this one does not open either, the ways on are about this one
            self._say_that_it_takes_long()
            self._opening.open(path)

    def _create_other(self, path: Path) -> None:
        if self._go_to(path):
            self._ask_first_questions()

    def _go_to(self, path: Path) -> bool:
        self._single.close()
        self._path, self._single = path, SingleWindow(path)
        if self._single.hand_over():
            self.window.close()
            return False
        self._listen()
        return True

    def _say_that_it_takes_long(self) -> None:
        if self.place is None and self._alone is None:
            title = tr("Making the sample house…") if self._demo else tr("Opening the base…")
            self._show_alone("", EmptyState("bell-service", title))

    def _show_alone(self, title: str, widget: QWidget) -> None:
        self._remove_alone()
        self._alone = widget
        self.window.show_alone(title, widget)

    def _remove_alone(self) -> None:
        if self._alone is not None:
            self.window.remove_alone(self._alone)
            self._alone = None

    # --- with a base -----------------------------------------------------------------------------

    def _furnish(self, opened: Opened) -> None:
        self._remove_alone()
        if self._opened is not None:  # a backup restored into a sample house is as temporary as the house
            opened = replace(opened, temporary=self._opened.temporary)
        self._opened = opened
        place = make_workplace(opened.base, self.window.notices, self._machine, self._theme)
        place.setParent(self.window)
        place.jobs.bug.connect(lambda error: self._crash.show(error))
        place.restore_wanted.connect(self._restore)
        self.place = place
        self._closing = Closing(self.window, place.jobs, opened)
        self._closing.ended.connect(self._after_closing)
        self.window.furnish(place, opened.base.path)
        HouseKeeping(place, FEATURES).start(KEEP_HOUSE_AFTER)
        if self._then_import:
            self.window.show_page("import")
        else:
            self.window.show_first_page()

    def _restore(self, copy: Path, passphrase: str) -> None:
        """Let go of the base, put a backup in its place, and begin again with a fresh window."""
        if self.place is None or self._opened is None:
            return
        self.place.jobs.close()
        self._opened.base.close()
        self.place = None
        before = self._take_another_window()
        before.leave()
        before.deleteLater()
        self._show_alone("", EmptyState("backup", tr("Restoring the backup…")))
        self._path = self._opened.base.path
        self._opening.restore(copy, self._path, passphrase)

    def _on_leaving(self) -> None:
        if self.place is not None:
            self._closing.begin()
        else:
            self.window.leave()
            self._after_closing()

    def _after_closing(self) -> None:
        self._opening.close()
        self._single.close()
        self._garbage.stop()
        self._application.quit()
