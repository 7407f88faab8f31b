"""Whoever does not see the window is told what each control is: none is without an accessible name."""

from __future__ import annotations

from collections.abc import Iterator

from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QAbstractSpinBox,
    QComboBox,
    QHeaderView,
    QLineEdit,
    QPlainTextEdit,
    QScrollArea,
    QScrollBar,
    QTabBar,
    QTextEdit,
    QWidget,
)

from grc_desktop.app.off_screen import OffScreen, off_screen
from grc_desktop.database.database import Database
from grc_desktop.features.campaigns.ui.campaigns_page import CampaignsPage
from grc_desktop.features.customers.ui.page import ClientsPage
from grc_desktop.ui.tabs import Tabs

CONTROLS = (
    QAbstractButton,
    QLineEdit,
    QTextEdit,
    QPlainTextEdit,
    QComboBox,
    QAbstractSpinBox,
    QAbstractItemView,
    QTabBar,
)


def _is_part_of_another(widget: QWidget) -> bool:
    """Whether Qt made it inside a control that has the name: the field of a spin box, the header of a table."""
    around = widget.parentWidget()
    inside = isinstance(around, (QAbstractSpinBox, QComboBox, QTabBar, QScrollBar, QAbstractItemView))
    return inside or isinstance(widget, QHeaderView) or widget.objectName().startswith("qt_")


def _where(widget: QWidget) -> str:
    parts: list[str] = []
    at: QWidget | None = widget
    while at is not None and len(parts) < 5:
        parts.append(type(at).__name__)
        at = at.parentWidget()
    return " in ".join(part for part in parts if part not in (QWidget.__name__, QScrollArea.__name__))


def nameless(top: QWidget) -> Iterator[str]:
    """Controls to be seen within ``top`` that a screen reader could not name."""
    for widget in top.findChildren(QWidget):
        if isinstance(widget, CONTROLS) and widget.isVisible() and not _is_part_of_another(widget):
            spoken = QAccessible.queryAccessibleInterface(widget)
            if not spoken.text(QAccessible.Text.Name).strip():
                yield _where(widget)


def _walk(desk: OffScreen) -> Iterator[str]:
    """Show all there is, one view after the other; gives the name of each."""
    window = desk.window
    for key in window.page_keys():
        page = window.show_page(key)
        desk.settle()
        yield key
        assert page is not None
        if isinstance(page, ClientsPage):
            yield from _walk_record(desk, page)
        elif isinstance(page, CampaignsPage):
            yield from _walk_campaigns(desk, page)
        else:
            yield from _walk_tabs(desk, page, key)


def _walk_tabs(desk: OffScreen, page: QWidget, key: str) -> Iterator[str]:
    for tabs in [one for one in page.findChildren(Tabs) if one.isVisible()]:
        for at in range(tabs.count()):
            tabs.setCurrentIndex(at)
            desk.settle()
            yield f"{key}, {tabs.tabText(at)}"


def _walk_record(desk: OffScreen, page: ClientsPage) -> Iterator[str]:
    desk.window.show_page("customers", {"customer_id": 1})
    desk.settle()
    yield from _walk_tabs(desk, page, "customers")
    desk.window.show_page("customers", {"new": True})
    desk.settle()
    yield "new customer"


def _walk_campaigns(desk: OffScreen, page: CampaignsPage) -> Iterator[str]:
    page.begin()
    desk.settle()
    for step in page.wizard.steps:
        page.wizard.show_step(step)
        desk.settle()
        yield f"campaign, {page.wizard.step}"
    page.show_rules()
    desk.settle()
    yield "rules"
    page.enter_code()
    desk.settle()
    yield "code"


def test_every_control_of_the_window_has_a_name(demo_base: Database) -> None:
    with off_screen(demo_base) as desk:
        found = {view: sorted(set(nameless(desk.window))) for view in _walk(desk)}
    assert len(found) > 30
    assert {view: controls for view, controls in found.items() if controls} == {}
