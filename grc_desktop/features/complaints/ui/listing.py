"""The columns in which complaints are listed."""

from __future__ import annotations

from datetime import datetime

from grc_desktop.core.clock import Clock
from grc_desktop.core.dates import format_date
from grc_desktop.core.language import later, tr
from grc_desktop.core.money import format_amount
from grc_desktop.features.complaints.records import SEVERITIES, ComplaintRecord
from grc_desktop.features.complaints.rules import next_deadline
from grc_desktop.features.complaints.wording import (
    SEVERITY_TONES,
    STATE_TONES,
    cause_words,
    due_tone,
    due_words,
    is_overdue,
    state_words,
)
from grc_desktop.ui.record_table import Column
from grc_desktop.ui.theme import Tone

_RANK = {"high": 0, "medium": 1, "low": 2}


def columns(clock: Clock, *, of_customer: bool = False) -> tuple[Column[ComplaintRecord], ...]:
    """Of the page, or (``of_customer``) of the tab of one customer."""

    def mark(row: ComplaintRecord) -> tuple[str, str, str] | None:
        return ("warning", "danger", tr("overdue")) if is_overdue(row, clock.now()) else None

    def due(row: ComplaintRecord) -> datetime | None:
        deadline = next_deadline(row)
        return deadline.due if deadline else None

    def both(row: ComplaintRecord) -> str:
        """The tab has no room for a column of deadlines."""
        return " · ".join(filter(None, (state_words(row.state), due_words(row, clock.now()))))

    def tone(row: ComplaintRecord) -> Tone | None:
        urgent = due_tone(row, clock.now())
        return STATE_TONES.get(row.state) if urgent == "neutral" else urgent

    cost = Column[ComplaintRecord](
        key="cost", title=later("Gestures"), width=80, align="right", shown=of_customer,
        text=lambda row: format_amount(row.cost_cents) if row.cost_cents else "",
        sort=lambda row: row.cost_cents,
    )  # fmt: skip
    return (
        Column(
            key="number", title=later("Complaint no."), width=100, spare=True, look="muted",
            text=lambda row: row.number,
        ),
        Column(
            key="subject", title=later("Subject"), width=180 if of_customer else 240, stretch=True, look="strong",
            text=lambda row: row.subject, icon=mark, sortable=of_customer,
            tip=lambda row: "\n\n".join(filter(None, (row.subject, row.description))),
        ),
        Column(
            key="customer", title=later("Customer"), width=126, shown=not of_customer,
            text=lambda row: row.customer_name,
        ),
        Column(
            key="cause", title=later("Cause"), width=120, shown=False, sortable=of_customer,
            text=lambda row: cause_words(row.cause),
        ),
        Column(
            key="severity", title=later("Severity"), width=90, spare=True,
            text=lambda row: tr(SEVERITIES.get(row.severity, row.severity)),
            badge=lambda row: SEVERITY_TONES.get(row.severity), sort=lambda row: _RANK.get(row.severity),
        ),
        Column(
            key="state", title=later("State"), width=176 if of_customer else 130,
            text=both if of_customer else lambda row: state_words(row.state),
            badge=tone if of_customer else lambda row: STATE_TONES.get(row.state), tip=both,
        ),
        Column(
            key="due", title=later("Due"), width=136, shown=not of_customer,
            text=lambda row: due_words(row, clock.now()),
            badge=lambda row: due_tone(row, clock.now()), sort=due,
        ),
        Column(
            key="received", title=later("Received on"), width=104, look="muted", shown=False,
            text=lambda row: format_date(row.received_at.astimezone().date()), sort=lambda row: row.received_at,
        ),
        Column(
            key="owner", title=later("Handled by"), width=96, look="muted", shown=False, sortable=of_customer,
            text=lambda row: row.owner or "",
        ),
        cost,
    )  # fmt: skip
