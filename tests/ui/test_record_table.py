from __future__ import annotations

import time
from collections.abc import Sequence
from dataclasses import dataclass

import pytest
from PySide6.QtCore import QItemSelectionModel, QPoint, Qt
from PySide6.QtTest import QAbstractItemModelTester
from pytestqt.qtbot import QtBot
from sqlalchemy.orm import Session

from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.jobs import Jobs
from grc_desktop.ui.record_table import Column, FixedTable, RecordTable
from grc_desktop.ui.record_table.model import BLOCK, KEPT
from grc_desktop.ui.theme import Theme, Tone


@dataclass(frozen=True)
class Person:
    id: int
    name: str
    city: str
    cents: int


class Registry:
    """A query that remembers what it was asked."""

    def __init__(self) -> None:
        self.asked: list[list[int]] = []
        self.city = "Lyon"
        self.gone: set[int] = set()

    def __call__(self, _session: Session, *, ids: Sequence[int]) -> list[Person]:
        self.asked.append(list(ids))
        return [Person(one, f"Name {one}", self.city, one * 100) for one in reversed(ids) if one not in self.gone]


def tone(row: Person) -> Tone | None:
    return "accent" if row.id % 2 else None


COLUMNS = (
    Column[Person](key="name", title="Name", text=lambda row: row.name, portrait=lambda row: row.name, stretch=True),
    Column[Person](key="city", title="Town", text=lambda row: row.city, badge=tone, width=100, spare=True),
    Column[Person](
        key="total",
        title="Total",
        text=lambda row: f"{row.cents // 100} €",
        align="right",
        look="strong",
        sort=lambda row: row.cents,
        icon=lambda row: ("warning", "danger", "open complaint") if row.id == 3 else None,
    ),
    Column[Person](key="id", title="Number", text=lambda row: str(row.id), shown=False),
)


@pytest.fixture
def registry() -> Registry:
    return Registry()


@pytest.fixture
def table(jobs: Jobs, theme: Theme, registry: Registry, qtbot: QtBot) -> RecordTable[Person]:
    made = RecordTable(jobs, COLUMNS, registry, name="Customers", checkable=True)
    qtbot.addWidget(made)
    made.resize(600, 400)
    made.show()
    return made


def text(table: RecordTable[Person] | FixedTable[Person], line: int, column: int) -> str:
    return str(table.records.index(line, column).data())


def loaded(table: RecordTable[Person], line: int, qtbot: QtBot) -> None:
    qtbot.waitUntil(lambda: table.records.row_at(line) is not None)


def test_the_model_keeps_qt_s_rules(table: RecordTable[Person], qtbot: QtBot) -> None:
    tester = QAbstractItemModelTester(table.records, QAbstractItemModelTester.FailureReportingMode.Warning)
    for ids in (range(1, 301), range(300, 0, -1), [], [5]):
        table.show_ids(list(ids))
        if len(ids):
            loaded(table, 0, qtbot)
    assert tester.model() is table.records


def test_only_the_blocks_in_view_are_fetched(table: RecordTable[Person], registry: Registry, qtbot: QtBot) -> None:
    table.show_ids(list(range(1, 100_001)))

    loaded(table, 0, qtbot)

    assert table.records.rowCount() == 100_000
    assert text(table, 0, 1) == "Name 1"
    assert registry.asked == [list(range(1, BLOCK + 1))]


def test_rows_that_come_with_the_ids_are_not_fetched_again(
    table: RecordTable[Person], registry: Registry, qtbot: QtBot
) -> None:
    ids = list(range(1, 301))
    table.show_ids(ids, list(registry(None, ids=ids[:BLOCK])))  # type: ignore[arg-type]  # needs no session
    registry.asked.clear()
    assert text(table, 0, 1) == "Name 1"

    table.select_id(300)
    loaded(table, 299, qtbot)

    assert registry.asked == [ids[2 * BLOCK :]]


def test_the_end_key_goes_to_the_very_last(table: RecordTable[Person], qtbot: QtBot) -> None:
    table.show_ids(list(range(1, 100_001)))
    table.setFocus()

    qtbot.keyClick(table, Qt.Key.Key_End)
    assert table.current_id == 100_000
    loaded(table, 99_999, qtbot)
    assert table.indexAt(QPoint(80, table.viewport().height() - 10)).row() == 99_999

    qtbot.keyClick(table, Qt.Key.Key_Home)
    assert table.current_id == 1


