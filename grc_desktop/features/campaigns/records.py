"""What the campaigns feature hands out. Costs are millionths of the currency (``cost_micros``), amounts cents."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Literal

from grc_desktop.features.outbox.schedules import Schedule

Channel = Literal["email", "sms", "post", "phone"]

CHANNELS: tuple[Channel, ...] = ("email", "sms", "post", "phone")

CHANNEL_OF: dict[str, Channel] = {"letter": "post", "email": "email", "sms": "sms", "call": "phone"}
"""The channel that a kind of template speaks by."""

Purpose = Literal["marketing", "service"]

State = Literal["draft", "running", "paused", "finished", "cancelled"]

STEPS = ("goal", "audience", "message", "preview", "sending")
"""Of the wizard, in order."""

RULES = ("birthday", "departure", "absence", "points", "consent")
"""Kinds of automatic rules; ``wording.RULE_WORDS`` says them."""


@dataclass(frozen=True, kw_only=True)
class Options:
    """How a campaign chooses and counts.

    ``channels`` in the order in which they are tried where a customer prefers none of them. ``quiet_days``: who
    was written to or called within that many days is left out (0: nobody). ``household``: one message per
    household. ``control_percent``: of those who could be reached, drawn by lot to get nothing, for comparison.
    ``response_days``: what is booked within that many days counts as brought by the campaign.
    ``existing_customers``: who has bought may get e-mail and SMS on similar products without an explicit yes
    (L34-5 CPCE); never after a no. ``cost_micros``: of one message by channel, of one part for SMS.
    ``accounts``: key of the sending account by channel; a channel without one takes the house's first.
    ``code_word`` stands before every code: ``NEIGE-7K2F``. ``margin_percent`` of revenue, for the return.
    ``plain_sms``: SMS are spelled plainly, what comes from fields too, where a character would make them dearer.
    """

    channels: tuple[Channel, ...] = ("email", "sms", "post")
    quiet_days: int = 14
    household: bool = True
    control_percent: int = 0
    response_days: int = 30
    existing_customers: bool = False
    cost_micros: Mapping[str, int] = field(
        default_factory=lambda: {"email": 0, "sms": 55_000, "post": 1_520_000, "phone": 0}
    )
    accounts: Mapping[str, str] = field(default_factory=dict)
    code_word: str = ""
    margin_percent: int = 40
    plain_sms: bool = False


@dataclass(frozen=True, kw_only=True)
class Trigger:
    """What makes a campaign an automatic rule.

    ``kind``: one of ``RULES``. ``days``: before the birthday or the expiry of points, after the departure.
    ``months``: without a stay, or the age of a consent. ``sends``: by itself; otherwise it proposes on *Today*.
    """

    kind: str
    days: int = 0
    months: int = 0
    sends: bool = False


@dataclass(frozen=True, kw_only=True)
class Campaign:
    """A campaign, or a rule when ``trigger`` is there. ``queued`` … ``cancelled`` count its messages in the ledger.

    ``queued`` are those that will leave: of a draft (its launch was undone) none, and those of a cancelled campaign
    are ``cancelled``.
    """

    id: int
    name: str
    objective: str = ""
    purpose: Purpose = "marketing"
    state: State = "draft"
    step: str = "goal"
    view_id: int | None = None
    expression: str = ""
    options: Options = field(default_factory=Options)
    schedule: Schedule = field(default_factory=Schedule)
    trigger: Trigger | None = None
    created_at: datetime
    created_by: str | None = None
    launched_at: datetime | None = None
    finished_at: datetime | None = None
    queued: int = 0
    sent: int = 0
    failed: int = 0
    unknown: int = 0
    cancelled: int = 0
    answered: int = 0


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What a campaign says by one channel in one language, in the merge language of the templates.

    ``body`` is HTML for email and post, plain text for sms and phone (a script). ``attachments``: SHA-256 of
    files beside the base.
    """

    channel: Channel
    language: str
    subject: str = ""
    body: str = ""
    attachments: tuple[str, ...] = ()


@dataclass(frozen=True)
class CostLine:
    """``count`` messages by ``channel``, ``parts`` of them to pay (SMS segments); ``exact`` False is an estimate.

    ``plain_parts``: how many they would be if all were spelled plainly, where it was reckoned.
    """

    channel: Channel
    count: int
    parts: int
    cost_micros: int
    exact: bool = True
    plain_parts: int | None = None


@dataclass(frozen=True, kw_only=True)
class Audience:
    """Whom a campaign reaches, as of now.

    ``chosen``: customers that fulfil the conditions (with who was put in by hand). ``share``: of all customers,
    0 to 1. ``by_channel`` and ``left_out`` (reason → count, the largest first) together make ``chosen``.
    """

    chosen: int
    share: float
    seconds: float
    by_channel: Mapping[Channel, int]
    left_out: Mapping[str, int]
    costs: tuple[CostLine, ...] = ()

    @property
    def reached(self) -> int:
        """How many will get a message."""
        return sum(self.by_channel.values())

    @property
    def cost_micros(self) -> int:
        """What all messages cost together."""
        return sum(line.cost_micros for line in self.costs)


