"""``stats``: the indicators of a period."""

from __future__ import annotations

import argparse
from dataclasses import asdict
from datetime import date, timedelta

from grc_desktop.core.dates import format_date, months_before, read_date
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import language, later, tr
from grc_desktop.core.money import as_decimal, format_amount
from grc_desktop.features.console import Console
from grc_desktop.features.insights.records import Indicators
from grc_desktop.features.offers import Command


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--from", metavar="DATE", dest="first", help=tr("first day; a year before the last by default"))
    parser.add_argument("--to", metavar="DATE", dest="last", help=tr("last day; today by default"))


def _run(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.features.desk.queries import establishment
    from grc_desktop.features.insights.queries import indicators

    with console.reading() as base:
        today = base.clock.today()
        last = _day(chosen.last, today) or today
        first = _day(chosen.first, today) or months_before(last, 12) + timedelta(days=1)
        if first > last:
            raise Refused(tr("The first day comes after the last one."), field="--from")
        found = base.read(indicators, first=first, last=last)
        currency = base.read(establishment).currency
    console.answer(_document(found, currency), lambda: _text(found, currency))


def _day(typed: str | None, today: date) -> date | None:
    if typed is None:
        return None
    day = read_date(typed, today=today)
    if day is None:
        raise Refused(tr("“{text}” is not a date. Write it as 2026-11-22 or 22/11/2026.", text=typed))
    return day


def _document(found: Indicators, currency: str) -> dict[str, object]:
    document = asdict(found)
    cents = document.pop("revenue_cents")
    ticket = found.average_ticket_cents
    return {
        "from": document.pop("first"),
        "to": document.pop("last"),
        "revenue": as_decimal(cents),
        "average_ticket": None if ticket is None else as_decimal(ticket),
        "currency": currency,
        **document,
        "frequency": found.frequency,
        "average_stay": found.average_stay,
        "attrition": found.attrition,
    }


def _text(found: Indicators, currency: str) -> str:
    ticket = found.average_ticket_cents
    lines = [
        (tr("Revenue"), format_amount(found.revenue_cents, currency)),
        (tr("Purchases"), str(found.purchases)),
        (tr("Active customers"), str(found.active_customers)),
        (tr("New customers"), str(found.new_customers)),
        (tr("Average ticket"), "–" if ticket is None else format_amount(ticket, currency)),
        (tr("Frequency"), _number(found.frequency)),
        (tr("Rebuy rate"), _percent(found.rebuy_rate)),
        (tr("Retention"), _percent(found.retention)),
        (tr("Attrition"), _percent(found.attrition)),
        (tr("Average stay, in nights"), _number(found.average_stay)),
        (tr("Open complaints"), str(found.complaints_open)),
        (tr("Days to close a complaint"), _number(found.complaint_days)),
    ]
    width = max(len(name) for name, _ in lines)
    period = f"{format_date(found.first)} – {format_date(found.last)}"
    return "\n".join([period, *(f"{name:<{width}}  {value}" for name, value in lines)])


def _number(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}".replace(".", "," if language() == "fr" else ".")


def _percent(value: float | None) -> str:
    return "–" if value is None else _number(value * 100) + " %"


COMMANDS = (Command(name="stats", summary=later("the indicators of a period"), arguments=_arguments, run=_run),)
