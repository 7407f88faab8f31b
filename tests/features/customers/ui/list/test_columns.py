from __future__ import annotations

from datetime import date

from PySide6.QtGui import QFontMetrics

from grc_desktop.core.dates import format_date
from grc_desktop.core.language import speak
from grc_desktop.features.customers.records import CustomerRow
from grc_desktop.features.customers.ui.list.columns import BEGINNING, list_columns, tag_tone
from grc_desktop.features.segments.fields import catalogue
from grc_desktop.ui.record_table import Column
from grc_desktop.ui.theme import Theme


def _columns() -> dict[str, Column[CustomerRow]]:
    return {column.key: column for column in list_columns(catalogue("customers"), {"VIP": "danger"})}


def _row(state: str = "active", open_complaints: int = 0, **values: object) -> CustomerRow:
    return CustomerRow(
        id=1, kind="person", name="Moreau Lucie", state=state, open_complaints=open_complaints, values=values
    )


def test_a_row_is_worded_by_the_kind_of_each_field() -> None:
    columns = _columns()
    row = _row(last_purchase=date(2026, 3, 4), purchases_total=123450, city="Lyon")
    assert columns["name"].text(row) == "Moreau Lucie"
    assert columns["city"].text(row) == "Lyon"
    assert "2026" in columns["last_purchase"].text(row)
    assert "1,234.50" in columns["purchases_total"].text(row)
    assert columns["purchases_total"].align == "right"


def test_only_the_first_columns_are_shown_at_the_beginning() -> None:
    assert [key for key, column in _columns().items() if column.shown and key != "name"] == [
        key for key in _columns() if key in BEGINNING and key != "name"
    ]


def test_the_first_tag_stands_for_the_others_which_the_tip_names() -> None:
    tags = _columns()["tags"]
    assert tags.text(_row()) == ""
    assert tags.text(_row(tags=("VIP",))) == "VIP"
    assert tags.text(_row(tags=("VIP", "ski", "golf"))) == "VIP +2"
    assert tags.tip is not None
    assert tags.tip(_row(tags=("VIP", "ski", "golf"))) == "VIP, ski, golf"


def test_a_tag_has_the_tone_of_the_house_or_one_that_stays() -> None:
    assert tag_tone("VIP", {"VIP": "danger"}) == "danger"
    assert tag_tone("Fidèle", {}) == tag_tone("fidele", {"Fidèle": None})


def test_what_deserves_a_second_look_is_marked_and_complaints_come_first() -> None:
    mark = _columns()["name"].icon
    assert mark is not None
    assert mark(_row()) is None
    assert mark(_row("blocked", 2)) == ("warning", "danger", "2 open complaints")
    assert mark(_row("blocked")) == ("stop", "danger", "Blocked")
    assert mark(_row("deceased")) == ("minus", "muted", "Deceased")


def test_the_day_of_the_last_purchase_keeps_its_year(theme: Theme) -> None:
    speak("fr")
    metrics, padding = QFontMetrics(theme.font()), 2 * theme.px(10)
    days = [format_date(date(2026, month, day)) for month in range(1, 13) for day in (1, 28)]

    assert max(map(metrics.horizontalAdvance, days)) + padding <= _columns()["last_purchase"].width
