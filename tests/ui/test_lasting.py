from __future__ import annotations

import sys

import pytest
from PySide6.QtGui import QPainter, QPixmap
from pytestqt.qtbot import QtBot

from grc_desktop.ui.lasting import PLENTY, make_constants_last


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="immortal there")
def test_constants_have_references_to_spare() -> None:
    assert min(map(sys.getrefcount, (None, True, False))) > PLENTY // 2


@pytest.mark.skipif(sys.version_info >= (3, 12), reason="immortal there")
def test_they_are_given_once() -> None:
    make_constants_last()

    assert sys.getrefcount(None) < 2 * PLENTY


def test_a_hundred_thousand_calls_of_qt_end_nothing(qtbot: QtBot) -> None:
    pixmap = QPixmap(4, 4)
    painter = QPainter(pixmap)
    for _ in range(100_000):
        painter.setOpacity(0.5)
    painter.end()

    assert sys.getrefcount(None) > 0
