"""Giving one field the same value on many customers."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QVBoxLayout, QWidget

from grc_desktop.core.language import later, tr, trn
from grc_desktop.features.customers.ui.fields import editing_field
from grc_desktop.features.segments.fields import Catalogue, catalogue
from grc_desktop.features.segments.queries import base_catalogue
from grc_desktop.features.segments.wording import field_label
from grc_desktop.ui.buttons import button
from grc_desktop.ui.form import Field, Form
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import clear, holding, row
from grc_desktop.ui.popover import Popover
from grc_desktop.ui.workplace import Workplace

MANY = (
    "kind", "state", "title", "company", "language", "nationality", "profession", "sector", "origin",
    "preferred_channel", "country", "city", "postcode", "customer_since", "preferences", "notes",
)  # fmt: skip
"""Fields that many customers can have in common; a name or a number is one customer's own."""


class FieldPopover(Popover):
    """Asks which field and which value. ``given(field, value)`` when the user confirms."""

    given = Signal(str, object)

    def __init__(self, owner: QWidget, place: Workplace, count: int) -> None:
        title = trn("Edit a field of {count} customer", "Edit a field of {count} customers", count)
        super().__init__(owner, title)
        self._place = place
        self._form: Form | None = None
        self._fields = catalogue("customers")
        self._choice = Form([Field(key="field", label=later("Which field"), kind="choice", wide=True)])
        self._choice.changed.connect(self._show_field)
        self._slot = QVBoxLayout()
        self._slot.setContentsMargins(0, 0, 0, 0)
        hint = label(
            tr("An empty value empties the field. Undo gives every customer their own value back."), "small", wrap=True
        )
        confirm = button(tr("Change"), self._confirm, role="primary")
        self.put(
            label(title, "heading"), self._choice, holding(self._slot), hint,
            row(None, button(tr("Cancel"), self.close), confirm),
        )  # fmt: skip
        self._offer(self._fields)
        place.jobs.ask(self, base_catalogue, self._offer)

    def _offer(self, fields: Catalogue) -> None:
        self._fields = fields
        known = [field for field in fields if field.name in MANY or field.group == "custom"]
        self._choice.set_choices("field", [(field.name, field_label(field)) for field in known])

    def _show_field(self) -> None:
        name = self._choice.values()["field"]
        field = self._fields.get(name) if name else None
        if field is None:
            return
        clear(self._slot)
        self._form = Form(
            [editing_field(field, self._place, wide=True)],
            clock=self._place.clock,
            home_country=self._place.home_country,
        )
        self._form.submitted.connect(self._confirm)
        self._slot.addWidget(self._form)

    def _confirm(self) -> None:
        if self._form is not None and self._form.is_valid():
            ((name, value),) = self._form.values().items()
            self.close()
            self.given.emit(name, value)
