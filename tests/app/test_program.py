from __future__ import annotations

import sqlite3
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtCore import QCoreApplication, QLocale
from PySide6.QtWidgets import QApplication, QLabel
from pytestqt.qtbot import QtBot

from grc_desktop.app import program as programs
from grc_desktop.app.crash import CrashWatch
from grc_desktop.app.first_start import FirstStart
from grc_desktop.app.not_opened import NotOpened
from grc_desktop.app.program import Program
from grc_desktop.app.single import SingleWindow
from grc_desktop.app.window import Window
from grc_desktop.database.backup import automatic_copies, backup, inspect
from grc_desktop.database.database import Database
from grc_desktop.features.desk.actions import save_establishment
from grc_desktop.features.desk.records import Establishment
from grc_desktop.features.offers import Feature
from grc_desktop.features.outbox.feature import FEATURE as OUTBOX
from grc_desktop.features.outbox.ui.sending import Sending
from grc_desktop.ui.machine import Machine
from grc_desktop.ui.theme import Theme


class Runs:
    """Makes programs, and ends them."""

    def __init__(self, application: QApplication, folder: Path) -> None:
        self._application = application
        self._folder = folder
        self.made: list[Program] = []

    def begin(self, *, demo: bool = False) -> Program:
        machine = Machine(self._folder / "machine.ini")
        path = self._folder / "house.grc"
        window = Window(machine)
        window.show()
        program = Program(self._application, machine, window, SingleWindow(path), path, demo=demo)
        self.made.append(program)
        program.run()
        return program


@pytest.fixture
def runs(
    stub_features: tuple[Feature, ...],
    theme: Theme,
    qapp: QApplication,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    qtbot: QtBot,
) -> Iterator[Runs]:
    monkeypatch.setattr(programs, "FEATURES", stub_features)
    monkeypatch.setattr(programs, "Theme", lambda application: theme)
    monkeypatch.setattr(qapp, "quit", lambda: None)
    hooks, locale = sys.excepthook, QLocale()
    made = Runs(qapp, tmp_path)
    yield made
    for program in made.made:
        if program.window.isVisible():
            program._on_leaving()
            qtbot.waitUntil(program.window.isHidden)  # a backup may come first
        qapp.removeTranslator(program._translator)
        program.window.deleteLater()
        program.deleteLater()
    sys.excepthook = hooks
    QLocale.setDefault(locale)
    theme.choose(scheme="light")


def asked(program: Program, qtbot: QtBot) -> FirstStart:
    """The first questions, once they are on the screen."""
    qtbot.waitUntil(lambda: isinstance(program._alone, FirstStart))
    assert isinstance(program._alone, FirstStart)
    return program._alone


def alive(program: Program) -> bool:
    return program.place is not None and program.place.house.name != ""


def test_the_first_start_asks_and_then_opens(runs: Runs, tmp_path: Path, qtbot: QtBot) -> None:
    program = runs.begin()
    asked(program, qtbot).created.emit(Establishment(name="Hotel des Remparts"), "Camille", False)

    qtbot.waitUntil(lambda: alive(program))

    assert program.place is not None
    assert program.place.house.user == "Camille"
    assert program.window.windowTitle().startswith("Hotel des Remparts")
    assert program.window.header._title.text() == "Today"
    assert (tmp_path / "house.grc").exists()


def test_an_import_may_come_first(runs: Runs, qtbot: QtBot) -> None:
    program = runs.begin()
    asked(program, qtbot).created.emit(Establishment(name="Hotel"), "", True)

    qtbot.waitUntil(lambda: alive(program))

    assert program.window.header._title.text() == "Import"


def test_another_language_makes_the_window_anew(runs: Runs, tmp_path: Path, qtbot: QtBot) -> None:
    program = runs.begin()
    first, before = asked(program, qtbot), program.window

    first._speak("fr")

    assert program.window is not before
    assert not before.isVisible()
    assert program.window.header._title.text() == "Premier démarrage"
    assert Machine(tmp_path / "machine.ini").text("language") == "fr"


