"""Verified copies of a base: made while it is open, checked by opening them, the last ten kept.

A copy is one file, ``<base>-YYYYMMDD-HHMMSS.grc``; encrypted it is ``….grc.enc`` (see ``sealing``). Attachments go
along: automatic copies share one folder of them (each file is kept once, whatever the number of copies), a copy to
a place of one's own has its ``.files`` beside it, an encrypted one has them in a second encrypted file.
"""

from __future__ import annotations

import glob
import shutil
import sqlite3
import tempfile
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Refused, Trouble
from grc_desktop.core.language import tr
from grc_desktop.core.new_file import new_file
from grc_desktop.core.real_path import real_path
from grc_desktop.core.system_words import system_words
from grc_desktop.database import opening, sealing
from grc_desktop.database.attachments import copy_files, files_folder
from grc_desktop.database.failures import environment_failures
from grc_desktop.database.ownership import Ownership

KEPT = 10
"""How many automatic copies are kept; the oldest go first."""


@dataclass(frozen=True)
class Contents:
    """What a base or a copy holds. ``last_operation_at`` is None for an empty journal."""

    file: Path
    size: int
    customers: int
    purchases: int
    complaints: int
    exchanges: int
    last_words: str | None
    last_operation_at: datetime | None
    problems: tuple[str, ...]


def folder_of(base: Path) -> Path:
    """Where the automatic copies of a base lie: ``backups`` beside it."""
    return base.parent / "backups"


def backup(
    base: Path, *, to: Path | None = None, clock: Clock | None = None, passphrase: str | None = None
) -> Contents:
    """Write a copy of a base, whoever has it open, and verify it by opening it.

    Without ``to`` it goes to ``folder_of(base)`` and all but the last ``KEPT`` copies there are removed.
    Raises ``Trouble`` where the copy cannot be written or does not pass its check; then none is left behind.
    """
    opening.check_header(base)
    stamp = (clock or Clock()).now().astimezone().strftime("%Y%m%d-%H%M%S")
    target = to or folder_of(base) / f"{base.stem}-{stamp}{base.suffix}{sealing.SUFFIX if passphrase else ''}"
    if to is None:
        _make_folder(target.parent)
    with new_file(target) as unfinished:
        if passphrase:
            with _elsewhere(target.parent) as plain:
                contents = _copy(base, plain)
                sealing.seal(plain, unfinished, passphrase)
        else:
            contents = _copy(base, unfinished)
    _copy_attachments(base, target, automatic=to is None, passphrase=passphrase)
    if to is None:
        for old in automatic_copies(base)[KEPT:]:
            old.unlink(missing_ok=True)
            _sealed_files(old).unlink(missing_ok=True)
    return _of_file(contents, target)


def _copy(base: Path, copy: Path) -> Contents:
    """Copy the pages of a base, whoever writes to it meanwhile, and check the copy."""
    with (
        environment_failures(),
        closing(sqlite3.connect(f"{base.resolve().as_uri()}?mode=ro", uri=True)) as source,
        closing(sqlite3.connect(copy)) as target,
    ):
        source.backup(target, pages=2000)
        target.execute("PRAGMA journal_mode = DELETE")  # a copy is one file
    contents = inspect(copy)
    if contents.problems:
        raise Trouble(tr("The copy does not pass its check: {problem}", problem=contents.problems[0]))
    return contents


def _sealed_files(copy: Path) -> Path:
    """Where the attachments of an encrypted copy lie."""
    return copy.with_name(copy.name.removesuffix(sealing.SUFFIX) + ".files" + sealing.SUFFIX)


def _shared_files(base: Path) -> Path:
    """Where the attachments of all automatic copies lie."""
    return files_folder(folder_of(base) / base.name)


def _copy_attachments(base: Path, copy: Path, *, automatic: bool, passphrase: str | None) -> None:
    source = files_folder(base)
    if not source.is_dir():
        return
    try:
        if passphrase:
            with new_file(_sealed_files(copy)) as unfinished:
                sealing.seal_folder(source, unfinished, passphrase)
        else:
            copy_files(source, _shared_files(base) if automatic else files_folder(copy))
    except OSError as error:
        raise Trouble(tr("The attachments could not be backed up: {reason}", reason=system_words(error))) from error


def _restore_attachments(copy: Path, base: Path, passphrase: str | None) -> None:
    target = files_folder(base)
    if _sealed_files(copy).is_file() and sealing.is_sealed(copy):
        sealing.unseal_folder(_sealed_files(copy), target, passphrase)
    for source in (files_folder(copy), files_folder(copy.with_name(base.name))):
        if source.is_dir() and source != target:
            copy_files(source, target)


@contextmanager
def _elsewhere(folder: Path) -> Iterator[Path]:
    """A place for a plain copy, on the same disk, gone afterwards."""
    with tempfile.TemporaryDirectory(dir=folder, prefix=".") as name:
        yield Path(name) / "plain.grc"


