from __future__ import annotations

from PySide6.QtCore import QRect, Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QPushButton, QScrollArea, QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.ui.layout import FlowLayout, clear, column, divider, holding, restyle, row, scrolled, step
from grc_desktop.ui.theme import Theme


def test_spaces_are_steps_of_four(theme: Theme, qtbot: QtBot) -> None:
    made = holding(row(QWidget(), None, QWidget(), spacing=3, margin=(2, 1)))
    qtbot.addWidget(made)
    layout = made.layout()
    assert layout is not None

    margins = layout.contentsMargins()
    assert (layout.spacing(), margins.left(), margins.top()) == (12, 8, 4)
    assert step(4) == 16
    theme.choose(text_percent=200)
    assert step(4) == 32
    theme.choose(text_percent=100)


def test_columns_hold_rows_and_lines(theme: Theme, qtbot: QtBot) -> None:
    made = holding(column(row(QWidget()), divider(), QWidget()), name="card")
    qtbot.addWidget(made)

    assert made.objectName() == "card"
    assert len(made.findChildren(QWidget)) == 3


def test_a_flow_wraps_where_it_is_narrow(theme: Theme, qtbot: QtBot) -> None:
    made = QWidget()
    qtbot.addWidget(made)
    flow = FlowLayout(made)
    buttons = [QPushButton(f"Chip {number}") for number in range(6)]
    for one in buttons:
        flow.addWidget(one)

    wide, narrow = flow.heightForWidth(2000), flow.heightForWidth(200)
    assert narrow > wide
    flow.setGeometry(QRect(0, 0, 200, narrow))
    assert buttons[-1].y() > buttons[0].y()
    assert all(one.geometry().right() < 200 for one in buttons)

    assert flow.takeAt(99) is None
    clear(flow)
    assert flow.count() == 0


def test_clearing_empties_what_is_within(theme: Theme, qtbot: QtBot) -> None:
    made = QWidget()
    qtbot.addWidget(made)
    layout = column(row(QWidget(), QWidget()), QWidget())
    made.setLayout(layout)

    clear(layout)

    assert layout.count() == 0


def test_a_property_reaches_the_style(theme: Theme, qtbot: QtBot) -> None:
    made = QPushButton("x")
    qtbot.addWidget(made)
    made.show()
    before = made.grab().toImage()

    restyle(made, "role", "primary")

    assert made.grab().toImage() != before


def test_a_scrolled_widget_never_scrolls_across(theme: Theme, qtbot: QtBot) -> None:
    inner = QWidget()
    area = scrolled(inner)
    qtbot.addWidget(area)

    assert area.widget() is inner
    assert not area.horizontalScrollBar().isVisible()


def test_what_is_aligned_to_the_right_ends_its_line(theme: Theme, qtbot: QtBot) -> None:
    made = QWidget()
    qtbot.addWidget(made)
    flow = FlowLayout(made)
    first, last = QWidget(), QWidget()
    for part in (first, last):
        part.setFixedSize(100, 20)
        flow.addWidget(part)
    flow.setAlignment(last, Qt.AlignmentFlag.AlignRight)
    made.resize(400, 100)
    made.show()

    assert (first.x(), last.x(), last.y()) == (0, 300, 0)
    made.resize(150, 100)
    qtbot.waitUntil(lambda: last.y() > first.y())
    assert last.x() == 50


def _low(qtbot: QtBot, *parts: QWidget) -> QScrollArea:
    """``parts`` in an area that shows only some of them."""
    area = scrolled(holding(column(*parts)))
    qtbot.addWidget(area)
    area.resize(300, 200)
    area.show()
    qtbot.waitExposed(area)
    area.activateWindow()
    return area


def test_what_gets_the_keyboard_is_brought_into_view(theme: Theme, qtbot: QtBot) -> None:
    lines = [QLineEdit() for _ in range(40)]
    area = _low(qtbot, *lines)
    lines[0].setFocus()
    qtbot.waitUntil(lambda: lines[0].hasFocus())

    lines[-1].setFocus(Qt.FocusReason.OtherFocusReason)

    qtbot.waitUntil(lambda: not lines[-1].visibleRegion().isEmpty())
    assert lines[0].visibleRegion().isEmpty()
    assert area.verticalScrollBar().value() == area.verticalScrollBar().maximum()


def test_nothing_moves_beneath_a_pressed_pointer(theme: Theme, qtbot: QtBot) -> None:
    lines = [QLineEdit() for _ in range(40)]
    area = _low(qtbot, *lines)
    half_seen = next(line for line in lines if not area.viewport().rect().contains(line.geometry()))
    at = half_seen.rect().topLeft()

    qtbot.mousePress(half_seen, Qt.MouseButton.LeftButton, pos=at)
    qtbot.waitUntil(half_seen.hasFocus)
    QApplication.processEvents()
    was = area.verticalScrollBar().value()
    qtbot.mouseRelease(half_seen, Qt.MouseButton.LeftButton, pos=at)
    assert was == 0


def test_a_form_that_takes_its_place_later_is_followed(theme: Theme, qtbot: QtBot) -> None:
    lines = [QLineEdit() for _ in range(40)]
    opened = QLineEdit()
    above = QWidget()
    area = _low(qtbot, *lines, above, opened)

    opened.setFocus(Qt.FocusReason.OtherFocusReason)
    qtbot.waitUntil(lambda: not opened.visibleRegion().isEmpty())
    inner = area.widget()
    assert inner is not None
    high = inner.height() + 400
    above.setFixedHeight(400)

    qtbot.waitUntil(lambda: inner.height() >= high)
    qtbot.waitUntil(lambda: not opened.visibleRegion().isEmpty())
