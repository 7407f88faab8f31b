from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtWidgets import QLabel, QLineEdit

from grc_desktop.features.segments.fields import catalogue
from grc_desktop.features.segments.language import parse, to_text
from grc_desktop.features.segments.ui.condition_builder import ConditionBuilder

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.workplace import Workplace

EXPRESSIONS = [
    "",
    'city = "Lyon"',
    'not city = "Lyon"',
    'city = "Lyon" and last_purchase < 12 months ago',
    'city = "Lyon" or (kind = "person" and not (age > 30 or notes contains "a, b"))',
    "not (age > 30 and age < 40)",
    'stays(month in ("12", "1", "2", "3") and date >= 2022-01-01) >= 1',
    'purchases_total(not (channel = "direct" or season = "winter")) between 10.505 and 2000',
    "last_purchase between 12 months ago and today",
    "next_arrival <= 2 weeks from now",
    "last_contact in the last 1 week",
    'mobile starts with "06"',
    'country in ("FR", "DE")',
    'city in ("Lyon", "L, Isle")',
    'tags is empty and consent.sms = no and rfm in ("CHAMPION", "LOYAL") and rfm.r >= 4',
    'campaigns(name = "Ski" and answered and date in the last 1 year) = 0',
    "birthday in the next 7 days",
    "last_purchase <= 3 months ago",
]


@pytest.fixture
def builder(people: list[int], workplace: Workplace, qtbot: QtBot, backstage: Any) -> Iterator[ConditionBuilder]:
    builder = ConditionBuilder(workplace)
    qtbot.addWidget(builder)
    builder.resize(850, 400)
    with qtbot.waitExposed(builder):
        builder.show()
    backstage.settle()
    yield builder
    builder.hide()


def _counts(builder: ConditionBuilder) -> list[str]:
    return [row._count.text() for row in builder.group.rows]


@pytest.mark.parametrize("text", EXPRESSIONS)
def test_text_becomes_rows_and_the_same_text_again(builder: ConditionBuilder, text: str, backstage: Any) -> None:
    told: list[None] = []
    builder.changed.connect(lambda: told.append(None))
    builder.set_expression(text)
    assert builder.expression == text
    backstage.settle()
    assert builder.expression == text
    assert builder.node == parse(text, catalogue())
    assert not told


def test_each_condition_shows_how_many_remain_after_it(builder: ConditionBuilder, qtbot: QtBot) -> None:
    builder.set_expression('stays(season = winter) >= 1 and city = "Lyon"')
    qtbot.waitUntil(lambda: _counts(builder) == ["2", "1"])
    builder.set_expression('city = "Nantes" or (city = "Lyon" and purchases_count = 0)')
    qtbot.waitUntil(lambda: _counts(builder) == ["1", "3", "1"])


def test_a_condition_is_added_and_counts_once_it_has_its_value(builder: ConditionBuilder, qtbot: QtBot) -> None:
    builder.set_expression("purchases_count >= 1")
    qtbot.waitUntil(lambda: _counts(builder) == ["3"])
    added = builder.group.add_row()
    qtbot.waitUntil(lambda: _counts(builder) == ["3", "value?"])
    line = added.value.findChild(QLineEdit)
    assert line is not None
    with qtbot.waitSignal(builder.counted) as counted:
        qtbot.keyClicks(line, "lyon")
    assert builder.expression == 'purchases_count >= 1 and city = "lyon"'
    qtbot.waitUntil(lambda: _counts(builder) == ["3", "2"])
    assert counted.args is not None
    added._bin.click()
    assert builder.expression == "purchases_count >= 1"


def test_a_group_of_alternatives_is_added_and_taken_away(builder: ConditionBuilder, backstage: Any) -> None:
    builder.set_expression('city = "Lyon"')
    backstage.settle()
    builder.group._add_group.click()
    inner = builder.group._parts[1]
    inner.show_node(parse("age > 3 or age < 2", catalogue()))  # type: ignore[union-attr] # the group just added
    assert builder.expression == 'city = "Lyon" and (age > 3 or age < 2)'
    builder.group.mode_box.set_value("any")
    builder.group.mode_box.chosen.emit("any")
    assert builder.expression == 'city = "Lyon" or age > 3 or age < 2' or builder.expression.startswith(
        'city = "Lyon" or ('
    )
    inner.removed.emit()
    assert builder.expression == 'city = "Lyon"'


def test_a_figure_is_narrowed_in_its_own_conditions(builder: ConditionBuilder, backstage: Any, qtbot: QtBot) -> None:
    builder.set_expression("stays >= 1")
    backstage.settle()
    narrowing = builder.group.rows[0].narrowing
    assert narrowing is not None
    narrowing.open()
    popover = narrowing._popover
    assert popover is not None
    from grc_desktop.features.segments.ui.group import Group

    group = popover.findChild(Group)
    assert isinstance(group, Group)
    row = group.rows[0]
    row.field_box.put("season")
    row.field_box.chosen.emit(None)
    row.value.put(("winter",))
    row.value.changed.emit()
    popover.close()
    assert builder.expression == 'stays(season = "winter") >= 1'
    assert "Winter" in narrowing.button.accessibleName()
    qtbot.waitUntil(lambda: _counts(builder) == ["2"])


def test_what_is_written_as_text_is_shown_as_rows_or_refused(builder: ConditionBuilder, qtbot: QtBot) -> None:
    builder.switch_text()
    builder.text.clear()
    qtbot.keyClicks(builder.text, "town = Lyon")
    assert "town" in builder.refusal
    builder.text.clear()
    qtbot.keyClicks(builder.text, "city = Nantes or city = Lyon")
    assert [to_text(row.condition) for row in builder.group.rows] == ['city = "Nantes"', 'city = "Lyon"']
    qtbot.waitUntil(lambda: _counts(builder) == ["1", "3"])


def test_an_expression_that_lost_its_field_is_shown_with_its_fault(builder: ConditionBuilder, backstage: Any) -> None:
    builder.set_expression('custom."Badge" = 12')
    backstage.settle()
    assert "Badge" in builder.refusal
    assert builder.text.isVisibleTo(builder)
    assert any("Badge" in shown.text() for shown in builder.findChildren(QLabel))


def test_rows_stay_beneath_each_other_where_there_is_room_to_spare(builder: ConditionBuilder, backstage: Any) -> None:
    builder.set_expression("city = Lyon")
    backstage.settle()
    builder.resize(850, 700)
    backstage.settle()

    (only,) = builder.group.rows
    assert only.mapTo(builder, only.rect().topLeft()).y() < 80
    assert builder.group.height() < 200
