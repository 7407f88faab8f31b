"""Pictures of every page, in both languages and every scheme, for people to look at: ``dev.py gallery [FOLDER]``.

One process per language and scheme, as a user would start it. The sample house is the same in all of them. After
the pages come what stands behind them: each tab of a record and of the settings, the steps of the wizards, a
campaign that is under way and what it left in the outbox.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, cast

from grc_desktop.core.language import speak
from grc_desktop.features.segments.queries import customer_ids

if TYPE_CHECKING:
    from grc_desktop.app.off_screen import OffScreen
    from grc_desktop.features.campaigns.ui.campaigns_page import CampaignsPage
    from grc_desktop.features.complaints.ui.complaints_page import ComplaintsPage
    from grc_desktop.features.customers.ui.page import ClientsPage
    from grc_desktop.features.imports.ui.page import ImportPage
    from grc_desktop.features.outbox.ui.outbox_page import OutboxPage

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("fr", "en")
SCHEMES = ("light", "dark", "contrast")
SIZES = ((1366, 768), (1440, 900))
CUSTOMERS = 400
PAUSE = 500
"""Milliseconds: longer than what any page waits before it asks."""

PARTS: dict[str, tuple[str, dict[str, object]]] = {
    "customers-new": ("customers", {"new": True}),
    "complaints-new": ("complaints", {"new_for": None}),
    "campaigns-rules": ("campaigns", {"rules": True}),
    "campaigns-code": ("campaigns", {"code": True}),
    "duplicates-households": ("duplicates", {"kind": "household"}),
    "duplicates-not-same": ("duplicates", {"kind": "not_same"}),
    "duplicates-sure": ("duplicates", {"bulk": True}),
    "print-labels": ("print", {"what": "labels"}),
    "print-envelopes": ("print", {"what": "envelopes"}),
    "print-letters": ("print", {"what": "letters"}),
    "print-list": ("print", {"what": "list", "kind": "shown"}),
    "print-directory": ("print", {"what": "list", "kind": "directory"}),
    "print-arrivals": ("print", {"what": "list", "kind": "arrivals"}),
    "print-emergency": ("print", {"what": "list", "kind": "emergency"}),
    "print-files": ("print", {"what": "list", "kind": "files"}),
    "journal-trash": ("journal", {"trash": True}),
}
"""What a page shows when it is asked for."""

FRENCH_FILE = (
    "Civilité;Nom;Prénom;Tél. mobile;E-mail;Adresse;CP;Ville;Date de naissance;Code interne\r\n"
    "Mme;MARÉCHAL;Hélène;06 12 34 56 78;helene.marechal@exemple.fr;12 rue de l'Église;69003;LYON;04/02/1984;A7\r\n"
    "M.;LEFÈVRE;François;0033 6 98 76 54 32;f.lefevre(at)exemple.fr;3 allée des Œillets;74000;ANNECY;31/12/1971;\r\n"
    "M.;;;;;;;;;B2\r\n"
    "Mme;GRÖSSLING-HOHENZOLLERN;Anneliese;+49 761 1234567;anneliese@beispiel.de;Kaiserstraße 14;79098;FREIBURG;;\r\n"
)
"""As a French Windows program writes it: semicolons, and a code page of 256 characters."""


def main() -> int:
    """Draw all of them, or (as its own child) those of one language and scheme."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", nargs="?", type=Path, default=ROOT / "gallery")
    options.add_argument("--base", type=Path, help=argparse.SUPPRESS)
    options.add_argument("--language", choices=LANGUAGES, help="only this one")
    options.add_argument("--scheme", choices=SCHEMES, help="only this one")
    options.add_argument("--page", action="append", help="only these (what their names begin with)")
    chosen = options.parse_args()
    if chosen.base is not None:
        draw(chosen.folder, chosen.base, chosen.language, chosen.scheme, tuple(chosen.page or ("",)))
        return 0
    with tempfile.TemporaryDirectory(prefix="gallery-") as apart:
        base = Path(apart) / "hotel-des-remparts.grc"
        fill(base)
        for language in [chosen.language] if chosen.language else LANGUAGES:
            for scheme in [chosen.scheme] if chosen.scheme else SCHEMES:
                copy = Path(apart) / language / scheme / base.name
                copy.parent.mkdir(parents=True)
                shutil.copy(base, copy)
                again = [sys.executable, __file__, str(chosen.folder), "--base", str(copy)]
                again += ["--language", language, "--scheme", scheme]
                again += [part for page in chosen.page or () for part in ("--page", page)]
                subprocess.run(again, check=True, cwd=ROOT)
    return 0


def fill(path: Path) -> None:
    """The sample house of the pictures, after what the window does by itself."""
    from grc_desktop.app.features import FEATURES
    from grc_desktop.database.database import Database
    from grc_desktop.features.samples.actions import fill_sample_house

    speak("fr")
    with Database.create(path, user="Camille") as base:
        fill_sample_house(base, customers=CUSTOMERS)
        for upkeep in (upkeep for feature in FEATURES for upkeep in feature.upkeep):
            upkeep.run(base, lambda *_: None)


