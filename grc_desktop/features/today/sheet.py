"""The sheet of the day: what is due and what the last shift left, on paper for the morning meeting."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from grc_desktop.core.dates import format_date
from grc_desktop.core.language import tr, trn
from grc_desktop.core.telephone import display
from grc_desktop.features.complaints.records import SEVERITIES, ComplaintRecord
from grc_desktop.features.complaints.rules import next_deadline
from grc_desktop.features.desk.queries import establishment
from grc_desktop.features.exports.formats.printed_list import write_printed_list
from grc_desktop.features.exports.records import Column, Listing, Row
from grc_desktop.features.reminders.records import KINDS, Birthday, ReminderRecord
from grc_desktop.features.today.queries import due, handover_notes
from grc_desktop.features.today.records import Due, HandoverRecord

if TYPE_CHECKING:
    from grc_desktop.database.database import Database

_TICK = "☐"


def day_sheet(base: Database) -> bytes:
    """The sheet as PDF."""
    rows = _rows(base.read(due), base.read(handover_notes), base.read(establishment).country)
    columns = (
        Column("kind", tr("What")),
        Column("when", tr("When"), "instant"),
        Column("who", tr("Customer")),
        Column("words", tr("To do")),
        Column("phone", tr("Telephone")),
        Column("done", tr("Done")),
    )
    listing = Listing(
        title=tr("Sheet of the day"),
        scope=format_date(base.clock.today(), style="full"),
        house=base.read(establishment).name,
        made_at=base.clock.now(),
        made_by=base.user,
        columns=columns,
        rows=rows,
        count=len(rows),
    )
    with tempfile.TemporaryDirectory() as folder:
        return write_printed_list(listing, Path(folder) / "day.pdf").file.read_bytes()


def _rows(found: Due, notes: list[HandoverRecord], country: str) -> list[Row]:
    lines = [
        *((tr("Hand-over"), note.written_at, note.customer_name, note.words, None) for note in notes),
        *map(_complaint, found.complaints),
        *(_reminder(reminder, country) for reminder in found.reminders),
        *map(_birthday, found.birthdays),
    ]
    return [(*line, _TICK) for line in lines]


def _complaint(one: ComplaintRecord) -> Row:
    clock = next_deadline(one)
    words = f"{one.number} · {one.subject} ({tr(SEVERITIES[one.severity])})"
    return (tr("Complaint"), clock.due if clock else None, one.customer_name, words, None)


def _reminder(one: ReminderRecord, country: str) -> Row:
    phone = display(one.phone, country) if one.phone else None
    return (tr(KINDS[one.kind]), one.due_at, one.customer_name, one.words, phone)


def _birthday(one: Birthday) -> Row:
    words = f"{format_date(one.day, style='long')} · {trn('{count} year', '{count} years', one.age)}"
    return (tr("Birthday"), None, one.name, words, None)
