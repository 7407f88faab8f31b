from __future__ import annotations

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from grc_desktop.features.imports.recognition import OWN, fields_of
from grc_desktop.features.imports.ui.field_box import FieldBox, field_model
from grc_desktop.ui.theme import Theme


def test_every_field_can_be_chosen_under_the_name_of_its_group(theme: Theme, qtbot: QtBot) -> None:
    model = field_model("purchases")
    items = [model.item(line) for line in range(model.rowCount())]
    names = [item.data(Qt.ItemDataRole.UserRole) for item in items if item.isEnabled()]
    assert names == ["", OWN, *fields_of("purchases")]
    assert "Purchase" in [item.text() for item in items if not item.isEnabled()]


def test_the_box_shows_its_field_and_says_what_was_chosen(theme: Theme, qtbot: QtBot) -> None:
    box = FieldBox(field_model("customers"), "postcode", name="Field of CP")
    qtbot.addWidget(box)
    assert box.currentText() == "Postcode"
    said: list[object] = []
    box.chosen.connect(said.append)
    box.activated.emit(box.currentIndex())
    box.setCurrentIndex(0)
    box.activated.emit(0)
    assert said == ["postcode", None]
    unknown = FieldBox(field_model("customers"), None, name="Field of X7")
    qtbot.addWidget(unknown)
    assert unknown.currentText() == "Do not import"
