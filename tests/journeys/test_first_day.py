"""The first day of a house with the program, from the first start to the backup at closing."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtWidgets import QLineEdit

from grc_desktop.app.first_start import FirstStart
from grc_desktop.core.resources import resource
from grc_desktop.database.backup import automatic_copies, inspect
from grc_desktop.database.database import Database
from grc_desktop.features.customers.queries import find_customers
from grc_desktop.features.customers.ui.page import ClientsPage
from grc_desktop.features.exchanges.queries import latest_exchanges
from grc_desktop.features.imports.ui.page import ImportPage
from grc_desktop.features.paper.ui.page import PrintPage
from grc_desktop.features.today.ui.today_page import TodayPage
from tests.journeys.conftest import Receptionist

SAMPLE = resource("samples/clients-exemple.csv")


def start_with_a_file(somebody: Receptionist) -> None:
    """Name the house and bring in its list of customers."""
    first = somebody.program._alone
    assert isinstance(first, FirstStart)
    name = first._form.input("name")
    assert isinstance(name, QLineEdit)
    somebody.types("Hotel du Lac", name)
    somebody.presses("Import a file")
    somebody.sees(lambda: somebody.program.place is not None)
    somebody.sees(lambda: isinstance(somebody.window.stack.currentWidget(), ImportPage))
    page = somebody.window.stack.currentWidget()
    assert isinstance(page, ImportPage)
    page.request(path=SAMPLE)
    somebody.presses("Check")
    somebody.settle()
    somebody.presses("Import")
    somebody.sees(lambda: page.stack.currentWidget() is page.done_step)
    somebody.settle()


def test_the_first_day(receptionist: Receptionist, tmp_path: Path) -> None:
    somebody = receptionist
    start_with_a_file(somebody)

    # The telephone rings: four digits, Enter, and the record is there.
    somebody.keys("Ctrl+K")
    search = somebody.window.header.search
    somebody.sees(search.edit.hasFocus)
    somebody.types("benali", search.edit)
    somebody.settle()
    assert search.hits()
    assert "BENALI" in search.hits()[0].title.upper()
    somebody.keys("Return", search.edit)
    somebody.sees(lambda: isinstance(somebody.window.stack.currentWidget(), ClientsPage))
    somebody.settle()
    customer_id = somebody.place.customer_id
    assert customer_id is not None

    # What was said is noted by the quick entry, on the same person, and taken back by Ctrl+Z.
    somebody.keys("F2")
    somebody.sees(lambda: isinstance(somebody.window.stack.currentWidget(), TodayPage))
    today = somebody.window.stack.currentWidget()
    assert isinstance(today, TodayPage)
    somebody.sees(today.quick_entry.who.edit.hasFocus)
    somebody.types("benali", today.quick_entry.who.edit)
    somebody.settle()
    somebody.keys("Return", today.quick_entry.who.edit)
    somebody.types("Asks for a cot", today.quick_entry.note)
    somebody.presses("Save")
    somebody.settle()
    noted: list[object] = []
    somebody.place.jobs.ask(somebody.window, latest_exchanges, noted.extend)
    somebody.settle()
    assert [(one.customer_id, one.subject) for one in noted] == [(customer_id, "Asks for a cot")]  # type: ignore[attr-defined]
    somebody.keys("Ctrl+Z")
    somebody.settle()
    noted.clear()
    somebody.place.jobs.ask(somebody.window, latest_exchanges, noted.extend)
    somebody.settle()
    assert noted == []

    # The labels of everybody are on the screen as they will print.
    somebody.place.go("print", what="labels")
    printing = somebody.window.stack.currentWidget()
    assert isinstance(printing, PrintPage)
    somebody.sees(lambda: printing.settled and printing.prepared is not None)

    somebody.settle()

    # Closing leaves a verified backup behind, and the base free for the next.
    somebody.window.close()
    somebody.sees(lambda: not somebody.window.isVisible())
    (copy,) = automatic_copies(tmp_path / "house.grc")
    assert inspect(copy).customers > 0
    with Database.open(tmp_path / "house.grc") as base:
        assert base.read(find_customers, text="benali")


def test_an_import_is_taken_back_with_one_click(receptionist: Receptionist) -> None:
    somebody = receptionist
    start_with_a_file(somebody)
    found: list[object] = []
    somebody.place.jobs.ask(somebody.window, find_customers, found.extend, text="moreau")
    somebody.settle()
    assert found

    somebody.presses("Undo")
    somebody.settle()

    found.clear()
    somebody.place.jobs.ask(somebody.window, find_customers, found.extend, text="moreau")
    somebody.settle()
    assert found == []
