"""What a campaign brought, on paper (PDF) and as a workbook of its answers (XLSX)."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from grc_desktop.core.dates import format_date
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.money import format_amount
from grc_desktop.core.new_file import new_file
from grc_desktop.core.numbers import format_count, format_share
from grc_desktop.features.campaigns.on_paper import Styles, build, ruled
from grc_desktop.features.campaigns.queries import answers, results
from grc_desktop.features.campaigns.records import Answer, Results
from grc_desktop.features.campaigns.statistics import comparison_words
from grc_desktop.features.campaigns.wording import ANSWER_WORDS, REASON_WORDS
from grc_desktop.features.desk.queries import establishment
from grc_desktop.features.exports.records import Column, Listing
from grc_desktop.features.outbox.law import CHANNEL_TITLES

if TYPE_CHECKING:
    from grc_desktop.database.database import Database

_MOST_ANSWERS = 10_000
_CENT = 10_000
"""Millionths of the currency in a cent."""


def write_report(base: Database, *, campaign_id: int, target: Path) -> Path:
    """Write the results of a campaign to ``target``: ``.pdf`` the report, ``.xlsx`` who answered, when and how."""
    found = base.read(results, campaign_id=campaign_id)
    came_back = base.read(answers, campaign_id=campaign_id, limit=_MOST_ANSWERS)
    house = base.read(establishment).name
    ending = target.suffix.lower()
    with new_file(target) as beside:
        if ending == ".pdf":
            _draw(found, came_back, house, format_date(base.clock.today(), style="long"), beside)
        elif ending == ".xlsx":
            from grc_desktop.features.exports.formats.workbook import write_workbook

            write_workbook(_listing(base, found, came_back, house), beside)
        else:
            raise Refused(tr("The results are written as .pdf or .xlsx."), field="to")
    return target


# --- the workbook ---------------------------------------------------------------------------------


def _listing(base: Database, found: Results, came_back: Sequence[Answer], house: str) -> Listing:
    columns = (
        Column("name", tr("Name")),
        Column("kind", tr("Answer")),
        Column("channel", tr("Channel")),
        Column("at", tr("Date"), "instant"),
        Column("words", tr("Words")),
        Column("amount", tr("Amount"), "money", summed=True),
    )
    rows = [
        (one.name, tr(ANSWER_WORDS[one.kind]), _channel(one.channel), one.at, one.words or None, one.amount_cents)
        for one in came_back
    ]
    return Listing(
        title=found.campaign.name,
        scope=found.verdict,
        house=house,
        made_at=base.clock.now(),
        made_by=base.user,
        columns=columns,
        rows=rows,
        count=len(rows),
        currency=found.currency,
    )


def _channel(channel: str | None) -> str:
    return tr(CHANNEL_TITLES[channel]) if channel else ""


# --- the report -----------------------------------------------------------------------------------


def _draw(found: Results, came_back: Sequence[Answer], house: str, day: str, path: Path) -> None:
    from reportlab.lib.units import mm
    from reportlab.platypus import Spacer

    style = Styles()
    words, small, heading, room = style.words, style.small, style.heading, style.room
    story: list[Any] = [
        words(found.campaign.name, style.title),
        words(" · ".join(part for part in (house, _period(found), day) if part), small),
    ]
    if found.campaign.objective:
        story += [Spacer(1, 3 * mm), words(found.campaign.objective)]
    story += [Spacer(1, 4 * mm), ruled([[words(one, small) for one in row] for row in _figures(found)[:1]] + [
        [words(one, heading) for one in row] for row in _figures(found)[1:]
    ], [room / 6] * 6, head=False)]  # fmt: skip
    story += [words(tr("Compared with the control group"), heading), words(found.verdict)]
    if found.comparison is not None:
        story.append(words(comparison_words(found.comparison), small))
    story += [words(tr("By channel"), heading), ruled(_channel_rows(found, style), [room * 0.15, *[room / 8.24] * 7])]
    if found.left_out:
        story.append(words(tr("Left out of the sending"), heading))
        rows = [[words(tr(REASON_WORDS.get(reason, reason))), style.figure(format_count(count))]
                for reason, count in found.left_out.items()]  # fmt: skip
        story.append(ruled(rows, [room * 0.5, room * 0.15], head=False))
    if came_back:
        widths = [room * share for share in (0.25, 0.19, 0.14, 0.27, 0.15)]
        story += [words(tr("Answers"), heading), ruled(_answer_rows(came_back, found.currency, style), widths)]
    build(story, path, title=found.campaign.name, house=house)


def _channel_rows(found: Results, style: Styles) -> list[list[Any]]:
    heads = [tr("Sent"), tr("Failed"), tr("Answered"), tr("Opted out"), tr("Bookings"), tr("Revenue"), tr("Cost")]
    rows = [[style.words(tr("Channel"), style.small), *(style.figure(one, style.small) for one in heads)]]
    for one in found.channels:
        counts = (one.sent, one.failed, one.answered, one.opted_out, one.bookings)
        texts = [format_count(count) for count in counts]
        texts.append(format_amount(one.revenue_cents, found.currency))
        texts.append(format_amount(round(one.cost_micros / _CENT), found.currency))
        rows.append([style.words(_channel(one.channel)), *(style.figure(text) for text in texts)])
    return rows


def _answer_rows(came_back: Sequence[Answer], currency: str, style: Styles) -> list[list[Any]]:
    heads = (tr("Name"), tr("Answer"), tr("Date"), tr("Words"))
    rows = [[*(style.words(one, style.small) for one in heads), style.figure(tr("Amount"), style.small)]]
    for one in came_back:
        texts = (one.name, tr(ANSWER_WORDS[one.kind]), format_date(one.at.astimezone().date()), one.words)
        amount = format_amount(one.amount_cents, currency) if one.amount_cents else ""
        rows.append([*(style.words(text) for text in texts), style.figure(amount)])
    return rows


def _period(found: Results) -> str:
    if found.since is None or found.until is None:
        return ""
    return tr(
        "Bookings made from {first} to {last} count",
        first=format_date(found.since.astimezone().date()),
        last=format_date(found.until),
    )


def _figures(found: Results) -> list[list[str]]:
    """Names above, values beneath."""
    sent, answered = sum(one.sent for one in found.channels), sum(one.answered for one in found.channels)
    share = found.return_share
    return [
        [tr("Sent"), tr("Answered"), tr("Bookings"), tr("Revenue"), tr("Cost"), tr("Return")],
        [
            format_count(sent),
            format_count(answered),
            format_count(found.bookings),
            format_amount(found.revenue_cents, found.currency),
            format_amount(round(found.cost_micros / _CENT), found.currency),
            "—" if share is None else format_share(share),
        ],
    ]
