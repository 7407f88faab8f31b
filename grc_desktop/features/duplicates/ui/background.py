"""Looking for duplicates in the background, when there is something new to look at."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grc_desktop.core.language import tr
from grc_desktop.features.duplicates.looking import look_for_duplicates
from grc_desktop.features.duplicates.queries import Staleness, staleness
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from grc_desktop.database.database import Database, Done
    from grc_desktop.ui.jobs import Progress


def refresh_duplicates(place: Workplace, *, anew: bool = False) -> None:
    """Bring the list of pairs up to date on the long lane; nothing happens where it is, or while a look is under way.

    Asked for after the start of the program and by the page; ``anew`` goes through everybody whatever changed.
    """

    def look(stale: Staleness) -> None:
        if (stale.is_stale or anew) and not is_looking(place):
            place.jobs.work(place, task, lambda _done: None, title=tr("Looking for duplicates"))

    def task(base: Database, progress: Progress) -> Done[int]:
        return look_for_duplicates(base, progress, anew=anew)

    place.jobs.ask(place, staleness, look, only_last="duplicates")


def is_looking(place: Workplace) -> bool:
    """Whether a look is under way."""
    return any(work.title == tr("Looking for duplicates") for work in place.jobs.works)
