from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from grc_desktop.app import program as programs
from grc_desktop.app.first_start import FirstStart
from grc_desktop.app.start import Start
from grc_desktop.database.database import Database
from grc_desktop.features.offers import Feature
from grc_desktop.ui.machine import Machine
from grc_desktop.ui.theme import SCHEMES, Theme
from tests.database.deeds import add_person

BEFORE_THE_PAINT = """
import sys
from PySide6.QtWidgets import QApplication
import grc_desktop.app.start
heavy = {"sqlalchemy", "alembic", "openpyxl", "reportlab", "holidays", "phonenumbers", "babel"}
print(*sorted({name.partition(".")[0] for name in sys.modules} & heavy))
print(*sorted(name for name in sys.modules if name.startswith("grc_desktop.features.")))
"""

WITH_THE_LIST = """
import sys
from pathlib import Path
from grc_desktop.app.off_screen import off_screen
from grc_desktop.database.database import Database
with Database.open(Path(sys.argv[1])) as base, off_screen(base) as screen:
    screen.window.show_page("customers")
    screen.settle()
    assert screen.window.stack.currentWidget().list.table.count == 1
    heavy = {"alembic", "openpyxl", "python_calamine", "reportlab", "holidays", "keyring", "rapidfuzz", "vobject",
             "PIL", "cryptography", "email_validator", "segno", "smtplib", "imaplib", "http", "xml"}
    print(*sorted({name.partition(".")[0] for name in sys.modules} & heavy))
"""


@pytest.fixture
def started(
    stub_features: tuple[Feature, ...], theme: Theme, qapp: QApplication, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[Start]]:
    """Starts made by the test; all are ended afterwards."""
    monkeypatch.setattr(programs, "FEATURES", stub_features)
    monkeypatch.setattr(programs, "Theme", lambda application: theme)
    monkeypatch.setattr(qapp, "quit", lambda: None)
    made: list[Start] = []
    hooks = sys.excepthook
    yield made
    for one in made:
        if one.program is not None and one.window.isVisible():
            one.program._on_leaving()
        one.window.deleteLater()
        if one.program is not None:
            one.program.deleteLater()
        one.deleteLater()
    sys.excepthook = hooks
    theme.choose(scheme="light")


def begin(started: list[Start], qapp: QApplication, tmp_path: Path) -> Start:
    made = Start(qapp, Machine(tmp_path / "machine.ini"), tmp_path / "house.grc")
    started.append(made)
    assert made.run()
    return made


def asks(start: Start) -> bool:
    return start.program is not None and isinstance(start.program._alone, FirstStart)


def test_the_outline_is_painted_before_the_rest(
    started: list[Start], qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    Machine(tmp_path / "machine.ini").remember("look/scheme", "dark")
    start = begin(started, qapp, tmp_path)

    outline = start.window.grab().toImage()

    assert start.program is None
    assert outline.pixelColor(20, 300).name() == SCHEMES["dark"].navigation
    assert outline.pixelColor(600, 300).name() == SCHEMES["dark"].page
    qtbot.waitUntil(lambda: asks(start))
    assert start.window.navigation.page_keys


def test_nothing_heavy_is_loaded_before_the_paint() -> None:
    done = subprocess.run([sys.executable, "-c", BEFORE_THE_PAINT], capture_output=True, encoding="utf-8", check=True)

    assert done.stdout.split() == []


def test_the_list_of_customers_and_a_record_wait_for_nothing_they_do_not_use(base_path: Path) -> None:
    with Database.open(base_path) as base:
        base.write(add_person, "Moreau", "Lucie")

    done = subprocess.run(
        [sys.executable, "-c", WITH_THE_LIST, str(base_path)], capture_output=True, encoding="utf-8", check=True
    )

    assert done.stdout.split() == []


def test_a_window_that_is_never_painted_starts_all_the_same(
    started: list[Start], qapp: QApplication, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qtbot: QtBot
) -> None:
    monkeypatch.setattr("grc_desktop.app.start.Window.paintEvent", lambda self, event: None)
    start = begin(started, qapp, tmp_path)

    qtbot.waitUntil(lambda: asks(start))


def test_a_second_start_steps_back(started: list[Start], qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    start = begin(started, qapp, tmp_path)
    qtbot.waitUntil(lambda: asks(start))
    second = Start(qapp, Machine(tmp_path / "other.ini"), tmp_path / "house.grc")

    assert not second.run()


def test_a_display_that_has_no_room_for_the_frame_is_filled(
    started: list[Start], qapp: QApplication, tmp_path: Path
) -> None:
    start = begin(started, qapp, tmp_path)
    assert qapp.primaryScreen().availableSize().width() < 1366
    assert start.window.isMaximized()
