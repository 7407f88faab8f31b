"""The conditions of the list, all of them at once, beneath the button that adds one."""

from __future__ import annotations

from PySide6.QtCore import QEvent, QObject, Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QWidget

from grc_desktop.core.language import tr, trn
from grc_desktop.features.customers.ui.list.filters import Filter
from grc_desktop.features.segments.ui.condition_builder import ConditionBuilder
from grc_desktop.ui.buttons import button
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import row, scrolled, step
from grc_desktop.ui.popover import Popover
from grc_desktop.ui.workplace import Workplace

_WIDTH = 208
"""Steps of 4 pixels."""


class FilterBuilder(Popover):
    """``applied(Filter)`` when the user takes what was built or written."""

    applied = Signal(object)

    def __init__(self, owner: QWidget, place: Workplace) -> None:
        super().__init__(owner, tr("Conditions of the list"))
        self.builder = ConditionBuilder(place)
        self.builder.counted.connect(self._show_count)
        self.builder.shaped.connect(self._on_shaped)
        self.builder.installEventFilter(self)
        self._area = scrolled(self.builder)
        self._said = label("", "small")
        self._apply_button = button(tr("Apply"), self._apply, role="primary")
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._fit)
        foot = row(self._said, None, button(tr("Cancel"), self.close), self._apply_button)
        self.put(self._area, foot, width=_WIDTH)

    def begin(self, anchor: QWidget, shown: Filter, at: int | None) -> None:
        """Open beneath ``anchor`` with the conditions of ``shown``: one more, or the cursor in the one at ``at``."""
        self._said.setText("")
        self.builder.set_expression(shown.text)
        if at is None:
            self.builder.add_condition()
        else:
            self.builder.point_at(at)
        self._fit()
        self.open_beneath(anchor)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        """Return in a value applies, as it does in a form."""
        if event.key() in (Qt.Key.Key_Return, Qt.Key.Key_Enter):
            self._apply()
        else:
            super().keyPressEvent(event)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if event.type() == QEvent.Type.LayoutRequest:  # rows came or went
            self._timer.start()
        return super().eventFilter(watched, event)

    def _fit(self) -> None:
        """As high as the conditions need, but not higher than the window has room."""
        most = round(self.window().height() * 0.6)
        needed = self.builder.sizeHint().expandedTo(self.builder.minimumSizeHint()).height()
        self._area.setFixedHeight(min(most, needed + step(1)))
        self.fit()

    def _on_shaped(self) -> None:
        """Rows came or went, or what is written as text is (no longer) understood: then there is nothing to apply."""
        self._apply_button.setEnabled(not self.builder.refusal)
        if self.builder.refusal:
            self._said.setText("")
        self._timer.start()

    def _show_count(self, left: int) -> None:
        if left == 0:
            self._said.setText(tr("No customer would remain."))
        else:
            words = trn("{count} customer remains.", "{count} customers remain.", left)
            self._said.setText(words)

    def _apply(self) -> None:
        if not self.builder.refusal:
            self.close()
            self.applied.emit(Filter.of(self.builder.node))
