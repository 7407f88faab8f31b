from __future__ import annotations

from pathlib import Path

from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from grc_desktop.app.status import StatusLine
from grc_desktop.database.backup import backup
from grc_desktop.database.journal.notes import now
from grc_desktop.database.schema import Customer, Message
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


def queue(session: Session) -> None:
    session.add(
        Message(occasion="test", channel="email", address="a@example.org", body="Hello", queued_at=now(session))
    )


def test_it_tells_what_waits_to_be_sent(
    workplace: Workplace, backstage: Backstage, base_path: Path, theme: Theme, qtbot: QtBot
) -> None:
    line = StatusLine()
    qtbot.addWidget(line)
    line.furnish(workplace, base_path)
    backstage.write(queue)
    qtbot.waitUntil(lambda: line._facts.text().endswith("1 message waiting"))
