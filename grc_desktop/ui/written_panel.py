"""`WrittenPanel`: a tab of the customer record that lists, and writes in the place of its list."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from PySide6.QtWidgets import QStackedWidget, QWidget

from grc_desktop.core.errors import Refused
from grc_desktop.ui.editor import Editor
from grc_desktop.ui.layout import column
from grc_desktop.ui.page import CustomerPanel
from grc_desktop.ui.workplace import Workplace


class WrittenPanel(CustomerPanel):
    """List and editor, one in the place of the other; ``unsaved`` is said where leaving would lose something.

    A subclass gives its list to ``lay_out``; to write, it opens a form of ``self.editor`` and calls ``write(save)``.
    """

    def __init__(self, place: Workplace, *, tables: frozenset[str], unsaved: str) -> None:
        super().__init__(place, tables=tables)
        self._unsaved = unsaved
        self._save: Callable[[], object] | None = None
        self.editor = Editor(place.clock, home_country=place.home_country)
        place.jobs.failed.connect(self.editor.allow)
        self.editor.submitted.connect(lambda _values: self._on_submitted())
        self.editor.cancelled.connect(self.show_list)
        self._stack = QStackedWidget()
        self.setLayout(column(self._stack, margin=(3.5, 3)))

    def lay_out(self, listing: QWidget) -> None:
        """Put the list where it is shown while nothing is written."""
        self._stack.addWidget(listing)
        self._stack.addWidget(self.editor)

    def show_customer(self, customer_id: int | None) -> None:
        if customer_id != self.customer_id:
            self.show_list()
        super().show_customer(customer_id)

    def may_leave(self) -> bool:
        if self.editor.is_changed:
            self.place.notices.warn(self._unsaved)
            self.editor.go_to_change()
            return False
        return True

    def write(self, save: Callable[[], object]) -> None:
        """Show the form that was opened; ``save`` is called on Save, and may refuse what was typed."""
        self._save = save
        self._stack.setCurrentWidget(self.editor)

    def act(self, action: Callable[..., object], **arguments: Any) -> None:
        """Do ``action`` for what was written: back to the list, or the form says why not."""
        self.jobs.act(self, action, lambda _done: self.show_list(), refused=self.editor.refuse, **arguments)

    def show_list(self) -> None:
        """Nothing is written any more."""
        self.editor.close_form()
        self._stack.setCurrentIndex(0)

    def _on_submitted(self) -> None:
        if self._save is not None:
            try:
                self._save()
            except Refused as refusal:
                self.editor.refuse(refusal)
