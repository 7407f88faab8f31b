"""Two people edit one row: nobody's words are lost without a word."""

from __future__ import annotations

from dataclasses import dataclass, replace

import pytest
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.database.editing import fill, revise
from grc_desktop.database.schema import Customer

TITLES = {"last_name": "Last name"}


@dataclass(frozen=True)
class Name:
    first_name: str | None = None
    last_name: str | None = None


def add(session: Session, *, name: Name) -> int:
    row = Customer()
    fill(row, name)
    session.add(row)
    session.flush()
    return row.id


def edit(session: Session, *, key: int, was: Name, name: Name) -> list[str]:
    row = session.get_one(Customer, key)
    return revise(row, was=was, draft=name, titles=TITLES)


def stands(session: Session, *, key: int) -> Name:
    row = session.get_one(Customer, key)
    return Name(row.first_name, row.last_name)


def test_only_what_the_user_changed_is_written(base: Database) -> None:
    was = Name("Lucie", "Moreau")
    key = base.write(add, name=was).result
    assert base.write(edit, key=key, was=was, name=replace(was, last_name="Moreau-Petit")).result == ["last_name"]
    assert base.write(edit, key=key, was=was, name=replace(was, first_name="Lucy")).result == ["first_name"]
    assert base.read(stands, key=key) == Name("Lucy", "Moreau-Petit")


def test_the_same_change_twice_is_no_quarrel(base: Database) -> None:
    was = Name("Lucie", "Moreau")
    key = base.write(add, name=was).result
    base.write(edit, key=key, was=was, name=replace(was, last_name="Petit"))
    assert base.write(edit, key=key, was=was, name=replace(was, last_name="Petit")).operation_id is None


def test_a_field_that_both_changed_is_refused_by_its_name(base: Database) -> None:
    was = Name("Lucie", "Moreau")
    key = base.write(add, name=was).result
    base.write(edit, key=key, was=was, name=replace(was, last_name="Petit"))
    with pytest.raises(Refused, match="Last name") as refusal:
        base.write(edit, key=key, was=was, name=Name("Lucy", "Durand"))
    assert refusal.value.field == "last_name"
    assert base.read(stands, key=key) == Name("Lucie", "Petit")
