from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QMimeData, QUrl

from grc_desktop.ui.dropping import dropped_files, takes_all


def test_files_of_this_machine_only(tmp_path: Path) -> None:
    data = QMimeData()
    data.setUrls([QUrl.fromLocalFile(str(tmp_path / "a b.csv")), QUrl.fromLocalFile(str(tmp_path))])
    assert dropped_files(data) == [tmp_path / "a b.csv", tmp_path]
    data.setUrls([QUrl.fromLocalFile(str(tmp_path)), QUrl("https://example.com/a.csv")])
    assert dropped_files(data) == []
    assert dropped_files(QMimeData()) == []


def test_folders_and_the_right_endings(tmp_path: Path) -> None:
    assert takes_all((".csv",), [tmp_path, Path("A.CSV")])
    assert not takes_all((".csv",), [tmp_path, Path("a.jpg")])
