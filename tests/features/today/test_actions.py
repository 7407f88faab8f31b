"""The hand-over between shifts: notes are left, ticked, and brought back."""

from __future__ import annotations

import pytest
from sqlalchemy import insert

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.database.schema import Customer
from grc_desktop.features.today.actions import add_handover_note, tick_handover_note
from grc_desktop.features.today.queries import handover_notes
from tests.database.deeds import run, take_back


def left(base: Database) -> list[str]:
    return [note.words for note in base.read(handover_notes)]


def test_a_note_is_left_tidy_and_says_so_in_the_journal(base: Database) -> None:
    base.write(run, insert(Customer).values(last_name="Moreau"))
    done = base.write(add_handover_note, words="  Taxi at 6:40 for room 12 ", customer_id=1)
    assert done.words == "Left the note “Taxi at 6:40 for room 12” for the next shift"
    assert left(base) == ["Taxi at 6:40 for room 12"]
    take_back(base, done)
    assert left(base) == []


def test_a_ticked_note_is_gone_until_the_tick_is_taken_back(base: Database) -> None:
    first = base.write(add_handover_note, words="Taxi at 6:40").result
    base.write(add_handover_note, words="Boiler man comes at ten")
    ticked = base.write(tick_handover_note, note_id=first)
    assert left(base) == ["Boiler man comes at ten"]
    take_back(base, ticked)
    assert left(base) == ["Taxi at 6:40", "Boiler man comes at ten"]


def test_a_note_ticked_by_two_is_ticked_once(base: Database) -> None:
    note = base.write(add_handover_note, words="Taxi at 6:40").result
    base.write(tick_handover_note, note_id=note)
    assert base.write(tick_handover_note, note_id=note).operation_id is None


def test_refusals(base: Database) -> None:
    with pytest.raises(Refused, match="Write the note") as refusal:
        base.write(add_handover_note, words=" \n")
    assert refusal.value.field == "words"
    with pytest.raises(Refused, match="no longer"):
        base.write(tick_handover_note, note_id=9)
