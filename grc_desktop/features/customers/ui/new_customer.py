"""The compact form for a new customer; who may be the same is shown beside it while one types."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt, QTimer, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QFrame, QVBoxLayout

from grc_desktop.core.language import language, later, tr
from grc_desktop.core.telephone import display
from grc_desktop.features.customers.actions import add_customer
from grc_desktop.features.customers.ui.fields import editing_field
from grc_desktop.features.segments.fields import catalogue
from grc_desktop.ui.buttons import button
from grc_desktop.ui.form import Form, Section
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import clear, column, divider, holding, row, scrolled
from grc_desktop.ui.notices import Banner
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from grc_desktop.database.database import Done
    from grc_desktop.features.offers import Lookalike

_PAUSE = 250
"""Milliseconds without a key before likely duplicates are looked for."""

_IDENTITY = ("title", "kind", "last_name", "first_name", "company")
_CONTACT = ("mobile", "phone", "email")
_ADDRESS = ("address_1", "address_2", "postcode", "city", "country")
_PROFILE = ("language", "preferred_channel", "origin", "birth_date")
_MARKS = ("tags", "notes")


class NewCustomer(QFrame):
    """``added(id)`` after saving, ``chosen(id)`` when an existing customer was taken instead."""

    added = Signal(int)
    chosen = Signal(int)
    cancelled = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(tr("New customer"))
        self._place = place
        self._asks = [feature.lookalikes for feature in place.features if feature.lookalikes is not None]
        self.form = Form(self._fields(), clock=place.clock, home_country=place.home_country)
        self.form.submitted.connect(self.save)
        self.form.changed.connect(self._on_changed)
        self._alike = QVBoxLayout()
        self._alike.setContentsMargins(0, 0, 0, 0)
        self._likely = holding(self._alike)
        self._likely.hide()
        self._save = button(tr("Add the customer"), self.save, icon="check", role="primary")
        self._save.setToolTip(tr("Save (Ctrl+S)"))
        head = row(label(tr("New customer"), "title"), None, margin=(4, 3.5))
        inner = column(self._likely, self.form, spacing=3, margin=(4, 1))
        foot = row(None, button(tr("Cancel"), self.cancelled.emit), self._save, margin=(4, 2.5))
        self.setLayout(column(head, scrolled(holding(inner)), divider(), foot, spacing=0))
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._look)
        place.jobs.failed.connect(self._allow)

    def _fields(self) -> list[Any]:
        known = {field.name: field for field in catalogue("customers")}
        asked = partial(editing_field, place=self._place, country=self._country)
        parts: list[Any] = [asked(known[name], wide=name == "company") for name in _IDENTITY]
        parts += [asked(known[name]) for name in _CONTACT]
        for title, names in (
            (later("Address"), _ADDRESS),
            (later("Profile"), _PROFILE),
            (later("Marks"), _MARKS),
        ):
            parts.append(Section(title))
            parts += [asked(known[name]) for name in names]
        return parts

    def _country(self) -> str:
        """Where the customer lives, by which postcode and numbers are judged."""
        return str(self.form.values()["country"] or self._place.home_country)

    def begin(self, values: Mapping[str, object]) -> None:
        """Start with what is known already."""
        blank = {"kind": "person", "country": self._place.home_country, "language": language()}
        empty = dict.fromkeys(self.form.values())
        self.form.show_values({**empty, **blank, **values})
        self._show_alike([])
        self._allow()
        self.take_focus()
        if values:
            self._timer.start()

    def take_focus(self) -> None:
        """One begins with the name."""
        self.form.input("last_name").setFocus(Qt.FocusReason.OtherFocusReason)

    def save(self) -> None:
        """Add the customer, in one operation."""
        if not self._save.isEnabled() or not self.form.is_valid():
            return
        self._save.setEnabled(False)
        values = {name: value for name, value in self.form.values().items() if value not in ("", None, ())}
        self._place.jobs.act(self, add_customer, self._saved, refused=self._refused, values=values)

    def _saved(self, done: Done[int]) -> None:
        self.form.accept()
        self.added.emit(done.result)

    def _allow(self) -> None:
        self._save.setEnabled(True)

    def _refused(self, refusal: Any) -> None:
        self._allow()
        self.form.refuse(refusal)

    def _on_changed(self) -> None:
        self.form.set_field_visible("birth_date", self.form.values()["kind"] == "person")
        self._timer.start()

    # --- who may be the same ---------------------------------------------------------------------

    def _look(self) -> None:
        values = {name: str(value) for name, value in self.form.values().items() if value and name != "tags"}
        for ask in self._asks:
            self._place.jobs.ask(
                self, ask, self._show_alike, refused=lambda _refusal: None, only_last="alike", values=values
            )

    def _show_alike(self, found: Sequence[Lookalike]) -> None:
        clear(self._alike)
        self._likely.setVisible(bool(found))
        if found:
            self._alike.addWidget(label(tr("Perhaps known already"), "heading"))
        for one in found:
            contact = display(one.phone, self._place.home_country) if one.phone else one.email
            about = " · ".join(filter(None, (one.city, contact, ", ".join(one.reasons))))
            self._alike.addWidget(
                Banner(
                    "warning", about, head=one.name, action=tr("Open"), run=partial(self.chosen.emit, one.customer_id)
                )
            )

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)
