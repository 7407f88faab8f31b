"""What every test stands on: a quiet desktop without a screen, a still clock, a real base, and guards.

The guards fail the test that forgot something: a warning in the log, a window or a thread left open.
(Warnings of Python and of Qt are failures by ``pyproject.toml``.)
"""

from __future__ import annotations

import os
import shutil
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import hypothesis
import pytest

from grc_desktop.core.clock import Clock
from grc_desktop.core.language import speak

if TYPE_CHECKING:
    from grc_desktop.database.database import Database

# Before anything imports Qt or asks where the user's data lie: no screen, no printer of this machine,
# no data of whoever runs the tests, and the wall clock of the houses that the program is made for.
_ELSEWHERE = tempfile.mkdtemp(prefix="grc-desktop-tests-")
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
os.environ["QT_ACCESSIBILITY"] = "0"
os.environ["TZ"] = "Europe/Paris"
for _kind in ("DATA", "CONFIG", "STATE", "CACHE"):
    os.environ[f"XDG_{_kind}_HOME"] = str(Path(_ELSEWHERE, _kind.lower()))
if hasattr(time, "tzset"):
    time.tzset()

# The same cases on every machine and every day: a new one is found by changing a test, not by bad luck.
hypothesis.settings.register_profile("house", derandomize=True, deadline=None)
hypothesis.settings.load_profile("house")

TODAY = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
USER = "Camille"


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
