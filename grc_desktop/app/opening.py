"""Opening a base without keeping the window waiting: the heavy libraries are loaded and the file is read elsewhere."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from PySide6.QtCore import QObject, Qt, Signal

from grc_desktop.app.surroundings import user_name
from grc_desktop.core.errors import Refused, Trouble
from grc_desktop.core.language import tr
from grc_desktop.core.real_path import real_path
from grc_desktop.core.system_words import system_words

if TYPE_CHECKING:
    from grc_desktop.database.database import Database
    from grc_desktop.features.desk.records import Establishment

_SAMPLE_SIZE = 400

_Got = TypeVar("_Got")


@dataclass(frozen=True)
class Opened:
    """A base that is open, and the folder to remove after it (a sample house).

    ``ahead``: it came with changes that no backup holds; whoever made them was cut off, or had no window.
    """

    base: Database
    temporary: Path | None = None
    ahead: bool = False


@dataclass(frozen=True)
class Copy:
    """An automatic backup, and when it was made."""

    file: Path
    made: datetime


class Opening(QObject):
    """Runs one way of getting a base at a time. ``opened(Opened)``, or ``failed(str)`` with a sentence.

    ``passphrase_wanted(str)``, why: what is to be restored is encrypted. ``copy_found(Copy)``: see ``look_for_copy``.
    """

    opened = Signal(object)
    failed = Signal(str)
    passphrase_wanted = Signal(str)
    copy_found = Signal(object)
    bug = Signal(object)
    _deliver = Signal(object)

    def __init__(self, user: str = "") -> None:
        super().__init__()
        self._user = user or user_name()
        self._lane = ThreadPoolExecutor(1, thread_name_prefix="opening")
        self._deliver.connect(lambda tell: tell(), Qt.ConnectionType.QueuedConnection)

    def open(self, path: Path) -> None:
        """Open a base that is there."""
        self._run(lambda: open_base(path, self._user), self.opened.emit)

    def create(self, path: Path, establishment: Establishment, user: str = "") -> None:
        """Make an empty base for an establishment, with ``user`` at its desk."""
        self._user = user or self._user
        self._run(lambda: create_base(path, self._user, establishment), self.opened.emit)

    def restore(self, copy: Path, path: Path, passphrase: str = "") -> None:
        """Put a backup in the place of the base, and open it."""
        self._run(lambda: restore_base(copy, path, self._user, passphrase), self.opened.emit)

    def open_sample(self, user: str = "") -> None:
        """Make a sample house in a temporary folder, with ``user`` at its desk."""
        self._user = user or self._user
        self._run(lambda: sample_house(self._user), self.opened.emit)

    def look_for_copy(self, path: Path) -> None:
        """Find the newest automatic backup of a base, if there is one."""
        self._run(lambda: newest_copy(path), lambda copy: self.copy_found.emit(copy) if copy is not None else None)

    def close(self) -> None:
        """Wait for what is under way."""
        self._lane.shutdown(wait=True)

    def _run(self, get: Callable[[], _Got], tell: Callable[[_Got], object]) -> None:
        """Do ``get`` on the lane, and ``tell`` here what it brought."""

        def run() -> None:
            try:
                got = get()
            except (Refused, Trouble) as failure:
                sentence = failure.sentence
                wanted = isinstance(failure, Refused) and failure.field == "passphrase"
                told = self.passphrase_wanted if wanted else self.failed
                self._deliver.emit(lambda: told.emit(sentence))
            except Exception as error:  # noqa: BLE001 - the edge where bugs become a report
                found = error
                self._deliver.emit(lambda: self.bug.emit(found))
            else:
                self._deliver.emit(lambda: tell(got))

        self._lane.submit(run)


def open_base(path: Path, user: str) -> Opened:
    """Open the base at ``path`` for writing."""
    from grc_desktop.database.backup import is_ahead
    from grc_desktop.database.database import Database

    base = Database.open(path, user=user)
    try:
        return Opened(base, ahead=is_ahead(base.path))
    except BaseException:
        base.close()
        raise


def create_base(path: Path, user: str, establishment: Establishment) -> Opened:
    """Make an empty base at ``path`` and name its establishment."""
    from grc_desktop.database.database import Database
    from grc_desktop.features.desk.actions import save_establishment

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(
            tr("The folder {folder} cannot be made: {reason}", folder=path.parent, reason=system_words(error))
        ) from error
    base = Database.create(path, user=user)
    try:
        base.write(save_establishment, establishment=establishment)
    except BaseException:
        base.close()
        path.unlink(missing_ok=True)
        raise
    return Opened(base)


def restore_base(copy: Path, path: Path, user: str, passphrase: str = "") -> Opened:
    """Put the backup ``copy`` at ``path`` and open it."""
    from grc_desktop.database.backup import restore

    restore(copy, path, passphrase=passphrase or None)
    return open_base(path, user)


def newest_copy(path: Path) -> Copy | None:
    """The newest automatic backup of the base at ``path``; none where their folder cannot be read either."""
    from grc_desktop.database.backup import automatic_copies

    try:
        file = next(iter(automatic_copies(real_path(path))), None)
        return Copy(file, datetime.fromtimestamp(file.stat().st_mtime).astimezone()) if file is not None else None
    except OSError:
        return None


def sample_house(user: str) -> Opened:
    """A hotel with made-up customers, in a folder that goes when the window closes."""
    from grc_desktop.database.database import Database
    from grc_desktop.features.samples.actions import fill_sample_house

    folder = Path(tempfile.mkdtemp(prefix="grc-desktop-"))
    try:
        base = Database.create(folder / tr("sample-house.grc"), user=user)
        fill_sample_house(base, customers=_SAMPLE_SIZE)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise
    return Opened(base, temporary=folder)
