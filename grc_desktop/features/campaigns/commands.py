"""``grc-desktop campaign list|create|check|send|status|results``."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from decimal import Decimal
from pathlib import Path
from typing import TYPE_CHECKING

from grc_desktop.core.language import later, tr, trn
from grc_desktop.features.console import Console
from grc_desktop.features.offers import Command

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grc_desktop.database.database import Database
    from grc_desktop.features.campaigns.records import Audience, Campaign, Results, Review

_MICROS = Decimal(1_000_000)


def _name(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar=tr("NAME"), help=tr("the name of the campaign"))


def _list(_chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.features.campaigns.queries import campaigns
    from grc_desktop.features.segments.queries import saved_views

    with console.reading() as base:
        found = [*base.read(campaigns), *base.read(campaigns, automatic=True)]
        segments = {view.id: view.name for view in base.read(saved_views)}
    console.answer([_document(one, segments.get(one.view_id or 0)) for one in found], lambda: _table(found))


def _document(one: Campaign, segment: str | None) -> dict[str, object]:
    return {
        "id": one.id, "name": one.name, "objective": one.objective or None, "purpose": one.purpose,
        "state": one.state, "segment": segment, "where": one.expression,
        "rule": one.trigger.kind if one.trigger else None, "created_at": one.created_at,
        "launched_at": one.launched_at, "queued": one.queued, "sent": one.sent, "failed": one.failed,
        "unknown": one.unknown, "answered": one.answered,
    }  # fmt: skip


def _table(found: list[Campaign]) -> str:
    from grc_desktop.features.campaigns.wording import STATE_WORDS

    if not found:
        return tr("No campaign has been made yet.")
    return "\n".join(
        f"{one.name}: {tr(STATE_WORDS[one.state])}, " + trn("{count} message sent", "{count} messages sent", one.sent)
        for one in found
    )


def _create_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--file", metavar="CAMPAIGN.toml", type=Path, required=True, help=tr("what the campaign is to be")
    )


def _create(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.features.campaigns.actions import create_from_plan
    from grc_desktop.features.campaigns.campaign_file import read_plan

    plan = read_plan(chosen.file)
    with console.writing() as base:
        done = base.write(create_from_plan, plan=plan)
    console.answer({"operation": done.operation_id, "id": done.result, "name": plan.name}, done.words)


def _check(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.features.campaigns.queries import audience, campaign_named, can_launch, review

    with console.reading() as base:
        found = base.read(campaign_named, name=chosen.name)
        reached = base.read(audience, campaign_id=found.id)
        seen = base.read(review, campaign_id=found.id)
        obstacles = base.read(can_launch, campaign_id=found.id) if found.state == "draft" else []
    document = {
        **_audience_document(found, reached),
        "cost": float(sum(line.cost_micros for line in seen.costs) / _MICROS),
        "sms_segments": sum(line.parts for line in seen.costs if line.channel == "sms"),
        "obstacles": obstacles,
        "problems": [
            {
                "kind": one.kind, "channel": one.channel, "language": one.language, "id": one.customer_id,
                "name": one.customer_name or None, "reason": one.words, "blocking": one.blocking,
            }
            for one in seen.problems
        ],
    }  # fmt: skip
    console.answer(document, lambda: _check_words(reached, seen, obstacles))


def _audience_document(campaign: Campaign, reached: Audience) -> dict[str, object]:
    return {
        "id": campaign.id,
        "name": campaign.name,
        "state": campaign.state,
        "chosen": reached.chosen,
        "reached": reached.reached,
        "by_channel": dict(reached.by_channel),
        "left_out": left_out_document(reached.left_out),
    }


def left_out_document(reasons: Mapping[str, int]) -> dict[str, int]:
    """Reasons in the words of the contract → how many."""
    from grc_desktop.features.campaigns.wording import REASON_KEYS

    return {REASON_KEYS.get(reason, reason): count for reason, count in reasons.items()}


def _check_words(reached: Audience, seen: Review, obstacles: list[str]) -> str:
    from grc_desktop.features.campaigns.wording import REASON_WORDS
    from grc_desktop.features.outbox.law import CHANNEL_TITLES

    lines = [
        tr("Chosen: {chosen}; reached: {reached}", chosen=reached.chosen, reached=reached.reached),
        *(f"  {tr(CHANNEL_TITLES[channel])}: {count}" for channel, count in reached.by_channel.items()),
        tr("Left out: {count}", count=sum(reached.left_out.values())),
        *(f"  {tr(REASON_WORDS.get(reason, reason))}: {count}" for reason, count in reached.left_out.items()),
        *(f"! {words}" for words in obstacles),
    ]
    single = [one for one in seen.problems if not one.blocking]
    lines += [f"- {one.customer_name}: {one.words}" for one in single[:20]]
    return "\n".join(lines)


def _send_arguments(parser: argparse.ArgumentParser) -> None:
    _name(parser)
    parser.add_argument("--max", metavar="N", type=int, help=tr("at most so many messages now"))


def _send(chosen: argparse.Namespace, console: Console) -> None:
    from dataclasses import replace

    from grc_desktop.core.errors import Refused, Trouble
    from grc_desktop.features.campaigns.actions import launch
    from grc_desktop.features.campaigns.queries import campaign_named
    from grc_desktop.features.outbox.commands import ask_password
    from grc_desktop.features.outbox.sending import report_words, send

    if chosen.max is not None and chosen.max < 1:
        raise Refused(tr("Send at least one message, or leave “--max” out."), field="max")
    with console.writing() as base:
        found = base.read(campaign_named, name=chosen.name)
        if found.state in ("paused", "cancelled"):
            raise Refused(tr("This campaign is paused or cancelled: nothing of it is sent."), field="name")
        if found.trigger is not None:
            console.say(base.write(_begin_rule, campaign_id=found.id, starts=found.state == "draft").words)
        elif found.state == "draft":
            console.say(base.write(launch, campaign_id=found.id).words)
        report = send(base, campaign_id=found.id, limit=chosen.max, ask_password=ask_password)
        document = _status_document(base, found.id)
    document = {
        **document,
        "now": {
            "sent": report.sent, "failed": report.failed, "unknown": report.unknown,
            "postponed": report.postponed, "cancelled": report.cancelled, "next_at": report.next_at,
        },
    }  # fmt: skip
    console.answer(document, lambda: report_words(replace(report, stopped="")))  # said beneath
    if report.stopped:
        raise Trouble(report.stopped)


def _begin_rule(session: Session, *, campaign_id: int, starts: bool) -> None:
    """Queue what a rule finds today, as a click on Today does; a draft is started, unless its texts forbid it."""
    from grc_desktop.features.campaigns.actions import resume, send_rule

    if starts:
        resume(session, campaign_id=campaign_id)
    send_rule(session, campaign_id=campaign_id)


def _status(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.features.campaigns.queries import campaign_named

    with console.reading() as base:
        document = _status_document(base, base.read(campaign_named, name=chosen.name).id)
    console.answer(document, lambda: _status_words(document))


def _status_document(base: Database, campaign_id: int) -> dict[str, object]:
    from grc_desktop.features.campaigns.queries import audience, campaign, status

    counts = base.read(status, campaign_id=campaign_id)
    left_out = counts.left_out
    if base.read(campaign, campaign_id=campaign_id).state == "draft":
        left_out = base.read(audience, campaign_id=campaign_id).left_out
    states = {"sending" if state == "claimed" else state: count for state, count in counts.states.items()}
    known = ("queued", "sending", "sent", "failed", "unknown")
    return {**{state: states[state] for state in known}, "left_out": left_out_document(left_out)}


def _status_words(document: Mapping[str, object]) -> str:
    return tr(
        "{sent} sent, {queued} waiting, {failed} failed, {unknown} unknown",
        **{key: document[key] for key in ("sent", "queued", "failed", "unknown")},
    )


def _results(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.features.campaigns.queries import campaign_named, results

    with console.reading() as base:
        found = base.read(results, campaign_id=base.read(campaign_named, name=chosen.name).id)
    console.answer(results_document(found), lambda: found.verdict)


def results_document(found: Results) -> dict[str, object]:
    """The results as JSON carries them: amounts decimal, shares 0 to 1."""
    compared = found.comparison
    return {
        "id": found.campaign.id,
        "name": found.campaign.name,
        "channels": [
            {
                "channel": one.channel, "sent": one.sent, "delivered": one.delivered, "failed": one.failed,
                "unknown": one.unknown, "waiting": one.waiting, "answered": one.answered,
                "opted_out": one.opted_out, "bookings": one.bookings, "revenue": one.revenue_cents / 100,
                "cost": float(one.cost_micros / _MICROS),
            }
            for one in found.channels
        ],
        "left_out": left_out_document(found.left_out),
        "since": found.since,
        "until": found.until,
        "sent": sum(one.sent for one in found.channels),
        "failed": sum(one.failed for one in found.channels),
        "answered": sum(one.answered for one in found.channels),
        "opted_out": sum(one.opted_out for one in found.channels),
        "bookings": found.bookings,
        "buyers": found.buyers,
        "revenue": found.revenue_cents / 100,
        "cost": float(found.cost_micros / _MICROS),
        "margin": found.margin_cents / 100,
        "return": None if found.return_share is None else round(found.return_share, 4),
        "currency": found.currency,
        "comparison": None if compared is None else {
            "contacted": compared.contacted, "buyers": compared.buyers, "rate": round(compared.rate, 4),
            "interval": [round(one, 4) for one in compared.interval],
            "control": compared.control, "control_buyers": compared.control_buyers,
            "control_rate": round(compared.control_rate, 4),
            "control_interval": [round(one, 4) for one in compared.control_interval],
            "uplift": round(compared.uplift, 4),
            "relative": None if compared.relative is None else round(compared.relative, 4),
            "z": round(compared.z, 4), "p": round(compared.p, 4), "significant": compared.significant,
            "extra_buyers": round(compared.extra_buyers, 2),
        },
        "verdict": found.verdict,
    }  # fmt: skip


def _nothing(_parser: argparse.ArgumentParser) -> None:
    """A subcommand without arguments."""


COMMANDS = (
    Command(name="campaign list", summary=later("campaigns and rules"), arguments=_nothing, run=_list),
    Command(
        name="campaign create", summary=later("begin a campaign from its file"), arguments=_create_arguments,
        run=_create, filters=True,
    ),
    Command(
        name="campaign check", summary=later("whom it reaches, who is left out and why, what is wrong"),
        arguments=_name, run=_check, filters=True,
    ),
    Command(
        name="campaign send", summary=later("launch it, and send what waits; resumes where it stopped"),
        arguments=_send_arguments, run=_send, filters=True,
    ),
    Command(
        name="campaign status", summary=later("how many messages wait, left, failed"), arguments=_name, run=_status
    ),
    Command(
        name="campaign results", summary=later("answers, bookings, cost and return"), arguments=_name, run=_results
    ),
)  # fmt: skip
