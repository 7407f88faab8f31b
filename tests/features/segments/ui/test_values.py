from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QLineEdit

from grc_desktop.features.segments.fields import Operator, catalogue, narrowing
from grc_desktop.features.segments.language import Condition, Relative, parse
from grc_desktop.features.segments.ui.values import ValueInput, value_input
from grc_desktop.features.segments.wording import Phrase, phrase_of

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.workplace import Workplace


def _asked(field: str, operator: Operator, place: Workplace, qtbot: QtBot) -> ValueInput:
    known = catalogue("customers").get(field)
    assert known is not None
    made = value_input(known, Phrase(operator), place)
    qtbot.addWidget(made)
    return made


def _phrased(condition: Condition, place: Workplace, qtbot: QtBot) -> ValueInput:
    known = catalogue("customers").get(condition.field)
    assert known is not None
    made = value_input(known, phrase_of(condition, known), place)
    qtbot.addWidget(made)
    return made


@pytest.mark.parametrize(
    "text",
    [
        'city = "Lyon"',
        'city in ("Lyon", "Nantes")',
        "city is empty",
        "kind = person",
        "kind in (person, household)",
        "purchases_count >= 3",
        "purchases_count between 2 and 5",
        "purchases_total > 1250.50",
        "last_purchase < 12 months ago",
        "last_purchase < 2026-03-04",
        "last_purchase in the last 30 days",
        "last_purchase between 2026-01-01 and 2026-06-30",
    ],
)
def test_a_condition_that_is_shown_is_the_one_that_is_read(text: str, workplace: Workplace, qtbot: QtBot) -> None:
    condition = parse(text, catalogue("customers"))
    assert isinstance(condition, Condition)
    shown = _phrased(condition, workplace, qtbot)
    shown.put(condition.values)
    assert shown.values() == condition.values


def test_an_amount_is_read_as_it_is_written_and_words_are_no_number(workplace: Workplace, qtbot: QtBot) -> None:
    asked = _asked("purchases_total", ">", workplace, qtbot)
    line = next(one for one in asked.findChildren(QLineEdit) if one.isVisibleTo(asked))
    changes: list[None] = []
    asked.changed.connect(lambda: changes.append(None))
    assert asked.values() is None
    qtbot.keyClicks(line, "1250,50")
    assert asked.values() == (Decimal("1250.5"),)
    assert changes
    line.setText("a lot")
    assert asked.values() is None


def test_a_whole_number_has_no_cents(workplace: Workplace, qtbot: QtBot) -> None:
    asked = _asked("purchases_count", ">=", workplace, qtbot)
    line = next(one for one in asked.findChildren(QLineEdit) if one.isVisibleTo(asked))
    qtbot.keyClicks(line, "2,5")
    assert asked.values() is None


def test_nothing_checked_is_no_condition_yet(workplace: Workplace, qtbot: QtBot) -> None:
    asked = _asked("kind", "in", workplace, qtbot)
    assert asked.values() is None
    asked.put(("person",))
    assert asked.values() == ("person",)


def test_days_counted_from_today_stay_so_until_others_are_typed(workplace: Workplace, qtbot: QtBot) -> None:
    between = _asked("last_purchase", "between", workplace, qtbot)
    assert between.values() is None
    counted = (Relative(12, "month"), Relative(0, "day"))
    between.put(counted)
    assert between.values() == counted
    first, last = (one for one in between.findChildren(QLineEdit) if one.isVisibleTo(between))
    first.clear()
    last.clear()
    qtbot.keyClicks(first, "01/01/2026")
    qtbot.keyClicks(last, "30/06/2026")
    assert between.values() == (date(2026, 1, 1), date(2026, 6, 30))


def test_a_narrowed_figure_offers_the_values_of_its_rows(workplace: Workplace, people: list[int], qtbot: QtBot) -> None:
    channel = narrowing("purchase").get("channel")
    assert channel is not None
    asked = value_input(channel, Phrase("="), workplace)
    qtbot.addWidget(asked)
    (line,) = asked.findChildren(QLineEdit)
    qtbot.waitUntil(lambda: line.completer() is not None)
    assert line.completer().model().index(0, 0).data() == "direct"