def _make_folder(folder: Path) -> None:
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(
            tr("The folder {folder} cannot be made: {reason}", folder=folder, reason=system_words(error))
        ) from error


def automatic_copies(base: Path) -> list[Path]:
    """The copies in ``folder_of(base)``, newest first."""
    stamp = "[0-9]" * 8 + "-" + "[0-9]" * 6
    pattern = f"{glob.escape(base.stem)}-{stamp}{glob.escape(base.suffix)}"
    found = [*folder_of(base).glob(pattern), *folder_of(base).glob(pattern + sealing.SUFFIX)]
    return sorted(found, key=lambda path: path.name, reverse=True)


def is_ahead(base: Path) -> bool:
    """Whether a base holds changes that its newest automatic copy does not hold, or not readably."""
    last = _last_operation(base)
    newest = next(iter(automatic_copies(base)), None)
    if newest is None:
        return last is not None
    try:
        return sealing.is_sealed(newest) or _last_operation(newest) != last
    except (sqlite3.Error, OSError):  # no copy to rely on
        return True


def _last_operation(file: Path) -> int | None:
    with closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        last: int | None = connection.execute("SELECT max(id) FROM operation").fetchone()[0]
    return last


def inspect(file: Path, *, passphrase: str | None = None) -> Contents:
    """Open a base or a copy without changing it, check it and count what it holds."""
    if sealing.is_sealed(file):
        with _elsewhere(file.parent) as plain:
            sealing.unseal(file, plain, passphrase)
            return _of_file(inspect(plain), file)
    opening.check_header(file)
    with environment_failures(), closing(sqlite3.connect(f"{file.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        problems = _problems(connection)
        counts = {
            table: connection.execute(f"SELECT count(*) FROM {table}").fetchone()[0]
            for table in ("customer", "purchase", "complaint", "exchange")
        }
        last = connection.execute("SELECT words, started_at FROM operation ORDER BY id DESC LIMIT 1").fetchone()
    return Contents(
        file, file.stat().st_size, counts["customer"], counts["purchase"], counts["complaint"], counts["exchange"],
        last[0] if last else None,
        datetime.fromisoformat(last[1]).astimezone(UTC) if last else None, problems,
    )  # fmt: skip


def _of_file(contents: Contents, file: Path) -> Contents:
    return Contents(**{**contents.__dict__, "file": file, "size": file.stat().st_size})


def _problems(connection: sqlite3.Connection) -> tuple[str, ...]:
    """What SQLite finds wrong: pages and indexes, then rows that refer to nothing."""
    found = [row[0] for row in connection.execute("PRAGMA integrity_check(20)") if row[0] != "ok"]
    found += [
        tr("A row of {table} refers to a {parent} that does not exist.", table=row[0], parent=row[2])
        for row in connection.execute("PRAGMA foreign_key_check").fetchmany(20)
    ]
    return tuple(found)


def is_encrypted(copy: Path) -> bool:
    """Whether a copy needs a passphrase."""
    return sealing.is_sealed(copy)


def restore(copy: Path, base: Path, *, clock: Clock | None = None, passphrase: str | None = None) -> Contents:
    """Put a copy in the place of a base. The base as it stood is itself kept first, see ``_keep``.

    Refused where the copy does not pass its check; ``Trouble`` where the base is open elsewhere.
    """
    clock, base = clock or Clock(), real_path(base)  # the file itself, never a link to it
    if real_path(copy) == base:
        raise Refused(tr("This is the base itself. Choose one of its backups."))
    contents = inspect(copy, passphrase=passphrase)
    if contents.problems:
        raise Refused(tr("This backup is damaged ({problem}). Choose an older one.", problem=contents.problems[0]))
    _make_folder(base.parent)
    ownership = Ownership(base, "", clock.now())
    try:
        if base.exists():
            _keep(base, clock)
        _restore_attachments(copy, base, passphrase)
        with new_file(base) as unfinished:
            if sealing.is_sealed(copy):
                sealing.unseal(copy, unfinished, passphrase)
            else:
                shutil.copyfile(copy, unfinished)
            with environment_failures(), closing(sqlite3.connect(unfinished)) as connection:
                connection.execute("PRAGMA journal_mode = WAL")
            opening.drop_log(base)
    finally:
        ownership.release()
    return _of_file(contents, base)


def _keep(base: Path, clock: Clock) -> None:
    """Keep a base as it is: as an automatic copy, or beside it where it is too damaged for one, or no base at all."""
    try:
        backup(base, clock=clock)
    except (Refused, Trouble):
        stamp = clock.now().astimezone().strftime("%Y%m%d-%H%M%S")
        for rest in ("", "-wal"):  # what a crash left beside it is part of it
            file = base.with_name(base.name + rest)
            if file.exists():
                with new_file(base.with_name(f"{base.stem}-damaged-{stamp}{base.suffix}{rest}")) as unfinished:
                    shutil.copyfile(file, unfinished)
