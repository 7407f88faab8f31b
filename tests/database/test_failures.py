"""What the environment does is said in words; what we do wrong stays an exception."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest

from grc_desktop.core.errors import Trouble
from grc_desktop.database.failures import environment_failures, trouble_of


def test_a_damaged_file_is_trouble(tmp_path: Path) -> None:
    path = tmp_path / "base.grc"
    path.write_bytes(b"no database at all, whatever its name says" * 100)
    with pytest.raises(Trouble, match="not a base"), environment_failures():
        sqlite3.connect(path).execute("SELECT 1 FROM sqlite_master")


def test_a_fault_of_ours_is_not() -> None:
    with pytest.raises(sqlite3.OperationalError), environment_failures():
        sqlite3.connect(":memory:").execute("SELECT nonsense")
    assert trouble_of(ValueError()) is None


def test_no_room_for_what_lies_beside_an_open_base_is_a_full_disk() -> None:
    failure = sqlite3.OperationalError("disk I/O error")
    failure.sqlite_errorcode = sqlite3.SQLITE_IOERR_SHMSIZE
    trouble = trouble_of(failure)
    assert trouble is not None
    assert "disk is full" in trouble.sentence
