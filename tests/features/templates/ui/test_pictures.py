"""Pictures of texts: kept small, read again, nothing else taken for one."""

from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QColor, QImage
from pytestqt.qtbot import QtBot

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.features.templates.ui.pictures import keep_picture, read_picture


def test_a_large_photograph_is_made_smaller_and_read_again(base: Database, qtbot: QtBot, tmp_path: Path) -> None:
    photo = QImage(3000, 1500, QImage.Format.Format_RGB32)
    photo.fill(QColor("#0b7a69"))
    assert photo.save(str(tmp_path / "Chalet.jpg"))
    done = base.write(keep_picture, file=tmp_path / "Chalet.jpg")
    assert (done.result.alt, done.result.width) == ("Chalet", 480)
    assert done.operation_id is None
    image = base.read(read_picture, source=done.result.source)
    assert (image.width(), image.height()) == (1600, 800)
    assert base.write(keep_picture, file=tmp_path / "Chalet.jpg").result == done.result


def test_what_is_no_picture_is_refused(base: Database, qtbot: QtBot, tmp_path: Path) -> None:
    (tmp_path / "virus.png").write_bytes(b"MZ\x90")
    with pytest.raises(Refused, match="virus.png"):
        base.write(keep_picture, file=tmp_path / "virus.png")


def test_a_lost_picture_is_empty(base: Database, qtbot: QtBot) -> None:
    assert base.read(read_picture, source=f"picture:{'0' * 64}").isNull()
