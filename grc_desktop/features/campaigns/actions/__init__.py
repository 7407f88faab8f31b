"""Changing campaigns: drafting, launching, what comes back, and the rules that run by themselves."""

from grc_desktop.features.campaigns.actions.answering import opt_out, record_response, wants_no_more
from grc_desktop.features.campaigns.actions.attaching import keep_attachment
from grc_desktop.features.campaigns.actions.automatic import create_rule, run_rules, save_trigger, send_rule
from grc_desktop.features.campaigns.actions.choosing import choose, choose_channel
from grc_desktop.features.campaigns.actions.drafting import (
    copy_campaign,
    create_campaign,
    delete_campaign,
    save_campaign,
    save_draft_message,
)
from grc_desktop.features.campaigns.actions.launching import cancel, launch, pause, reschedule, resume, send_test
from grc_desktop.features.campaigns.actions.planned import create_from_plan

__all__ = [
    "cancel", "choose", "choose_channel", "copy_campaign", "create_campaign", "create_from_plan",
    "create_rule", "delete_campaign", "keep_attachment", "launch", "opt_out", "pause", "record_response",
    "reschedule", "resume", "run_rules", "save_campaign", "save_draft_message", "save_trigger",
    "send_rule", "send_test", "wants_no_more",
]  # fmt: skip
