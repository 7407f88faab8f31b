from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from grc_desktop.app import start as starting
from grc_desktop.app.first_start import FirstStart
from grc_desktop.app.start import Start
from grc_desktop.features.desk.records import Establishment
from grc_desktop.features.offers import Feature
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.machine import Machine
from grc_desktop.ui.theme import Theme

WITHOUT_BASE = """
import sys
from PySide6.QtWidgets import QApplication
import grc_desktop.app.start
loaded = {name.partition(".")[0] for name in sys.modules}
print(*sorted(loaded & {"sqlalchemy", "alembic", "openpyxl", "reportlab", "holidays"}))
"""


@pytest.fixture
def program(
    stub_features: tuple[Feature, ...],
    theme: Theme,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[list[Start]]:
    """Starts made by the test; all are ended afterwards."""
    monkeypatch.setattr(starting, "FEATURES", stub_features)
    monkeypatch.setattr(starting, "Theme", lambda application: theme)
    monkeypatch.setattr(qapp, "quit", lambda: None)
    started: list[Start] = []
    hooks = sys.excepthook
    yield started
    for one in started:
        if hasattr(one, "window") and one.window.isVisible():
            one._on_leaving()
    sys.excepthook = hooks
    theme.choose(scheme="light")


def begin(program: list[Start], qapp: QApplication, tmp_path: Path, *, demo: bool = False) -> Start:
    made = Start(qapp, Machine(tmp_path / "machine.ini"), tmp_path / "house.grc", demo=demo)
    program.append(made)
    assert made.run()
    return made


def alive(start: Start) -> bool:
    return start.place is not None and start.place.house.name != ""


def test_the_first_start_asks_and_then_opens(
    program: list[Start], qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    start = begin(program, qapp, tmp_path)
    qtbot.waitUntil(lambda: isinstance(start._alone, FirstStart))
    first = start._alone
    assert isinstance(first, FirstStart)

    first.created.emit(Establishment(name="Hotel des Remparts"), "Camille", False)

    qtbot.waitUntil(lambda: alive(start))
    assert start.place is not None
    assert start.place.house.user == "Camille"
    assert start.window.windowTitle().startswith("Hotel des Remparts")
    assert (tmp_path / "house.grc").exists()


def test_an_import_may_come_first(program: list[Start], qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    start = begin(program, qapp, tmp_path)
    qtbot.waitUntil(lambda: isinstance(start._alone, FirstStart))

    start._alone.created.emit(Establishment(name="Hotel"), "", True)  # type: ignore[union-attr]

    qtbot.waitUntil(lambda: alive(start))
    assert start.window.header._title.text() == "Import"


def test_another_language_makes_the_window_anew(
    program: list[Start], qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    start = begin(program, qapp, tmp_path)
    qtbot.waitUntil(lambda: isinstance(start._alone, FirstStart))
    before = start.window

    start._alone._speak("fr")  # type: ignore[union-attr]

    assert start.window is not before
    assert not before.isVisible()
    assert start.window.header._title.text() == "Premier démarrage"
    assert Machine(tmp_path / "machine.ini").text("language") == "fr"


def test_the_sample_house(program: list[Start], qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    start = begin(program, qapp, tmp_path, demo=True)

    qtbot.waitUntil(lambda: start.place is not None, timeout=30_000)

    assert not (tmp_path / "house.grc").exists()


def test_a_second_start_steps_back(program: list[Start], qapp: QApplication, tmp_path: Path, qtbot: QtBot) -> None:
    start = begin(program, qapp, tmp_path)
    qtbot.waitUntil(lambda: isinstance(start._alone, FirstStart))
    second = Start(qapp, Machine(tmp_path / "other.ini"), tmp_path / "house.grc")

    assert not second.run()


def test_a_base_that_does_not_open_is_said(
    program: list[Start], qapp: QApplication, tmp_path: Path, qtbot: QtBot
) -> None:
    (tmp_path / "house.grc").write_text("no base", encoding="utf-8")
    start = begin(program, qapp, tmp_path)

    qtbot.waitUntil(lambda: isinstance(start._alone, EmptyState))

    (tmp_path / "house.grc").unlink()


def test_the_first_paint_comes_before_the_heavy_libraries() -> None:
    done = subprocess.run([sys.executable, "-c", WITHOUT_BASE], capture_output=True, encoding="utf-8", check=True)

    assert done.stdout.strip() == ""
