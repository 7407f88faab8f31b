"""`Workplace`: all that a page is handed. Made once, in ``app/context.py``."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, Signal

from grc_desktop.core.clock import Clock
from grc_desktop.ui.file_dialogs import FileDialogs
from grc_desktop.ui.jobs import Jobs
from grc_desktop.ui.machine import Machine
from grc_desktop.ui.notices import NoticeBar
from grc_desktop.ui.theme import Theme

if TYPE_CHECKING:
    from grc_desktop.features.offers import Feature


@dataclass(frozen=True)
class House:
    """The establishment, as far as screens need it."""

    name: str = ""
    country: str = "FR"
    """ISO 3166-1 alpha-2; numbers and addresses without a country are read as of here."""
    user: str = ""
    """Who stands at the desk."""


class Workplace(QObject):
    """Jobs, notices, navigation and settings; the same one for every page.

    ``customer_changed(int | None)``: another customer is in view. ``house_changed()``: the establishment
    was edited. ``page_wanted(key, request)``: the window shows that page. ``restore_wanted(Path, passphrase)``: a
    backup is to take the place of the base.
    """

    customer_changed = Signal(object)
    house_changed = Signal()
    page_wanted = Signal(str, object)
    restore_wanted = Signal(object, str)

    def __init__(
        self, *, jobs: Jobs, notices: NoticeBar, files: FileDialogs, machine: Machine, clock: Clock, theme: Theme
    ) -> None:
        super().__init__()
        self.jobs = jobs
        self.notices = notices
        self.files = files
        self.machine = machine
        self.clock = clock
        self.theme = theme
        self.features: Sequence[Feature] = ()
        """What every folder offers (put there by the window); the record gathers its tabs and buttons from it."""
        self._house = House()
        self._customer_id: int | None = None

    def go(self, page_key: str, **request: object) -> None:
        """Show the page ``page_key`` and hand it ``request`` (see its ``request`` method)."""
        self.page_wanted.emit(page_key, request)

    def open_customer(self, customer_id: int, **request: object) -> None:
        """Show the record of a customer, wherever the user is now."""
        self.go("customers", customer_id=customer_id, **request)

    @property
    def customer_id(self) -> int | None:
        """The customer in view."""
        return self._customer_id

    def set_customer(self, customer_id: int | None) -> None:
        """Told by the page that shows a record."""
        if customer_id != self._customer_id:
            self._customer_id = customer_id
            self.customer_changed.emit(customer_id)

    @property
    def house(self) -> House:
        """The establishment."""
        return self._house

    @property
    def home_country(self) -> str:
        """ISO 3166-1 alpha-2 of the establishment."""
        return self._house.country

    def set_house(self, house: House) -> None:
        """Told by the window when the establishment's settings were read."""
        if house != self._house:
            self._house = house
            self.house_changed.emit()
