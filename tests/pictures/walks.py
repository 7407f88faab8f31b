"""What the gallery does in the window between two pictures: wizards step by step, lists as cards, rows ticked.

A walk yields what its next picture is called, and the widget to draw where that is not the window.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, TypeAlias, cast

if TYPE_CHECKING:
    from PySide6.QtWidgets import QWidget

    from grc_desktop.app.off_screen import OffScreen
    from grc_desktop.features.campaigns.ui.campaigns_page import CampaignsPage
    from grc_desktop.features.complaints.ui.complaints_page import ComplaintsPage
    from grc_desktop.features.customers.ui.page import ClientsPage
    from grc_desktop.features.imports.ui.page import ImportPage
    from grc_desktop.features.outbox.ui.outbox_page import OutboxPage

Shown: TypeAlias = "str | tuple[str, QWidget]"
Walk: TypeAlias = "Callable[[OffScreen, Path], Iterator[Shown]]"

PAUSE = 500
"""Milliseconds: longer than what any page waits before it asks."""

FRENCH_FILE = (
    "Civilité;Nom;Prénom;Tél. mobile;E-mail;Adresse;CP;Ville;Date de naissance;Code interne\r\n"
    "Mme;MARÉCHAL;Hélène;06 12 34 56 78;helene.marechal@exemple.fr;12 rue de l'Église;69003;LYON;04/02/1984;A7\r\n"
    "M.;LEFÈVRE;François;0033 6 98 76 54 32;f.lefevre(at)exemple.fr;3 allée des Œillets;74000;ANNECY;31/12/1971;\r\n"
    "M.;;;;;;;;;B2\r\n"
    "Mme;GRÖSSLING-HOHENZOLLERN;Anneliese;+49 761 1234567;anneliese@beispiel.de;Kaiserstraße 14;79098;FREIBURG;;\r\n"
)
"""As a French Windows program writes it: semicolons, and a code page of 256 characters."""


def let_settle(screen: OffScreen) -> None:
    """Until pauses in typing are over and their answers there."""
    from PySide6.QtTest import QTest

    screen.settle()
    QTest.qWait(PAUSE)
    screen.settle()


def _customers(screen: OffScreen, folder: Path) -> Iterator[Shown]:
    """Rows that are ticked, and the conditions of a filter."""
    del folder
    page = cast("ClientsPage", screen.window.show_page("customers"))
    page.list.narrow_by("last_purchase > 12 months ago and city != Paris")
    let_settle(screen)
    page.list.table.check_all()
    yield "-ticked"
    page.list.table.check_all(False)
    page.list.clear_filters()


def _complaints(screen: OffScreen, folder: Path) -> Iterator[Shown]:
    """The same complaints as cards."""
    del folder
    page = cast("ComplaintsPage", screen.window.show_page("complaints"))
    page.view_box.set_value("board")
    page.view_box.chosen.emit("board")
    yield "-board"
    page.view_box.set_value("list")
    page.view_box.chosen.emit("list")


def _campaigns(screen: OffScreen, folder: Path) -> Iterator[Shown]:
    """Each step of the wizard with its texts from templates, then the campaign on its way and what it left behind."""
    del folder
    page = cast("CampaignsPage", screen.window.show_page("campaigns", {"where": "last_purchase > 8 months ago"}))
    let_settle(screen)
    yield "-1-goal"
    page.wizard.forward.click()
    yield "-2-audience"
    page.wizard.forward.click()
    let_settle(screen)
    for channel, tab in page.wizard.message.tabs.buttons.items():
        if tab.isVisible():
            tab.click()
            let_settle(screen)
            page.wizard.message.models.button.menu().actions()[0].trigger()
            yield f"-3-{channel}"
    page.wizard.forward.click()
    yield "-4-review"
    page.wizard.forward.click()
    yield "-5-sending"
    campaign_id = page.wizard.campaign_id
    page.wizard.sending.launch_button.click()
    yield "-6-under-way"
    screen.window.show_page("campaigns", {"campaign_id": campaign_id, "results": True})
    yield "-7-results"
    page.show_list()
    yield "-8-list"
    outbox = cast("OutboxPage", screen.window.show_page("outbox"))
    for at in range(outbox.tabs.count()):
        outbox.tabs.setCurrentIndex(at)
        yield f"-9-outbox-{at}"


def _import(screen: OffScreen, folder: Path) -> Iterator[Shown]:
    """A file as it comes from a French hotel program, up to what became of it."""
    file = folder / "clients-pms.csv"
    file.write_bytes(FRENCH_FILE.encode("cp1252"))
    page = cast("ImportPage", screen.window.show_page("import", {"path": file}))
    yield "-2-columns"
    page.forward.click()
    yield "-3-verification"
    page.forward.click()
    yield "-4-finished"


WALKS: tuple[tuple[str, Walk], ...] = (
    ("customers", _customers),
    ("complaints", _complaints),
    ("campaigns", _campaigns),
    ("import", _import),
)