def draw(folder: Path, path: Path, language: str, scheme: str, wanted: tuple[str, ...]) -> None:
    """Every page of the window in one language and scheme, and what stands behind it."""
    from grc_desktop.app.off_screen import off_screen
    from grc_desktop.database.database import Database

    speak(language)
    for width, height in SIZES:
        target = folder / f"{language}-{scheme}-{width}x{height}"
        target.mkdir(parents=True, exist_ok=True)
        copy = Path(shutil.copy(path, path.with_name(f"{width}-{path.name}")))
        with (
            Database.open(copy, user="Camille") as base,
            off_screen(base, width=width, height=height, scheme=scheme) as screen,  # type: ignore[arg-type]
        ):
            best = base.read(customer_ids, sort="-purchases_total", limit=1)[0]
            shown = [*_asked(screen, best), *WALKS]
            for name, show in shown:
                if name.startswith(wanted):
                    for part in show(screen, path.parent):
                        _let_settle(screen)
                        file = target / f"{name}{part}.png"
                        screen.window.grab().save(str(file))
                        sys.stdout.write(f"{file}\n")


def _let_settle(screen: OffScreen) -> None:
    """Until pauses in typing are over and their answers there."""
    from PySide6.QtTest import QTest

    screen.settle()
    QTest.qWait(PAUSE)
    screen.settle()


def _asked(screen: OffScreen, best: int) -> Iterator[tuple[str, Walk]]:
    """What is shown for the asking: every page, each tab of a record and of the settings."""
    from grc_desktop.app.features import FEATURES

    tabs = [panel.key for feature in FEATURES for panel in feature.panels]
    parts = [part.key for feature in FEATURES for part in feature.settings]
    requests: dict[str, tuple[str, dict[str, object]]] = {key: (key, {}) for key in screen.window.page_keys()}
    requests["customers"] = ("customers", {"customer_id": best})
    requests |= {f"customers-{tab}": ("customers", {"customer_id": best, "tab": tab}) for tab in tabs}
    requests |= {f"settings-{part}": ("settings", {"tab": part}) for part in parts}
    for name, (page, request) in (requests | PARTS | {"guide": ("guide", {})}).items():

        def show(
            screen: OffScreen, folder: Path, page: str = page, request: dict[str, object] = request
        ) -> Iterator[str]:
            del folder
            screen.picture(page, **request)
            yield ""

        yield name, show


def _customers(screen: OffScreen, folder: Path) -> Iterator[str]:
    """Rows that are ticked, and the conditions of a filter."""
    del folder
    page = cast("ClientsPage", screen.window.show_page("customers"))
    page.list.narrow_by("last_purchase > 12 months ago and city != Paris")
    _let_settle(screen)
    page.list.table.check_all()
    yield "-ticked"
    page.list.table.check_all(False)
    page.list.clear_filters()


def _complaints(screen: OffScreen, folder: Path) -> Iterator[str]:
    """The same complaints as cards."""
    del folder
    page = cast("ComplaintsPage", screen.window.show_page("complaints"))
    page.view_box.set_value("board")
    page.view_box.chosen.emit("board")
    yield "-board"
    page.view_box.set_value("list")
    page.view_box.chosen.emit("list")


def _campaigns(screen: OffScreen, folder: Path) -> Iterator[str]:
    """Each step of the wizard with its texts from templates, then the campaign on its way and what it left behind."""
    del folder
    page = cast("CampaignsPage", screen.window.show_page("campaigns", {"where": "last_purchase > 8 months ago"}))
    _let_settle(screen)
    yield "-1-goal"
    page.wizard.forward.click()
    yield "-2-audience"
    page.wizard.forward.click()
    _let_settle(screen)
    for channel, tab in page.wizard.message.tabs.buttons.items():
        if tab.isVisible():
            tab.click()
            _let_settle(screen)
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


def _import(screen: OffScreen, folder: Path) -> Iterator[str]:
    """A file as it comes from a French hotel program, up to what became of it."""
    file = folder / "clients-pms.csv"
    file.write_bytes(FRENCH_FILE.encode("cp1252"))
    page = cast("ImportPage", screen.window.show_page("import", {"path": file}))
    yield "-2-columns"
    page.forward.click()
    yield "-3-verification"
    page.forward.click()
    yield "-4-finished"


Walk = Callable[["OffScreen", Path], Iterator[str]]
WALKS: tuple[tuple[str, Walk], ...] = (
    ("customers", _customers),
    ("complaints", _complaints),
    ("campaigns", _campaigns),
    ("import", _import),
)


if __name__ == "__main__":
    sys.exit(main())
