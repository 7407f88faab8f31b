from __future__ import annotations

import threading

from pytestqt.qtbot import QtBot

from grc_desktop.app.context import machine_of_this_user, make_workplace
from grc_desktop.database.database import Database
from grc_desktop.features.desk.actions import save_establishment
from grc_desktop.features.desk.records import Establishment
from grc_desktop.ui.notices import NoticeBar
from grc_desktop.ui.theme import Theme


def test_the_workplace_knows_the_house_and_keeps_knowing_it(base: Database, theme: Theme, qtbot: QtBot) -> None:
    base.write(save_establishment, establishment=Establishment(name="Hôtel des Remparts", country="BE"))
    base.forbidden_thread = threading.get_ident()
    notices = NoticeBar()
    qtbot.addWidget(notices)
    place = make_workplace(base, notices, machine_of_this_user(), theme)

    qtbot.waitUntil(lambda: place.house.name == "Hôtel des Remparts")
    assert (place.home_country, place.house.user) == ("BE", "Camille")

    place.jobs.act(place, save_establishment, establishment=Establishment(name="Hôtel du Port"))
    qtbot.waitUntil(lambda: place.house.name == "Hôtel du Port")
    place.jobs.close()
    base.forbidden_thread = None


def test_the_machine_remembers_in_the_user_s_folder() -> None:
    machine_of_this_user().remember("test/x", "1")

    assert machine_of_this_user().text("test/x") == "1"
