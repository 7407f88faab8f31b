"""`Input`: the few verbs that the widget of every kind of field has."""

from __future__ import annotations

from typing import Any

from PySide6.QtCore import QEvent, QObject, Qt, Signal
from PySide6.QtGui import QFocusEvent
from PySide6.QtWidgets import (
    QWidget,
)

from grc_desktop.core.language import tr
from grc_desktop.ui.form.fields import Field, Finding


class Input(QWidget):
    """The widget of a field. ``edited`` after the user changed something; ``entered`` on Return."""

    edited = Signal()
    left = Signal()
    entered = Signal()

    def __init__(self, field: Field, target: QWidget) -> None:
        super().__init__()
        self.field = field
        self.target = target
        name = tr(field.label)
        target.setAccessibleName(name)
        target.installEventFilter(self)
        self.setFocusProxy(target)

    def value(self) -> Any:
        """What stands in the widget, in the type of its kind."""
        raise NotImplementedError

    def put(self, value: Any) -> None:
        """Show a value without emitting ``edited``."""
        raise NotImplementedError

    def is_empty(self) -> bool:
        """Whether nothing was given."""
        return self.value() in ("", None, ())

    def own_finding(self) -> Finding | None:
        """What the kind itself has to say about the value."""
        return None

    def tidy(self) -> None:
        """After leaving: write the value as people write it."""

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        gone = isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut
        if gone and event.reason() != Qt.FocusReason.PopupFocusReason:  # type: ignore[attr-defined]
            self.tidy()
            self.left.emit()
        return super().eventFilter(watched, event)
