"""Key figures: one alone on a card, or a strip of them across a record."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QPainter, QPaintEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QSizePolicy, QWidget

from grc_desktop.ui.labels import ElidedLabel, LabelRole, label
from grc_desktop.ui.layout import column, restyle, row
from grc_desktop.ui.pressable import Pressable
from grc_desktop.ui.theme import Theme

_LEAST = 92
"""Pixels of the 100 % drawing that a figure of a strip needs."""


@dataclass(frozen=True)
class Figure:
    """A name, a value already written for the reader, and what it compares with."""

    name: str
    value: str
    note: str = ""
    trend: Literal["", "good", "bad"] = ""


class FigureStrip(QWidget):
    """Figures side by side between two lines (five of them on the customer's record), as many as find room."""

    def __init__(self, figures: Sequence[Figure] = ()) -> None:
        super().__init__()
        self.setObjectName("figures")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self._row = QHBoxLayout(self)
        self._row.setContentsMargins(0, 0, 0, 0)
        self._row.setSpacing(0)
        self._cells: list[_Cell] = []
        self._count = 0
        self.show_figures(figures)

    def show_figures(self, figures: Sequence[Figure]) -> None:
        """Show these figures; the cells are kept, so nothing flickers."""
        while len(self._cells) < len(figures):
            cell = _Cell("small", "figure")
            self._cells.append(cell)
            self._row.addWidget(cell, 1)
        for cell, figure in zip(self._cells, figures, strict=False):
            cell.show_figure(figure)
        self._count = len(figures)
        self._fit()

    def minimumSizeHint(self) -> QSize:
        return QSize(Theme.current().px(_LEAST), super().minimumSizeHint().height())

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._fit()

    def _fit(self) -> None:
        """As many as can be read; the first ones matter most."""
        room = max(1, self.width() // Theme.current().px(_LEAST)) if self.isVisible() else self._count
        shown = min(self._count, room)
        for place, cell in enumerate(self._cells):
            cell.setVisible(place < shown)
            cell.ends = place == shown - 1


class FigureCard(QFrame):
    """One figure on a card."""

    def __init__(self, figure: Figure) -> None:
        super().__init__()
        self.setObjectName("card")
        self._cell = _Cell("small", "bigfigure")
        self.setLayout(row(self._cell, margin=0.25))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.show_figure(figure)

    def show_figure(self, figure: Figure) -> None:
        """Show another value."""
        self._cell.show_figure(figure)


class FigureButton(Pressable):
    """One figure on a card that opens what it counts."""

    def __init__(self, figure: Figure) -> None:
        self._cell = _Cell("small", "bigfigure", selectable=False)
        super().__init__(row(self._cell, margin=0.25))
        self.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Maximum)
        self.show_figure(figure)

    def show_figure(self, figure: Figure) -> None:
        """Show another value."""
        self._cell.show_figure(figure)
        self.setAccessibleName(f"{figure.name} : {figure.value}")


class _Cell(QFrame):
    def __init__(self, name_role: LabelRole, value_role: LabelRole, *, selectable: bool = True) -> None:
        super().__init__()
        self.ends = True
        self._name = ElidedLabel("", name_role)
        self._value = label("", value_role, selectable=selectable)
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
