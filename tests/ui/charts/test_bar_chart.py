from __future__ import annotations

import pytest
from PySide6.QtCore import QPoint, Qt
from pytestqt.qtbot import QtBot

from grc_desktop.ui.charts import Bar, BarChart
from grc_desktop.ui.theme import Theme


@pytest.fixture
def chart(theme: Theme, qtbot: QtBot) -> BarChart:
    made = BarChart([Bar("2024", 100, "100 €"), Bar("2025", 0, "0 €"), Bar("2026", 50, "50 €", current=True)])
    qtbot.addWidget(made)
    made.resize(300, 120)
    return made


def height(chart: BarChart, place: int, color: str) -> int:
    picture = chart.grab().toImage()
    return sum(picture.pixelColor(50 + 100 * place, y).name() == color for y in range(picture.height()))


def test_heights_are_in_proportion(chart: BarChart, theme: Theme) -> None:
    tall, low = height(chart, 0, theme.tokens.accent_pale), height(chart, 2, theme.tokens.accent)

    assert tall / low == pytest.approx(2, rel=0.1)


def test_a_click_tells_which_bar(chart: BarChart, qtbot: QtBot) -> None:
    with qtbot.waitSignal(chart.clicked) as told:
        qtbot.mouseClick(chart, Qt.MouseButton.LeftButton, pos=QPoint(250, 60))

    assert told.args == [2]


def test_it_is_read_out(chart: BarChart) -> None:
    assert chart.accessibleName() == "2024 : 100 €, 2025 : 0 €, 2026 : 50 €"


def test_without_bars_nothing_is_drawn(chart: BarChart, theme: Theme) -> None:
    chart.show_bars([])

    assert height(chart, 0, theme.tokens.accent_pale) == 0
