"""What the page *Today* asks."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.core.dates import months_before
from grc_desktop.database.journal.notes import today
from grc_desktop.database.schema import CustomerSummary, HandoverNote
from grc_desktop.features.complaints.queries import count_due as count_due_complaints
from grc_desktop.features.complaints.queries import due_complaints
from grc_desktop.features.desk.queries import establishment
from grc_desktop.features.insights.queries import indicators
from grc_desktop.features.offers import PromptWords
from grc_desktop.features.reminders.queries import birthdays, due_reminders
from grc_desktop.features.reminders.queries import count_due as count_due_reminders
from grc_desktop.features.today.records import Due, Figures, HandoverRecord


def due(session: Session) -> Due:
    """Complaints and reminders due by this evening, birthdays of today and tomorrow."""
    day = today(session)
    return Due(
        tuple(due_complaints(session)),
        tuple(due_reminders(session, until=day)),
        tuple(birthdays(session, first=day, last=day + timedelta(days=1))),
    )


def count_due(session: Session) -> int:
    """The number beside *Today* in the navigation."""
    day = today(session)
    coming = birthdays(session, first=day, last=day + timedelta(days=1))
    return count_due_complaints(session) + count_due_reminders(session) + len(coming)


def proposals(
    session: Session, *, asks: Sequence[Callable[[Session], Sequence[PromptWords]]]
) -> list[list[PromptWords]]:
    """What each of ``asks`` (``offers.Prompt.ask``) has to propose, in their order."""
    return [list(ask(session)) for ask in asks]


def figures(session: Session) -> Figures:
    """Sales of the month to date and of twelve months, each beside the same days a year before."""
    day = today(session)
    first = day.replace(day=1)
    year_start = months_before(day, 12) + timedelta(days=1)
    return Figures(
        month=indicators(session, first=first, last=day),
        month_last_year=indicators(session, first=months_before(first, 12), last=months_before(day, 12)),
        year=indicators(session, first=year_start, last=day),
        year_before=indicators(session, first=months_before(year_start, 12), last=months_before(day, 12)),
        currency=establishment(session).currency,
    )


def handover_notes(session: Session) -> list[HandoverRecord]:
    """The open notes for the next shift, oldest first."""
    rows = session.execute(
        select(
            HandoverNote.id, HandoverNote.words, HandoverNote.customer_id, CustomerSummary.name,
            HandoverNote.written_at, HandoverNote.written_by,
        )
        .outerjoin(CustomerSummary, CustomerSummary.customer_id == HandoverNote.customer_id)
        .where(HandoverNote.done_at.is_(None))
        .order_by(HandoverNote.written_at, HandoverNote.id)
    )  # fmt: skip
    return [HandoverRecord(*row) for row in rows]
