"""The left side of the window: the house, its pages in groups with what waits in them, who is at the desk."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QEvent, QSize, Qt, QTimer, Signal
from PySide6.QtWidgets import QHBoxLayout, QLabel, QPushButton, QSizePolicy, QWidget

from grc_desktop.core.language import tr
from grc_desktop.features.offers import Page
from grc_desktop.ui.icons import IconLabel, icon
from grc_desktop.ui.labels import ElidedLabel, label
from grc_desktop.ui.layout import column, divider, holding, restyle, row, step
from grc_desktop.ui.theme import Theme
from grc_desktop.ui.workplace import Workplace

GROUPS = ("daily", "tools", "house")
"""Their order, with a line between them."""


class Navigation(QWidget):
    """``chosen(key)`` when the user goes to a page."""

    chosen = Signal(str)

    def __init__(self, pages: Sequence[Page]) -> None:
        super().__init__()
        self.setObjectName("navigation")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(tr("Pages"))
        self._pages = {page.key: page for page in pages}
        self._entries: dict[str, _Entry] = {}
        self._place: Workplace | None = None
        self._house = label("", wrap=True)
        self._house.setProperty("role", "house")
        self._user = ElidedLabel("", "small")
        self._who = holding(row(IconLabel("user", "navigation_muted", size=14), self._user, spacing=1.5, margin=(2, 0)))
        self._who.hide()
        self._sign = _Sign()
        self._top = row(self._sign, self._house, spacing=2.5)
        layout = column(self._top, spacing=0.5, margin=(2.5, 3))
        layout.addSpacing(step(3))
        for group in GROUPS:
            entries = [page for page in pages if page.group == group]
            if entries and self._entries:
                layout.addSpacing(step(2))
                layout.addWidget(divider())
                layout.addSpacing(step(2))
            for page in entries:
                entry = _Entry(page)
                entry.clicked.connect(lambda _checked=False, key=page.key: self.chosen.emit(key))
                self._entries[page.key] = entry
                layout.addWidget(entry)
        layout.addStretch(1)
        layout.addWidget(self._who)
        self.setLayout(layout)
        self._narrow = False
        self._put_width()
        Theme.current().changed.connect(self._put_width)

    def furnish(self, place: Workplace) -> None:
        """From now on show the house, and count what waits."""
        self._place = place
        place.house_changed.connect(self._show_house)
        place.jobs.touched.connect(self._on_touched)
        self._show_house()
        # The page that the user came for asks first.
        QTimer.singleShot(0, self, lambda: self._count(list(self._pages.values())))

    def show_current(self, key: str) -> None:
        """Mark the page that is shown."""
        for name, entry in self._entries.items():
            entry.show_current(name == key)

    @property
    def page_keys(self) -> list[str]:
        """Keys of the pages in the order shown."""
        return list(self._entries)

    def _show_house(self) -> None:
        if self._place is not None:
            self._house.setText(self._place.house.name or tr("My establishment"))
            self._user.setText(self._place.house.user)
            self._show_who()

    def _on_touched(self, tables: frozenset[str]) -> None:
        self._count([page for page in self._pages.values() if page.tables & tables])

    def _count(self, pages: Sequence[Page]) -> None:
        for page in pages:
            if page.count is not None and self._place is not None:
                entry = self._entries[page.key]
                self._place.jobs.ask(entry, page.count, entry.show_count, only_last="count")

    def set_narrow(self, narrow: bool) -> None:
        """Only the icons, where the window has little room for its text size."""
        if narrow != self._narrow:
            self._narrow = narrow
            for entry in self._entries.values():
                entry.set_narrow(narrow)
            self._house.setVisible(not narrow)
            self._show_who()
            self._put_width()

    def _show_who(self) -> None:
        """Nobody where only icons stand: one of them says nothing of who it is."""
        self._who.setVisible(bool(self._user.text()) and not self._narrow)

    def _put_width(self) -> None:
        across = step(0.5 if self._narrow else 2)
        self._top.setContentsMargins(across, step(1), across, step(1))
        px = Theme.current().px
        self._sign.setFixedSize(px(30), px(30))
        self.setFixedWidth(px(58 if self._narrow else 208))


class _Sign(QWidget):
    """The bell of the house."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("sign")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setLayout(row(IconLabel("bell-service", "on_accent", size=18), margin=1.5))


class _Entry(QPushButton):
    def __init__(self, page: Page) -> None:
        super().__init__()
        px = Theme.current().px
        self._title = tr(page.title)
        self.setAutoDefault(True)  # Return presses it, too
        self.setText(self._title.replace("&", "&&"))
        self.setIcon(icon(page.icon, "navigation_text"))
        self._put_icon_size()
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setAccessibleName(self._title)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._current = False
        self._narrow = False
        self._waiting = 0
        self._count = QLabel()
        self._count.setObjectName("count")
        self._count.hide()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, px(8), 0)
        layout.addStretch(1)
        layout.addWidget(self._count)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._put_icon_size()

    def _put_icon_size(self) -> None:
        px = Theme.current().px
        self.setIconSize(QSize(px(26), px(16)))

    def set_narrow(self, narrow: bool) -> None:
        self._narrow = narrow
        self.setText("" if narrow else self._title.replace("&", "&&"))
        self.setToolTip(self._title if narrow else "")
        self._show_waiting()

    def show_current(self, current: bool) -> None:
        self._current = current
        restyle(self, "current", "true" if current else "false")
        self._describe()

    def show_count(self, count: int) -> None:
        self._waiting = count
        self._show_waiting()
        self._describe()

    def _show_waiting(self) -> None:
        self._count.setText(str(self._waiting))
        self._count.setVisible(self._waiting > 0 and not self._narrow)

    def _describe(self) -> None:
        parts = [tr("page shown")] if self._current else []
        if self._waiting:
            parts.append(tr("{count} waiting", count=self._waiting))
        self.setAccessibleDescription(", ".join(parts))
