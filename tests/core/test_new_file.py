from __future__ import annotations

import errno
import os
import sys
from pathlib import Path

import pytest

from grc_desktop.core.errors import Refused, Trouble
from grc_desktop.core.new_file import new_file


def test_the_file_appears_whole_under_its_name(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    with new_file(target) as path:
        path.write_text("whole")
        assert not target.exists()
        assert path.suffix == ".csv"
    assert target.read_text() == "whole"
    assert [path.name for path in tmp_path.iterdir()] == ["list.csv"]


def test_a_new_file_has_the_rights_of_any_other(tmp_path: Path) -> None:
    with new_file(tmp_path / "ours.csv"):
        pass
    (tmp_path / "plain.csv").touch()
    assert (tmp_path / "ours.csv").stat().st_mode == (tmp_path / "plain.csv").stat().st_mode


def test_what_was_there_stays_when_something_fails(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    target.write_text("before")
    with pytest.raises(ZeroDivisionError), new_file(target) as path:
        path.write_text("half")
        raise ZeroDivisionError
    assert target.read_text() == "before"
    assert [path.name for path in tmp_path.iterdir()] == ["list.csv"]


def test_a_full_disk_is_told_in_a_sentence(tmp_path: Path) -> None:
    target = tmp_path / "list.csv"
    with pytest.raises(Trouble, match="disk is full"), new_file(target):
        raise OSError(errno.ENOSPC, "No space left on device")
    assert list(tmp_path.iterdir()) == []


def test_a_missing_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="There is no folder"), new_file(tmp_path / "nowhere" / "list.csv"):
        pytest.fail("nothing may be written")


def test_a_folder_is_no_file(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="is a folder"), new_file(tmp_path):
        pytest.fail("nothing may be written")


@pytest.mark.skipif(sys.platform == "win32", reason="rights of folders are another thing there")
@pytest.mark.skipif(getattr(os, "geteuid", lambda: 1)() == 0, reason="root may write everywhere")
def test_a_folder_without_the_right_to_write_is_told(tmp_path: Path) -> None:
    folder = tmp_path / "read-only"
    folder.mkdir()
    folder.chmod(0o555)
    with pytest.raises(Trouble, match="may not be written"), new_file(folder / "list.csv"):
        pytest.fail("nothing may be written")
    folder.chmod(0o755)
