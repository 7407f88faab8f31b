"""A window on a real base, with pages that need no feature."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from grc_desktop.app.window import Window
from grc_desktop.features.desk.queries import setting
from grc_desktop.features.offers import Deed, Feature, Page
from grc_desktop.ui.page import PageWidget
from grc_desktop.ui.theme import Theme
from grc_desktop.ui.workplace import Workplace


class StubPage(PageWidget):
    """Remembers what was asked of it."""

    def __init__(self, place: Workplace, title: str = "") -> None:
        super().__init__(place, title=title, tables=frozenset({"setting"}))
        self.requests: list[dict[str, object]] = []
        self.leaves = True
        self.kept = ""
        self.new = QPushButton("New customer")
        self.add_header(self.new)

    def request(self, **request: object) -> None:
        self.requests.append(request)

    def may_leave(self) -> bool:
        return self.leaves

    def unsaved(self) -> str:
        return self.kept


def waiting(session: Session) -> int:
    """What waits on the page Today: a setting, so that tests can change it."""
    return int(setting(session, key="waiting", default=0))


def all_customers(place: Workplace) -> StubPage:
    """A page with a title of its own."""
    return StubPage(place, "All customers")


class Ran(list[str]):
    """Keys of the deeds that were run."""


@pytest.fixture
def ran() -> Ran:
    return Ran()


@pytest.fixture
def stub_features(ran: Ran) -> tuple[Feature, ...]:
    """Three pages in two groups, and two deeds."""
    pages = (
        Page(key="today", title="Today", icon="today", build=StubPage, count=waiting, tables=frozenset({"setting"})),
        Page(
            key="customers", title="Customers", icon="customers", build=lambda place: StubPage(place, "All customers")
        ),
        Page(key="import", title="Import", icon="import", build=StubPage, group="tools", takes=(".csv",)),
    )
    deeds = (
        Deed(key="new", title="New customer", menu="customer", run=lambda place: ran.append("new"), shortcut="Ctrl+N"),
        Deed(
            key="call",
            title="Call",
            menu="customer",
            run=lambda place: ran.append("call"),
            needs_customer=True,
            icon="phone",
        ),
    )
    return (Feature(name="stub", pages=pages, deeds=deeds),)


@pytest.fixture
def window(
    stub_features: tuple[Feature, ...], workplace: Workplace, theme: Theme, base_path: Path, qtbot: QtBot
) -> Iterator[Window]:
    """The window of the stub features, alive and active."""
    made = Window(workplace.machine)
    made.build(stub_features, theme)
    workplace.notices = made.notices
    made.show()
    made.activateWindow()
    qtbot.waitUntil(made.isActiveWindow)
    made.furnish(workplace, base_path)
    made.show_first_page()
    yield made
    made.leave()
    made.deleteLater()
