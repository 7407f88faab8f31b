from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QObject
from PySide6.QtWidgets import QLabel

from grc_desktop.features.customers.actions import edit_customer
from grc_desktop.features.customers.queries import customer
from grc_desktop.features.customers.ui.record.marks import Marks
from grc_desktop.features.offers import Feature, Mark, MarkWords

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from grc_desktop.ui.workplace import Workplace


def _profession(session: Session, *, customer_id: int) -> MarkWords | None:
    """A mark of a feature: what this customer does."""
    found = customer(session, customer_id=customer_id)
    return MarkWords(found.profession, "info", "As they said") if found.profession else None


@pytest.fixture
def marks(people: dict[str, int], workplace: Workplace) -> Marks:
    workplace.features = (Feature(name="work", marks=(Mark(ask=_profession, tables=frozenset({"customer"})),)),)
    parent = QObject(workplace)
    marks = Marks(workplace, parent)
    marks.show_customer(people["Moreau"])
    return marks


def test_a_badge_comes_changes_and_goes(marks: Marks, people: dict[str, int], backstage: Any, qtbot: QtBot) -> None:
    backstage.settle()
    assert marks.badges() == []
    with qtbot.waitSignal(marks.changed):
        backstage.write(edit_customer, customer_id=people["Moreau"], changes={"profession": "Baker"})
    (badge,) = marks.badges()
    assert isinstance(badge, QLabel)
    assert (badge.text(), badge.toolTip()) == ("Baker", "As they said")
    with qtbot.waitSignal(marks.changed):
        backstage.write(edit_customer, customer_id=people["Moreau"], changes={"profession": None})
    assert marks.badges() == []


def test_the_next_customer_does_not_inherit_it(marks: Marks, people: dict[str, int], backstage: Any) -> None:
    backstage.write(edit_customer, customer_id=people["Moreau"], changes={"profession": "Baker"})
    backstage.settle()
    marks.show_customer(people["Schmidt"])
    assert marks.badges() == []
