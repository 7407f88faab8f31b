from __future__ import annotations

from pytestqt.qtbot import QtBot

from grc_desktop.ui.workplace import House, Workplace


def test_pages_are_asked_for_by_key(workplace: Workplace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(workplace.page_wanted) as told:
        workplace.go("imports", file="a.csv")
    assert told.args == ["imports", {"file": "a.csv"}]

    with qtbot.waitSignal(workplace.page_wanted) as told:
        workplace.open_customer(7, tab="purchases")
    assert told.args == ["customers", {"customer_id": 7, "tab": "purchases"}]


def test_the_customer_in_view_is_told_once(workplace: Workplace, qtbot: QtBot) -> None:
    with qtbot.waitSignal(workplace.customer_changed) as told:
        workplace.set_customer(7)
    assert (told.args, workplace.customer_id) == ([7], 7)

    with qtbot.assertNotEmitted(workplace.customer_changed):
        workplace.set_customer(7)


def test_the_house_is_told_when_it_changed(workplace: Workplace, qtbot: QtBot) -> None:
    assert workplace.home_country == "FR"
    with qtbot.waitSignal(workplace.house_changed):
        workplace.set_house(House("Hotel", "BE", "Camille"))
    assert (workplace.house.name, workplace.home_country) == ("Hotel", "BE")

    with qtbot.assertNotEmitted(workplace.house_changed):
        workplace.set_house(House("Hotel", "BE", "Camille"))
