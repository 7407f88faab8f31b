"""Recognising a base, refusing what is none, bringing an old one up."""

from __future__ import annotations

import sqlite3
from collections.abc import Mapping
from pathlib import Path

import pytest
from alembic import command
from alembic.config import Config
from sqlalchemy import create_engine, inspect, select
from sqlalchemy.exc import OperationalError
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused, Trouble
from grc_desktop.database import opening
from grc_desktop.database.database import Database
from grc_desktop.database.engine import APPLICATION_ID
from grc_desktop.database.opening import SCHEMA_VERSION, check_header, create_file, upgrade
from grc_desktop.database.schema import SavedView
from tests.database.deeds import add_person, names


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="no base at"):
        Database.open(tmp_path / "none.grc")
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("content", [b"", b"nom;prenom\n", b"SQLite format 3\x00" + b"\x00" * 200])
def test_not_a_base(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "other.grc"
    path.write_bytes(content)
    with pytest.raises(Refused, match="not a base"):
        Database.open(path)
    assert path.read_bytes() == content


def test_another_programs_sqlite_file_is_not_a_base(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE customer (id)")
    connection.close()
    with pytest.raises(Refused, match="not a base"):
        Database.open(path)


def test_a_base_of_a_newer_version_is_left_alone(base_path: Path) -> None:
    with sqlite3.connect(base_path) as connection:
        connection.execute(f"PRAGMA user_version = {SCHEMA_VERSION + 1}")
    connection.close()
    before = base_path.read_bytes()
    with pytest.raises(Refused, match="newer version"):
        Database.open(base_path)
    assert base_path.read_bytes() == before


def test_nothing_is_written_over(base_path: Path) -> None:
    with pytest.raises(Refused, match="already a file"):
        create_file(base_path)


def test_the_log_of_a_base_that_was_thrown_away_is_not_read_into_a_new_one(tmp_path: Path) -> None:
    """As after a crash, when somebody deletes the base alone and not what lies beside it."""
    path, beside = tmp_path / "house.grc", tmp_path / "house.grc-wal"
    with Database.create(path) as old:
        old.write(add_person, last_name="Moreau", first_name="Lucie")
        log, index = beside.read_bytes(), (tmp_path / "house.grc-shm").read_bytes()
    path.unlink()
    beside.write_bytes(log)
    (tmp_path / "house.grc-shm").write_bytes(index)
    with Database.create(path) as new:
        assert new.read(names) == []
        new.write(add_person, last_name="Petit", first_name="Zoé")
        assert new.read(names) == ["Petit Zoé"]


def test_a_folder_that_cannot_be_made_is_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(Trouble, match="cannot be made"):
        create_file(tmp_path / "file" / "base.grc")


def _old_file(path: Path) -> None:
    """A base from before the first schema: the mark of a base and no table yet."""
    with sqlite3.connect(path) as connection:
        connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        connection.execute("PRAGMA user_version = 0")
        connection.execute("CREATE TABLE left_from_before (x)")
    connection.close()


def test_an_old_base_is_upgraded_and_a_copy_kept(tmp_path: Path) -> None:
    path = tmp_path / "base.grc"
    _old_file(path)

    with Database.open(path) as base:
        base.write(add_person, "Moreau", "Lucie")
        assert base.read(names) == ["Moreau Lucie"]

    assert check_header(path) == SCHEMA_VERSION
    (kept,) = tmp_path.glob("base-v0-*.grc")
    assert check_header(kept) == 0


def test_the_migrations_give_the_schema_of_the_classes(tmp_path: Path) -> None:
    upgraded, created = tmp_path / "upgraded.grc", tmp_path / "created.grc"
    _old_file(upgraded)
    upgrade(upgraded, 0)
    create_file(created)

    def structure(path: Path) -> Mapping[str, object]:
        engine = create_engine(f"sqlite:///{path}")
        look = inspect(engine)
        found = {
            table: (
                [(column["name"], str(column["type"]), column["nullable"]) for column in look.get_columns(table)],
                sorted(str(index) for index in look.get_indexes(table)),
                sorted(str(key) for key in look.get_foreign_keys(table)),
                sorted(str(key) for key in look.get_unique_constraints(table)),
            )
            for table in look.get_table_names()
            if not table.startswith("search_index") and table != "left_from_before"
        }
        engine.dispose()
        return found

    assert structure(upgraded) == structure(created)


def _first_version(path: Path, *statements: str) -> None:
    """A base of the first version in which ``statements`` were carried out."""
    _old_file(path)
    engine = create_engine(f"sqlite:///{path}")
    config = Config()
    config.set_main_option("script_location", str(Path(opening.__file__).with_name("migrations")))
    with engine.begin() as connection:
        config.attributes["connection"] = connection
        command.upgrade(config, "0001")
        for statement in statements:
            connection.exec_driver_sql(statement)
        connection.exec_driver_sql("PRAGMA user_version = 1")
    engine.dispose()


def test_a_base_of_the_first_version_keeps_what_it_holds(tmp_path: Path) -> None:
    path = tmp_path / "base.grc"
    _first_version(path, "INSERT INTO saved_view (subject, name, columns) VALUES ('customers', 'Lyon', '[]')")

    def views(session: Session) -> list[tuple[str, object]]:
        return [(view.name, view.frozen_at) for view in session.scalars(select(SavedView))]

    with Database.open(path) as base:
        assert base.read(views) == [("Lyon", None)]
    (kept,) = tmp_path.glob("base-v1-*.grc")
    assert check_header(kept) == 1


def test_an_upgrade_that_is_cut_off_leaves_the_base_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / "base.grc"
    _first_version(path, "CREATE TABLE audience_choice (x)")  # one of the last tables of the next step

    with pytest.raises(OperationalError, match="audience_choice"):
        upgrade(path, 1)

    with sqlite3.connect(path) as connection:
        tables = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        assert "import_mapping" not in tables  # one of the first
        assert connection.execute("SELECT version_num FROM alembic_version").fetchone() == ("0001",)
        assert connection.execute("PRAGMA user_version").fetchone() == (1,)
    connection.close()
