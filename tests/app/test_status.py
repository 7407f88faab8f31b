from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot

from grc_desktop.app.status import StatusLine
from grc_desktop.database.backup import backup
from grc_desktop.database.schema import Customer
from grc_desktop.ui.theme import Theme
from grc_desktop.ui.workplace import Workplace
from tests.conftest import Backstage


def add(session: object) -> None:
    session.add(Customer(kind="person", last_name="Moreau"))  # type: ignore[attr-defined]


def test_it_tells_how_many_which_base_and_when_backed_up(
    workplace: Workplace, backstage: Backstage, base_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.furnish(workplace, base_path)
    qtbot.waitUntil(lambda: line._facts.text() == "0 customers · base base.grc · no backup yet")

    backstage.write(add)
    qtbot.waitUntil(lambda: line._facts.text().startswith("1 customer ·"))

    backup(base_path)
    line.refresh()
    qtbot.waitUntil(lambda: "backed up" in line._facts.text())
