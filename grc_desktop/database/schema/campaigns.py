"""Speaking to many: campaigns, whom they leave out, the ledger of messages, and what came back."""

from __future__ import annotations

from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, Index, UniqueConstraint
from sqlalchemy.orm import Mapped, mapped_column

from grc_desktop.database.schema.base import Base, Key, Recorded
from grc_desktop.database.schema.customers import OF_CUSTOMER

OF_CAMPAIGN = "campaign.id"


class Campaign(Recorded):
    """A message to a group of customers, each by their own channel; or a rule that makes such messages by itself.

    ``purpose``: marketing (needs consent where the law says so), service (about a contract that exists).
    ``state``: draft, running, paused, finished, cancelled. Only what is running is sent, so undoing a launch
    stops it; what has been sent stays in the ledger.
    ``expression`` is of the filter language; ``view_id`` a saved segment that it narrows.
    ``trigger`` is empty for a campaign; a rule has ``{"kind": "birthday", "days": 1, "sends": false}``.
    """

    __tablename__ = "campaign"
    __table_args__ = (UniqueConstraint("name"), {"sqlite_autoincrement": True})
    customer_column = ""

    name: Mapped[str]
    objective: Mapped[str | None]
    purpose: Mapped[str] = mapped_column(default="marketing", server_default="marketing")
    state: Mapped[str] = mapped_column(default="draft", server_default="draft")
    step: Mapped[str] = mapped_column(default="goal", server_default="goal")  # of the wizard, where one left it
    view_id: Mapped[int | None] = mapped_column(ForeignKey("saved_view.id", ondelete="SET NULL"), index=True)
    expression: Mapped[str] = mapped_column(default="", server_default="")
    options: Mapped[dict[str, Any]]  # channels, days of quiet, household, control group, costs, accounts
    schedule: Mapped[dict[str, Any]]  # {"kind": "now" | "at" | "window", …}
    trigger: Mapped[dict[str, Any] | None]
    created_at: Mapped[datetime]
    created_by: Mapped[str | None]
    launched_at: Mapped[datetime | None]
    finished_at: Mapped[datetime | None]


class CampaignMessage(Recorded):
    """What a campaign says by one channel in one language; texts are of the merge language (``templates``).

    ``channel``: email, sms, post, phone (a script). ``body`` is HTML for email and post, plain text for the others.
    """

    __tablename__ = "campaign_message"
    __table_args__ = (UniqueConstraint("campaign_id", "channel", "language"), {"sqlite_autoincrement": True})
    customer_column = ""

    campaign_id: Mapped[int] = mapped_column(ForeignKey(OF_CAMPAIGN, ondelete="CASCADE"))
    channel: Mapped[str]
    language: Mapped[str]
    subject: Mapped[str | None]
    body: Mapped[str]
    attachments: Mapped[list[str] | None]  # SHA-256 of files beside the base


class AudienceChoice(Recorded):
    """What the user decided for one customer of a campaign: in or out by hand, or another channel."""

    __tablename__ = "audience_choice"
    __table_args__ = (
        UniqueConstraint("campaign_id", "customer_id"),
        Index("ix_audience_choice_customer_id", "customer_id"),
        {"sqlite_autoincrement": True},
    )

    campaign_id: Mapped[int] = mapped_column(ForeignKey(OF_CAMPAIGN, ondelete="CASCADE"))
    customer_id: Mapped[int] = mapped_column(ForeignKey(OF_CUSTOMER, ondelete="CASCADE"))
    included: Mapped[bool | None]  # empty: as the conditions say
    channel: Mapped[str | None]  # empty: as preference, consent and data say


class LeftOut(Base):
    """A customer whom a launched campaign left out, and why: a reason of ``campaigns.rules``, or ``control``.

    Not journalled, and without foreign keys: like the ledger it says what was, whatever becomes of the rest.
    """

    __tablename__ = "left_out"
    __table_args__ = (Index("ix_left_out_customer_id", "customer_id"),)

    campaign_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    customer_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    reason: Mapped[str]


class Message(Base):
    """The ledger: one row for each message of every channel, there before the wire and true after it.

    ``state``: queued → claimed → sent, failed or unknown; cancelled. *Claimed* is committed before the first
    byte leaves, the outcome after; a row found claimed at start becomes *unknown*, for a person to decide.
    Never journalled: nobody can undo that a message left. Without foreign keys, for it outlives what it
    speaks of. One per person, channel and ``occasion`` (``campaign:12``, ``birthday:2026``), so that
    nothing is sent twice; a test to oneself has no customer.
    """

    __tablename__ = "message"
    __table_args__ = (
        UniqueConstraint("occasion", "customer_id", "channel"),
        UniqueConstraint("code"),
        Index("ix_message_customer_id", "customer_id"),
        Index("ix_message_campaign_id", "campaign_id", "state"),
        Index("ix_message_state", "state", "not_before"),
        Index("ix_message_provider_reference", "provider_reference"),
        {"sqlite_autoincrement": True},
    )

    id: Mapped[Key]
    campaign_id: Mapped[int | None]
    customer_id: Mapped[int | None]
    occasion: Mapped[str]
    channel: Mapped[str]  # email, sms, post, phone
    purpose: Mapped[str] = mapped_column(default="marketing", server_default="marketing")
    language: Mapped[str | None]
    name: Mapped[str | None]  # of the addressee
    address: Mapped[str]  # e-mail, E.164, or the lines of a postal address
    subject: Mapped[str | None]
    body: Mapped[str]  # as it leaves: plain text
    html: Mapped[str | None]  # as it leaves: e-mail and letter
    attachments: Mapped[list[str] | None]
    account: Mapped[str | None]  # key of the sending account
    state: Mapped[str] = mapped_column(default="queued", server_default="queued")
    queued_at: Mapped[datetime]
    not_before: Mapped[datetime | None]
    attempts: Mapped[int] = mapped_column(default=0, server_default="0")
    claimed_at: Mapped[datetime | None]
    claimed_by: Mapped[str | None]
    finished_at: Mapped[datetime | None]  # when the outcome was known
    delivered_at: Mapped[datetime | None]
    reason: Mapped[str | None]  # of a failure or of waiting, in the user's words
    provider_reference: Mapped[str | None]  # Message-ID, number given by the modem or provider
    parts: Mapped[int] = mapped_column(default=1, server_default="1")  # SMS segments
    cost_micros: Mapped[int] = mapped_column(default=0, server_default="0")  # millionths of the currency
    code: Mapped[str | None]  # of the coupon or answer
    run: Mapped[int | None]  # the printing that a letter belongs to
    outcome: Mapped[str | None]  # of a call


class Response(Recorded):
    """Something that came back: ``kind`` code, reply, call, booking, opt_out, bounce."""

    __tablename__ = "response"
    __table_args__ = (
        Index("ix_response_customer_id", "customer_id"),
        Index("ix_response_campaign_id", "campaign_id"),
        {"sqlite_autoincrement": True},
    )

    customer_id: Mapped[int] = mapped_column(ForeignKey(OF_CUSTOMER, ondelete="CASCADE"))
    campaign_id: Mapped[int | None] = mapped_column(ForeignKey(OF_CAMPAIGN, ondelete="CASCADE"))
    message_id: Mapped[int | None]  # of the ledger
    kind: Mapped[str]
    at: Mapped[datetime]
    words: Mapped[str | None]
    purchase_id: Mapped[int | None] = mapped_column(ForeignKey("purchase.id", ondelete="SET NULL"), index=True)
    recorded_by: Mapped[str | None]
