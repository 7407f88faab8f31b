"""Files kept beside a base: in ``NAME.files``, each under its SHA-256, so that equal files lie there once.

A file is never deleted with its row: an undo, weeks later, finds it again.
"""

from __future__ import annotations

import hashlib
import mimetypes
import shutil
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import text
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Trouble
from grc_desktop.core.language import tr
from grc_desktop.core.system_words import system_words
from grc_desktop.core.text import clean


@dataclass(frozen=True)
class KeptFile:
    """A file that lies beside the base; ``name`` is the one that it had."""

    name: str
    sha256: str
    size: int
    media_type: str


def files_folder(base: Path) -> Path:
    """The folder of the files that belong to a base."""
    return base.with_name(base.name + ".files")


def keep_file(session: Session, file: Path) -> KeptFile:
    """Copy a file to its place beside the base. ``Trouble`` where it cannot be read, or there is no room."""
    try:
        with file.open("rb") as opened:
            sha256 = hashlib.file_digest(opened, "sha256").hexdigest()
        place = file_path(session, sha256=sha256)
        if not place.exists():
            place.parent.mkdir(parents=True, exist_ok=True)
            beside = place.with_name(place.name + ".new")
            shutil.copyfile(file, beside)
            beside.replace(place)
        size = place.stat().st_size
    except OSError as error:
        raise Trouble(tr("“{file}” could not be kept: {reason}", file=file.name, reason=system_words(error))) from error
    return KeptFile(clean(file.name), sha256, size, mimetypes.guess_type(file.name)[0] or "application/octet-stream")


def file_path(session: Session, *, sha256: str) -> Path:
    """Where the bytes of an attachment lie (also a query of its own: ``base.read(file_path, sha256=…)``)."""
    base = session.execute(text("SELECT file FROM pragma_database_list WHERE name = 'main'")).scalar_one()
    return files_folder(Path(base)) / sha256[:2] / sha256


def copy_files(source: Path, target: Path) -> None:
    """Copy into the folder ``target`` what lies in ``source`` and not yet there; equal names are equal bytes."""
    for file in source.glob("??/*"):
        place = target / file.parent.name / file.name
        if place.exists() or file.suffix:
            continue  # already there, or still being written
        place.parent.mkdir(parents=True, exist_ok=True)
        beside = place.with_name(place.name + ".new")
        shutil.copyfile(file, beside)
        beside.replace(place)
