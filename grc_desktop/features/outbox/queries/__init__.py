"""Readings of the ledger of messages."""

from __future__ import annotations

from grc_desktop.features.outbox.queries.accounts import (
    accounts,
    receiving_accounts,
    sending_rules,
    usual_providers,
)
from grc_desktop.features.outbox.queries.ledger import (
    calls_made,
    consent_at_sending,
    listed,
    message,
    messages_of,
    missed,
    next_due,
    read_so_far,
    ready,
    runs,
    sent_since,
    status,
    waiting,
)
from grc_desktop.features.outbox.queries.listing import lines, overview, to_decide

__all__ = [
    "accounts",
    "calls_made",
    "consent_at_sending",
    "lines",
    "listed",
    "message",
    "messages_of",
    "missed",
    "next_due",
    "overview",
    "read_so_far",
    "ready",
    "receiving_accounts",
    "runs",
    "sending_rules",
    "sent_since",
    "status",
    "to_decide",
    "usual_providers",
    "waiting",
]
