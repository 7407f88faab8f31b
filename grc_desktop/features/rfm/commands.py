"""``grc-desktop rfm``."""

from __future__ import annotations

import argparse
from collections import Counter
from dataclasses import replace
from datetime import date

from grc_desktop.core.language import later, tr, trn
from grc_desktop.core.money import as_decimal
from grc_desktop.features.console import Console
from grc_desktop.features.offers import Command
from grc_desktop.features.rfm.records import NamedScore


def _day(typed: str) -> date:
    from grc_desktop.core.dates import read_date

    day = read_date(typed, today=date.today())  # noqa: DTZ011 -- only to read "14/10/26"; scores use the base's clock
    if day is None:
        raise argparse.ArgumentTypeError(tr("“{text}” is no date; write 2026-11-22", text=typed))
    return day


def _arguments(parser: argparse.ArgumentParser) -> None:
    day = tr("DATE")
    parser.add_argument("--on", type=_day, metavar=day, help=tr("as of this day (default: today)"))
    parser.add_argument("--method", choices=("rank", "threshold"), help=tr("how to score (default: as the house does)"))
    parser.add_argument("--since", type=_day, metavar=day, help=tr("count purchases from this day on"))


def _run(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.features.desk.queries import establishment
    from grc_desktop.features.rfm.queries import named_scores, scores, settings_of_house

    with console.reading() as base:
        settings = base.read(settings_of_house)
        if chosen.method:
            settings = replace(settings, method=chosen.method)
        found = base.read(scores, on=chosen.on, settings=settings, since=chosen.since)
        named = base.read(named_scores, found=found)
        currency = base.read(establishment).currency
    console.answer([_document(one, currency) for one in named], lambda: _table(named))


def _document(one: NamedScore, currency: str) -> dict[str, object]:
    score = one.score
    return {
        "id": score.customer_id, "external_id": one.external_id, "name": one.name,
        "recency_days": score.recency_days, "frequency": score.frequency,
        "monetary": as_decimal(score.monetary_cents), "currency": currency,
        "r": score.r, "f": score.f, "m": score.m, "segment": score.segment,
    }  # fmt: skip


def _table(named: list[NamedScore]) -> str:
    from grc_desktop.features.rfm.rules import segment
    from grc_desktop.features.rfm.wording import figures
    from grc_desktop.features.segments.fields import RFM_SEGMENTS

    lines = [f"{one.score.customer_id}  {one.name}  {figures(one.score)}  {segment(one.score.segment).name}"
             for one in named]  # fmt: skip
    sizes = Counter(one.score.segment for one in named)
    lines += [tr("{segment}: {count}", segment=segment(code).name, count=sizes[code])
              for code, _ in RFM_SEGMENTS if sizes[code]]  # fmt: skip
    return "\n".join([*lines, trn("{count} customer", "{count} customers", len(named))])


COMMANDS = (
    Command(
        name="rfm",
        summary=later("score customers by recency, frequency and amount"),
        arguments=_arguments,
        run=_run,
    ),
)
