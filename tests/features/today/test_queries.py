"""What is due today, and the figures beside it."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from sqlalchemy import insert

from grc_desktop.core.clock import Clock
from grc_desktop.database.database import Database
from grc_desktop.database.schema import Customer, Purchase
from grc_desktop.features.complaints.actions import open_complaint
from grc_desktop.features.complaints.records import ComplaintDraft
from grc_desktop.features.reminders.actions import add_reminder
from grc_desktop.features.reminders.records import ReminderDraft
from grc_desktop.features.today.actions import add_handover_note
from grc_desktop.features.today.queries import count_due, due, figures, handover_notes
from tests.database.deeds import run


def remind(base: Database, words: str, at: datetime) -> None:
    base.write(add_reminder, customer_id=1, draft=ReminderDraft(words=words, due_at=at))


def test_what_is_due(base: Database, clock: Clock) -> None:
    people = [
        {"last_name": "Aubert", "birth_date": date(1954, 11, 23)},
        {"last_name": "Rey", "birth_date": date(1990, 11, 25)},
    ]
    base.write(run, insert(Customer).values(people))
    remind(base, "Call back about the group", clock.now() - timedelta(days=2))
    remind(base, "Confirm the room", clock.now() + timedelta(hours=2))
    remind(base, "Next spring", clock.now() + timedelta(days=90))
    long_ago = clock.now() - timedelta(days=40)
    base.write(open_complaint, customer_id=1, draft=ComplaintDraft(subject="Noise", received_at=long_ago))

    found = base.read(due)

    assert [one.subject for one in found.complaints] == ["Noise"]
    assert [one.words for one in found.reminders] == ["Call back about the group", "Confirm the room"]
    assert [(one.name, one.age) for one in found.birthdays] == [("Aubert", 72)]
    assert found.count == base.read(count_due) == 4


def test_figures_are_beside_the_same_days_of_last_year(base: Database) -> None:
    base.write(run, insert(Customer).values(last_name="Moreau"))
    days = {
        date(2026, 11, 3): 12_000,
        date(2025, 11, 3): 10_000,
        date(2025, 11, 28): 99_000,  # later in the month than today: not compared
        date(2026, 6, 1): 20_000,
    }
    rows = [{"customer_id": 1, "date": day, "amount_cents": cents} for day, cents in days.items()]
    base.write(run, insert(Purchase).values(rows))

    found = base.read(figures)

    assert (found.month.revenue_cents, found.month_last_year.revenue_cents) == (12_000, 10_000)
    assert (found.year.first, found.year.last) == (date(2025, 11, 23), date(2026, 11, 22))
    assert (found.year_before.first, found.year_before.last) == (date(2024, 11, 23), date(2025, 11, 22))
    assert found.year.purchases == 3


def test_notes_are_handed_over_in_the_order_they_were_left(base: Database) -> None:
    base.write(run, insert(Customer).values(last_name="Moreau"))
    base.write(add_handover_note, words="Taxi at 6:40 for room 12", customer_id=1)
    base.write(add_handover_note, words="Boiler man comes at ten")
    assert [(one.words, one.customer_name) for one in base.read(handover_notes)] == [
        ("Taxi at 6:40 for room 12", "Moreau"),
        ("Boiler man comes at ten", None),
    ]
