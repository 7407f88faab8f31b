"""What features do by themselves while the window is open: scores, duplicates, rules of the day."""

from __future__ import annotations

from collections import deque
from collections.abc import Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QTimer

from grc_desktop.core.language import tr
from grc_desktop.features.offers import Feature, Upkeep
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from grc_desktop.database.database import Database
    from grc_desktop.ui.jobs import Progress

AGAIN = 60_000
"""Milliseconds until an upkeep that gave way to the user is tried again."""

_HOUR = 3_600_000


def _run(upkeep: Upkeep, base: Database, progress: Progress) -> object:
    """It gives way also in the middle of a long statement. An upkeep writes all it found at once, or nothing."""
    with base.stoppable(progress.asks_to_stop):
        return upkeep.run(base, progress)


class HouseKeeping(QObject):
    """Begins what features do for as long as the window has a base, and runs one upkeep after the other."""

    def __init__(self, place: Workplace, features: Sequence[Feature]) -> None:
        super().__init__(place)
        self._place = place
        self._jobs = place.jobs
        self._beginnings = [feature.begin for feature in features if feature.begin is not None]
        upkeeps = [upkeep for feature in features for upkeep in feature.upkeep]
        # What filters speak of comes first: the list shows it, and the rules of the day ask for it.
        self._due = deque(sorted(upkeeps, key=lambda upkeep: not upkeep.filters))
        self._running: tuple[int, Upkeep] | None = None
        self._next = QTimer(self)
        self._next.setSingleShot(True)
        self._next.timeout.connect(self._run_next)
        self._jobs.busy.connect(lambda _works: self._look_after())

    def start(self, after: int) -> None:
        """Begin ``after`` so many milliseconds."""
        self._next.start(after)

    def _run_next(self) -> None:
        while self._beginnings:
            self._beginnings.pop(0)(self._place)
        if self._running or not self._due:
            return
        if self._jobs.works:  # somebody is at work
            self._next.start(AGAIN)
            return
        upkeep = self._due.popleft()
        number = self._jobs.work(
            self,
            partial(_run, upkeep),
            lambda _answer: None,
            title=tr(upkeep.title),
            stopped=self._give_way,
            background=True,
        )
        self._running = number, upkeep

    def _look_after(self) -> None:
        """What ran has ended, well or badly: the next one, and this one again in its time."""
        if self._running is None or self._jobs.is_under_way(self._running[0]):
            return
        _, upkeep = self._running
        self._running = None
        QTimer.singleShot(round(upkeep.hours * _HOUR), self, lambda: self._add(upkeep))
        self._next.start(0)

    def _give_way(self) -> None:
        if self._running is not None:
            self._due.appendleft(self._running[1])
            self._running = None
            self._next.start(AGAIN)

    def _add(self, upkeep: Upkeep) -> None:
        self._due.append(upkeep)
        self._next.start(0)
