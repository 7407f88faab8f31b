"""Lines of what happened or is to be done: an icon, a title, a line beneath, and what can be done with it."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from grc_desktop.ui.badge import Badge, IconTile
from grc_desktop.ui.labels import ElidedLabel, label
from grc_desktop.ui.layout import clear, column, divider, row
from grc_desktop.ui.theme import Tone


class TimelineLine(QFrame):
    """One line. ``body`` is wrapped beneath; ``badge`` is ``(words, tone)``; ``buttons`` stand at the right."""

    def __init__(
        self,
        icon: str,
        title: str,
        subtitle: str = "",
        *,
        tone: Tone = "neutral",
        body: str = "",
        badge: tuple[str, Tone] | None = None,
        buttons: Sequence[QWidget] = (),
    ) -> None:
        super().__init__()
        words = column(ElidedLabel(title, "strong"), spacing=0.5)
        if subtitle:
            words.addWidget(ElidedLabel(subtitle, "small"))
        if body:
            words.addWidget(label(body, wrap=True, selectable=True))
        words.addStretch(1)
        tile = IconTile(icon, tone)
        beside = [*([Badge(*badge)] if badge is not None else []), *buttons]
        line = row(tile, words, *beside, spacing=3, margin=(3, 2.25))
        line.setStretch(1, 1)
        for widget in (tile, *beside):
            line.setAlignment(widget, Qt.AlignmentFlag.AlignTop)
        self.setLayout(line)
        self.setAccessibleName(", ".join(filter(None, (title, subtitle, badge[0] if badge else ""))))


class Timeline(QWidget):
    """Lines beneath each other, parted by thin rules; headings between them where they are given."""

    def __init__(self) -> None:
        super().__init__()
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(0)
        self._lines = 0

    @property
    def count(self) -> int:
        """How many lines are shown."""
        return self._lines

    def show_lines(self, lines: Sequence[TimelineLine | str]) -> None:
        """Show these lines; a text among them is a heading."""
        clear(self._layout)
        self._lines = 0
        after_line = False
        for line in lines:
            if isinstance(line, str):
                self._layout.addLayout(row(label(line, "small"), margin=(3, 2)))
                after_line = False
                continue
            if after_line:
                self._layout.addWidget(divider())
            self._layout.addWidget(line)
            self._lines += 1
            after_line = True
        self._layout.addStretch(1)
