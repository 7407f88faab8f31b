from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QProgressBar
from pytestqt.qtbot import QtBot

from grc_desktop.ui.meter import Meter, MeterButton
from grc_desktop.ui.theme import Theme


def filled(meter: Meter) -> int:
    """Pixels of the bar in the colour of the accent, along its middle."""
    image = meter.grab().toImage()
    accent = Theme.current().color("accent").rgb()
    line = image.height() - 4
    return sum(image.pixel(at, line) == accent for at in range(image.width()))


def test_the_bar_is_as_long_as_its_share(theme: Theme, qtbot: QtBot) -> None:
    meter = Meter("SMS")
    qtbot.addWidget(meter)
    meter.resize(200, 40)
    meter.tell("SMS", "318", 0.5)
    assert 90 <= filled(meter) <= 110
    meter.tell("SMS", "0", 0.0)
    assert filled(meter) == 0
    assert meter.words == "0"


def test_a_screen_reader_hears_the_bar_with_its_share(theme: Theme, qtbot: QtBot) -> None:
    meter = Meter("SMS")
    qtbot.addWidget(meter)
    meter.tell("SMS", "318", 0.5)

    spoken = QAccessible.queryAccessibleInterface(meter.findChildren(QProgressBar)[0])
    assert spoken is not None
    assert spoken.role() is QAccessible.Role.ProgressBar
    assert spoken.text(QAccessible.Text.Name) == "SMS : 318"
    values = spoken.valueInterface()
    assert values is not None
    assert values.currentValue() == values.maximumValue() / 2


def test_a_meter_that_opens_something_is_a_button(theme: Theme, qtbot: QtBot) -> None:
    meter = MeterButton("Left out", "danger")
    qtbot.addWidget(meter)
    meter.tell("Left out", "12", 0.1)
    meter.resize(200, 40)
    meter.show()
    with qtbot.waitSignal(meter.clicked):
        qtbot.keyClick(meter, Qt.Key.Key_Return)
    with qtbot.waitSignal(meter.clicked):
        qtbot.mouseClick(meter, Qt.MouseButton.LeftButton, pos=meter.rect().center())
    spoken = QAccessible.queryAccessibleInterface(meter)
    assert spoken is not None
    assert (spoken.role(), spoken.text(QAccessible.Text.Name)) == (QAccessible.Role.Button, "Left out : 12")
