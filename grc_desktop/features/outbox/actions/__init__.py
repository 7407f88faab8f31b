"""Changing the ledger of messages, and the settings of sending."""

from __future__ import annotations

from grc_desktop.features.outbox.actions.claiming import claim_next, release_unknown, settle
from grc_desktop.features.outbox.actions.decisions import (
    cancel_rest,
    decide_unknown,
    follow_schedules,
    retry,
    send_without_waiting,
)
from grc_desktop.features.outbox.actions.incoming import (
    record_delivery,
    record_incoming,
    record_refused_address,
    record_sms_answer,
    remember_read,
)
from grc_desktop.features.outbox.actions.paper_and_calls import (
    begin_run,
    leave_out,
    mark_left,
    record_call,
    record_results,
)
from grc_desktop.features.outbox.actions.queueing import enqueue
from grc_desktop.features.outbox.actions.settings import (
    remove_account,
    save_account,
    save_account_and_password,
    save_sending_rules,
)

__all__ = [
    "begin_run",
    "cancel_rest",
    "claim_next",
    "decide_unknown",
    "enqueue",
    "follow_schedules",
    "leave_out",
    "mark_left",
    "record_call",
    "record_delivery",
    "record_incoming",
    "record_refused_address",
    "record_results",
    "record_sms_answer",
    "release_unknown",
    "remember_read",
    "remove_account",
    "retry",
    "save_account",
    "save_account_and_password",
    "save_sending_rules",
    "send_without_waiting",
    "settle",
]
