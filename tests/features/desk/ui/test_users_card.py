"""Who works here, in the settings, with the real jobs."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from grc_desktop.features.desk.actions import add_user
from grc_desktop.features.desk.queries import users
from grc_desktop.features.desk.ui.users_card import UsersCard
from tests.conftest import Backstage
from tests.features.desk.ui.conftest import Showing
from tests.features.desk.ui.handling import line, press


@pytest.fixture
def card(backstage: Backstage, show: Showing[UsersCard]) -> UsersCard:
    backstage.write(add_user, name="Camille", role="manager")
    return show(UsersCard)


def test_users_are_added_and_edited(card: UsersCard, backstage: Backstage, qtbot: QtBot) -> None:
    press(card, qtbot, "New user")
    form = card.editor._form
    assert form is not None
    qtbot.keyClicks(line(form.input("name")), "Camille")
    card.editor.save_button.click()
    backstage.settle()
    assert form.finding("name") is not None, "the name is taken"

    line(form.input("name")).clear()
    qtbot.keyClicks(line(form.input("name")), "Yann")
    card.editor.save_button.click()
    backstage.settle()
    assert [user.name for user in backstage.read(users)] == ["Camille", "Yann"]
    assert card.editor.isHidden()

    card.table.select_id(1)
    card.table.opened.emit(1)
    form = card.editor._form
    assert form is not None
    assert form.values() == {"name": "Camille", "role": "manager", "active": True}