@dataclass(frozen=True, kw_only=True)
class Person:
    """One customer of an audience: the channel and why it, or the reason why they are left out.

    ``lacking``: the channel that would reach them if that reason were put right, where it is about one. ``why``: a
    sentence ("prefers SMS", "no valid e-mail address"). ``household``: how many live in the household for which this
    person gets the only message (0: none).
    """

    customer_id: int
    name: str
    city: str | None
    last_purchase: date | None
    segment: str | None  # a code of rfm_segments.csv
    channel: Channel | None
    reason: str | None
    why: str
    lacking: Channel | None = None
    by_hand: bool = False
    household: int = 0


@dataclass(frozen=True, kw_only=True)
class Problem:
    """Something about a message that should be put right. ``blocking``: nothing is sent before it is.

    ``customer_id`` None: of the text itself, whoever gets it. ``kind``: ``no_text``, ``not_understood``,
    ``empty_field``, ``no_subject``, ``too_long``, ``missing_picture``, ``bad_link``, ``no_opt_out``,
    ``no_address``. ``count``: how many customers meet it, where it stands for all of them.
    """

    kind: str
    channel: Channel
    words: str
    blocking: bool
    language: str | None = None
    customer_id: int | None = None
    customer_name: str = ""
    count: int = 1


@dataclass(frozen=True, kw_only=True)
class Made:
    """A message as it will leave. ``parts``: SMS segments (1 for other channels).

    ``html``: of an e-mail the whole body as mail programs get it, of a letter the little markup. ``attachments``: as
    ``outbox.records.NewMessage`` takes them, the pictures and QR codes inside an e-mail among them.
    """

    customer_id: int
    name: str
    address: str
    channel: Channel
    language: str
    subject: str
    text: str
    html: str | None
    code: str | None
    parts: int
    cost_micros: int
    attachments: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Review:
    """All messages, looked through once: ``order`` gives the customers of each channel, worst message first."""

    order: Mapping[Channel, tuple[int, ...]]
    problems: tuple[Problem, ...]
    costs: tuple[CostLine, ...]

    @property
    def blocking(self) -> tuple[Problem, ...]:
        """What keeps the campaign from being launched."""
        return tuple(problem for problem in self.problems if problem.blocking)


@dataclass(frozen=True, kw_only=True)
class Launched:
    """What a launch did: new messages in the ledger, those it knew already, and who was left out by reason."""

    queued: int
    known: int
    left_out: Mapping[str, int]


@dataclass(frozen=True, kw_only=True)
class Status:
    """Where the messages of a campaign stand (state → count, as ``Campaign`` counts them), and who was left out."""

    states: Mapping[str, int]
    left_out: Mapping[str, int]
    last_reasons: tuple[tuple[str, int], ...] = ()  # of failures, the most frequent first


@dataclass(frozen=True, kw_only=True)
class ChannelResults:
    """What one channel brought. Amounts in cents, costs in millionths."""

    channel: Channel
    sent: int = 0
    delivered: int = 0
    failed: int = 0
    unknown: int = 0
    waiting: int = 0
    answered: int = 0
    opted_out: int = 0
    bookings: int = 0
    revenue_cents: int = 0
    cost_micros: int = 0


@dataclass(frozen=True, kw_only=True)
class Comparison:
    """Buyers among those who were written to, against the control group (``domain``: two proportions, pooled z).

    ``uplift``: difference of the rates, 0 to 1. ``relative``: of the control's rate, None where that is 0.
    ``interval`` and ``control_interval``: Wilson, 95 %. ``extra_buyers``: who would not have bought without.
    """

    contacted: int
    buyers: int
    control: int
    control_buyers: int
    rate: float
    control_rate: float
    interval: tuple[float, float]
    control_interval: tuple[float, float]
    uplift: float
    relative: float | None
    z: float
    p: float
    extra_buyers: float

    @property
    def significant(self) -> bool:
        """Whether chance alone would make such a difference in fewer than 5 of 100 cases."""
        return self.p < 0.05


@dataclass(frozen=True, kw_only=True)
class Answer:
    """Something that came back, for a list. ``kind``: code, reply, call, booking, opt_out, bounce."""

    customer_id: int
    name: str
    kind: str
    at: datetime
    words: str
    channel: Channel | None
    amount_cents: int | None = None


@dataclass(frozen=True, kw_only=True)
class Results:
    """What a campaign brought until now. ``return_share``: (extra margin − cost) ÷ cost, None without cost.

    ``since`` is when its first message left; bookings count until ``until``. ``verdict`` says in plain words
    whether the difference from the control group means anything.
    """

    campaign: Campaign
    channels: tuple[ChannelResults, ...]
    left_out: Mapping[str, int]
    since: datetime | None
    until: date | None
    bookings: int
    buyers: int
    revenue_cents: int
    cost_micros: int
    margin_cents: int
    return_share: float | None
    comparison: Comparison | None
    verdict: str
    currency: str = "EUR"


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """What a rule found today: ``count`` customers, to be written to by a click."""

    campaign_id: int
    kind: str
    name: str
    count: int
    words: str


@dataclass(frozen=True, kw_only=True)
class Unfinished:
    """A rule that should send by itself and cannot: ``words`` says why."""

    campaign_id: int
    name: str
    words: str


@dataclass(frozen=True, kw_only=True)
class CodeFound:
    """The message that a code belongs to."""

    message_id: int
    code: str
    customer_id: int
    customer_name: str
    campaign_id: int | None
    campaign_name: str
    sent_at: datetime | None
    used_at: datetime | None  # when it was given in before
