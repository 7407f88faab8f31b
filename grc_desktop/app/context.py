"""The composition root: where the parts of the program are made and handed to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import platformdirs

from grc_desktop.app.surroundings import user_name
from grc_desktop.ui.machine import Machine

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grc_desktop.database.database import Database
    from grc_desktop.ui.notices import NoticeBar
    from grc_desktop.ui.theme import Theme
    from grc_desktop.ui.workplace import House, Workplace


def machine_of_this_user() -> Machine:
    """What this computer remembers for whoever sits at it."""
    folder = platformdirs.user_config_path("grc-desktop", appauthor=False)
    folder.mkdir(parents=True, exist_ok=True)
    return Machine(folder / "window.ini")


def make_workplace(base: Database, notices: NoticeBar, machine: Machine, theme: Theme) -> Workplace:
    """The workplace on an open base; it keeps what it shows of the house up to date."""
    from grc_desktop.ui.file_dialogs import FileDialogs
    from grc_desktop.ui.jobs import Jobs
    from grc_desktop.ui.workplace import Workplace

    jobs = Jobs(base)
    place = Workplace(
        jobs=jobs,
        notices=notices,
        files=FileDialogs(machine),
        machine=machine,
        clock=base.clock,
        theme=theme,
    )

    def read(tables: frozenset[str]) -> None:
        if "setting" in tables:
            jobs.ask(place, house, place.set_house, only_last="house", user=base.user)

    jobs.touched.connect(read)
    read(frozenset({"setting"}))
    return place


def house(session: Session, *, user: str) -> House:
    """The establishment, as far as screens need it."""
    from grc_desktop.features.desk.queries import establishment
    from grc_desktop.ui.workplace import House

    known = establishment(session)
    return House(name=known.name, country=known.country or "FR", user=user or user_name())
