"""The kinds of questions that the cards of paper ask, and how they look."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar, cast

from PySide6.QtCore import QEvent, QLocale, QObject, Qt
from PySide6.QtWidgets import (
    QAbstractSpinBox,
    QCheckBox,
    QComboBox,
    QCompleter,
    QDoubleSpinBox,
    QLineEdit,
    QSizePolicy,
    QSpinBox,
    QWidget,
)

from grc_desktop.core.language import language
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, holding, row, step
from grc_desktop.ui.spins import indent

S = TypeVar("S", bound=QAbstractSpinBox)


def combo(name: str, choices: Sequence[tuple[str, str]] = (), value: str = "") -> QComboBox:
    """A choice between texts, each with what it stands for."""
    made = QComboBox()
    made.setAccessibleName(name)
    made.setSizeAdjustPolicy(QComboBox.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    made.setMaxVisibleItems(16)
    put_choices(made, choices, value)
    return made


def put_choices(box: QComboBox, choices: Sequence[tuple[str, str]], value: str) -> None:
    """Other choices in a combo; ``value`` is chosen where it is among them, else the first."""
    box.clear()
    for data, text in choices:
        box.addItem(text, data)
    box.setCurrentIndex(max(box.findData(value), 0))


def typed_combo(name: str) -> QComboBox:
    """A combo in which any part of an entry may be typed to find it."""
    made = combo(name)
    made.setEditable(True)
    made.setInsertPolicy(QComboBox.InsertPolicy.NoInsert)
    cast(QLineEdit, made.lineEdit()).setAccessibleName(name)
    completer = cast(QCompleter, made.completer())
    completer.setFilterMode(Qt.MatchFlag.MatchContains)
    completer.setCompletionMode(QCompleter.CompletionMode.PopupCompletion)
    return made


def spin(made: S, name: str, tip: str = "") -> S:
    """A number with its name; the wheel of the mouse scrolls the page and leaves it alone."""
    made.setAccessibleName(name)
    made.setToolTip(tip)
    indent(made)
    made.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)  # two share a narrow row
    made.setMinimumWidth(step(20))
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    made.installEventFilter(_WheelPasser(made))
    return made


def whole(name: str, least: int, most: int, tip: str = "") -> QSpinBox:
    """A whole number."""
    made = spin(QSpinBox(), name, tip)
    made.setRange(least, most)
    return made


def millimetres(name: str, least: float, most: float, *, tip: str = "", decimals: int = 1) -> QDoubleSpinBox:
    """A length in mm."""
    made = spin(QDoubleSpinBox(), name, tip)
    made.setLocale(QLocale(language()))
    made.setDecimals(decimals)
    made.setRange(least, most)
    made.setSingleStep(0.5)
    return made


def box(text: str, on: bool) -> QCheckBox:
    """Yes or no."""
    made = QCheckBox(text)
    made.setChecked(on)
    return made


def side_by_side(*widgets: QWidget) -> QWidget:
    """Questions that share a row, each with as much of it as the others."""
    shared = row(*widgets, spacing=2)
    for at in range(len(widgets)):
        shared.setStretch(at, 1)
    return holding(shared)


def named(name: str, widget: QWidget) -> QWidget:
    """``widget`` beneath its name."""
    words = label(name, "small")
    words.setBuddy(widget)
    return holding(column(words, widget, spacing=1))


class _WheelPasser(QObject):
    """Keeps the wheel from changing a number that nobody is typing in."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.Wheel and not cast(QWidget, watched).hasFocus():
            event.ignore()
            return True
        return super().eventFilter(watched, event)
