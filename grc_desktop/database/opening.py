"""Making a base, recognising one, and bringing an old one up to the program's schema."""

from __future__ import annotations

import shutil
import sqlite3
from contextlib import closing
from pathlib import Path

from sqlalchemy import Connection, create_engine, event

from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Refused, Trouble
from grc_desktop.core.language import tr
from grc_desktop.core.new_file import new_file
from grc_desktop.core.system_words import system_words
from grc_desktop.database.derived import SEARCH_INDEX
from grc_desktop.database.engine import APPLICATION_ID
from grc_desktop.database.failures import environment_failures
from grc_desktop.database.journal.triggers import install_triggers
from grc_desktop.database.schema import Base

SCHEMA_VERSION = 2
"""The number of the newest step in ``migrations/versions``; in the file as ``PRAGMA user_version``."""

_HEADER = b"SQLite format 3\x00"


def create_file(path: Path) -> None:
    """Write an empty base, beside its place and then renamed into it."""
    if path.exists():
        raise Refused(tr("There is already a file at {path}. Choose another name.", path=path))
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise Trouble(
            tr("The folder {folder} cannot be made: {reason}", folder=path.parent, reason=system_words(error))
        ) from error
    with new_file(path) as unfinished, environment_failures():
        with closing(sqlite3.connect(unfinished)) as connection:
            connection.execute("PRAGMA journal_mode = WAL")
            connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
            connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        engine = create_engine(f"sqlite:///{unfinished}")
        with engine.begin() as transaction:
            Base.metadata.create_all(transaction)
            transaction.exec_driver_sql("CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY)")
            transaction.exec_driver_sql(f"INSERT INTO alembic_version VALUES ('{SCHEMA_VERSION:04}')")
            install(transaction)
        engine.dispose()
        drop_log(path)


def drop_log(path: Path) -> None:
    """Take away what SQLite kept beside a file that is another one from now on: it would be read into that one."""
    for ending in ("-wal", "-shm"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


def install(connection: Connection) -> None:
    """Put into the file what the schema needs beside its tables: search index and journal triggers."""
    connection.exec_driver_sql(SEARCH_INDEX)
    install_triggers(connection)


def check_header(path: Path) -> int:
    """The schema version of a base. Refused: no such file, not a base, or of a newer version of the program."""
    if not path.is_file():
        raise Refused(tr("There is no base at {path}. Create one, or choose another file.", path=path))
    try:
        with path.open("rb") as file:
            header = file.read(100)
    except OSError as error:
        raise Trouble(tr("The base {path} cannot be read: {reason}", path=path, reason=system_words(error))) from error
    if len(header) < 100 or not header.startswith(_HEADER) or int.from_bytes(header[68:72], "big") != APPLICATION_ID:
        raise Refused(tr("{path} is not a base of GRC Desktop.", path=path))
    with environment_failures(), closing(sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True)) as connection:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
    if version > SCHEMA_VERSION:
        raise Refused(
            tr(
                "{path} was written by a newer version of GRC Desktop. Install that version to open it; "
                "the file was left as it is.",
                path=path,
            )
        )
    return int(version)


def upgrade(path: Path, version: int) -> None:
    """Bring an older base to ``SCHEMA_VERSION``, wholly or not at all, keeping a copy of the file beside it."""
    from alembic import command
    from alembic.config import Config

    kept = path.with_name(f"{path.stem}-v{version}-{Clock().now():%Y%m%d-%H%M%S}{path.suffix}")
    try:
        with closing(sqlite3.connect(path)) as source:
            source.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        with new_file(kept) as unfinished:
            shutil.copyfile(path, unfinished)
    except Trouble as trouble:
        raise Trouble(
            tr("No copy of the base could be kept, so it was not upgraded: {reason}", reason=trouble.sentence)
        ) from trouble
    # All steps in one transaction: the driver's own would begin after the first tables are made.
    engine = create_engine("sqlite://", creator=lambda: sqlite3.connect(path, isolation_level=None))
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql("BEGIN IMMEDIATE"))
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).with_name("migrations")))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "head")
        connection.exec_driver_sql(f"PRAGMA user_version = {SCHEMA_VERSION}")
    engine.dispose()
