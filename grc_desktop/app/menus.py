"""The menu bar, made from the deeds that the features offer and the window's own entries."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from grc_desktop.app.appearance import Appearance
from grc_desktop.core.language import later, tr
from grc_desktop.features.offers import Deed, Page
from grc_desktop.ui.icons import icon
from grc_desktop.ui.workplace import Workplace

MENUS = {
    "file": later("&File"),
    "edit": later("&Edit"),
    "view": later("&View"),
    "customer": later("&Customer"),
    "campaign": later("Ca&mpaign"),
    "tools": later("&Tools"),
    "help": later("&Help"),
}


class Menus:
    """Fills the menu bar of ``window``; deeds are enabled once there is a workplace."""

    def __init__(self, window: QMainWindow) -> None:
        self._window = window
        self._menus: dict[str, QMenu] = {}
        self.deeds: list[tuple[Deed, QAction]] = []
        window.menuBar().clear()
        for key, title in MENUS.items():
            menu = QMenu(tr(title), window)
            self._menus[key] = menu
            window.menuBar().addMenu(menu)

    def add(self, menu: str, title: str, run: Callable[[], object], *, keys: str = "", icon_name: str = "") -> QAction:
        """One of the window's own entries."""
        action = QAction(title, self._window)
        if keys:
            action.setShortcut(QKeySequence(keys))
        if icon_name:
            action.setIcon(icon(icon_name))
        action.triggered.connect(lambda _checked=False: run())
        self._menus[menu].addAction(action)
        return action

    def add_line(self, menu: str) -> None:
        """A line, unless the menu is still empty."""
        if self._menus[menu].actions():
            self._menus[menu].addSeparator()

    def add_appearance(self, appearance: Appearance) -> None:
        """The entries of the View menu."""
        self.add_line("view")
        appearance.fill(self._menus["view"])

    def add_pages(self, pages: Sequence[Page], go: Callable[[str], object]) -> None:
        """Every page, the first nine with Ctrl and a digit."""
        for number, page in enumerate(pages, start=1):
            keys = f"Ctrl+{number}" if number < 10 else ""
            self.add("view", tr(page.title), partial(go, page.key), keys=keys, icon_name=page.icon)

    def add_deeds(self, deeds: Sequence[Deed], place: Workplace) -> None:
        """What the features offer to do."""
        for deed in deeds:
            action = self.add(
                deed.menu, tr(deed.title), partial(deed.run, place), keys=deed.shortcut, icon_name=deed.icon
            )
            self.deeds.append((deed, action))
        place.customer_changed.connect(self._enable)
        self._enable(place.customer_id)

    def hide_empty(self) -> None:
        """A menu without entries is not shown."""
        for menu in self._menus.values():
            menu.menuAction().setVisible(bool(menu.actions()))

    def _enable(self, customer_id: int | None) -> None:
        for deed, action in self.deeds:
            if deed.needs_customer:
                action.setEnabled(customer_id is not None)
