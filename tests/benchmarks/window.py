"""The window: its start, a key in the search box, a click on a column, the memory it takes. All off screen."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from tests.benchmarks.place import Place

_PATIENCE = 30.0

WORDS = ("moreau", "mar lyo", "7703", "schmidt", "06 12", "garn", "saint e", "dupont julie")
"""Typed letter by letter."""


def _until(reached: Callable[[], bool], patience: float = _PATIENCE) -> None:
    """Let Qt work until ``reached``. Between two events it sleeps, as the program does: whoever looks again and
    again would take the interpreter from the threads that are waited for.
    """
    from PySide6.QtCore import QEventLoop, QTimer

    loop, clock, end = QEventLoop(), QTimer(), time.monotonic() + patience
    clock.start(20)  # for what comes by time alone
    while not reached():
        loop.processEvents(QEventLoop.ProcessEventsFlag.AllEvents | QEventLoop.ProcessEventsFlag.WaitForMoreEvents)
        if time.monotonic() > end:
            raise TimeoutError("the window did not get there")


def _watched_application() -> Any:
    """An application that knows the longest time it spent on one event, by the clock and by the processor."""
    from PySide6.QtCore import QEvent, QObject
    from PySide6.QtWidgets import QApplication

    class Watched(QApplication):
        depth = 0
        longest = 0.0
        longest_cpu = 0.0

        def notify(self, receiver: QObject, event: QEvent) -> bool:
            self.depth += 1
            began, cpu = time.perf_counter(), time.thread_time()
            try:
                return super().notify(receiver, event)
            finally:
                self.depth -= 1
                if not self.depth:
                    self.longest = max(self.longest, time.perf_counter() - began)
                    self.longest_cpu = max(self.longest_cpu, time.thread_time() - cpu)

    return Watched(["grc-desktop"])


def _resident_mb() -> float:
    pages = int(Path("/proc/self/statm").read_text().split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


class _Paints:
    """Counts the paint events of widgets for which ``counts``, and knows when the first of them ended."""

    def __init__(self, *widgets: Any, counts: Callable[[], bool] = lambda: True) -> None:
        from PySide6.QtCore import QCoreApplication, QEvent, QObject

        class Watch(QObject):
            count = 0
            ended = 0.0

            def eventFilter(self, watched: QObject, event: QEvent) -> bool:
                if event.type() != QEvent.Type.Paint or not counts():
                    return False
                watched.removeEventFilter(self)
                QCoreApplication.sendEvent(watched, event)
                watched.installEventFilter(self)
                self.count += 1
                self.ended = self.ended or time.time()  # one turn of the event loop may well paint again
                return True

        self._watch = Watch()
        for widget in widgets:
            widget.installEventFilter(self._watch)

    @property
    def count(self) -> int:
        return self._watch.count

    @property
    def ended(self) -> float:
        return self._watch.ended


# --- start ----------------------------------------------------------------------------------------


def _start(material: Place, began: float, *, usable: bool) -> dict[str, Any]:
    folder = material.folder / "scratch" / "config"
    folder.mkdir(parents=True, exist_ok=True)
    os.environ["XDG_CONFIG_HOME"] = str(folder)
    from PySide6.QtWidgets import QApplication

    from grc_desktop.app.context import machine_of_this_user
    from grc_desktop.app.start import Start

    machine = machine_of_this_user()
    machine.remember("window/page", "customers")
    application = QApplication(["grc-desktop"])
    start = Start(application, machine, material.base)
    start.run()
    paints = _Paints(start.window)
    _until(lambda: paints.count > 0)
    seconds = (_list_painted(start.window) if usable else paints.ended) - began
    end = time.monotonic() + (1.5 if usable else 0)  # memory is that of a window at rest
    _until(lambda: time.monotonic() > end)
    memory = _resident_mb()
    if start.place is not None:
        start.place.jobs.close()
    return {"seconds": [seconds], "resident_mb": memory}


def _list_painted(window: Any) -> float:
    """When the list was first painted with rows in it while the search took keys."""
    watched: dict[Any, _Paints] = {}

    def painted() -> bool:  # asked after every event: it must cost nothing itself
        table = _list_in_view(window)
        if table is not None and table not in watched:  # a house with fields of its own gets another one
            watched[table] = _Paints(
                table.viewport(), counts=lambda: _is_there(table) and window.header.search.isEnabled()
            )
        return any(paints.count for paints in watched.values())

    _until(painted)
    return next(paints.ended for paints in watched.values() if paints.count)


def _list_in_view(window: Any) -> Any:
    """The table of customers, once it stands there; looking for it among all widgets takes a millisecond each time."""
    stack = getattr(window, "stack", None)
    page = getattr(stack.currentWidget(), "list", None) if stack is not None else None
    return page.table if page is not None else None


def _is_there(table: Any) -> bool:
    return table.count > 0 and table.records.row_at(0) is not None


def first_paint(material: Place, began: float) -> dict[str, Any]:
    """From the start of the process to the first paint event of the window."""
    return _start(material, began, usable=False)


def usable(material: Place, began: float) -> dict[str, Any]:
    """From the start of the process until the list of customers is painted and the search takes keys."""
    return _start(material, began, usable=True)


def empty_window(_: Place, began: float) -> dict[str, Any]:
    """Floor: a ``QMainWindow`` with nothing in it."""
    from PySide6.QtWidgets import QApplication, QMainWindow

    application = QApplication(["floor"])
    window = QMainWindow()
    window.resize(1366, 768)
    paints = _Paints(window)
    window.show()
    _until(lambda: paints.count > 0)
    seconds = paints.ended - began
    memory = _resident_mb()
    window.close()
    application.processEvents()
    return {"seconds": [seconds], "resident_mb": memory}


# --- the list and the search ----------------------------------------------------------------------


@contextmanager
def _customers_page(material: Place) -> Iterator[tuple[Any, Any, Any]]:
    from grc_desktop.app.off_screen import off_screen
    from grc_desktop.database.database import Database
    from grc_desktop.ui.record_table.table import Table

    with Database.open(material.copy_of(material.base)) as base, off_screen(base) as screen:
        page = screen.window.show_page("customers")
        screen.settle()
        _until(lambda: _is_active(screen.window))
        end = time.monotonic() + 1.5
        _until(lambda: time.monotonic() > end)  # the first record is shown as well: from here on all is loaded
        screen.settle()
        yield screen, screen.window, page.findChild(Table) if page else None


def _type(window: Any, word: str) -> Iterator[float]:
    from PySide6.QtWidgets import QApplication

    window.header.search.edit.clear()
    QApplication.processEvents()  # what stood there goes before the first key, and is none of its work
    for end in range(1, len(word) + 1):
        yield _press(window, word[:end])


def _press(window: Any, typed: str) -> float:
    """Press the last key of ``typed``; gives the seconds until its hits are painted."""
    from PySide6.QtTest import QTest

    box = window.header.search
    if box._popup is None:
        box.start("?")
        _until(lambda: box._popup is not None)
        box.edit.setText(typed[:-1])
    for _ in range(10):
        _until(lambda: _is_active(window))
        box.edit.setFocus()
        answers = box._answers
        paints = _Paints(box._popup, box._popup.list.viewport(), counts=lambda: box._answers is not answers)  # noqa: B023
        began = time.perf_counter()
        QTest.keyClicks(box.edit, typed[-1])
        try:
            _until(lambda: paints.count > 0, patience=5)  # noqa: B023
        except TimeoutError:  # a platform without a screen now and then takes the focus from its only window
            box.edit.setText(typed[:-1])
            continue
        return time.perf_counter() - began
    raise TimeoutError("the search did not answer")


def keystroke(material: Place, _: float) -> dict[str, Any]:
    """From each key pressed in the search box until its hits are painted."""
    with _customers_page(material) as (screen, window, _table):
        list(_type(window, "warm up"))
        screen.settle()
        return {"seconds": [seconds for word in WORDS for seconds in _type(window, word)]}


def keystroke_while_exporting(material: Place, _: float) -> dict[str, Any]:
    """The same while a list of all customers is written to a workbook."""
    from grc_desktop.features.exports.making import make_list
    from grc_desktop.features.exports.records import Asked

    target = material.scratch("beside.xlsx")
    with _customers_page(material) as (screen, window, _table):
        list(_type(window, "warm up"))
        number = screen.jobs.work(
            window, lambda base, progress: make_list(base, Asked(), target, progress), lambda _: None, title="export"
        )
        seconds = [each for word in WORDS for each in _type(window, word)]
        screen.jobs.cancel(number)
        screen.settle()
        return {"seconds": seconds}


def sort_and_jump(material: Place, _: float) -> dict[str, Any]:
    """From a click on a column's head, then the End key, until rows are painted; and the longest single event."""
    from PySide6.QtCore import QPoint, Qt
    from PySide6.QtTest import QTest

    application = _watched_application()
    seconds = []
    with _customers_page(material) as (_screen, _window, table):
        model, header = table.records, table.horizontalHeader()

        def painted(line: Callable[[], int]) -> None:
            _until(lambda: table.count > 0 and model.row_at(line()) is not None)
            paints = _Paints(table.viewport())
            table.viewport().update()
            _until(lambda: paints.count > 0)

        answers: list[None] = []
        for answer in (model.modelReset, model.dataChanged):  # other ids, or rows anew where the order stays
            answer.connect(lambda *_: answers.append(None))
        application.longest = application.longest_cpu = 0.0
        for section in [section for section in range(header.count()) if _can_be_sorted(table, section)] * 2:
            place = QPoint(header.sectionViewportPosition(section) + 24, header.height() // 2)
            answers.clear()
            began = time.perf_counter()
            QTest.mouseClick(header.viewport(), Qt.MouseButton.LeftButton, pos=place)
            _until(lambda: bool(answers))
            painted(lambda: 0)
            seconds.append(time.perf_counter() - began)
            began = time.perf_counter()
            table.setFocus()
            QTest.keyClick(table, Qt.Key.Key_End)
            painted(lambda: table.count - 1)
            seconds.append(time.perf_counter() - began)
            QTest.keyClick(table, Qt.Key.Key_Home)
            painted(lambda: 0)
            rest = time.monotonic() + 0.5
            _until(lambda: time.monotonic() > rest)  # noqa: B023  the record beside it is filled
    return {
        "seconds": seconds,
        "longest_block_s": application.longest,
        "longest_block_cpu_s": application.longest_cpu,
    }


def _can_be_sorted(table: Any, section: int) -> bool:
    column = table.records.column_of(section)
    return column is not None and column.sortable and not table.horizontalHeader().isSectionHidden(section)


def _is_active(window: Any) -> bool:
    if not window.isActiveWindow():
        window.activateWindow()
    return bool(window.isActiveWindow())
