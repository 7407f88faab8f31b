"""A line of a list on the page: icon, what, when, one key to act, and what else can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout, QWidget

from grc_desktop.core.language import tr
from grc_desktop.ui.badge import Badge, IconTile
from grc_desktop.ui.buttons import menu_button
from grc_desktop.ui.labels import ElidedLabel, label
from grc_desktop.ui.layout import clear, column, divider, row
from grc_desktop.ui.theme import Tone


class Line(QFrame):
    """``note`` stands in grey beneath ``title``, which takes several lines where it ``wraps``; ``entries`` open from
    the button at the end, whose place stays free where they are None (other lines of the list have some).
    """

    def __init__(
        self,
        icon: str,
        tone: Tone,
        title: str,
        note: str,
        act: QPushButton,
        *,
        badge: tuple[str, Tone] | None = None,
        entries: Sequence[QAction] | None = (),
        wraps: bool = False,
    ) -> None:
        super().__init__()
        head = label(title, "strong", wrap=True) if wraps else ElidedLabel(title, "strong")
        words = column(head, ElidedLabel(note, "small"), spacing=0.5)
        parts = row(IconTile(icon, tone), words, spacing=3, margin=(3.5, 2.5))
        parts.setStretch(1, 1)
        if badge:
            parts.addWidget(Badge(*badge))
        act.setAccessibleName(tr("{action}: {title}", action=act.text(), title=title))
        parts.addWidget(act)
        if entries is None or entries:
            tip = tr("More for: {title}", title=title)
            more = menu_button("", entries or (), icon="more", role="quiet", tip=tip)
            parts.addWidget(more)
            if not entries:
                keeps = more.sizePolicy()
                keeps.setRetainSizeWhenHidden(True)
                more.setSizePolicy(keeps)
                more.hide()
        self.setLayout(parts)
        self.setAccessibleName(f"{title}. {note}")


class Lines(QWidget):
    """Lines beneath each other with a thin line between, or one widget that stands for none."""

    def __init__(self) -> None:
        super().__init__()
        self._column = QVBoxLayout(self)
        self._column.setContentsMargins(0, 0, 0, 0)
        self._column.setSpacing(0)

    def show_lines(self, lines: Sequence[QWidget], empty: QWidget) -> None:
        """Replace what stands here."""
        clear(self._column)
        if not lines:
            self._column.addWidget(empty)
        for place, line in enumerate(lines):
            if place:
                self._column.addWidget(divider())
            self._column.addWidget(line)
