"""What one works on, and what is said about it at its right; beneath it where the window is too narrow for both."""

from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QBoxLayout, QScrollArea, QWidget

from grc_desktop.ui.layout import holding, row, scrolled
from grc_desktop.ui.theme import Theme

_ROOMY = 860
"""Pixels of the 100 % drawing from which both usually have room."""

_SCROLL_BAR = 16
_ANY = 16_777_215
"""The largest width of a widget."""


class Beside(QScrollArea):
    """``main`` and, ``width`` pixels (of the 100 % drawing) wide, ``side``; each scrolls by itself while both fit.

    ``least`` is the height in such pixels that ``main`` keeps where ``side`` stands beneath it. With ``share``,
    such as (4, 3), ``side`` grows with the window too, and ``width`` is its least. They stand beside each other from
    ``roomy`` such pixels on.
    """

    def __init__(
        self,
        main: QWidget,
        side: QWidget,
        *,
        width: int,
        least: int = 0,
        share: tuple[int, int] = (1, 0),
        roomy: int = _ROOMY,
    ) -> None:
        super().__init__()
        self._roomy = roomy
        self._main, self._side_width, self._least, self._grows = main, width, least, bool(share[1])
        self.setProperty("role", "plain")
        self.setWidgetResizable(True)
        self.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._content = side
        self.side = scrolled(side)
        self._row = row(spacing=4, margin=5)
        self._row.addWidget(main, share[0])
        self._row.addWidget(self.side, share[1])
        self.setWidget(holding(self._row))
        Theme.current().changed.connect(self._fit)
        self._fit()

    @property
    def narrow(self) -> bool:
        """Whether one stands beneath the other."""
        return self._row.direction() == QBoxLayout.Direction.TopToBottom

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def refit(self) -> None:
        """What stands in the side has changed."""
        self._fit()

    def _fit(self) -> None:
        px = Theme.current().px
        width = px(self._side_width) + _SCROLL_BAR
        margins = self._row.contentsMargins()
        needed = self._main.minimumSizeHint().width() + width + self._row.spacing() + margins.left() + margins.right()
        narrow = self.width() < max(px(self._roomy), needed)
        way = QBoxLayout.Direction.TopToBottom if narrow else QBoxLayout.Direction.LeftToRight
        if self._row.direction() != way:
            self._row.setDirection(way)
        # Only what scrolls as a whole is a stop of its own for the keyboard.
        self.setFocusPolicy(Qt.FocusPolicy.StrongFocus if narrow else Qt.FocusPolicy.NoFocus)
        self._main.setMinimumHeight(px(self._least) if narrow else 0)
        self.side.setMinimumHeight(self._content.sizeHint().height() if narrow else 0)
        self.side.setMinimumWidth(0 if narrow else width)
        self.side.setMaximumWidth(_ANY if narrow or self._grows else width)
