"""The long work of an import, one at a time: reading files, judging their rows, writing them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QObject

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.imports.importing import carry_out_all, try_out_all
from grc_desktop.features.imports.records import Report
from grc_desktop.features.imports.ui.opening import Gathered, Opened, Wish, open_file, open_places
from grc_desktop.ui.jobs import Jobs

if TYPE_CHECKING:
    from grc_desktop.database.database import Database, Done
    from grc_desktop.ui.jobs import Progress

Refuse = Callable[[Refused], object]


class Working:
    """Asks ``jobs`` for it in the name of ``owner``; whatever begins stops what was under way.

    ``refuse`` is told why something was refused.
    """

    def __init__(self, jobs: Jobs, owner: QObject, refuse: Refuse) -> None:
        self._jobs = jobs
        self._owner = owner
        self._refuse = refuse
        self._work: int | None = None

    @property
    def under_way(self) -> bool:
        """Whether anything is being read, judged or written."""
        return self._work is not None and self._jobs.is_under_way(self._work)

    def stop(self) -> None:
        """Give up what is under way."""
        if self._work is not None:
            self._jobs.cancel(self._work)
            self._work = None

    def read(self, places: Sequence[Path], then: Callable[[Gathered], object], stopped: Callable[[], object]) -> None:
        """Read files, and all of the folders among them."""

        def task(base: Database, progress: Progress) -> Gathered:
            return open_places(base, progress, places)

        title = tr("Reading {file}", file=places[0].name) if len(places) == 1 else tr("Reading the files")
        self._begin(task, then, title, stopped)

    def read_one(self, wish: Wish, then: Callable[[Opened], object], stopped: Callable[[], object]) -> None:
        """Read a file, or what was pasted, as somebody wishes."""

        def task(base: Database, progress: Progress) -> Opened:
            return open_file(base, progress, wish)

        title = tr("Reading what was pasted") if wish.pasted else tr("Reading {file}", file=wish.path.name)
        self._begin(task, then, title, stopped)

    def judge(
        self,
        opened: Sequence[Opened],
        then: Callable[[Sequence[Report]], object],
        stopped: Callable[[], object],
    ) -> None:
        """Say what would become of each row."""
        plans, total = [one.plan for one in opened], sum(one.rows for one in opened)

        def task(base: Database, progress: Progress) -> list[Report]:
            return try_out_all(base, plans, lambda rows: progress(rows, total))

        self._begin(task, then, tr("Checking {file}", file=_what(opened)), stopped)

    def write(
        self,
        opened: Sequence[Opened],
        then: Callable[[Done[list[Report]]], object],
        stopped: Callable[[], object],
    ) -> None:
        """Import the files, and keep what their columns meant."""
        plans, total = [one.plan for one in opened], sum(one.rows for one in opened)

        def task(base: Database, progress: Progress) -> Done[list[Report]]:
            return carry_out_all(base, plans, lambda rows: progress(rows, total), remember=True)

        if_stopped = tr("The import was stopped; nothing was written.")
        self._begin(task, then, tr("Importing {file}", file=_what(opened)), stopped, if_stopped)

    def _begin(
        self,
        task: Callable[[Database, Progress], Any],
        then: Callable[[Any], object],
        title: str,
        stopped: Callable[[], object],
        if_stopped: str = "",
    ) -> None:
        self.stop()

        def ended(tell: Callable[[], object]) -> None:
            if work == self._work:  # else another one took its place, and its answer is out of date
                self._work = None
                tell()

        work = self._jobs.work(
            self._owner,
            task,
            lambda answer: ended(partial(then, answer)),
            title=title,
            refused=lambda refusal: ended(partial(self._refuse, refusal)),
            stopped=lambda: ended(stopped),
            if_stopped=if_stopped,
        )
        self._work = work


def _what(opened: Sequence[Opened]) -> str:
    first = opened[0].table.path.name
    return first if len(opened) == 1 else tr("{count} files", count=len(opened))
