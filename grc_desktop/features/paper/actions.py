"""What paper changes: sheets and envelopes of the house, and the note of what was sent."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.database import schema
from grc_desktop.database.bulk import insert_rows
from grc_desktop.database.journal.notes import describe, now, user
from grc_desktop.features.desk.actions import save_setting
from grc_desktop.features.desk.queries import setting
from grc_desktop.features.paper.envelope_sizes import ENVELOPES, PLACE, known_envelope, placed
from grc_desktop.features.paper.letters.records import LetterOptions
from grc_desktop.features.paper.queries import ENVELOPE_PLACES
from grc_desktop.features.paper.queries.letters import LETTERS
from grc_desktop.features.paper.records import MEASURES, LabelSheet
from grc_desktop.features.paper.sheets import checked_sheet


def save_sheet(session: Session, *, sheet: LabelSheet) -> int:
    """Keep a sheet that the house measured, a new one or (``own_id``) a changed one; gives its id.

    ``Refused`` with the measure that cannot be, or where another sheet has the name.
    """
    sheet = checked_sheet(sheet)
    taken = session.execute(select(schema.LabelSheet.id).where(schema.LabelSheet.reference == sheet.part)).scalar()
    if taken is not None and taken != sheet.own_id:
        raise Refused(tr("There is already a sheet called {name}.", name=sheet.part), field="part")
    if sheet.own_id is None:
        row = schema.LabelSheet()
        describe(session, tr("Added the label sheet {name}", name=sheet.part))
    else:
        row = _sheet(session, sheet.own_id)
        describe(session, tr("Changed the label sheet {name}", name=sheet.part))
    row.reference = sheet.part
    for measure in MEASURES:
        setattr(row, measure, getattr(sheet, measure))
    session.add(row)
    session.flush()
    return row.id


def delete_sheet(session: Session, *, sheet_id: int) -> None:
    """Delete a sheet that the house measured."""
    row = _sheet(session, sheet_id)
    describe(session, tr("Deleted the label sheet {name}", name=row.reference))
    session.delete(row)


def place_envelope(session: Session, *, name: str, place: Mapping[str, float] | None) -> None:
    """Where the address stands on an envelope (``envelopes.PLACE``, mm); ``None``: as it was made.

    ``Refused`` with the measure that cannot be.
    """
    envelope = known_envelope(ENVELOPES, name)
    places = {**setting(session, key=ENVELOPE_PLACES, default={})}
    places.pop(envelope.name, None)
    if place is not None:
        kept = placed(envelope, place)
        places[envelope.name] = {key: getattr(kept, key) for key in PLACE}
    save_setting(session, key=ENVELOPE_PLACES, value=places)
    describe(session, tr("Changed where the address stands on envelopes {name}", name=envelope.name))


def save_letter_options(session: Session, *, options: LetterOptions) -> None:
    """How the letters of the house look from now on."""
    save_setting(session, key=LETTERS, value=asdict(options))
    describe(session, tr("Changed how letters look"))


def note_letters(session: Session, *, customer_ids: Sequence[int], subject: str) -> int:
    """Note in the exchanges of some 500 customers at most that a letter left; gives how many there still are."""
    at, by = now(session), user(session) or None
    there = session.scalars(select(schema.Customer.id).where(schema.Customer.id.in_(customer_ids))).all()
    rows = [
        {"customer_id": one, "kind": "letter", "direction": "out", "at": at, "subject": subject,
         "outcome": "sent", "recorded_by": by}
        for one in there
    ]  # fmt: skip
    insert_rows(session, schema.Exchange, rows)
    return len(rows)


def _sheet(session: Session, sheet_id: int) -> schema.LabelSheet:
    row = session.get(schema.LabelSheet, sheet_id)
    if row is None:
        raise Refused(tr("This label sheet is no longer there."))
    return row
