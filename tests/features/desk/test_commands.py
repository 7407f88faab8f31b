"""undo, journal, backup, restore and check, as another program calls them."""

from __future__ import annotations

import io
import json
from pathlib import Path
from typing import Any

import pytest

from grc_desktop.cli import main
from grc_desktop.core.clock import Clock
from grc_desktop.database.database import Database
from grc_desktop.features.desk.actions import add_user
from grc_desktop.features.desk.queries import users


@pytest.fixture
def path(base_path: Path, clock: Clock) -> Path:
    with Database.open(base_path, user="Camille", clock=clock) as base:
        base.write(add_user, name="Yann")
        base.write(add_user, name="Zoé")
    return base_path


def run(capsys: pytest.CaptureFixture[str], path: Path, *words: str) -> tuple[int, Any, str]:
    status = main(["--database", str(path), "--language", "en", "--json", *words])
    out, err = capsys.readouterr()
    return status, json.loads(out) if out else None, err


def test_undo_the_last_and_one_by_number(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, path, "undo")[:2] == (0, {"operation": 3, "undid": 2, "restored": 1, "kept": []})
    assert run(capsys, path, "undo", "1")[:2] == (0, {"operation": 4, "undid": 1, "restored": 1, "kept": []})
    with Database.open(path) as base:
        assert base.read(users) == []
    status, answer, err = run(capsys, path, "undo", "1")
    assert (status, answer, err) == (1, None, "Operation 1 has been undone already.\n")


def test_undo_in_an_empty_base(base_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(capsys, base_path, "undo") == (1, None, "The journal is empty: there is nothing to undo.\n")


def test_journal(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run(capsys, path, "undo", "1")
    _, answer, _ = run(capsys, path, "journal", "--limit", "2")
    assert [(one["operation"], one["words"], one["undone"]) for one in answer] == [
        (3, "Undid “Added the user Yann”", False),
        (2, "Added the user Zoé", False),
    ]
    assert answer[1]["user"] == "Camille"
    assert answer[1]["at"] == "2026-11-22T10:00:00+00:00"


def test_backup_restore_check(path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stdin", io.StringIO("sept mots\n"))
    copy = path.with_name("copy.grc.enc")
    assert run(capsys, path, "backup", "--to", str(copy), "--encrypt")[0] == 0
    run(capsys, path, "undo")

    monkeypatch.setattr("sys.stdin", io.StringIO("faux\n"))
    status, _, err = run(capsys, path, "restore", str(copy))
    assert (status, "passphrase" in err) == (1, True)

    monkeypatch.setattr("sys.stdin", io.StringIO("sept mots\n"))
    status, answer, err = run(capsys, path, "restore", str(copy))
    assert (status, answer["last_operation"]) == (0, "Added the user Zoé")
    assert "last operation: Added the user Zoé" in err
    with Database.open(path) as base:
        assert [user.name for user in base.read(users)] == ["Yann", "Zoé"]
    assert run(capsys, path, "check")[0] == 0


def test_check_finds_damage(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    content = bytearray(path.read_bytes())
    content[4096 * 3 : 4096 * 9] = b"\xa5" * 4096 * 6
    path.write_bytes(content)
    status, _, err = run(capsys, path, "check")
    assert status == 1
    assert "damaged" in err


def test_no_base(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    status, answer, err = run(capsys, tmp_path / "none.grc", "journal")
    assert (status, answer) == (1, None)
    assert err.startswith("There is no base at")
    assert err.count("\n") == 1


def test_a_journal_without_operations_says_so(base_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--database", str(base_path), "--language", "en", "journal"]) == 0
    assert capsys.readouterr().out == "No operations.\n"
