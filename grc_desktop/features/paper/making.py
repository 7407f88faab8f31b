"""From who is meant to the PDF on the disk: the one way, for the window and the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.new_file import new_file
from grc_desktop.features.exports.making import Report, both
from grc_desktop.features.exports.queries import house
from grc_desktop.features.paper import queries, rules
from grc_desktop.features.paper.records import Addressed, Envelope, LabelSheet, Mailing, Printed
from grc_desktop.features.segments.queries import customer_ids, saved_view

if TYPE_CHECKING:
    from grc_desktop.database.database import Database

_BLOCK = 500


def addresses(base: Database, mailing: Mailing, report: Report | None = None) -> list[Addressed]:
    """Everyone whom ``mailing`` means, in its order: their lines, or what keeps them from having any."""
    ids = mailing.ids
    if ids is None:
        where = mailing.where
        if mailing.view:
            where = both(base.read(saved_view, name=mailing.view).expression, where)
        ids = tuple(base.read(customer_ids, where=where))
    today = base.clock.today()
    found = []
    for start in range(0, len(ids), _BLOCK):
        if report:
            report(start, len(ids))
        found += base.read(queries.recipients, ids=ids[start : start + _BLOCK], today=today)
    return rules.addresses(found, mailing, base.read(house).country)


def make_labels(
    base: Database,
    mailing: Mailing,
    sheet: LabelSheet,
    target: Path,
    *,
    start: int = 1,
    offset: tuple[float, float] = (0, 0),
    report: Report | None = None,
) -> Printed:
    """Labels for ``mailing`` on ``sheet`` (see ``labels.write_labels``), whole or not at all."""
    from grc_desktop.features.paper.labels import check_place, write_labels

    check_place(sheet, start=start, offset=offset)

    def write(people: Iterable[Addressed], path: Path) -> Printed:
        return write_labels(people, sheet, path, start=start, offset=offset)

    return _make(base, mailing, target, write, report)


def make_envelopes(
    base: Database,
    mailing: Mailing,
    envelope: Envelope,
    target: Path,
    *,
    offset: tuple[float, float] = (0, 0),
    report: Report | None = None,
) -> Printed:
    """Envelopes for ``mailing`` (see ``envelopes.write_envelopes``), whole or not at all."""
    from grc_desktop.features.paper.envelopes import write_envelopes

    sender = base.read(house).name

    def write(people: Iterable[Addressed], path: Path) -> Printed:
        return write_envelopes(people, envelope, path, offset=offset, sender=sender)

    return _make(base, mailing, target, write, report)


def _make(
    base: Database,
    mailing: Mailing,
    target: Path,
    write: Callable[[Iterable[Addressed], Path], Printed],
    report: Report | None,
) -> Printed:
    check_pdf(target)
    people = addresses(base, mailing, report)
    with new_file(target) as path:
        printed = write(_counted(people, report), path)
    return replace(printed, file=target)


def check_pdf(target: Path) -> None:
    """``Refused`` where ``target`` is not named as a PDF: somebody would open it with the wrong program."""
    if target.suffix.lower() != ".pdf":
        raise Refused(tr("“{file}” is to be a PDF: end its name with .pdf.", file=target), field="to")


def _counted(people: list[Addressed], report: Report | None) -> Iterator[Addressed]:
    for number, person in enumerate(people):
        if report and number % _BLOCK == 0:
            report(number, len(people))
        yield person
    if report:
        report(len(people), len(people))
