from __future__ import annotations

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QLineEdit, QSpinBox, QStackedWidget, QVBoxLayout, QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.ui.buttons import Segmented, button
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, holding, row, scrolled
from grc_desktop.ui.popover import Popover
from grc_desktop.ui.tab_order import TabOrder, move_focus, tab_stops
from grc_desktop.ui.theme import Theme


def named(name: str) -> QLineEdit:
    line = QLineEdit()
    line.setObjectName(name)
    return line


def shown(qtbot: QtBot, widget: QWidget) -> QWidget:
    qtbot.addWidget(widget)
    widget.show()
    widget.activateWindow()
    qtbot.waitUntil(widget.isActiveWindow)
    return widget


def test_what_is_added_later_comes_where_it_lies(theme: Theme, qtbot: QtBot) -> None:
    middle = QVBoxLayout()
    first, last, added = named("first"), named("last"), named("added")
    top = shown(qtbot, holding(column(first, holding(middle), last)))
    middle.addWidget(added)
    added.show()

    assert list(tab_stops(top)) == [first, added, last]
    first.setFocus()
    assert move_focus(top, forward=True)
    assert added.hasFocus()
    assert move_focus(top, forward=False)
    assert first.hasFocus()
    assert move_focus(top, forward=False)
    assert last.hasFocus()


def test_it_stops_at_what_can_be_used(theme: Theme, qtbot: QtBot) -> None:
    stack = QStackedWidget()
    in_view, behind = named("in view"), named("behind")
    stack.addWidget(in_view)
    stack.addWidget(behind)
    off, area, spin = named("off"), scrolled(named("scrolled")), QSpinBox()
    off.setEnabled(False)
    ways = Segmented([("list", "List"), ("board", "Board")], name="Show as")
    top = shown(qtbot, holding(row(stack, off, area, spin, ways)))

    inner = area.widget()
    assert list(tab_stops(top)) == [in_view, inner, spin, ways.findChildren(type(button("")))[0]]


def test_from_what_is_no_stop_it_goes_on_from_there(theme: Theme, qtbot: QtBot) -> None:
    inside = named("inside")
    page = holding(column(inside))
    before, after = named("before"), named("after")
    top = shown(qtbot, holding(column(before, page, after)))
    page.setFocus()

    assert move_focus(top, forward=True)
    assert inside.hasFocus()
    page.setFocus()
    assert move_focus(top, forward=False)
    assert before.hasFocus()


def test_tab_in_a_popover_follows_it(theme: Theme, qtbot: QtBot) -> None:
    owner = shown(qtbot, QWidget())
    lines = QVBoxLayout()
    first, added, last = named("first"), named("added"), named("last")
    popover = Popover(owner, "Filter")
    popover.put(first, holding(lines), last)
    popover.open_beneath(owner)
    lines.addWidget(added)
    added.show()
    first.setFocus()
    qtbot.keyClick(first, Qt.Key.Key_Tab)

    assert added.hasFocus()
    popover.close()


def test_where_nothing_can_be_used_tab_moves_nothing(theme: Theme, qtbot: QtBot) -> None:
    top = shown(qtbot, holding(column(label("Nothing to do here"))))

    assert not move_focus(top, forward=True)


class _Window(QWidget):
    """A window that asks its order."""

    def __init__(self, *parts: QWidget) -> None:
        super().__init__()
        self.setLayout(column(*parts))
        self.order = TabOrder(self)

    def focusNextPrevChild(self, forward: bool) -> bool:
        return self.order.move(forward=forward)


def test_where_a_form_goes_the_keyboard_stays_beside_it(theme: Theme, qtbot: QtBot) -> None:
    entry, field, add = named("page"), named("field"), button("Add")
    form, offered = holding(column(field)), holding(column(add))
    shown(qtbot, _Window(entry, holding(column(form, offered))))
    offered.hide()
    field.setFocus()
    form.hide()
    offered.show()

    qtbot.waitUntil(add.hasFocus)


def test_where_what_comes_is_still_asked_for_tab_goes_on_from_there(theme: Theme, qtbot: QtBot) -> None:
    field, add, lines = named("field"), button("Add"), QVBoxLayout()
    form = holding(column(field))
    lines.addWidget(form)
    place = holding(lines)
    window = shown(qtbot, _Window(named("list"), place))
    field.setFocus()
    form.hide()
    qtbot.waitUntil(place.hasFocus)
    lines.addWidget(add)
    add.show()
    qtbot.keyClick(window, Qt.Key.Key_Tab)

    assert add.hasFocus()


def test_what_is_switched_off_for_a_moment_keeps_the_keyboard(theme: Theme, qtbot: QtBot) -> None:
    entry, field, save = named("page"), named("field"), button("Save")
    shown(qtbot, _Window(entry, holding(column(field, save))))
    save.setFocus()
    save.setEnabled(False)
    save.setEnabled(True)
    QApplication.processEvents()
    assert save.hasFocus()
    save.setEnabled(False)
    qtbot.waitUntil(field.hasFocus)
