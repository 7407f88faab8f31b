from __future__ import annotations

from typing import Any

from pytestqt.qtbot import QtBot

from grc_desktop.app.window import Window
from grc_desktop.database.journal.reading import last_operation
from grc_desktop.features.desk.actions import save_setting
from grc_desktop.features.desk.queries import setting
from grc_desktop.ui.workplace import Workplace
from tests.conftest import Backstage


def change(window: Window, workplace: Workplace, value: Any, qtbot: QtBot) -> None:
    with qtbot.waitSignal(workplace.jobs.operation_done):
        workplace.jobs.act(window, save_setting, key="colour", value=value)


def stored(backstage: Backstage) -> Any:
    return backstage.read(setting, key="colour")


def test_the_notice_undoes_what_it_announces(
    window: Window, workplace: Workplace, backstage: Backstage, qtbot: QtBot
) -> None:
    change(window, workplace, "red", qtbot)
    assert window.notices.text == "Changed a setting of the house"

    with qtbot.waitSignal(workplace.jobs.operation_done):
        window.notices.action_button.click()

    assert stored(backstage) is None
    assert window.notices.action_button.text() == "Redo"


def test_undo_goes_back_step_by_step_and_redo_forward(
    window: Window, workplace: Workplace, backstage: Backstage, qtbot: QtBot
) -> None:
    undoing = window.undoing
    assert undoing is not None
    for value in ("red", "green", "blue"):
        change(window, workplace, value, qtbot)

    seen = []
    for step in (undoing.undo, undoing.undo, undoing.redo, undoing.redo, undoing.undo):
        with qtbot.waitSignal(workplace.jobs.operation_done):
            step()
        seen.append(stored(backstage))

    assert seen == ["green", "red", "green", "blue", "green"]


def test_something_new_ends_what_could_be_redone(window: Window, workplace: Workplace, qtbot: QtBot) -> None:
    undoing = window.undoing
    assert undoing is not None
    change(window, workplace, "red", qtbot)
    with qtbot.waitSignal(workplace.jobs.operation_done):
        undoing.undo()
    assert undoing.next_redo
    change(window, workplace, "green", qtbot)

    assert undoing.next_redo == ""
    assert undoing.next_undo == "Changed a setting of the house"


def test_the_menu_says_what_would_be_undone(window: Window, workplace: Workplace, qtbot: QtBot) -> None:
    assert not window._undo.isEnabled()
    change(window, workplace, "red", qtbot)

    assert window._undo.isEnabled()
    assert window._undo.text() == "Undo: Changed a setting of the house"


def test_what_was_undone_from_elsewhere_is_no_longer_offered(
    window: Window, workplace: Workplace, backstage: Backstage, qtbot: QtBot
) -> None:
    from grc_desktop.database.journal.undo import undo

    undoing = window.undoing
    assert undoing is not None
    change(window, workplace, "red", qtbot)
    operation_id = backstage.read(last_operation)
    assert operation_id is not None
    backstage.write(undo, operation_id=operation_id)

    undoing.undo()

    qtbot.waitUntil(lambda: undoing.next_undo == "")
    assert "undone already" in window.notices.text
