from __future__ import annotations

from collections.abc import Sequence

from pytestqt.qtbot import QtBot

from grc_desktop.app.finding import customers_provider, pages_provider
from grc_desktop.app.window import Window
from grc_desktop.database.schema import Customer
from grc_desktop.ui.search_popup import Hit
from grc_desktop.ui.workplace import Workplace
from tests.app.conftest import Ran
from tests.conftest import Backstage


def add(session: object, *, first: str, last: str) -> None:
    session.add(Customer(kind="person", first_name=first, last_name=last))  # type: ignore[attr-defined]


def test_customers_are_found_and_opened(
    window: Window, workplace: Workplace, backstage: Backstage, qtbot: QtBot
) -> None:
    backstage.write(add, first="Lucie", last="Moreau")
    backstage.write(add, first="Anke", last="Schmidt")
    answers: list[Sequence[Hit]] = []

    customers_provider(window, workplace)("moreau luc", answers.append)

    qtbot.waitUntil(lambda: bool(answers))
    assert [hit.title for hit in answers[0]] == ["Lucie Moreau"]
    with qtbot.waitSignal(workplace.page_wanted) as told:
        answers[0][0].run()
    assert told.args[0] == "customers"


def test_nothing_typed_asks_nothing(window: Window, workplace: Workplace) -> None:
    answers: list[Sequence[Hit]] = []
    customers_provider(window, workplace)("", answers.append)

    assert answers == [[]]


def test_pages_and_deeds_are_found_by_the_beginning_of_their_words(window: Window, ran: Ran) -> None:
    answers: list[Sequence[Hit]] = []
    provide = pages_provider(window._listed, window.menus.deeds, window.show_page)
    for text in ("cust", "new c", "", "zzz", "call"):
        provide(text, answers.append)

    assert [[hit.title for hit in hits] for hits in answers] == [
        ["Customers", "New customer"],
        ["New customer"],
        ["Today", "Customers", "Import"],
        [],
        [],  # nobody is in view to be called
    ]
    answers[1][0].run()
    assert ran == ["new"]
    assert answers[1][0].keys == "Ctrl+N"
