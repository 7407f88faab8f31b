"""`ClientsPage`: the list and the record side by side."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QAction, QKeyEvent, QKeySequence, QShortcut
from PySide6.QtWidgets import QStackedWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.customers.ui.list import CustomerList
from grc_desktop.features.customers.ui.new_customer import NewCustomer
from grc_desktop.features.customers.ui.record import RecordView
from grc_desktop.ui.buttons import action, button, menu_button
from grc_desktop.ui.layout import row, step
from grc_desktop.ui.page import PageWidget
from grc_desktop.ui.side_by_side import SideBySide
from grc_desktop.ui.workplace import Workplace

TABLES = frozenset(
    {
        "customer", "address", "phone", "email", "link", "tag", "customer_tag", "custom_field", "custom_value",
        "purchase", "complaint", "exchange", "consent", "saved_view", "segment_member", "rfm_score",
        "loyalty_entry",
    }
)  # fmt: skip
_PAUSE = 60
"""Milliseconds that the arrow keys may rest on a row before its record is asked for."""


class ClientsPage(PageWidget):
    """``request(customer_id=…)`` shows a record (``tab=`` one of its tabs, ``edit=`` True or "address" to put right),
    ``new=True`` the form for a new customer (``values=`` what is known already), ``where=`` narrows the list,
    ``step=`` goes down or up.
    """

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, title=tr("Customers"), tables=TABLES)
        self.list = CustomerList(place)
        self.list.opened.connect(self._open)
        self.list.current_changed.connect(self._on_current)
        self.record = RecordView(place)
        self.record.gone.connect(self._on_gone)
        self._new: NewCustomer | None = None
        self._beside = QStackedWidget()
        self._beside.addWidget(self.record)
        self.list.setMinimumWidth(step(72))
        self._beside.setMinimumWidth(step(108))
        # As in the drawing: the record is the wider one.
        self.sides = SideBySide(self.list, self._beside, machine=place.machine, key="customers/splitter", share=0.45)
        self.list.clicked.connect(self.sides.show_second)
        self.setLayout(row(self.sides, margin=(3.5, 3)))
        self._pause = QTimer(self)
        self._pause.setSingleShot(True)
        self._pause.setInterval(_PAUSE)
        self._pause.timeout.connect(self._show_current)
        self._add_buttons()
        self._add_keys()

    def _add_buttons(self) -> None:
        entries: list[QAction | None] = [
            action(tr("Print this list…"), partial(self._print, "list"), icon="list"),
            action(tr("Address labels…"), partial(self._print, "labels"), icon="print"),
            action(tr("Envelopes…"), partial(self._print, "envelopes"), icon="letter"),
        ]
        self.add_header(
            button(tr("Import"), lambda: self.place.go("import"), icon="import"),
            menu_button(tr("Print / export"), entries, icon="print"),
            button(tr("New customer"), self.begin_new, icon="plus", role="primary"),
        )

    def _add_keys(self) -> None:
        for keys, run in (
            ("Ctrl+F", self.list.open_words),
            ("Alt+Left", partial(self.go_on, -1)),
            ("Alt+Right", partial(self.go_on, 1)),
        ):
            shortcut = QShortcut(QKeySequence(keys), self)
            shortcut.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
            shortcut.activated.connect(run)

    def reload(self) -> None:
        """Ask for the list again; the record asks for itself."""
        self.list.reload()

    def request(self, **request: object) -> None:
        """What another page asked for."""
        if request.get("new"):
            values = request.get("values")
            self.begin_new(values if isinstance(values, dict) else None)
        where = request.get("where")
        if isinstance(where, str):
            self._narrow(where)
        by = request.get("step")
        if isinstance(by, int):
            self.go_on(by)
        customer_id = request.get("customer_id")
        if isinstance(customer_id, int):
            self._show(customer_id)
            tab = request.get("tab")
            if isinstance(tab, str):
                self.record.show_tab(tab, write_new=bool(request.get("write_new")))
            part = request.get("edit")
            if part:
                self.record.edit(part if isinstance(part, str) else "")

    def _narrow(self, where: str) -> None:
        self.sides.show_first()
        try:
            self.list.narrow_by(where)
        except Refused as refusal:
            self.place.notices.warn(refusal.sentence)

    # --- list → record ---------------------------------------------------------------------------

    def _on_current(self, customer_id: int | None) -> None:
        del customer_id
        self._pause.start()

    def _show_current(self) -> None:
        current = self.list.table.current_id
        if current is None and self.record.customer_id is not None and self.list.table.count:
            return
        if self.record.show_customer(current):
            self.place.machine.remember("customers/current", str(current or ""))
        elif self.record.customer_id is not None:
            self.list.table.select_id(self.record.customer_id)

    def _open(self, customer_id: int) -> None:
        self._pause.stop()
        if self.record.show_customer(customer_id):
            self._close_new()
            self.sides.show_second()
            self.record.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _show(self, customer_id: int) -> None:
        if self.record.show_customer(customer_id):
            self._close_new()
            self.sides.show_second()
            self.list.select(customer_id)

    def _on_gone(self) -> None:
        self._pause.start()

    def go_on(self, by: int) -> None:
        """The next record of the list, or the one before."""
        if self.record.may_leave():
            self.list.table.select_next(by)

    def take_focus(self) -> None:
        """The arrow keys go through the list."""
        self.list.widget_to_focus().setFocus(Qt.FocusReason.OtherFocusReason)

    def may_leave(self) -> bool:
        """Whether nothing unsaved is open."""
        return self.record.may_leave()

    def unsaved(self) -> str:
        """A new customer that is half written."""
        return tr("The new customer is not added yet.") if self._half_written() is not None else ""

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.sides.show_first()
            self.take_focus()
        else:
            super().keyPressEvent(event)

    # --- a new customer --------------------------------------------------------------------------

    @property
    def new(self) -> NewCustomer:
        """The form for a new customer, made when it is first needed."""
        if self._new is None:
            self._new = NewCustomer(self.place)
            self._new.added.connect(self._leave_new_for)
            self._new.chosen.connect(self._leave_new_for)
            self._new.cancelled.connect(self._close_new)
            self._beside.addWidget(self._new)
        return self._new

    def begin_new(self, values: dict[str, object] | None = None) -> None:
        """Show the form for a new customer in the place of the record."""
        if self.record.may_leave():
            is_half_written = self._half_written() is not None
            self._resume_new()
            if values or not is_half_written:
                self.new.begin(values or {})

    def _leave_new_for(self, customer_id: int) -> None:
        self._show(customer_id)
        self.record.tabs.setFocus(Qt.FocusReason.OtherFocusReason)

    def _resume_new(self) -> None:
        self._beside.setCurrentWidget(self.new)
        self.sides.show_second()
        self.new.take_focus()

    def _half_written(self) -> NewCustomer | None:
        """The form for a new customer, where something stands in it that is not saved."""
        shown = self._beside.currentWidget()
        return shown if isinstance(shown, NewCustomer) and shown.form.changes() else None

    def _close_new(self) -> None:
        """Back to the record; what was typed can be taken up again."""
        is_half_written = self._half_written() is not None
        self._beside.setCurrentWidget(self.record)
        if is_half_written:
            words = tr("The new customer was not added.")
            self.place.notices.say(words, action=tr("Go on typing"), run=self._resume_new)

    # --- paper -----------------------------------------------------------------------------------

    def _print(self, what: str) -> None:
        view = self.list.view_now()
        self.place.go(
            "print", what=what, ids=self.list.shown_ids(), columns=view.columns, order=view.sort or "name",
            title=self.list.title(),
        )  # fmt: skip