def test_a_hundred_thousand_rows_never_hold_the_window_up(table: RecordTable[Person], qtbot: QtBot) -> None:
    ids, slowest = list(range(1, 100_001)), 0.0
    table.check_all()
    steps = [
        lambda: table.show_ids(ids),
        lambda: table.show_ids(ids[::-1]),
        lambda: table.select_id(50_000),
        lambda: table.viewport().repaint(),
    ]
    for step in steps:
        begun = time.thread_time()
        step()
        slowest = max(slowest, time.thread_time() - begun)
        qtbot.waitUntil(lambda: not table.records._under_way)

    assert slowest < 0.25  # a frame lasts 16 ms here; the bound is loose for slow machines, not for mistakes


def test_stale_rows_are_shown_until_fresh_ones_come(
    table: RecordTable[Person], registry: Registry, qtbot: QtBot
) -> None:
    table.show_ids([1, 2, 3])
    loaded(table, 0, qtbot)
    registry.city = "Nantes"

    table.show_ids([1, 2, 3])

    assert text(table, 0, 2) == "Lyon"
    qtbot.waitUntil(lambda: text(table, 0, 2) == "Nantes")


def test_a_row_that_no_longer_exists_is_asked_for_once(
    table: RecordTable[Person], registry: Registry, qtbot: QtBot
) -> None:
    registry.gone = {2}
    table.show_ids([1, 2, 3])
    loaded(table, 0, qtbot)

    table.viewport().repaint()
    qtbot.waitUntil(lambda: not table.records._under_way and not table.records._timer.isActive())

    assert text(table, 1, 1) == ""
    assert len(registry.asked) == 1


def test_few_rows_are_kept(table: RecordTable[Person], qtbot: QtBot) -> None:
    table.show_ids(list(range(1, 20_001)))
    for line in range(0, 20_000, BLOCK):
        loaded(table, line, qtbot)

    assert len(table.records._rows) <= KEPT + BLOCK


def test_current_and_checked_rows_survive_another_order(table: RecordTable[Person], qtbot: QtBot) -> None:
    table.show_ids([1, 2, 3, 4])
    table.select_id(3)
    table.records.check([0, 2], True)

    with qtbot.assertNotEmitted(table.current_changed):
        table.show_ids([4, 3, 2, 1])

    assert (table.current_id, table.currentIndex().row(), table.checked) == (3, 1, {1, 3})


def test_what_left_the_result_is_no_longer_checked(table: RecordTable[Person]) -> None:
    table.show_ids([1, 2, 3])
    table.check_all()

    table.show_ids([2])

    assert table.checked == {2}


def test_when_the_current_record_goes_its_neighbour_takes_over(table: RecordTable[Person], qtbot: QtBot) -> None:
    table.show_ids([1, 2, 3])
    table.select_id(2)

    with qtbot.waitSignal(table.current_changed) as told:
        table.show_ids([1, 3])

    assert told.args == [3]


def test_space_checks_and_control_a_checks_all(table: RecordTable[Person], qtbot: QtBot) -> None:
    table.show_ids(list(range(1, 1001)))
    table.select_id(2)

    with qtbot.waitSignal(table.checked_changed) as told:
        qtbot.keyClick(table, Qt.Key.Key_Space)
    assert (told.args, table.checked) == ([1], {2})

    qtbot.keyClick(table, Qt.Key.Key_A, Qt.KeyboardModifier.ControlModifier)
    assert len(table.checked) == 1000
    assert table.header.check_state is Qt.CheckState.Checked

    qtbot.keyClick(table, Qt.Key.Key_Space)
    assert table.header.check_state is Qt.CheckState.PartiallyChecked
    qtbot.keyClick(table, Qt.Key.Key_Escape)
    assert table.checked == frozenset()


