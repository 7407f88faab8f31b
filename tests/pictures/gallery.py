"""Pictures of every page, in both languages and every scheme, for people to look at: ``dev.py gallery [FOLDER]``.

One process per language and scheme, as a user would start it. The sample house is the same in all of them.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

from grc_desktop.core.language import speak

ROOT = Path(__file__).resolve().parents[2]
LANGUAGES = ("fr", "en")
SCHEMES = ("light", "dark", "contrast")
SIZES = ((1366, 768), (1440, 900))
CUSTOMERS = 400


def main() -> int:
    """Draw all of them, or (as its own child) those of one language and scheme."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", nargs="?", type=Path, default=ROOT / "gallery")
    options.add_argument("--base", type=Path, help=argparse.SUPPRESS)
    options.add_argument("--language", choices=LANGUAGES, help="only this one")
    options.add_argument("--scheme", choices=SCHEMES, help="only this one")
    options.add_argument("--page", action="append", help="only these")
    chosen = options.parse_args()
    if chosen.base is not None:
        draw(chosen.folder, chosen.base, chosen.language, chosen.scheme, chosen.page)
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
    """The sample house of the pictures."""
    from grc_desktop.database.database import Database
    from grc_desktop.features.samples.actions import fill_sample_house

    speak("fr")
    with Database.create(path, user="Camille") as base:
        fill_sample_house(base, customers=CUSTOMERS)


def draw(folder: Path, path: Path, language: str, scheme: str, pages: list[str] | None) -> None:
    """Every page of the window in one language and scheme, and the record of the first customer."""
    from grc_desktop.app.off_screen import off_screen
    from grc_desktop.database.database import Database
    from grc_desktop.features.segments.queries import customer_ids

    speak(language)
    with Database.open(path, user="Camille") as base:
        first = base.read(customer_ids, sort="-purchases_total", limit=1)[0]
        for width, height in SIZES:
            target = folder / f"{language}-{scheme}-{width}x{height}"
            target.mkdir(parents=True, exist_ok=True)
            with off_screen(base, width=width, height=height, scheme=scheme) as screen:  # type: ignore[arg-type]
                for key in pages or [*screen.window.page_keys(), "guide"]:
                    request = {"customer_id": first} if key == "customers" else {}
                    file = target / f"{key}.png"
                    screen.picture(key, **request).save(str(file))
                    sys.stdout.write(f"{file}\n")


if __name__ == "__main__":
    sys.exit(main())
