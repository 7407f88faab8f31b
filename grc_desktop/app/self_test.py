"""``grc-desktop self-test``: does this installation work, whole, on this machine?

Makes a sample house in a temporary folder, opens every page of the window off screen, and writes one of each
document through the program's own subcommands. Run on a packaged program, it finds the library, icon or data
file that was not packed.
"""

from __future__ import annotations

import argparse
import io
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager, redirect_stdout
from pathlib import Path
from typing import TYPE_CHECKING

from grc_desktop.core.errors import Trouble
from grc_desktop.core.language import later, tr, trn
from grc_desktop.features.console import Console
from grc_desktop.features.offers import Command

if TYPE_CHECKING:
    from PySide6.QtGui import QPixmap

    from grc_desktop.database.database import Database

_CUSTOMERS = 60

_DOCUMENTS = {
    "clients.xlsx": "export customers --to",
    "clients.csv": "export customers --to",
    "clients.pdf": "export customers --to",
    "clients.vcf": "export customers --to",
    "clients.json": "export customers --to",
    "achats.xlsx": "export purchases --to",
    "reclamations.xlsx": "export complaints --to",
    "echanges.csv": "export exchanges --to",
    "tout.json": "export everything --to",
    "etiquettes.pdf": "print labels --to",
    "essai.pdf": "print test --sheet L7160 --to",
    "enveloppes.pdf": "print envelopes --to",
    "lettres.pdf": "print letters --template thanks --to",
    "liste.pdf": "print list --to",
    "annuaire.pdf": "print list --kind directory --to",
    "urgence.pdf": "print list --kind emergency --to",
    "fiche.pdf": "print file 1 --to",
    "sauvegarde.grc": "backup --to",
}
"""One of each document, and the subcommand that writes it."""


_PARTS: dict[str, tuple[str, dict[str, object]]] = {
    "campaigns-new": ("campaigns", {"new": True}),
    "campaigns-rules": ("campaigns", {"rules": True}),
    "print-letters": ("print", {"what": "letters"}),
    "journal-trash": ("journal", {"trash": True}),
}
"""What pages show when they are asked for something, beside what they show at first."""


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", metavar=tr("FOLDER"), type=Path, help=tr("keep the pictures and documents there"))


def _run(chosen: argparse.Namespace, console: Console) -> None:
    with _folder(chosen.to) as folder:
        pages, documents = try_installation(folder, console)
    sentence = trn("Everything works: {count} page", "Everything works: {count} pages", len(pages))
    sentence += trn(", {count} document.", ", {count} documents.", len(documents))
    console.answer({"pages": pages, "documents": documents}, sentence)


def try_installation(folder: Path, console: Console) -> tuple[list[str], list[str]]:
    """Leave pictures and documents in ``folder`` and return the keys of the pages and the names of the documents.

    Raises ``Trouble`` for the first page or document that fails.
    """
    from grc_desktop.app.features import FEATURES
    from grc_desktop.database.database import Database
    from grc_desktop.features.samples.actions import fill_sample_house

    with tempfile.TemporaryDirectory(prefix="grc-desktop-") as apart:
        path = Path(apart) / "base.grc"
        base = Database.create(path)
        try:
            fill_sample_house(base, customers=_CUSTOMERS)
            for check in (check for feature in FEATURES for check in feature.checks):
                base.read(check)
            pages = _draw_pages(base, folder, console)
        finally:
            base.close()
        _write_documents(path, folder, console)
    return pages, list(_DOCUMENTS)


def _draw_pages(base: Database, folder: Path, console: Console) -> list[str]:
    from grc_desktop.app.off_screen import off_screen

    with off_screen(base) as screen:
        shown: dict[str, tuple[str, dict[str, object]]] = {page: (page, {}) for page in screen.window.page_keys()}
        shown |= _PARTS | _settings()
        for name, (page, request) in shown.items():
            console.say(tr("Page {name}", name=name))
            picture = screen.picture(page, **request)
            if _is_blank(picture) or not picture.save(str(folder / f"page-{name}.png")):
                raise Trouble(tr("The page “{name}” could not be drawn.", name=name))
    return list(shown)


def _settings() -> dict[str, tuple[str, dict[str, object]]]:
    """Each tab of the settings."""
    from grc_desktop.app.features import FEATURES

    parts = [part for feature in FEATURES for part in feature.settings]
    return {f"settings-{part.key}": ("settings", {"tab": part.key}) for part in parts}


def _write_documents(base: Path, folder: Path, console: Console) -> None:
    from grc_desktop.app.command_line import command_parser
    from grc_desktop.app.command_line import console as console_on
    from grc_desktop.app.features import FEATURES

    parser = command_parser([command for feature in FEATURES for command in feature.commands()])
    for name, words in _DOCUMENTS.items():
        console.say(tr("Document {name}", name=name))
        file = folder / name
        file.unlink(missing_ok=True)
        chosen = parser.parse_args([*words.split(), str(file)])
        with redirect_stdout(io.StringIO()):
            chosen.command.run(chosen, console_on(base, as_json=True))
        if not file.is_file() or not file.stat().st_size:
            raise Trouble(tr("The document “{name}” was not written.", name=name))


def _is_blank(picture: QPixmap) -> bool:
    """Whether nothing was drawn: a page has text, so its pixels have many colours."""
    image = picture.toImage()
    seen = {image.pixel(x, y) for x in range(0, image.width(), 3) for y in range(0, image.height(), 3)}
    return len(seen) < 16


@contextmanager
def _folder(kept: Path | None) -> Iterator[Path]:
    if kept is not None:
        kept.mkdir(parents=True, exist_ok=True)
        yield kept
        return
    with tempfile.TemporaryDirectory(prefix="grc-desktop-") as name:
        yield Path(name)


SELF_TEST = Command(
    name="self-test",
    summary=later("open every page off screen and write one of each document"),
    arguments=_arguments,
    run=_run,
)