def test_the_box_is_clicked_and_shift_takes_all_between(table: RecordTable[Person], qtbot: QtBot) -> None:
    table.show_ids([1, 2, 3, 4, 5])

    def click(line: int, modifier: Qt.KeyboardModifier = Qt.KeyboardModifier.NoModifier) -> None:
        at = table.visualRect(table.records.index(line, 0)).center()
        qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, modifier, at)

    click(1)
    assert table.checked == {2}
    click(3, Qt.KeyboardModifier.ShiftModifier)
    assert table.checked == {2, 3, 4}
    click(1)
    assert table.checked == {3, 4}


def test_the_box_in_the_header_checks_all_and_none(table: RecordTable[Person], qtbot: QtBot) -> None:
    table.show_ids([1, 2, 3])
    box = QPoint(table.header.sectionViewportPosition(0) + 10, 10)

    qtbot.mouseClick(table.header.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert table.checked == {1, 2, 3}
    qtbot.mouseClick(table.header.viewport(), Qt.MouseButton.LeftButton, pos=box)
    assert table.checked == frozenset()


def test_enter_and_double_click_open(table: RecordTable[Person], qtbot: QtBot) -> None:
    table.show_ids([7, 8])
    table.select_id(8)

    with qtbot.waitSignal(table.opened) as told:
        qtbot.keyClick(table, Qt.Key.Key_Return)
    assert told.args == [8]

    at = table.visualRect(table.records.index(0, 1)).center()
    qtbot.mouseClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    with qtbot.waitSignal(table.opened) as told:
        qtbot.mouseDClick(table.viewport(), Qt.MouseButton.LeftButton, pos=at)
    assert told.args == [7]


def test_letters_are_handed_to_the_page(table: RecordTable[Person], qtbot: QtBot) -> None:
    table.show_ids([1])

    with qtbot.waitSignal(table.typed) as told:
        qtbot.keyClick(table, Qt.Key.Key_M)

    assert told.args == ["m"]


def test_a_click_on_a_title_asks_for_an_order(table: RecordTable[Person], qtbot: QtBot) -> None:
    asked: list[tuple[str, bool]] = []
    table.sort_wanted.connect(lambda key, descending: asked.append((key, descending)))

    table.header.sectionClicked.emit(2)
    table.header.sectionClicked.emit(2)
    table.header.sectionClicked.emit(0)  # the check column sorts nothing

    assert asked == [("city", False), ("city", True)]
    assert table.sorted_by == ("city", True)


def test_columns_are_kept_and_put_back(table: RecordTable[Person]) -> None:
    assert [key for key, _ in table.columns()] == ["name", "city", "total"]

    table.set_columns([("total", 90), ("unknown", 10), ("name", 200), ("id", 60)])
    assert [key for key, _ in table.columns()] == ["total", "name", "id"]
    assert dict(table.columns())["total"] == 90

    table.reset_columns()
    assert [key for key, _ in table.columns()] == ["name", "city", "total"]


def test_a_column_that_was_asked_for_is_shown_once_it_is_offered(table: RecordTable[Person], qtbot: QtBot) -> None:
    table.set_columns([("name", 200), ("nickname", 70), ("total", 90)])
    table.show_ids(range(1, 400))
    table.select_id(300)
    table.records.check([7], on=True)
    scrolled = table.verticalScrollBar().value()
    told: list[object] = []
    table.current_changed.connect(told.append)

    nickname = Column[Person](key="nickname", title="Nickname", text=lambda row: row.name[:2], shown=False)
    table.offer_columns([*COLUMNS, nickname])

    assert [key for key, _ in table.columns()] == ["name", "nickname", "total"]
    assert dict(table.columns())["nickname"] == 70
    assert (table.current_id, table.checked, told) == (300, frozenset({8}), [])
    assert table.verticalScrollBar().value() == scrolled > 0
    assert sum(table.columnWidth(at) for at in range(6)) == table.viewport().width()


def test_what_the_user_arranged_is_kept_when_other_columns_are_offered(table: RecordTable[Person]) -> None:
    table.set_columns([("name", 200), ("nickname", 70), ("city", 100)])
    table.setColumnWidth(2, 150)
    table.header.moveSection(table.header.visualIndex(2), 1)

    table.offer_columns(COLUMNS[:-1])

    assert [key for key, _ in table.columns()] == ["city", "name"]
    assert dict(table.columns())["city"] == 150


def test_the_column_chooser_shows_and_hides(table: RecordTable[Person]) -> None:
    entries = [entry for entry in table.column_actions() if entry is not None]
    assert [(entry.text(), entry.isChecked()) for entry in entries[:4]] == [
        ("Name", True),
        ("Town", True),
        ("Total", True),
        ("Number", False),
    ]

    entries[1].setChecked(False)
    entries[3].setChecked(True)

    assert [key for key, _ in table.columns()] == ["name", "total", "id"]


def test_what_a_reader_hears(table: RecordTable[Person], qtbot: QtBot) -> None:
    table.show_ids([3])
    loaded(table, 0, qtbot)
    said = Qt.ItemDataRole.AccessibleTextRole

    assert table.accessibleName() == "Customers"
    assert table.records.index(0, 3).data(said) == "3 €, open complaint"
    assert table.records.index(0, 0).data(said) == "not selected"
    table.check_all()
    assert table.records.index(0, 0).data(said) == "selected"


def test_every_look_can_be_painted(table: RecordTable[Person], theme: Theme, qtbot: QtBot) -> None:
    table.show_ids([1, 2, 3])
    loaded(table, 0, qtbot)
    table.check_all()
    plain = table.grab().toImage()

    theme.choose(scheme="contrast", compact=True, text_percent=150)
    try:
        assert table.grab().toImage() != plain
        assert table.rowHeight(0) == theme.row_height == 42
    finally:
        theme.choose(scheme="light", compact=False, text_percent=100)


def test_an_empty_table_says_what_it_is_for(table: RecordTable[Person]) -> None:
    empty = EmptyState("customers", "No customer yet")
    table.set_empty(empty)
    assert not empty.isVisible()  # nobody knows yet
    table.show_ids([])
    assert empty.isVisible()

    table.show_ids([1])
    assert not empty.isVisible()


def test_what_an_empty_table_says_scrolls_where_the_table_is_low(table: RecordTable[Person], qtbot: QtBot) -> None:
    empty = EmptyState("customers", "No customer yet", "They are shown here.")
    empty.setMinimumHeight(2000)
    table.set_empty(empty)
    table.show_ids([])
    qtbot.waitUntil(lambda: empty.height() == 2000 and empty.isVisible())
    assert empty.visibleRegion().boundingRect().height() <= table.viewport().height()


def test_a_fixed_table_sorts_itself(theme: Theme, qtbot: QtBot) -> None:
    table = FixedTable(COLUMNS, name="Purchases")
    qtbot.addWidget(table)
    table.show_rows([Person(1, "B", "Lyon", 900), Person(2, "a", "Dijon", 10_000), Person(3, "c", "Lyon", 100)])
    table.select_id(2)

    table.header.sectionClicked.emit(0)
    assert [text(table, line, 0) for line in range(3)] == ["a", "B", "c"]
    table.header.sectionClicked.emit(2)
    table.header.sectionClicked.emit(2)
    assert [text(table, line, 2) for line in range(3)] == ["100 €", "9 €", "1 €"]
    assert table.current_id == 2


def test_a_fixed_table_is_as_high_as_its_rows(theme: Theme, qtbot: QtBot) -> None:
    table = FixedTable(COLUMNS, name="Purchases")
    qtbot.addWidget(table)
    table.show_rows([Person(1, "B", "Lyon", 900), Person(2, "a", "Dijon", 10_000)])

    table.fit_height()

    assert table.height() == 2 * theme.row_height + table.header.height() + 2

    empty = EmptyState("purchase", "No purchase yet", "They are listed here.")
    table.set_empty(empty)
    table.show_rows([])
    table.fit_height()
    assert table.viewport().height() >= empty.sizeHint().height()


def test_columns_grow_with_the_text(theme: Theme, qtbot: QtBot) -> None:
    table = FixedTable(COLUMNS, name="Purchases")
    qtbot.addWidget(table)
    before = table.columnWidth(1)
    theme.choose(text_percent=200)
    try:
        assert table.columnWidth(1) == 2 * before
        assert dict(table.columns())["city"] == 100
    finally:
        theme.choose(text_percent=100)
    assert table.columnWidth(1) == before


def test_a_spare_column_waits_while_there_is_no_room_and_keeps_its_width(table: RecordTable[Person]) -> None:
    table.set_columns([("name", 190), ("city", 140), ("total", 120)])
    assert not table.isColumnHidden(2)
    table.resize(290, 400)
    assert table.isColumnHidden(2)
    assert table.columns()[1] == ("city", 140)
    assert table.columnWidth(1) >= 0.6 * 120
    table.resize(600, 400)
    assert not table.isColumnHidden(2)
    assert table.columnWidth(2) == 140


def test_the_stretching_column_fills_what_the_others_leave(table: RecordTable[Person]) -> None:
    for width in (600, 900):
        table.resize(width, 400)
        assert sum(table.columnWidth(at) for at in range(5)) == table.viewport().width()


def _whole(table: RecordTable[Person], section: int, line: int = 0) -> bool:
    column, row = table.records.column_of(section), table.records.row_at(line)
    assert column is not None
    assert row is not None
    return table.columnWidth(section) >= table._cells.width_of(column, row)


def test_columns_whose_words_are_cut_grow_into_free_room(
    table: RecordTable[Person], registry: Registry, qtbot: QtBot
) -> None:
    registry.city = "Saint-Remy-en-Bouzemont-Saint-Genest"
    table.resize(500, 400)
    table.show_ids([1, 2])
    loaded(table, 0, qtbot)
    assert not _whole(table, 2)
    assert table.columnWidth(1) >= 120

    table.resize(900, 400)
    assert _whole(table, 2)
    assert dict(table.columns())["city"] == 100  # what is remembered is what was asked for
    assert sum(table.columnWidth(at) for at in range(5)) == table.viewport().width()

    table.resize(500, 400)
    assert not _whole(table, 2)


def test_a_column_that_the_user_drew_stays_as_wide(
    table: RecordTable[Person], registry: Registry, qtbot: QtBot
) -> None:
    registry.city = "Saint-Remy-en-Bouzemont-Saint-Genest"
    table.resize(900, 400)
    table.setColumnWidth(2, 70)
    table.show_ids([1, 2])
    loaded(table, 0, qtbot)

    assert (table.columnWidth(2), dict(table.columns())["city"]) == (70, 70)

    table.reset_columns()
    assert _whole(table, 2)


def test_columns_of_a_fixed_table_grow_too(theme: Theme, qtbot: QtBot) -> None:
    table = FixedTable(COLUMNS, name="Purchases")
    qtbot.addWidget(table)
    table.resize(900, 400)
    table.show()
    before = table.columnWidth(1)
    table.show_rows([Person(1, "B", "Saint-Remy-en-Bouzemont-Saint-Genest", 900)])

    assert table.columnWidth(1) > before
    assert sum(table.columnWidth(at) for at in range(4)) == table.viewport().width()


def test_a_row_selected_from_outside_becomes_the_current_one(table: RecordTable[Person]) -> None:
    table.show_ids([1, 2, 3])
    table.select_id(1)
    rows = QItemSelectionModel.SelectionFlag.ClearAndSelect | QItemSelectionModel.SelectionFlag.Rows
    table.selectionModel().select(table.records.index(2, 0), rows)
    assert table.current_id == 3


@pytest.mark.parametrize("title", ["No copy", "Aucune copie pour l'instant"])
def test_a_table_without_rows_is_as_high_as_what_it_says(theme: Theme, qtbot: QtBot, title: str) -> None:
    table = FixedTable(COLUMNS, name="Backups")
    qtbot.addWidget(table)
    empty = EmptyState(
        "backup", title, "Une copie vérifiée est faite à chaque fermeture ; les dix dernières sont gardées."
    )
    table.set_empty(empty)
    table.resize(880, 400)
    table.show()
    table.show_rows([])
    table.fit_height()
    qtbot.waitUntil(lambda: empty.height() > 60)
    assert empty.visibleRegion().boundingRect().height() == empty.height()


def test_an_empty_cell_is_not_silent_to_a_reader(table: RecordTable[Person], registry: Registry, qtbot: QtBot) -> None:
    registry.city = ""
    table.show_ids([1])
    loaded(table, 0, qtbot)
    cell = table.records.index(0, 2)
    assert (cell.data(), cell.data(Qt.ItemDataRole.AccessibleTextRole)) == ("", "—")
