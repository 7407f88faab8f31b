"""Key figures: one alone on a card, or a strip of them across a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent, QMouseEvent, QPainter, QPaintEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from grc_desktop.ui.labels import ElidedLabel, LabelRole, label
from grc_desktop.ui.layout import column, restyle
from grc_desktop.ui.theme import Theme


@dataclass(frozen=True)
class Figure:
    """A name, a value already written for the reader, and what it compares with."""

    name: str
    value: str
    note: str = ""
    trend: Literal["", "good", "bad"] = ""


class FigureStrip(QWidget):
    """Figures side by side between two lines (five of them on the customer's record)."""

    def __init__(self, figures: Sequence[Figure] = ()) -> None:
        super().__init__()
        self.setObjectName("figures")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._cells: list[_Cell] = []
        self.show_figures(figures)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these figures; the cells are kept, so nothing flickers."""
        while len(self._cells) < len(figures):
            cell = _Cell("small", "figure")
            self._cells.append(cell)
            self._row.addWidget(cell, 1)
        for place, cell in enumerate(self._cells):
            cell.setVisible(place < len(figures))
            if place < len(figures):
                cell.show_figure(figures[place])
                cell.ends = place == len(figures) - 1


class FigureCard(QFrame):
    """One figure on a card. ``clicked`` is emitted by mouse, Enter and Space when ``opens`` is set."""

    clicked = Signal()

    def __init__(self, figure: Figure, *, opens: bool = False) -> None:
        super().__init__()
        self.setObjectName("card")
        self._opens = opens
        self._cell = _Cell("small", "bigfigure")
        layout = QHBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._cell)
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        if opens:
            self.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
            self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.show_figure(figure)

    def show_figure(self, figure: Figure) -> None:
        """Show another value."""
        self._cell.show_figure(figure)
        self.setAccessibleName(f"{figure.name} : {figure.value}")

    def mouseReleaseEvent(self, event: QMouseEvent) -> None:
        super().mouseReleaseEvent(event)
        if self._opens and self.rect().contains(event.position().toPoint()):
            self.clicked.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._opens and event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter, Qt.Key.Key_Space):
            self.clicked.emit()
        else:
            super().keyPressEvent(event)


class _Cell(QFrame):
    def __init__(self, name_role: LabelRole, value_role: LabelRole) -> None:
        super().__init__()
        self.ends = True
        self._name = ElidedLabel("", name_role)
        self._value = label("", value_role, selectable=True)
        self._value.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._note = ElidedLabel("", "small")
        self.setLayout(column(self._name, self._value, self._note, spacing=0.5, margin=(3.5, 3)))

    def paintEvent(self, event: QPaintEvent) -> None:
        super().paintEvent(event)
        if not self.ends:
            painter = QPainter(self)
            painter.setPen(Theme.current().color("line"))
            painter.drawLine(self.rect().topRight(), self.rect().bottomRight())
            painter.end()

    def show_figure(self, figure: Figure) -> None:
        self._name.setText(figure.name)
        self._value.setText(figure.value)
        self._note.setText(figure.note)
        role = {"good": "good", "bad": "error"}.get(figure.trend, "small")
        restyle(self._note, "role", role)
        self.setAccessibleName(f"{figure.name} : {figure.value}")
