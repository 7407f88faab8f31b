"""Who is reached, by which channel, and who is left out and why. Pure decisions on what is known of a customer.

The law itself (whom a channel may reach) is in ``outbox.law``, where it is applied once more when a message leaves.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from grc_desktop.core.language import later, tr
from grc_desktop.features.campaigns.records import CHANNELS, Channel, Options, Purpose
from grc_desktop.features.outbox.law import Standing

GONE = ("deceased", "closed", "blocked")
"""States of a customer to whom nobody writes any more. Who moved away can still be reached but by post."""

_WEIGHT = ("opted_out", "no_consent", "moved", "returned", "bounced", "relay", "not_mobile", "no_address")
"""Where every channel fails for another reason, the one that is told: what somebody said weighs most."""


class Facts(NamedTuple):
    """What decides about one customer; few combinations exist, so that each is decided once.

    ``email``, ``sms``, ``post``, ``phone``: "" where the channel could be used, else the reason why not.
    ``said``: the last word per channel in the order of ``CHANNELS``: ``1``, ``0``, ``-`` (nothing).
    ``included`` and ``channel`` are the user's decisions (``audience_choice``).
    """

    kind: str
    state: str
    preferred: str | None
    email: str
    sms: str
    post: str
    phone: str
    said: str
    bought: bool
    complaint: bool
    contacted: bool
    included: bool | None
    channel: str | None


class Decision(NamedTuple):
    """The channel and why it was chosen (a key of ``WHY_WORDS``), or the reason of none.

    ``lacking``: the channel that would serve if that reason were put right, where it is about one.
    """

    channel: Channel | None
    reason: str | None
    why: str
    lacking: Channel | None = None


Lawful = Callable[[Channel, Purpose, Standing], bool]
"""Whether the law lets a message of this channel and purpose reach somebody of that standing."""


def decide(facts: Facts, options: Options, purpose: Purpose, lawful: Lawful) -> Decision:
    """By which channel this customer is reached, or why not at all.

    Who was put in by hand is reached in spite of a complaint or a recent contact, never against the law.
    """
    if reason := _kept_out(facts, purpose):
        return Decision(None, reason, "")
    hindrances = {channel: hindrance(channel, facts, options, purpose, lawful) for channel in options.channels}
    usable = [channel for channel in options.channels if not hindrances[channel]]
    if not usable:
        lacking = min(hindrances, key=lambda channel: _WEIGHT.index(hindrances[channel]))
        return Decision(None, hindrances[lacking], "", lacking)
    if facts.contacted and purpose == "marketing" and not facts.included:
        return Decision(None, "contacted", "")
    for why, wished in (("by_hand", facts.channel), ("preferred", facts.preferred)):
        for channel in usable:
            if channel == wished:
                return Decision(channel, None, why)
    return Decision(usable[0], None, "first" if usable[0] == options.channels[0] else "possible")


def _kept_out(facts: Facts, purpose: Purpose) -> str:
    """Why nobody writes to this customer now, whatever the channel; "" where somebody may."""
    if facts.state in GONE:
        return facts.state
    if facts.included is False:
        return "by_hand"
    return "complaint" if facts.complaint and purpose == "marketing" and not facts.included else ""


def hindrance(channel: Channel, facts: Facts, options: Options, purpose: Purpose, lawful: Lawful) -> str:
    """Why a customer cannot or may not be reached by ``channel`` (a reason of ``REASON_WORDS``); "" where they may."""
    missing = {"email": facts.email, "sms": facts.sms, "post": facts.post, "phone": facts.phone}[channel]
    if missing:
        return missing
    if channel == "post" and facts.state == "moved":
        return "moved"
    said = facts.said[CHANNELS.index(channel)]
    standing = Standing(
        kind=facts.kind,
        state=facts.state,
        given=None if said == "-" else said == "1",
        bought=facts.bought and options.existing_customers,
    )
    if lawful(channel, purpose, standing):
        return ""
    return "opted_out" if said == "0" else "no_consent"


WHY_WORDS = {
    "by_hand": later("chosen by hand"),
    "preferred": later("preferred channel"),
    "first": later("first channel of the campaign"),
    "possible": later("first channel that is possible"),
}
"""Why a channel was chosen."""

_PUT_RIGHT = {
    "no_consent": later("has agreed to none of the channels of this campaign"),
    "opted_out": later("has asked not to be written to"),
    "no_address": later("there is no address, number or e-mail for the channels of this campaign"),
    "not_mobile": later("the number is not that of a mobile"),
    "relay": later("the only e-mail is that of a booking site, good for one booking"),
    "bounced": later("e-mails to the only address came back"),
    "returned": later("letters to this address came back"),
    "complaint": later("a complaint is open"),
    "contacted": later("was contacted within the days of quiet"),
    "deceased": later("has died"),
    "moved": later("has moved away"),
    "closed": later("the company is closed"),
    "blocked": later("is no longer welcome"),
    "household": later("somebody of the same household gets the message"),
    "by_hand": later("taken out by hand"),
    "control": later("drawn by lot to get nothing, for comparison"),
}


def why_words(decision: Decision) -> str:
    """The decision about one customer in a few words."""
    words = WHY_WORDS.get(decision.why) if decision.reason is None else _PUT_RIGHT.get(decision.reason)
    return tr(words) if words else ""


@dataclass(frozen=True)
class Home:
    """The key of those who live together, and whether a customer *is* the household's own record."""

    key: str
    whole: bool = False


PERSONAL = frozenset({"birthday", "points", "consent"})
"""Occasions of one person, whoever lives with them; a stay is the household's."""


def one_per_household(
    reached: Iterable[int],
    homes: Mapping[int, Home],
    wished: frozenset[int] = frozenset(),
    had: frozenset[int] = frozenset(),
) -> dict[int, int]:
    """Of those who live together, who gets the message: each customer that is left out → the one who gets it.

    Whoever ``had`` it already, else the household's own record, else whoever was put in by hand, else the first known.
    """
    groups: dict[str, list[int]] = {}
    for customer_id in reached:
        home = homes.get(customer_id)
        if home is not None:
            groups.setdefault(home.key, []).append(customer_id)
    left_out: dict[int, int] = {}
    for members in groups.values():
        if len(members) > 1:
            first = min(members, key=lambda one: (one not in had, not homes[one].whole, one not in wished, one))
            left_out |= {one: first for one in members if one != first}
    return left_out


def control_group(campaign_id: int, reached: Sequence[int], percent: int) -> frozenset[int]:
    """``percent`` of those reached, by lot; the same people whenever it is drawn for this campaign."""
    wanted = round(len(reached) * percent / 100)
    if not wanted:
        return frozenset()
    return frozenset(sorted(reached, key=lambda one: _lot(campaign_id, one))[:wanted])


def _lot(campaign_id: int, customer_id: int) -> bytes:
    return hashlib.blake2b(f"{campaign_id}:{customer_id}".encode(), digest_size=8).digest()
