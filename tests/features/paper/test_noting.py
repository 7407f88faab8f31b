from __future__ import annotations

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from grc_desktop.database.database import Database
from grc_desktop.database.journal.undo import undo
from grc_desktop.database.schema import Exchange
from grc_desktop.features.paper.noting import note_printed
from grc_desktop.features.samples.actions import fill_sample_house
from tests.features.exports import small_house as house


def _letters(session: Session) -> list[tuple[int, str, str | None]]:
    rows = session.execute(
        select(Exchange.customer_id, Exchange.direction, Exchange.subject).where(Exchange.kind == "letter")
    )
    return [(row.customer_id, row.direction, row.subject) for row in rows]


def test_letters_are_noted_for_everyone_and_taken_back_together(base: Database) -> None:
    base.write(house.furnish)
    ids = (house.LUCIE, house.JEAN, house.LUCIE, 999)
    done = note_printed(base, ids, "Letter (label L7160)")
    assert done.result == 2
    assert done.words == "Noted for 2 customers: Letter (label L7160)"
    assert base.read(_letters) == [
        (house.LUCIE, "out", "Letter (label L7160)"),
        (house.JEAN, "out", "Letter (label L7160)"),
    ]
    assert done.operation_id is not None
    base.write(undo, operation_id=done.operation_id)
    assert base.read(_letters) == []


def _noted(session: Session) -> int:
    return session.scalar(select(func.count()).select_from(Exchange).where(Exchange.subject == "Test")) or 0


def test_thousands_say_how_far_they_are_and_are_none_when_stopped(base: Database) -> None:
    fill_sample_house(base, customers=1200, seed=1)
    told: list[tuple[int, int | None]] = []
    done = note_printed(base, range(1, 1201), "Test", lambda count, total: told.append((count, total)))
    assert told == [(0, 1200), (500, 1200), (1000, 1200)]
    assert base.read(_noted) == done.result == 1200

    def stop(count: int, _total: int | None) -> None:
        if count:
            raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        note_printed(base, range(1, 1201), "Test", stop)
    assert base.read(_noted) == 1200