def test_the_words_of_qt_follow_the_language_there_and_back(runs: Runs, qtbot: QtBot) -> None:
    program = runs.begin()
    first = asked(program, qtbot)

    first._speak("fr")
    assert QCoreApplication.translate("QShortcut", "Return") == "Retour"
    first._speak("en")
    assert QCoreApplication.translate("QShortcut", "Return") == "Return"


def test_the_sample_house(runs: Runs, tmp_path: Path, qtbot: QtBot) -> None:
    program = runs.begin(demo=True)

    qtbot.waitUntil(lambda: program.place is not None)

    assert not (tmp_path / "house.grc").exists()


def test_messages_leave_at_their_hour_whichever_page_is_in_view(
    runs: Runs, stub_features: tuple[Feature, ...], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(programs, "KEEP_HOUSE_AFTER", 0)
    monkeypatch.setattr(programs, "FEATURES", (*stub_features, OUTBOX))
    program = runs.begin(demo=True)
    qtbot.waitUntil(lambda: program.place is not None and program.place.findChild(Sending) is not None)


def not_opened(program: Program, qtbot: QtBot) -> NotOpened:
    """The ways on, once they are on the screen."""
    qtbot.waitUntil(lambda: isinstance(program._alone, NotOpened))
    assert isinstance(program._alone, NotOpened)
    return program._alone


def house(path: Path, name: str) -> Path:
    with Database.create(path) as base:
        base.write(save_establishment, establishment=Establishment(name=name))
    return path


def test_a_base_that_did_not_open_is_tried_again(runs: Runs, tmp_path: Path, qtbot: QtBot) -> None:
    path = house(tmp_path / "house.grc", "Hotel")
    with Database.open(path, user="Yann"):
        program = runs.begin()
        page = not_opened(program, qtbot)
        assert "Yann" in page._why
    page._try_again()

    qtbot.waitUntil(lambda: alive(program))


def test_the_newest_backup_takes_the_place_of_a_damaged_base(runs: Runs, tmp_path: Path, qtbot: QtBot) -> None:
    path = house(tmp_path / "house.grc", "Hotel")
    backup(path)
    damaged = path.read_bytes()[:4096] + b"\xff" * 8192
    path.write_bytes(damaged)
    program = runs.begin()
    page = not_opened(program, qtbot)
    qtbot.waitUntil(page._newest.isVisible)

    page._restore_newest()

    qtbot.waitUntil(lambda: alive(program))
    (kept,) = tmp_path.glob("house-damaged-*.grc")
    assert kept.read_bytes() == damaged


def test_another_base_is_opened_for_this_time(runs: Runs, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "house.grc").write_text("no base", encoding="utf-8")
    other = house(tmp_path / "other.grc", "Elsewhere")
    program = runs.begin()

    not_opened(program, qtbot).open_wanted.emit(other)

    qtbot.waitUntil(lambda: alive(program))
    assert program.place is not None
    assert program.place.house.name == "Elsewhere"
    assert SingleWindow(other).hand_over(), "a second start on it raises this window"
    assert not SingleWindow(tmp_path / "house.grc").hand_over()


def test_where_the_other_does_not_open_either_the_ways_on_are_about_it(
    runs: Runs, tmp_path: Path, qtbot: QtBot
) -> None:
    path = house(tmp_path / "house.grc", "Hotel")
    backup(path)
    path.write_text("no base", encoding="utf-8")
    (tmp_path / "other.grc").write_text("no base either", encoding="utf-8")
    program = runs.begin()
    page = not_opened(program, qtbot)
    qtbot.waitUntil(page._newest.isVisible)

    page.open_wanted.emit(tmp_path / "other.grc")

    qtbot.waitUntil(lambda: program._alone is not page)
    other = not_opened(program, qtbot)
    qtbot.waitUntil(lambda: "other.grc" in other._why)
    assert str(tmp_path / "other.grc") in [one.text() for one in other.findChildren(QLabel)]
    assert not other._newest.isVisible(), "a backup of the first would take the place of the second"


def test_one_whose_window_is_open_comes_forward_instead(
    runs: Runs, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "house.grc").write_text("no base", encoding="utf-8")
    first = SingleWindow(tmp_path / "other.grc")
    first.listen()
    program = runs.begin()
    page = not_opened(program, qtbot)

    with qtbot.waitSignal(first.wanted):
        page.open_wanted.emit(tmp_path / "other.grc")

    qtbot.waitUntil(lambda: not program.window.isVisible())
    first.close()


def test_a_new_base_is_begun_elsewhere(runs: Runs, tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "house.grc").write_text("no base", encoding="utf-8")
    program = runs.begin()

    not_opened(program, qtbot).create_wanted.emit(tmp_path / "new.grc")
    asked(program, qtbot).created.emit(Establishment(name="New house"), "Camille", False)

    qtbot.waitUntil(lambda: alive(program))
    assert (tmp_path / "new.grc").exists()
    assert (tmp_path / "house.grc").read_text(encoding="utf-8") == "no base"


def test_what_nobody_foresaw_in_a_base_leaves_ways_on(
    runs: Runs, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    reported: list[BaseException] = []
    monkeypatch.setattr(CrashWatch, "show", lambda self, error: reported.append(error))
    path = house(tmp_path / "house.grc", "Hotel")
    with sqlite3.connect(path) as connection:
        connection.execute("DROP TABLE derived_state")
    connection.close()

    program = runs.begin()

    assert not_opened(program, qtbot)._why.endswith(".")
    qtbot.waitUntil(lambda: len(reported) == 1)


def test_waiting_is_said_only_while_one_waits(runs: Runs, qtbot: QtBot) -> None:
    program = runs.begin()
    first = asked(program, qtbot)

    program._say_that_it_takes_long()

    assert program._alone is first


def test_a_backup_takes_the_place_of_the_base(runs: Runs, tmp_path: Path, qtbot: QtBot) -> None:
    path, copy = tmp_path / "house.grc", tmp_path / "copy.grc"
    with Database.create(path) as base:
        base.write(save_establishment, establishment=Establishment(name="Before"))
    backup(path, to=copy)
    with Database.open(path) as base:
        base.write(save_establishment, establishment=Establishment(name="After"))
    program = runs.begin()
    qtbot.waitUntil(lambda: alive(program))
    assert program.place is not None
    assert program.place.house.name == "After"

    program.place.restore_wanted.emit(copy, "")

    qtbot.waitUntil(lambda: alive(program) and program.place is not None and program.place.house.name == "Before")
    assert program.window.isVisible()
    assert [inspect(one).last_words for one in automatic_copies(path)] == ["Changed the establishment to After"]


def test_an_encrypted_backup_is_restored_at_the_first_start(runs: Runs, tmp_path: Path, qtbot: QtBot) -> None:
    other, copy = tmp_path / "other.grc", tmp_path / "copy.grc.enc"
    with Database.create(other) as base:
        base.write(save_establishment, establishment=Establishment(name="Elsewhere"))
    backup(other, to=copy, passphrase="quatre chevaux")
    program = runs.begin()
    first = asked(program, qtbot)

    first.restore_wanted.emit(copy)
    for passphrase in ("wrong", "quatre chevaux"):
        qtbot.waitUntil(lambda: first._asking is not None and first._asking.isVisible())
        assert first._asking is not None
        first._asking.form.show_values({"passphrase": passphrase})
        first._asking._confirm()

    qtbot.waitUntil(lambda: alive(program))
    assert program.place is not None
    assert program.place.house.name == "Elsewhere"
