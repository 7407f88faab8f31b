"""The page *Settings*, with the real jobs."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLineEdit, QPushButton, QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.database.backup import automatic_copies, inspect
from grc_desktop.database.database import Database
from grc_desktop.features.desk.actions import add_user, save_establishment
from grc_desktop.features.desk.feature import FEATURE
from grc_desktop.features.desk.queries import establishment, users
from grc_desktop.features.desk.records import Establishment
from grc_desktop.features.desk.ui.backups_card import BackupsCard
from grc_desktop.features.desk.ui.establishment_card import EstablishmentCard
from grc_desktop.features.desk.ui.settings_page import SettingsPage
from grc_desktop.features.desk.ui.users_card import UsersCard
from grc_desktop.ui.workplace import Workplace
from tests.conftest import Backstage


@pytest.fixture
def page(workplace: Workplace, backstage: Backstage, qtbot: QtBot) -> SettingsPage:
    backstage.write(save_establishment, establishment=Establishment(name="Hôtel des Remparts", city="Dinan"))
    backstage.write(add_user, name="Camille", role="manager")
    workplace.features = (FEATURE,)
    page = SettingsPage(workplace)
    qtbot.addWidget(page)
    qtbot.addWidget(workplace.notices)
    page.resize(1100, 600)
    page.show()
    backstage.settle()
    qtbot.waitUntil(lambda: not page.jobs.works)
    return page


def establishment_of(page: SettingsPage) -> EstablishmentCard:
    card = page.card("establishment")
    assert isinstance(card, EstablishmentCard)
    return card


def users_of(page: SettingsPage) -> UsersCard:
    card = page.card("users")
    assert isinstance(card, UsersCard)
    return card


def backups_of(page: SettingsPage) -> BackupsCard:
    card = page.card("backups")
    assert isinstance(card, BackupsCard)
    return card


def line(form: QWidget) -> QLineEdit:
    found = form if isinstance(form, QLineEdit) else form.findChild(QLineEdit)
    assert found is not None
    return found


def press(page: SettingsPage, qtbot: QtBot, name: str) -> None:
    (found,) = [one for one in page.findChildren(QPushButton) if one.accessibleName() == name and one.isVisible()]
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_the_establishment_is_edited_and_saved(page: SettingsPage, backstage: Backstage, qtbot: QtBot) -> None:
    form = establishment_of(page).form
    assert form.values()["city"] == "Dinan"
    name = line(form.input("name"))
    name.selectAll()
    qtbot.keyClicks(name, "Lake Hotel")
    press(page, qtbot, "Save")
    backstage.settle()
    found = backstage.read(establishment)
    assert (found.name, found.city) == ("Lake Hotel", "Dinan")
    assert not form.is_changed


def test_a_refusal_is_shown_beside_its_field(page: SettingsPage, backstage: Backstage, qtbot: QtBot) -> None:
    line(establishment_of(page).form.input("name")).clear()
    qtbot.keyClicks(line(establishment_of(page).form.input("name")), " ")
    press(page, qtbot, "Save")
    assert establishment_of(page).form.finding("name") is not None
    assert backstage.read(establishment).name == "Hôtel des Remparts"


def test_users_are_added_and_edited(page: SettingsPage, backstage: Backstage, qtbot: QtBot) -> None:
    page.request(tab="users")
    press(page, qtbot, "New user")
    form = users_of(page).editor._form
    assert form is not None
    qtbot.keyClicks(line(form.input("name")), "Camille")
    users_of(page).editor.save_button.click()
    backstage.settle()
    assert form.finding("name") is not None, "the name is taken"

    line(form.input("name")).clear()
    qtbot.keyClicks(line(form.input("name")), "Yann")
    users_of(page).editor.save_button.click()
    backstage.settle()
    assert [user.name for user in backstage.read(users)] == ["Camille", "Yann"]
    assert users_of(page).editor.isHidden()

    users_of(page).table.select_id(1)
    users_of(page).table.opened.emit(1)
    form = users_of(page).editor._form
    assert form is not None
    assert form.values() == {"name": "Camille", "role": "manager", "active": True}


def test_backups_are_made_listed_and_looked_into(
    page: SettingsPage, workplace: Workplace, base: Database, qtbot: QtBot
) -> None:
    page.request(tab="backups")
    press(page, qtbot, "Back up now")
    qtbot.waitUntil(lambda: backups_of(page).table.count == 1)
    (copy,) = automatic_copies(base.path)
    assert inspect(copy).problems == ()

    backups_of(page).table.select_id(0)
    press(page, qtbot, "Restore this copy")
    qtbot.waitUntil(backups_of(page)._banner.isVisible)
    assert "0 customers" in backups_of(page)._banner.text
    wanted: list[Path] = []
    workplace.restore_wanted.connect(wanted.append)
    press(page, qtbot, "Restore it")
    assert wanted == [copy]
