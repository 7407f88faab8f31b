"""The right to write goes with the process that holds it."""

from __future__ import annotations

import errno
import os
import signal
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

import pytest
from filelock import FileLock

from grc_desktop.core.errors import Trouble
from grc_desktop.database.ownership import Ownership

NOW = datetime(2026, 11, 22, 8, 12, tzinfo=UTC)

HOLD = """
import sys, time
from datetime import UTC, datetime
from pathlib import Path
from grc_desktop.database.ownership import Ownership
held = Ownership(Path(sys.argv[1]), "Yann", datetime.now(UTC))
print("held", flush=True)
time.sleep(60)
"""


def test_the_second_hears_who_the_first_is(tmp_path: Path) -> None:
    first = Ownership(tmp_path / "base.grc", "Camille", NOW)
    with pytest.raises(Trouble, match="Camille on .* since 22 Nov 2026 at 09:12"):
        Ownership(tmp_path / "base.grc", "Yann", NOW, patience=0)
    first.release()
    Ownership(tmp_path / "base.grc", "Yann", NOW, patience=0).release()


def test_a_killed_program_holds_nothing(tmp_path: Path) -> None:
    path = tmp_path / "base.grc"
    with subprocess.Popen([sys.executable, "-c", HOLD, str(path)], stdout=subprocess.PIPE, text=True) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == "held\n"
        with pytest.raises(Trouble, match="Yann"):
            Ownership(path, "Camille", NOW, patience=0)
        holder.send_signal(signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
        holder.wait(10)
    Ownership(path, "Camille", NOW, patience=5).release()


@pytest.mark.parametrize(
    ("failure", "said"),
    [
        (errno.ENOLCK, "network folder does not say who is using a file"),
        (errno.EACCES, "read-only"),
        (errno.EPERM, "read-only"),
        (errno.EROFS, "read-only"),
    ],
)
def test_a_network_folder_without_locks_is_not_called_read_only_and_a_read_only_one_is(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, failure: int, said: str
) -> None:
    def acquire(_lock: object) -> None:
        raise OSError(failure, os.strerror(failure))

    monkeypatch.setattr(FileLock, "acquire", acquire)
    with pytest.raises(Trouble, match=said):
        Ownership(tmp_path / "base.grc", "Camille", NOW)
