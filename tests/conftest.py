"""What every test stands on: a quiet desktop without a screen, a still clock, a real base, and guards.

The guards fail the test that forgot something: a warning in the log, a window or a thread left open.
(Warnings of Python and of Qt are failures by ``pyproject.toml``.)
"""

from __future__ import annotations

import os
import shutil
import signal
import sys
import tempfile
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import hypothesis
import pytest

from grc_desktop.core.clock import Clock
from grc_desktop.core.language import speak

if TYPE_CHECKING:
    from PySide6.QtWidgets import QApplication
    from pytestqt.qtbot import QtBot

    from grc_desktop.database.database import Database
    from grc_desktop.ui.jobs import Jobs
    from grc_desktop.ui.theme import Theme
    from grc_desktop.ui.workplace import Workplace

T = TypeVar("T")

# Before anything imports Qt or asks where the user's data lie: no screen, no printer of this machine,
# no data of whoever runs the tests, the wall clock of the houses that the program is made for, the language of the
# source whatever that of the machine, and Ctrl+C heeded by what the tests start, even where they run in the background.
_ELSEWHERE = tempfile.mkdtemp(prefix="grc-desktop-tests-")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_ACCESSIBILITY"] = "0"
os.environ["TZ"] = "Europe/Paris"
os.environ["LANG"] = os.environ.pop("LC_ALL", os.environ.get("LANG", "C.UTF-8"))
os.environ["LC_MESSAGES"] = "en_US.UTF-8"
if signal.getsignal(signal.SIGINT) is signal.SIG_IGN:
    signal.signal(signal.SIGINT, signal.default_int_handler)
for _kind in ("DATA", "CONFIG", "STATE", "CACHE"):
    os.environ[f"XDG_{_kind}_HOME"] = str(Path(_ELSEWHERE, _kind.lower()))
if hasattr(time, "tzset"):
    time.tzset()

# The same cases on every machine and every day: a new one is found by changing a test, not by bad luck.
hypothesis.settings.register_profile("house", derandomize=True, deadline=None)
hypothesis.settings.load_profile("house")

TODAY = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
USER = "Camille"
PATIENCE = 30_000
"""Milliseconds after which what a test waits for will not come any more."""

TURNS = 1_000
"""Questions one after the other after which screens will not come to rest any more."""


def pytest_unconfigure() -> None:
    """Leave nothing behind on the machine."""
    shutil.rmtree(_ELSEWHERE, ignore_errors=True)


# --- what tests work with -------------------------------------------------------------------------


@pytest.fixture
def clock() -> Clock:
    """Sunday 22 November 2026, 10:00 UTC, for as long as the test lasts."""
    return Clock(fixed=TODAY)


@pytest.fixture(scope="session")
def empty_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """An empty base, made once; copy it, do not open it."""
    from grc_desktop.database.database import Database

    path = tmp_path_factory.mktemp("empty") / "base.grc"
    Database.create(path, user=USER, clock=Clock(fixed=TODAY)).close()
    return path


@pytest.fixture
def base_path(tmp_path: Path, empty_file: Path) -> Path:
    """The file of an empty base of this test's own."""
    path = tmp_path / "base.grc"
    shutil.copy(empty_file, path)
    return path


@pytest.fixture
def base(base_path: Path, clock: Clock) -> Iterator[Database]:
    """An empty base of this test's own, open for writing by Camille on the still day."""
    from grc_desktop.database.database import Database

    opened = Database.open(base_path, user=USER, clock=clock, writing=True)
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def sample_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A small hotel, made once; copy it, do not open it."""
    from grc_desktop.database.database import Database
    from grc_desktop.features.samples.actions import fill_sample_house

    path = tmp_path_factory.mktemp("sample") / "hotel.grc"
    base = Database.create(path, user=USER, clock=Clock(fixed=TODAY))
    fill_sample_house(base, customers=80)
    base.close()
    return path


@pytest.fixture
def demo_base(tmp_path: Path, sample_file: Path, clock: Clock) -> Iterator[Database]:
    """A hotel of eighty customers with their stays, complaints and exchanges, of this test's own."""
    from grc_desktop.database.database import Database

    path = tmp_path / "hotel.grc"
    shutil.copy(sample_file, path)
    opened = Database.open(path, user=USER, clock=clock)
    yield opened
    opened.close()


# --- what tests of screens work with --------------------------------------------------------------


@pytest.fixture
def qtbot(qtbot: QtBot) -> QtBot:
    """Waits longer before it gives up: a machine that is busy elsewhere is no fault of the program."""
    for wait in ("waitUntil", "waitSignal", "waitSignals"):
        setattr(qtbot, wait, partial(getattr(qtbot, wait), timeout=PATIENCE))
    return qtbot


@pytest.fixture
def theme(qapp: QApplication) -> Iterator[Theme]:
    """The look of the program, light; one for the whole application, and plain again after each test."""
    from grc_desktop.ui.theme import Theme

    theme = qapp.findChild(Theme) or Theme(qapp)
    plain = partial(theme.choose, scheme="light", text_percent=100, compact=False)
    plain()
    yield theme
    plain()


