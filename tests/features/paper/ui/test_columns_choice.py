from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from grc_desktop.features.exports.records import Column, ColumnSet
from grc_desktop.features.paper.ui.columns_choice import ColumnsChoice

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

_KNOWN = [Column("name", "Name"), Column("city", "City"), Column("email", "E-mail")]


@pytest.fixture
def choice(qtbot: QtBot) -> ColumnsChoice:
    made = ColumnsChoice()
    qtbot.addWidget(made)
    made.offer(_KNOWN, [ColumnSet(7, "customers", "Mail", ("email", "name"))])
    made.show()
    return made


def _texts(choice: ColumnsChoice) -> list[str]:
    return [choice.which.itemText(at) for at in range(choice.which.count())]


def test_the_usual_ones_until_somebody_chooses(choice: ColumnsChoice) -> None:
    assert _texts(choice) == ["The usual ones", "Mail"]
    assert choice.value == ()
    choice.bring(("city",))
    assert _texts(choice)[0] == "Those of the list"
    assert choice.value == ("city",)


def test_columns_are_chosen_and_put_into_an_order(choice: ColumnsChoice) -> None:
    choice.bring(("name", "city"))
    choice.choose.click()
    assert choice.checked == ("name", "city")
    choice.list.insertItem(0, choice.list.takeItem(2))
    choice.list.item(0).setCheckState(Qt.CheckState.Checked)
    choice.use.click()
    assert choice.value == ("email", "name", "city")
    assert _texts(choice)[-1] == "3 columns chosen"


def test_a_set_that_was_saved_is_chosen_as_soon_as_it_is_kept(choice: ColumnsChoice) -> None:
    asked: list[tuple[str, object]] = []
    choice.saving.connect(lambda name, columns: asked.append((name, columns)))
    choice.bring(("city",))
    choice.choose.click()
    assert not choice.save.isEnabled()
    choice.name.setText(" Towns ")
    choice.save.click()
    assert asked == [("Towns", ("city",))]
    choice.offer(_KNOWN, [ColumnSet(8, "customers", "Towns", ("city",))])
    assert choice.which.currentText() == "Towns"


def test_a_set_can_be_forgotten_and_nothing_is_nothing_to_use(choice: ColumnsChoice) -> None:
    gone: list[int] = []
    choice.deleting.connect(gone.append)
    choice.which.setCurrentIndex(1)
    choice.choose.click()
    for at in range(3):
        choice.list.item(at).setCheckState(Qt.CheckState.Unchecked)
    assert not choice.use.isEnabled()
    choice.forget.click()
    assert gone == [7]
    assert choice.use.toolTip() == choice.save.toolTip() == "Choose at least one column."


def test_a_set_is_called_otherwise(choice: ColumnsChoice) -> None:
    asked: list[tuple[int, str]] = []
    choice.renaming.connect(lambda set_id, name: asked.append((set_id, name)))
    choice.choose.click()
    assert choice.rename.isHidden()  # the usual ones have no name
    assert choice.save.toolTip() == "Choose at least one column."
    choice.which.setCurrentIndex(1)
    choice.choose.click()
    assert not choice.rename.isEnabled()
    choice.name.setText("Post")
    choice.rename.click()
    assert asked == [(7, "Post")]
    choice.choose.click()
    choice.name.setText(" ")
    assert not choice.rename.isEnabled()
    assert choice.save.toolTip() == "Columns need a name to be found again."
