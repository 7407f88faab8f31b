from __future__ import annotations

import csv
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.database.journal.undo import undo
from grc_desktop.features.exports.actions import delete_columns, rename_columns, save_columns
from grc_desktop.features.exports.making import make_list
from grc_desktop.features.exports.queries import column_choices, column_set, column_sets
from grc_desktop.features.exports.records import SUBJECTS, Asked, Subject
from grc_desktop.features.segments.queries import saved_views
from tests.features.exports import small_house as house


def _names(session: Session, *, subject: Subject) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.name, one.columns) for one in column_sets(session, subject=subject)]


def test_columns_are_kept_by_name_changed_and_forgotten(base: Database) -> None:
    base.write(save_columns, subject="customers", name=" Adresses ", columns=("name", "city"))
    done = base.write(save_columns, subject="customers", name="adresses", columns=("city", "name"))
    assert done.words == "Saved the columns “adresses”"
    base.write(save_columns, subject="exchanges", name="Adresses", columns=("at",))
    assert base.read(_names, subject="customers") == [("adresses", ("city", "name"))]
    assert base.read(saved_views) == []
    assert done.operation_id is not None
    base.write(undo, operation_id=done.operation_id)
    assert base.read(_names, subject="customers") == [("Adresses", ("name", "city"))]
    base.write(delete_columns, set_id=done.result)
    assert base.read(_names, subject="customers") == []
    with pytest.raises(Refused, match="meanwhile"):
        base.write(delete_columns, set_id=done.result)


def test_columns_are_called_otherwise_and_that_is_taken_back(base: Database) -> None:
    first = base.write(save_columns, subject="customers", name="Adresses", columns=("name", "city")).result
    base.write(save_columns, subject="customers", name="Réception", columns=("name",))
    with pytest.raises(Refused, match="Other columns are called “reception”"):
        base.write(rename_columns, set_id=first, name="reception")
    with pytest.raises(Refused, match="need a name"):
        base.write(rename_columns, set_id=first, name="  ")
    done = base.write(rename_columns, set_id=first, name=" ADRESSES ")
    assert base.read(_names, subject="customers")[0] == ("ADRESSES", ("name", "city"))
    assert done.operation_id is not None
    base.write(undo, operation_id=done.operation_id)
    assert base.read(_names, subject="customers")[0] == ("Adresses", ("name", "city"))
    base.write(delete_columns, set_id=first)
    with pytest.raises(Refused, match="meanwhile"):
        base.write(rename_columns, set_id=first, name="Villes")


@pytest.mark.parametrize(("name", "columns"), [("  ", ("name",)), ("Few", ())])
def test_columns_without_a_name_or_without_any_are_refused(base: Database, name: str, columns: tuple[str, ...]) -> None:
    with pytest.raises(Refused):
        base.write(save_columns, subject="customers", name=name, columns=columns)


@pytest.mark.parametrize("subject", SUBJECTS)
def test_a_list_is_asked_for_by_the_name_of_its_columns(base: Database, tmp_path: Path, subject: Subject) -> None:
    base.write(house.furnish)
    columns = tuple(column.key for column in base.read(column_choices, subject=subject))[2:0:-1]
    base.write(save_columns, subject=subject, name="Deux", columns=columns)
    target = tmp_path / "list.csv"
    make_list(base, Asked(subject=subject, columns=("@deux",)), target)
    heads = next(csv.reader(target.read_text(encoding="utf-8-sig").splitlines()))
    titles = {column.key: column.title for column in base.read(column_choices, subject=subject)}
    assert heads == [titles[key] for key in columns]


def test_a_set_that_is_not_there_names_those_that_are(base: Database) -> None:
    base.write(save_columns, subject="customers", name="Adresses", columns=("name",))
    with pytest.raises(Refused, match="there are: Adresses"):
        base.read(column_set, subject="customers", name="Téléphones")