@pytest.fixture
def jobs(base: Database, qapp: QApplication) -> Iterator[Jobs]:
    """The real door to ``base``; nothing else on this thread may reach it (tests do through ``backstage``)."""
    from grc_desktop.ui.jobs import Jobs

    jobs = Jobs(base)
    bugs: list[Exception] = []
    jobs.bug.connect(bugs.append)
    base.forbidden_thread = threading.get_ident()
    yield jobs
    jobs.close()
    base.forbidden_thread = None
    if bugs:
        raise ExceptionGroup("a job failed", bugs)


@pytest.fixture
def workplace(jobs: Jobs, theme: Theme, clock: Clock, tmp_path: Path) -> Iterator[Workplace]:
    """What every page is handed."""
    from grc_desktop.ui.file_dialogs import FileDialogs
    from grc_desktop.ui.machine import Machine
    from grc_desktop.ui.notices import NoticeBar
    from grc_desktop.ui.workplace import Workplace

    machine = Machine(tmp_path / "machine.ini")
    notices = NoticeBar()
    yield Workplace(jobs=jobs, notices=notices, files=FileDialogs(machine), machine=machine, clock=clock, theme=theme)
    notices.hide()  # in the program the window takes it along, with whatever it says at that moment
    notices.deleteLater()


def settle(jobs: Jobs, wait: Callable[[Callable[[], bool]], object]) -> None:
    """``wait`` until nothing that the screens asked is under way, nor what they ask once it is answered and painted."""
    quiet = 0
    for _ in range(TURNS):
        before = jobs.questions
        answers: list[None] = []
        jobs.ask(jobs, lambda session: None, answers.append)
        wait(lambda answers=answers: bool(answers))  # type: ignore[misc]
        quiet = quiet + 1 if jobs.questions == before + 1 else 0
        if quiet == 3:  # an answer may lead to a repaint, and that to a turn of the event loop before the next question
            return
    pytest.fail("the screens ask without end")


class Backstage:
    """Reaches the base beside the screens, as another part of the program would, and waits for them."""

    def __init__(self, base: Database, jobs: Jobs, qtbot: QtBot) -> None:
        self._base, self._jobs, self._qtbot = base, jobs, qtbot

    def write(self, action: Callable[..., T], **values: Any) -> T:
        """Do an action; the screens hear of it."""
        with self._allowed():
            done = self._base.write(action, **values)
        self._jobs.touched.emit(done.tables)
        return done.result

    def read(self, query: Callable[..., T], **values: Any) -> T:
        """Ask a query."""
        with self._allowed():
            return self._base.read(query, **values)

    def settle(self) -> None:
        """Wait until every question asked so far, and those that its answer asked, are answered."""
        settle(self._jobs, self._qtbot.waitUntil)

    @contextmanager
    def _allowed(self) -> Iterator[None]:
        self._base.forbidden_thread, before = None, self._base.forbidden_thread
        try:
            yield
        finally:
            self._base.forbidden_thread = before


@pytest.fixture
def backstage(base: Database, jobs: Jobs, qtbot: QtBot) -> Backstage:
    """The base, from behind the screens: ``write``, ``read``, and ``settle`` before looking at them."""
    return Backstage(base, jobs, qtbot)


# --- guards ---------------------------------------------------------------------------------------


@pytest.fixture(autouse=True)
def english() -> Iterator[None]:
    """Each test begins in the language of the source; one about French says ``speak("fr")``."""
    speak("en")
    yield
    speak("en")


@pytest.fixture(autouse=True)
def no_warning_in_the_log(request: pytest.FixtureRequest, caplog: pytest.LogCaptureFixture) -> Iterator[None]:
    """A warning nobody expected is a fault that nobody saw yet."""
    yield
    if request.node.get_closest_marker("allow_log_warnings"):
        return
    records = [*caplog.get_records("setup"), *caplog.get_records("call")]
    loud = [record for record in records if record.levelname in {"WARNING", "ERROR", "CRITICAL"}]
    if loud:
        pytest.fail("\n".join(f"{one.name} logged {one.levelname}: {one.getMessage()}" for one in loud))


@pytest.fixture(autouse=True)
def nothing_left_open(request: pytest.FixtureRequest) -> Iterator[None]:
    """A window or a thread that outlives its test disturbs the next one."""
    before = set(threading.enumerate())
    yield
    left = [f"window {name}" for name in _close_windows()]
    if request.node.get_closest_marker("allow_windows"):
        left.clear()
    for thread in set(threading.enumerate()) - before:
        thread.join(timeout=2)  # one that is just ending has nothing to answer for
        if thread.is_alive() and not thread.daemon:
            left.append(f"thread {thread.name}")
    if left:
        pytest.fail(f"left open: {', '.join(sorted(left))}")


def _close_windows() -> list[str]:
    """Close what is still on the screen and tell what it was."""
    widgets = sys.modules.get("PySide6.QtWidgets")
    if widgets is None or widgets.QApplication.instance() is None:
        return []
    visible = [window for window in widgets.QApplication.topLevelWidgets() if window.isVisible()]
    names = [f"{type(window).__name__} “{window.windowTitle()}”" for window in visible]
    for window in visible:
        window.close()
    return names
