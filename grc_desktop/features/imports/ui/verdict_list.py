"""What there is to see at the check: the rows of each verdict as lines of a table."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import islice
from typing import Literal

from grc_desktop.core.language import later, tr
from grc_desktop.core.numbers import format_count
from grc_desktop.features.imports.records import SHOWN, JudgedRow, OnDuplicate, Report, Verdict
from grc_desktop.ui.record_table import Column

Which = Literal["created", "updated", "skipped", "duplicate", "rejected", "warnings"]

WHICH: tuple[Which, ...] = ("rejected", "duplicate", "warnings", "updated", "created", "skipped")
"""In the order in which they deserve a look; of those that hold anything the first is shown."""

_TITLES: dict[Which, str] = {
    "created": later("New: {count}"),
    "updated": later("Completed: {count}"),
    "skipped": later("Unchanged: {count}"),
    "duplicate": later("Duplicates: {count}"),
    "rejected": later("Refused: {count}"),
    "warnings": later("Values to look at: {count}"),
}

_DECISIONS: dict[OnDuplicate, str] = {
    "fill": later("to be completed"),
    "update": later("to be replaced"),
    "create": later("to be created"),
    "skip": later("to be left out"),
    "report": later("to be compared"),
}


@dataclass(frozen=True)
class Line:
    """A line of the table: a row of a file, or one of its values. ``file`` is the place of the file among several."""

    id: int
    file: int
    file_name: str
    row: int
    column: str
    value: str
    reason: str
    decision: OnDuplicate | None = None
    judged: JudgedRow | None = None


def counts(reports: Sequence[Report]) -> dict[Which, int]:
    """How many there are of each."""
    return {which: sum(count(report, which) for report in reports) for which in WHICH}


def count(report: Report, which: Which) -> int:
    """How many a file has."""
    return len(report.warnings) if which == "warnings" else report.count(which)


def title(which: Which, number: int) -> str:
    """The words of its button."""
    return tr(_TITLES[which], count=format_count(number))


def lines(reports: Sequence[Report], which: Which) -> list[Line]:
    """The first hundred of all files."""
    return list(islice(_lines(reports, which), SHOWN))


def _lines(reports: Sequence[Report], which: Which) -> Iterator[Line]:
    number = 0
    for at, report in enumerate(reports):
        name = report.plan.table.name
        for line in _values(report) if which == "warnings" else _rows(report, which):
            yield Line(number, at, name, *line)
            number += 1


def _values(report: Report) -> Iterator[tuple[int, str, str, str, None, None]]:
    for remark in report.warnings:
        yield remark.row, remark.column, remark.value, remark.reason, None, None


def _rows(report: Report, verdict: Verdict) -> Iterator[tuple[int, str, str, str, OnDuplicate | None, JudgedRow]]:
    for judged in report.judged(verdict):
        text = " · ".join(" ".join(cell.split()) for cell in judged.cells if cell.strip())
        reason = judged.reason[:1].upper() + judged.reason[1:]
        yield judged.row, "", text, reason, report.plan.decisions.get(judged.row), judged


COLUMNS: tuple[Column[Line], ...] = (
    Column(key="file", title=later("File"), text=lambda one: one.file_name, width=130, look="muted", spare=True),
    Column(
        key="row",
        title=later("Row"),
        text=lambda one: format_count(one.row),
        width=64,
        align="right",
        sort=lambda one: (one.file, one.row),
    ),
    Column(key="column", title=later("Column"), text=lambda one: one.column, width=120, look="strong"),
    Column(
        key="value",
        title=later("In the file"),
        text=lambda one: one.value,
        width=220,
        tip=lambda one: one.value,
        look="muted",
        stretch=True,
    ),
    Column(key="reason", title=later("Reason"), text=lambda one: one.reason, width=280, tip=lambda one: one.reason),
    Column(
        key="decision",
        title=later("Decided"),
        text=lambda one: tr(_DECISIONS[one.decision]) if one.decision else "",
        width=110,
        badge=lambda one: "accent" if one.decision else None,
    ),
)
