"""The self-test: passes on a whole installation, and says what is missing in one that is not."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from PySide6.QtGui import QPixmap
from PySide6.QtWidgets import QApplication

from grc_desktop import cli
from grc_desktop.app import self_test
from grc_desktop.app.off_screen import OffScreen


def test_whole_installation_passes_and_leaves_what_it_made(
    tmp_path: Path, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    assert cli.main(["self-test", "--json", "--language", "en", "--to", str(tmp_path / "made")]) == 0

    answer = json.loads(capsys.readouterr().out)
    made = {path.name for path in (tmp_path / "made").iterdir()}
    assert answer["pages"]
    assert made == {f"page-{page}.png" for page in answer["pages"]} | set(answer["documents"])
    assert (tmp_path / "made" / "etiquettes.pdf").read_bytes().startswith(b"%PDF")


def test_page_that_stays_blank_is_named(
    monkeypatch: pytest.MonkeyPatch, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    def blank(screen: OffScreen, page_key: str) -> QPixmap:
        picture = QPixmap(400, 300)
        picture.fill("white")
        return picture

    monkeypatch.setattr(OffScreen, "picture", blank)

    assert cli.main(["self-test", "--language", "en"]) == 1
    assert "could not be drawn" in capsys.readouterr().err


def test_document_that_is_not_written_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, qapp: QApplication, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(self_test, "_draw_pages", lambda *_: [])
    monkeypatch.setattr(self_test, "_DOCUMENTS", {"nothing.txt": "journal --limit 1 --database"})

    assert cli.main(["self-test", "--language", "en", "--to", str(tmp_path)]) == 1
    assert "“nothing.txt” was not written" in capsys.readouterr().err
