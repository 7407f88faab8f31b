"""The window: menu bar, navigation, header, notices, pages, status line. Knows pages by what features offer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QByteArray, QRect, Qt, QTimer, Signal
from PySide6.QtGui import QCloseEvent, QColor, QDragEnterEvent, QDropEvent, QPainter, QPaintEvent, QResizeEvent
from PySide6.QtWidgets import QMainWindow, QWidget

from grc_desktop.core.language import tr
from grc_desktop.ui.dropping import dropped_files, takes_all
from grc_desktop.ui.machine import Machine
from grc_desktop.ui.theme.tokens import SCHEMES

if TYPE_CHECKING:
    from PySide6.QtGui import QAction

    from grc_desktop.app.header import Header
    from grc_desktop.app.menus import Menus
    from grc_desktop.app.navigation import Navigation
    from grc_desktop.app.status import StatusLine
    from grc_desktop.app.undoing import Undoing
    from grc_desktop.features.offers import Feature, Page
    from grc_desktop.ui.notices import NoticeBar
    from grc_desktop.ui.page import PageWidget
    from grc_desktop.ui.stack import Stack
    from grc_desktop.ui.theme import Theme
    from grc_desktop.ui.workplace import Workplace

_ROOMY = 1000
"""Pixels of the 100 % drawing from which the navigation has room for its words."""


class Window(QMainWindow):
    """Made in three steps, so that it is seen at once: new, it paints its outline; ``build`` puts the parts in
    (and loads their modules); ``furnish`` brings it to life when the base is open.

    ``outlined`` is emitted when the outline was painted, ``leaving`` when the user closes the window; whoever
    listens closes it for good with ``leave``.
    """

    outlined = Signal()
    leaving = Signal()

    navigation: Navigation
    header: Header
    notices: NoticeBar
    stack: Stack
    status: StatusLine
    menus: Menus
    undoing: Undoing | None

    def __init__(self, machine: Machine) -> None:
        super().__init__()
        self._machine = machine
        self._built = False
        self._place: Workplace | None = None
        self._pages: dict[str, PageWidget] = {}
        self._may_close = False
        self._is_closing = False
        self.undoing = None
        self.setWindowTitle("GRC Desktop")
        self._restore_geometry()

    def build(self, features: Sequence[Feature], theme: Theme) -> None:
        """Put navigation, header, page stack and status line in, still asleep."""
        from grc_desktop.app.guide import GUIDE
        from grc_desktop.app.header import Header
        from grc_desktop.app.menus import Menus
        from grc_desktop.app.navigation import Navigation
        from grc_desktop.app.status import StatusLine
        from grc_desktop.ui.layout import column, holding, row
        from grc_desktop.ui.notices import NoticeBar
        from grc_desktop.ui.stack import Stack, in_view
        from grc_desktop.ui.tab_order import TabOrder

        self._features = tuple(features)
        self._theme = theme
        self._listed = [page for feature in self._features for page in feature.pages]
        self._offers = {page.key: page for page in [*self._listed, GUIDE]}
        self.navigation = Navigation(self._listed)
        self.header = Header()
        self.notices = NoticeBar()
        self.stack = Stack()
        self.stack.setObjectName("pageStack")
        self.status = StatusLine()
        right = column(self.header, self.notices, in_view(self.stack), self.status, spacing=0)
        right.setStretch(2, 1)
        self.setCentralWidget(holding(row(self.navigation, holding(right), spacing=0)))
        self.setMinimumSize(800, 560)
        self._tab_order = TabOrder(self)
        self.menus = Menus(self)
        self._add_own_entries()
        self.navigation.setEnabled(False)
        self.header.search.setEnabled(False)
        self._built = True
        theme.changed.connect(self._fit)
        self._fit()

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self._built:
            self._paint_outline()
            self.outlined.emit()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def _fit(self) -> None:
        """Large text on a small display leaves the navigation its icons."""
        if self._built:
            self.navigation.set_narrow(self.width() < self._theme.px(_ROOMY))

    def _paint_outline(self) -> None:
        """What will stand here, in its colours, before there are style sheet and fonts."""
        scheme = self._machine.text("look/scheme")
        tokens = next((SCHEMES[name] for name in SCHEMES if name == scheme), SCHEMES["light"])
        painter = QPainter(self)
        painter.fillRect(self.rect(), QColor(tokens.page))
        painter.fillRect(QRect(0, 0, self.width(), 80), QColor(tokens.surface))
        painter.fillRect(QRect(0, 28, 208, self.height()), QColor(tokens.navigation))
        painter.end()

    # --- coming to life --------------------------------------------------------------------------

    def furnish(self, place: Workplace, base: Path) -> None:
        """Show the pages of ``place``."""
        from grc_desktop.app.finding import customers_provider, pages_provider
        from grc_desktop.app.guide import GUIDE
        from grc_desktop.app.undoing import Undoing

        self._place = place
        self.setAcceptDrops(True)
        place.features = self._features
        self.undoing = Undoing(place.jobs, self.notices)
        self.undoing.changed.connect(self._show_undo)
        place.jobs.troubled.connect(self.notices.trouble)
        place.jobs.stopped.connect(self.notices.say)
        place.page_wanted.connect(self._on_wanted)
        place.house_changed.connect(self._show_title)
        self.navigation.chosen.connect(self.show_page)
        self.navigation.furnish(place)
        self.status.furnish(place, base)
        self.menus.add_line("view")
        self.menus.add_pages(sorted(self._listed, key=self._rank), self.show_page)
        for menu in ("file", "edit", "campaign", "tools", "help", "customer", "view"):
            deeds = [deed for feature in self._features for deed in feature.deeds if deed.menu == menu]
            if deeds:
                self.menus.add_line(menu)
                self.menus.add_deeds(deeds, place)
        self.menus.add_line("file")
        self.menus.add("file", tr("&Quit"), self.close, keys="Ctrl+Q", icon_name="logout")
        self.menus.hide_empty()
        self.header.search.set_providers(
            [
                customers_provider(self, place),
                pages_provider([*self._listed, GUIDE], self.menus.deeds, self.show_page),
            ]
        )
        self.navigation.setEnabled(True)
        self.navigation.show()
        self.header.search.setEnabled(True)
        self.header.search.show()
        self._show_title()

    def show_first_page(self) -> None:
        """The page that was shown when the window was last closed."""
        keys = self.navigation.page_keys
        last = self._machine.text("window/page")
        if keys:
            self.show_page(last if last in keys else keys[0])

    def show_alone(self, title: str, widget: QWidget) -> None:
        """Show something that is no page of a feature (first start, a base that does not open)."""
        self.header.say(title)
        self.header.search.hide()
        self.navigation.setVisible(self._place is not None)
        self.stack.addWidget(widget)
        self.stack.setCurrentWidget(widget)
        widget.setFocus(Qt.FocusReason.OtherFocusReason)

    def remove_alone(self, widget: QWidget) -> None:
        """Take away what ``show_alone`` put there."""
        self.stack.removeWidget(widget)
        widget.deleteLater()

    # --- pages -----------------------------------------------------------------------------------

    def show_page(self, key: str, request: dict[str, object] | None = None) -> PageWidget | None:
        """Show a page (made when first needed) and hand it ``request``; None when the one shown must stay."""
        from grc_desktop.ui.page import PageWidget

        offer = self._offers.get(key)
        if offer is None or self._place is None:
            return None
        current = self.stack.currentWidget()
        page = self._pages.get(key)
        if isinstance(current, PageWidget) and current is not page and not current.may_leave():
            self.navigation.show_current(self._key_of(current))
            return None
        if page is None:
            page = offer.build(self._place)
            page.title = page.title or tr(offer.title)
            self._pages[key] = page
            self.stack.addWidget(page)
        self.header.show_page(page)
        self.stack.setCurrentWidget(page)
        if page is not current or not page.isAncestorOf(self.focusWidget()):
            page.take_focus()
        self.navigation.show_current(key)
        if key in self.navigation.page_keys:
            self._machine.remember("window/page", key)
        if request:
            page.request(**request)
        return page

    def page_keys(self) -> list[str]:
        """Keys of all pages that the navigation offers."""
        return self.navigation.page_keys

    def _key_of(self, widget: QWidget) -> str:
        return next((key for key, page in self._pages.items() if page is widget), "")

    def _rank(self, page: Page) -> int:
        return self.navigation.page_keys.index(page.key)

    def _on_wanted(self, key: str, request: dict[str, object]) -> None:
        self.show_page(key, request)

    # --- files from the desktop ------------------------------------------------------------------

    def dragEnterEvent(self, event: QDragEnterEvent) -> None:
        if self._taker(dropped_files(event.mimeData())) is not None:
            event.acceptProposedAction()

    def dropEvent(self, event: QDropEvent) -> None:
        """What no part of the page wanted goes to the page for such files."""
        paths = dropped_files(event.mimeData())
        taker = self._taker(paths)
        if taker is not None:
            event.acceptProposedAction()
            self.show_page(taker.key, {"paths": paths})

    def _taker(self, paths: Sequence[Path]) -> Page | None:
        return next((page for page in self._listed if page.takes and paths and takes_all(page.takes, paths)), None)

    # --- entries of its own ----------------------------------------------------------------------

    def _add_own_entries(self) -> None:
        from PySide6.QtGui import QKeySequence, QShortcut

        from grc_desktop.app.appearance import Appearance
        from grc_desktop.app.header import SEARCH_KEYS

        self._undo = self.menus.add("edit", tr("Undo"), self._on_undo, keys="Ctrl+Z", icon_name="undo")
        self._redo = self.menus.add("edit", tr("Redo"), self._on_redo, keys="Ctrl+Shift+Z", icon_name="redo")
        self.menus.add_line("edit")
        self.menus.add("edit", tr("Search"), self.header.search.start, keys=SEARCH_KEYS, icon_name="search")
        self.menus.add_appearance(Appearance(self, self._theme, self._machine))
        self.menus.add("help", tr("User guide"), partial(self.show_page, "guide"), keys="F1", icon_name="help")
        self.menus.add("help", tr("About GRC Desktop"), self._show_about, icon_name="info")
        self.menus.hide_empty()
        self._show_undo()
        for keys, by in (("F6", 1), ("Shift+F6", -1)):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.activated.connect(partial(self._go_round, by))

    def _show_about(self) -> None:
        from grc_desktop.app.about import AboutDialog

        about = AboutDialog(self)
        about.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        about.open()

    def _on_undo(self) -> None:
        if self.undoing is not None:
            self.undoing.undo()

    def _on_redo(self) -> None:
        if self.undoing is not None:
            self.undoing.redo()

    def _show_undo(self) -> None:
        undoing = self.undoing
        self._say_what(self._undo, tr("Undo"), undoing.next_undo if undoing else "")
        self._say_what(self._redo, tr("Redo"), undoing.next_redo if undoing else "")

    @staticmethod
    def _say_what(action: QAction, verb: str, words: str) -> None:
        action.setEnabled(bool(words))
        shown = tr("{verb}: {words}", verb=verb, words=words if len(words) <= 60 else f"{words[:59]}…")
        action.setText(shown.replace("&", "&&") if words else verb)

    def _go_round(self, by: int) -> None:
        """F6: navigation, search, page, and round again."""
        from grc_desktop.ui.tab_order import tab_stops

        places: list[QWidget] = [self.navigation, self.header, self.stack]
        focused = self.focusWidget()
        at = next((number for number, place in enumerate(places) if place.isAncestorOf(focused)), -1)
        target = places[(at + by) % len(places)]
        first = next(tab_stops(target), None)
        if first is not None:
            first.setFocus(Qt.FocusReason.TabFocusReason)

    def focusNextPrevChild(self, forward: bool) -> bool:
        """Tab and Shift+Tab."""
        return self._built and self._tab_order.move(forward=forward)

    def _show_title(self) -> None:
        if self._place is not None:
            name = self._place.house.name
            self.setWindowTitle(f"{name} — GRC Desktop" if name else "GRC Desktop")

    # --- coming and going ------------------------------------------------------------------------

    def come_forward(self) -> None:
        """Be seen, from behind other windows or from the task bar."""
        self.setWindowState(self.windowState() & ~Qt.WindowState.WindowMinimized)
        self.show()
        self.raise_()
        self.activateWindow()

    def leave(self) -> None:
        """Close for good."""
        self._may_close = True
        if self._is_closing:  # Qt closes no window from inside its own closing
            QTimer.singleShot(0, self, self.close)
        else:
            self.close()

    def may_leave(self) -> bool:
        """Whether the page in view lets go."""
        from grc_desktop.ui.page import PageWidget

        if not self._built:
            return True
        current = self.stack.currentWidget()
        return not isinstance(current, PageWidget) or current.may_leave()

    def closeEvent(self, event: QCloseEvent) -> None:
        if self._may_close:
            super().closeEvent(event)
            return
        event.ignore()
        if self.may_leave() and not self._asks_about_unsaved():
            self._is_closing = True
            self._begin_leaving()
            self._is_closing = False

    def _asks_about_unsaved(self) -> bool:
        """Show the page that holds what would be lost with the window, and ask."""
        for key, page in self._pages.items():
            words = page.unsaved()
            if words:
                self.show_page(key)
                self.notices.warn(words, action=tr("Close without saving"), run=self._begin_leaving)
                return True
        return False

    def _begin_leaving(self) -> None:
        self._machine.remember("window/geometry", self.saveGeometry())
        self._machine.remember("window/maximized", self.isMaximized())
        self._machine.save()
        self.leaving.emit()

    def _restore_geometry(self) -> None:
        kept: QByteArray = self._machine.state("window/geometry")
        if kept.isEmpty() or not self.restoreGeometry(kept):
            self.resize(1366, 768)
