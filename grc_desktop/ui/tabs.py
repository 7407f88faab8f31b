"""Tabs with a count beside the title, as on the customer's record."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtGui import QPaintEvent
from PySide6.QtWidgets import QTabBar

from grc_desktop.ui.badge import Badge
from grc_desktop.ui.theme import Theme


class Tabs(QTabBar):
    """A row of tabs; Ctrl+Tab and the arrow keys move, ``currentChanged(int)`` tells."""

    def __init__(self, titles: Sequence[str] = (), *, name: str = "") -> None:
        super().__init__()
        self._titles: list[str] = []
        self.setExpanding(False)
        self.setDrawBase(False)
        self.setUsesScrollButtons(True)
        self.setElideMode(Qt.TextElideMode.ElideNone)
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
        self.setAccessibleName(name)
        for title in titles:
            self.add(title)

    def add(self, title: str) -> int:
        """Add a tab at the end; gives its place."""
        self._titles.append(title)
        return self.addTab(title.replace("&", "&&"))

    def show_count(self, place: int, count: int, *, alarm: bool = False) -> None:
        """The number beside a title; 0 shows none. ``alarm`` shows it in the danger colour."""
        old = self.tabButton(place, QTabBar.ButtonPosition.RightSide)
        if count:
            badge = old if isinstance(old, Badge) else Badge()
            if badge is not old:
                badge.setParent(self)  # before it says anything: a badge of nobody would open as a window
            badge.tell(str(count), "danger" if alarm else "neutral")
            badge.adjustSize()  # two digits need more room than one
            if badge is old:
                self.setTabText(place, self.tabText(place))  # Qt measures its tabs again
            else:
                self.setTabButton(place, QTabBar.ButtonPosition.RightSide, badge)
        elif old is not None:
            self.setTabButton(place, QTabBar.ButtonPosition.RightSide, None)
            old.deleteLater()
        words = self._titles[place]
        self.setAccessibleTabName(place, f"{words} ({count})" if count else words)

    def paintEvent(self, event: QPaintEvent) -> None:
        # Qt lays a button against the edge of its tab; the count belongs beside its title.
        beside = Theme.current().px(8)
        for place in range(self.count()):
            badge = self.tabButton(place, QTabBar.ButtonPosition.RightSide)
            if badge is not None:
                at = self.tabRect(place).right() + 1 - beside - badge.width()
                if badge.x() != at:
                    badge.move(at, badge.y())
        super().paintEvent(event)
