"""Asking of campaigns: what there is, whom they reach, what they say, and what came back."""

from grc_desktop.features.campaigns.queries.audiences import audience, people
from grc_desktop.features.campaigns.queries.calls import call_verdict, calls_of
from grc_desktop.features.campaigns.queries.campaigns import campaign, campaign_named, campaigns, drafts, status
from grc_desktop.features.campaigns.queries.codes import find_code
from grc_desktop.features.campaigns.queries.messages import can_launch, made_messages, review
from grc_desktop.features.campaigns.queries.outcomes import answers, results
from grc_desktop.features.campaigns.queries.proposals import letters_to_print, proposals, unfinished

__all__ = [
    "answers", "audience", "call_verdict", "calls_of", "campaign", "campaign_named", "campaigns", "can_launch",
    "drafts", "find_code", "letters_to_print", "made_messages", "people", "proposals", "results", "review", "status",
    "unfinished",
]  # fmt: skip
