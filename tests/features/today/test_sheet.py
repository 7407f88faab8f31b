"""The sheet of the day, read back from its PDF."""

from __future__ import annotations

import io
from datetime import date, timedelta

from pypdf import PdfReader
from sqlalchemy import insert

from grc_desktop.core.clock import Clock
from grc_desktop.database.database import Database
from grc_desktop.database.schema import Customer
from grc_desktop.features.complaints.actions import open_complaint
from grc_desktop.features.complaints.records import ComplaintDraft
from grc_desktop.features.reminders.actions import add_reminder
from grc_desktop.features.reminders.records import ReminderDraft
from grc_desktop.features.today.actions import add_handover_note
from grc_desktop.features.today.sheet import day_sheet
from tests.database.deeds import run


def test_all_that_is_due_is_on_the_sheet(base: Database, clock: Clock) -> None:
    base.write(run, insert(Customer).values(last_name="Aubert", birth_date=date(1954, 11, 23)))
    base.write(add_handover_note, words="Taxi at 6:40 for <room> 12")
    long_ago = clock.now() - timedelta(days=40)
    base.write(open_complaint, customer_id=1, draft=ComplaintDraft(subject="Noise", received_at=long_ago))
    base.write(add_reminder, customer_id=1, draft=ReminderDraft(words="Call about the group", due_at=clock.now()))

    (page,) = PdfReader(io.BytesIO(day_sheet(base))).pages
    text = page.extract_text()

    for words in (
        "Taxi at 6:40 for <room> 12",
        "Noise",
        "Call about the group",
        "72 years",
        "Aubert",
        "Sheet of the day",
    ):
        assert words in text


def test_an_empty_day_is_a_sheet_too(base: Database) -> None:
    (page,) = PdfReader(io.BytesIO(day_sheet(base))).pages
    assert "Sheet of the day" in page.extract_text()
