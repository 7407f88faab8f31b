"""From who is meant to the PDF on the disk: the one way, for the window and the command line."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.new_file import new_file
from grc_desktop.features.desk.queries import establishment
from grc_desktop.features.desk.records import Establishment
from grc_desktop.features.exports.making import Report, both
from grc_desktop.features.exports.records import Asked
from grc_desktop.features.paper import queries, rules
from grc_desktop.features.paper.envelope_sizes import known_envelope
from grc_desktop.features.paper.records import Addressed, LabelSheet, Mailing, Paper, Prepared, Printed, Recipient
from grc_desktop.features.paper.sheets import find_sheet
from grc_desktop.features.segments.queries import customer_ids, saved_view

if TYPE_CHECKING:
    from grc_desktop.database.database import Database

_BLOCK = 500


def make(base: Database, paper: Paper, target: Path, report: Report | None = None) -> Printed:
    """Write the PDF that ``paper`` asks for, whole or not at all. ``Refused`` where nothing can be printed."""
    check_pdf(target)
    write = _writer(base, paper, report)
    with new_file(target) as path:
        printed = write(path, False)
    return replace(printed, file=target)


def prepare(base: Database, paper: Paper, report: Report | None = None) -> Prepared:
    """The PDF of ``paper``, made in a folder of its own that is gone afterwards.

    Labels are drawn twice: where they lie belongs on the screen and not on the paper.
    """
    write = _writer(base, paper, report)
    with TemporaryDirectory(prefix="grc-desktop-") as folder:
        target = Path(folder, "paper.pdf")
        printed = write(target, False)
        data = shown = target.read_bytes()
        if paper.what == "labels":
            write(target, True)
            shown = target.read_bytes()
        return Prepared(data, shown, printed)


def prepare_test(base: Database, paper: Paper) -> bytes:
    """The PDF of one sheet that shows where the labels will be, to be held against a sheet of them."""
    from grc_desktop.features.paper.calibration import write_test_sheet

    sheet = sheet_named(base, paper.sheet)
    with TemporaryDirectory(prefix="grc-desktop-") as folder:
        target = Path(folder, "test.pdf")
        write_test_sheet(sheet, target, offset=paper.offset)
        return target.read_bytes()


def make_test(base: Database, sheet_name: str, offset: tuple[float, float], target: Path) -> None:
    """The same as a file."""
    from grc_desktop.features.paper.calibration import write_test_sheet

    check_pdf(target)
    sheet = sheet_named(base, sheet_name)
    with new_file(target) as path:
        write_test_sheet(sheet, path, offset=offset)


def sheet_named(base: Database, name: str) -> LabelSheet:
    """The sheet that ``name`` means, one that the house measured itself first."""
    return find_sheet(name, base.read(queries.own_sheets))


def addresses(base: Database, mailing: Mailing, report: Report | None = None) -> list[Addressed]:
    """Everyone whom ``mailing`` means, in its order: their lines, or what keeps them from having any."""
    return rules.addresses(_recipients(base, mailing, report), mailing, base.read(establishment).country)


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


def sender_line(house: Establishment) -> str:
    """The house on one line, as it stands on an envelope."""
    town = f"{house.postcode} {house.city}".strip()
    return " · ".join(part for part in (house.name, house.address_1, house.address_2, town) if part)


# --- what each kind of paper asks ------------------------------------------------------------------

_Writer = Callable[[Path, bool], Printed]
"""Writes to a path; the second argument is whether for the screen."""


def _writer(base: Database, paper: Paper, report: Report | None) -> _Writer:
    """All questions to the base asked, what writes the file."""
    match paper.what:
        case "labels":
            return _labels(base, paper, report)
        case "envelopes":
            return _envelopes(base, paper, report)
        case "letters":
            return _letters(base, paper, report)
        case "list":
            return _list(base, paper, report)


def _labels(base: Database, paper: Paper, report: Report | None) -> _Writer:
    from grc_desktop.features.paper.badges import write_badges
    from grc_desktop.features.paper.labels import check_place, write_labels

    sheet = sheet_named(base, paper.sheet)
    check_place(sheet, start=paper.start, offset=paper.offset)
    start, offset, guides = paper.start, paper.offset, paper.guides
    if paper.pieces == "badges":
        worn = rules.badges(_recipients(base, paper.mailing, report))
        return lambda path, on_screen: write_badges(
            _counted(worn, None if on_screen else report), sheet, path,
            start=start, offset=offset, guides=guides, on_screen=on_screen,
        )  # fmt: skip
    if paper.pieces == "sender":
        house = [rules.sender(base.read(establishment))]
        count = paper.copies * sheet.per_sheet - (start - 1)
        return lambda path, on_screen: replace(
            write_labels(
                house, sheet, path, start=start, offset=offset, copies=count, guides=guides, on_screen=on_screen
            ),
            printed=count, customer_ids=(), bundles=(),
        )  # fmt: skip
    people = addresses(base, paper.mailing, report)
    slips = paper.slips and paper.mailing.sort == "postcode"
    return lambda path, on_screen: write_labels(
        _counted(people, None if on_screen else report), sheet, path,
        start=start, offset=offset, first=paper.first, copies=paper.copies, slips=slips, guides=guides,
        on_screen=on_screen,
    )  # fmt: skip


def _envelopes(base: Database, paper: Paper, report: Report | None) -> _Writer:
    from grc_desktop.features.paper.envelopes import write_envelopes

    envelope = known_envelope(base.read(queries.envelopes), paper.envelope)
    people = addresses(base, paper.mailing, report)
    sender = sender_line(base.read(establishment)) if paper.with_sender else ""
    slips = paper.slips and paper.mailing.sort == "postcode"
    return lambda path, _on_screen: write_envelopes(
        _counted(people, report), envelope, path, offset=paper.offset, first=paper.first, slips=slips, sender=sender
    )


def _letters(base: Database, paper: Paper, report: Report | None) -> _Writer:
    from grc_desktop.features.paper.letters.composing import compose, letter_sheet
    from grc_desktop.features.paper.ui.letters.typesetting import write_letters

    letters = compose(base, paper, addresses(base, paper.mailing, report), report)
    sheet = letter_sheet(base, letters)
    return lambda path, _on_screen: write_letters(letters, sheet, path, first=paper.first, report=report)


def _list(base: Database, paper: Paper, report: Report | None) -> _Writer:
    from grc_desktop.features.paper.lists import write_files, write_list

    if paper.kind == "files":
        ids = meant(base, paper.mailing)
        return lambda path, _on_screen: write_files(base, ids, path, report)
    asked, day = asked_list(paper), paper.day or base.clock.today()
    return lambda path, _on_screen: write_list(base, paper.kind, asked, day, path, report)


def _recipients(base: Database, mailing: Mailing, report: Report | None) -> list[Recipient]:
    ids = meant(base, mailing)
    today = base.clock.today()
    found: list[Recipient] = []
    for start in range(0, len(ids), _BLOCK):
        if report:
            report(start, len(ids))
        found += base.read(queries.recipients, ids=ids[start : start + _BLOCK], today=today)
    return found


def meant(base: Database, mailing: Mailing) -> tuple[int, ...]:
    """The ids of everyone whom ``mailing`` means."""
    if mailing.ids is not None:
        return mailing.ids
    where = mailing.where
    if mailing.view:
        where = both(base.read(saved_view, name=mailing.view).where, where)
    return tuple(base.read(customer_ids, where=where))


def _counted(people: Iterable[Addressed], report: Report | None) -> Iterator[Addressed]:
    people = list(people)
    for number, person in enumerate(people):
        if report and number % _BLOCK == 0:
            report(number, len(people))
        yield person
    if report:
        report(len(people), len(people))
