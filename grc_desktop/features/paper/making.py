"""From who is meant to the PDF on the disk: the one way, for the window and the command line."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.new_file import new_file
from grc_desktop.features.desk.queries import establishment
from grc_desktop.features.exports.making import Report, both, make_list
from grc_desktop.features.exports.records import Asked
from grc_desktop.features.paper import queries, rules
from grc_desktop.features.paper.records import Addressed, Envelope, LabelSheet, Mailing, Paper, Prepared, Printed
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
    return rules.addresses(found, mailing, base.read(establishment).country)


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

    check_pdf(target)
    check_place(sheet, start=start, offset=offset)
    people = addresses(base, mailing, report)
    with new_file(target) as path:
        printed = write_labels(_counted(people, report), sheet, path, start=start, offset=offset)
    return replace(printed, file=target)


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

    check_pdf(target)
    people = addresses(base, mailing, report)
    house = base.read(establishment)
    town = f"{house.postcode} {house.city}".strip()
    sender = " · ".join(part for part in (house.name, house.address_1, house.address_2, town) if part)
    with new_file(target) as path:
        printed = write_envelopes(_counted(people, report), envelope, path, offset=offset, sender=sender)
    return replace(printed, file=target)


def asked_list(paper: Paper) -> Asked:
    """The list of the same people, for a printed list or a workbook."""
    mailing = paper.mailing
    return Asked(
        subject=paper.subject,
        where=mailing.where,
        view=mailing.view,
        ids=mailing.ids,
        scope=paper.scope,
        columns=paper.columns,
        sort=paper.order,
    )


def prepare(base: Database, paper: Paper, report: Report | None = None) -> Prepared:
    """The PDF of ``paper``, made in a folder of its own that is gone afterwards."""
    with TemporaryDirectory(prefix="grc-desktop-") as folder:
        target = Path(folder, "paper.pdf")
        if paper.what == "labels":
            return _prepare_labels(base, paper, target, report)
        if paper.what == "envelopes":
            from grc_desktop.features.paper.envelopes import find_envelope

            envelope = find_envelope(paper.envelope)
            printed = make_envelopes(base, paper.mailing, envelope, target, offset=paper.offset, report=report)
            data = target.read_bytes()
            return Prepared(data, data, printed.pages, printed.printed, printed.left_out)
        written = make_list(base, asked_list(paper), target, report)
        data = target.read_bytes()
        return Prepared(data, data, written.pages or 0, written.rows, (), written.unshown)


def _prepare_labels(base: Database, paper: Paper, target: Path, report: Report | None) -> Prepared:
    """Drawn twice: the outlines of the labels belong on the screen and never on the paper."""
    from grc_desktop.features.paper.labels import write_labels
    from grc_desktop.features.paper.sheets import find_sheet

    sheet = find_sheet(paper.sheet)
    people = addresses(base, paper.mailing, report)
    printed = write_labels(_counted(people, report), sheet, target, start=paper.start, offset=paper.offset)
    data = target.read_bytes()
    write_labels(people, sheet, target, start=paper.start, offset=paper.offset, outlined=True)
    return Prepared(data, target.read_bytes(), printed.pages, printed.printed, printed.left_out)


def prepare_test(paper: Paper) -> bytes:
    """The PDF of one sheet that shows where the labels will be, to be held against a sheet of them."""
    from grc_desktop.features.paper.labels import write_test_sheet
    from grc_desktop.features.paper.sheets import find_sheet

    with TemporaryDirectory(prefix="grc-desktop-") as folder:
        target = Path(folder, "test.pdf")
        write_test_sheet(find_sheet(paper.sheet), target, offset=paper.offset)
        return target.read_bytes()


def save(data: bytes, target: Path) -> Path:
    """Put a prepared PDF on the disk, whole or not at all."""
    check_pdf(target)
    with new_file(target) as path:
        path.write_bytes(data)
    return target


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
