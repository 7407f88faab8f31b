from __future__ import annotations

from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject
from PySide6.QtGui import QColor, QImage

from grc_desktop.database.attachments import file_path
from grc_desktop.features.customers.actions import add_attachment
from grc_desktop.features.customers.queries import customer
from grc_desktop.features.customers.ui.record.portrait import Portrait

if TYPE_CHECKING:
    from pathlib import Path

    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.workplace import Workplace


def _photo(folder: Path) -> Path:
    picture = QImage(800, 400, QImage.Format.Format_RGB32)
    picture.fill(QColor("#336699"))
    file = folder / "photo.png"
    assert picture.save(str(file))
    return file


def test_the_photo_comes_small_once_it_is_read(
    people: dict[str, int], workplace: Workplace, tmp_path: Path, qtbot: QtBot, backstage: Any
) -> None:
    backstage.write(add_attachment, customer_id=people["Moreau"], file=_photo(tmp_path), kind="photo")
    lucie = backstage.read(customer, customer_id=people["Moreau"])
    owner = QObject()
    portrait = Portrait(workplace, owner)
    with qtbot.waitSignal(portrait.loaded) as told:
        assert portrait.photo_of(lucie) is None
    assert told.args == [people["Moreau"]]
    photo = portrait.photo_of(lucie)
    assert photo is not None
    assert (photo.width(), photo.height()) == (384, 192)
    assert photo.toImage().pixelColor(10, 10).name() == "#336699"


def test_nobody_else_has_that_face_and_a_lost_file_has_none(
    people: dict[str, int], workplace: Workplace, tmp_path: Path, backstage: Any
) -> None:
    backstage.write(add_attachment, customer_id=people["Moreau"], file=_photo(tmp_path), kind="photo")
    lucie = backstage.read(customer, customer_id=people["Moreau"])
    backstage.read(file_path, sha256=lucie.attachments[0].sha256).unlink()
    owner = QObject()
    portrait = Portrait(workplace, owner)
    told: list[int] = []
    portrait.loaded.connect(told.append)
    assert portrait.photo_of(lucie) is None
    assert portrait.photo_of(backstage.read(customer, customer_id=people["Durand"])) is None
    backstage.settle()
    assert portrait.photo_of(lucie) is None
    assert told == []
