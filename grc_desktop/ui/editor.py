"""`Editor`: a form with its buttons, shown in place of the list that it adds to. Never a dialog."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QPushButton, QVBoxLayout

from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.ui.buttons import button, leads_to
from grc_desktop.ui.form import Field, Form, Section
from grc_desktop.ui.icons import IconLabel
from grc_desktop.ui.labels import ElidedLabel
from grc_desktop.ui.layout import divider, holding, row, scrolled


class Editor(QFrame):
    """Asks for one record. ``submitted(values)`` on Save and Ctrl+S, ``cancelled()`` on Cancel and Esc;
    where something was written, Esc leads to Cancel first.

    The owner saves, then calls ``close_form`` or ``refuse``. While saving, Save is off, so that two quick
    presses do not save twice.
    """

    submitted = Signal(object)
    cancelled = Signal()

    def __init__(self, clock: Clock, *, home_country: str = "FR") -> None:
        super().__init__()
        self.setObjectName("card")
        self._clock = clock
        self._country = home_country
        self._form: Form | None = None
        self._icon = IconLabel("edit", "muted")
        self._title = ElidedLabel("", "heading")
        self._body = QVBoxLayout()
        self._body.setContentsMargins(0, 0, 0, 0)
        self._remove = button("", icon="trash", role="danger")
        self._remove.clicked.connect(self._on_remove)
        self._removing: Callable[[], object] | None = None
        self.save_button: QPushButton = button(tr("Save"), self._submit, icon="save", role="primary")
        self.cancel_button: QPushButton = button(tr("Cancel"), self.cancel)
        head = row(self._icon, self._title, spacing=2, margin=(3.5, 3))
        head.setStretch(1, 1)
        foot = row(self._remove, None, self.cancel_button, self.save_button, spacing=2, margin=(3.5, 2.5))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(head)
        layout.addWidget(divider())
        layout.addLayout(self._body, 1)
        layout.addWidget(divider())
        layout.addLayout(foot)
        self.hide()

    @property
    def form(self) -> Form:
        """The form that is open."""
        if self._form is None:
            raise RuntimeError("no form is open")
        return self._form

    def open_form(
        self,
        title: str,
        fields: Sequence[Field | Section],
        values: Mapping[str, Any],
        *,
        icon: str = "edit",
        save: str = "",
        remove: str = "",
        removing: Callable[[], object] | None = None,
    ) -> Form:
        """Ask for ``fields``, beginning with ``values``. ``remove`` is the text of a button that deletes."""
        self.close_form()
        form = Form(fields, clock=self._clock, home_country=self._country)
        form.show_values(values)
        form.submitted.connect(self._submit)
        area = scrolled(holding(row(form, margin=(3.5, 3))))
        self._body.addWidget(area)
        self._form = form
        self._icon.show_icon(icon, "muted")
        self._title.setText(title)
        self.setAccessibleName(title)
        self.save_button.setText(save or tr("Save"))
        self.save_button.setAccessibleName(save or tr("Save"))
        self.save_button.setEnabled(True)
        self._remove.setText(remove)
        self._remove.setAccessibleName(remove)
        self._remove.setVisible(bool(remove))
        self._removing = removing
        self.show()
        first = next((field for field in fields if isinstance(field, Field)), None)
        if first is not None:
            form.input(first.key).setFocus(Qt.FocusReason.OtherFocusReason)
        return form

    def close_form(self) -> None:
        """Done: the list may be shown again."""
        self.hide()
        self._form = None
        while (item := self._body.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.deleteLater()

    def refuse(self, refusal: Refused) -> None:
        """Show beside its field why it could not be saved."""
        self.allow()
        if self._form is not None:
            self._form.refuse(refusal)

    def allow(self) -> None:
        """What could not be saved may be tried again."""
        self.save_button.setEnabled(True)

    @property
    def is_open(self) -> bool:
        """Whether something is being written."""
        return self._form is not None

    @property
    def is_changed(self) -> bool:
        """Whether closing would lose something."""
        return self._form is not None and self._form.is_changed

    def go_to_change(self) -> None:
        """Put the keyboard where something was written."""
        self.form.go_to_change()

    def cancel(self) -> None:
        """Give up."""
        self.close_form()
        self.cancelled.emit()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            if not leads_to(self.cancel_button, written=self.is_changed):
                self.cancel()
        else:
            super().keyPressEvent(event)

    def _submit(self) -> None:
        if self._form is not None and self.save_button.isEnabled() and self._form.is_valid():
            self.save_button.setEnabled(False)
            self.submitted.emit(self._form.values())

    def _on_remove(self) -> None:
        if self._removing is not None:
            self._removing()
