"""Pictures of every page, in both languages and every scheme, for people to look at: ``dev.py gallery [FOLDER]``.

One process per language and scheme, as a user would start it. The sample house is the same in all of them. After
the pages come what stands behind them: each tab of a record and of the settings, the steps of the wizards, a
campaign that is under way and what it left in the outbox, what opens above a page, what is refused or fails, and
each page where there is no customer yet.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterable, Iterator
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from grc_desktop.core.language import speak
from grc_desktop.features.segments.queries import customer_ids

sys.path.insert(0, str(Path(__file__).resolve().parents[2]))

from tests.pictures.states import STATES
from tests.pictures.walks import WALKS, Shown, Walk, let_settle

if TYPE_CHECKING:
    from grc_desktop.app.off_screen import OffScreen

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("fr", "en")
SCHEMES = ("light", "dark", "contrast")
SIZES = ("1366x768", "1440x900")
CUSTOMERS = 400

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


def main() -> int:
    """Draw all of them, or (as its own child) those of one language and scheme."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", nargs="?", type=Path, default=ROOT / "gallery")
    options.add_argument("--base", type=Path, help=argparse.SUPPRESS)
    options.add_argument("--language", choices=LANGUAGES, help="only this one")
    options.add_argument("--scheme", choices=SCHEMES, help="only this one")
    options.add_argument("--size", action="append", help="WIDTHxHEIGHT of the window, instead of the usual two")
    options.add_argument("--text", type=int, default=100, help="percent of text and controls, 100 to 200")
    options.add_argument("--page", action="append", help="only these (what their names begin with)")
    chosen = options.parse_args()
    if chosen.base is not None:
        draw(chosen.base, chosen)
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
                again += ["--language", language, "--scheme", scheme, "--text", str(chosen.text)]
                again += [f"--page={page}" for page in chosen.page or ()]
                again += [f"--size={size}" for size in chosen.size or ()]
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


def draw(path: Path, chosen: argparse.Namespace) -> None:
    """Every page of the window in one language and scheme, what stands behind it, and every page of an empty base."""
    from grc_desktop.app.off_screen import off_screen
    from grc_desktop.database.database import Database

    wanted = tuple(chosen.page or ("",))
    speak(chosen.language)
    for size in chosen.size or SIZES:
        width, height = (int(part) for part in size.split("x"))
        target = chosen.folder / f"{chosen.language}-{chosen.scheme}-{size}-{chosen.text}"
        target.mkdir(parents=True, exist_ok=True)
        look = {"width": width, "height": height, "scheme": chosen.scheme, "text_percent": chosen.text}
        full = Path(shutil.copy(path, path.with_name(f"{size}-{path.name}")))
        with Database.open(full, user="Camille") as base, off_screen(base, **look) as screen:
            best = base.read(customer_ids, sort="-purchases_total", limit=1)[0]
            _draw(screen, [*_asked(screen, best), *WALKS, *STATES], wanted, path.parent, target)
        with Database.create(path.with_name(f"empty-{size}.grc"), user="") as base, off_screen(base, **look) as screen:
            _draw(screen, _empty(screen), wanted, path.parent, target)


def _draw(
    screen: OffScreen, shown: Iterable[tuple[str, Walk]], wanted: tuple[str, ...], folder: Path, target: Path
) -> None:
    for name, show in shown:
        if name.startswith(wanted):
            for part in show(screen, folder):
                let_settle(screen)
                suffix, widget = part if isinstance(part, tuple) else (part, screen.window)
                file = target / f"{name}{suffix}.png"
                widget.grab().save(str(file))
                sys.stdout.write(f"{file}\n")


def _empty(screen: OffScreen) -> Iterator[tuple[str, Walk]]:
    """Every page of a house that has no customer yet."""
    for key in screen.window.page_keys():
        yield f"empty-{key}", partial(_show, page=key, request={})


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
        yield name, partial(_show, page=page, request=request)


def _show(screen: OffScreen, _folder: Path, *, page: str, request: dict[str, object]) -> Iterator[Shown]:
    screen.picture(page, **request)
    yield ""


if __name__ == "__main__":
    sys.exit(main())
