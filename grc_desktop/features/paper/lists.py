"""Lists that are no mere table of a page: directory, telephones, and what is needed when there is no power."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from grc_desktop.core.dates import format_date
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.telephone import display
from grc_desktop.features.desk.queries import establishment
from grc_desktop.features.exports.formats.printed_list import write_printed_list
from grc_desktop.features.exports.making import Report, listing_of
from grc_desktop.features.exports.records import Asked, Column, Listing, Row
from grc_desktop.features.paper import queries
from grc_desktop.features.paper.cards import write_cards
from grc_desktop.features.paper.directory import write_directory
from grc_desktop.features.paper.dossier import MOST_FILES, write_dossiers
from grc_desktop.features.paper.records import CustomerFile, Guest, ListKind, Printed, Spot
from grc_desktop.features.paper.wording import party, phones

if TYPE_CHECKING:
    from grc_desktop.database.database import Database

_BOOK = ("name", "company", "city", "phone", "mobile")


def write_list(
    base: Database, kind: ListKind, asked: Asked, day: date, path: Path, report: Report | None = None
) -> Printed:
    """The list of that ``kind``: of the customers ``asked`` for, or of the guests of ``day``."""
    match kind:
        case "directory":
            return _directory(base, asked, path, report)
        case "phones":
            return _phones(base, asked, path, report)
        case "arrivals":
            guests = base.read(queries.arrivals, day=day)
            return write_cards(guests, day, path, house=base.read(establishment).name, made_at=base.clock.now())
        case "emergency":
            return _emergency(base, day, path)
        case _:
            return _shown(listing_of(base, asked, ".pdf", report), path)


def write_files(base: Database, ids: Sequence[int], path: Path, report: Report | None = None) -> Printed:
    """Everything on each of the customers ``ids``. ``Refused`` where they are more than anybody reads."""
    if len(ids) > MOST_FILES:
        raise Refused(tr("Print at most {most} customer files at once.", most=MOST_FILES))

    def files() -> Iterator[CustomerFile]:
        for number, customer_id in enumerate(ids):
            if report:
                report(number, len(ids))
            yield base.read(queries.customer_file, customer_id=customer_id)

    house = base.read(establishment).name
    return write_dossiers(files(), path, house=house, made_at=base.clock.now(), made_by=base.user)


def _shown(listing: Listing, path: Path) -> Printed:
    written = write_printed_list(listing, path)
    return Printed(
        file=path, pages=written.pages or 0, printed=written.rows,
        unshown=written.unshown, unshown_for=written.unshown_for,
    )  # fmt: skip


def _book(base: Database, asked: Asked, report: Report | None) -> tuple[Listing, list[Row]]:
    """The customers with whatever telephone they have, by name."""
    book = Asked(where=asked.where, view=asked.view, ids=asked.ids, scope=asked.scope, columns=_BOOK, sort="name")
    listing = listing_of(base, book, ".pdf", report)
    return listing, list(listing.rows)


def _directory(base: Database, asked: Asked, path: Path, report: Report | None) -> Printed:
    listing, rows = _book(base, asked, report)
    entries = [(_named(row), str(row[2] or ""), _dialled(row[4]) or _dialled(row[3])) for row in rows]
    return write_directory(entries, path, scope=listing.scope, house=listing.house, made_at=listing.made_at)


def _phones(base: Database, asked: Asked, path: Path, report: Report | None) -> Printed:
    listing, rows = _book(base, asked, report)
    reached = [_once(row) for row in rows if row[3] or row[4]]
    return _shown(
        Listing(
            title=tr("Phone list"), scope=listing.scope, house=listing.house, made_at=listing.made_at,
            made_by=listing.made_by, columns=listing.columns, rows=reached, count=len(reached),
        ),
        path,
    )  # fmt: skip


def _once(row: Row) -> Row:
    """Name, company, town and numbers, none of them twice: an organisation is its own company."""
    name, company, city, phone, mobile = row
    return name, None if company == name else company, city, None if phone == mobile else phone, mobile


def _emergency(base: Database, day: date, path: Path) -> Printed:
    guests = base.read(queries.present, day=day)
    columns = (
        Column("room", tr("Room")), Column("state", tr("On this day")), Column("name", tr("Name")),
        Column("party", tr("Persons")), Column("departure", tr("Departure"), "date"), Column("phone", tr("Telephone")),
        Column("tags", tr("Tags")), Column("preferences", tr("Preferences, allergies")), Column("notes", tr("Notes")),
    )  # fmt: skip
    printed = _shown(
        Listing(
            title=tr("Emergency list"), scope=tr("In the house on {day}", day=format_date(day, style="long")),
            house=base.read(establishment).name, made_at=base.clock.now(), made_by=base.user,
            columns=columns, rows=[_present(guest, day) for guest in guests], count=len(guests),
        ),
        path,
    )  # fmt: skip
    return replace(
        printed,
        spots=tuple(Spot(guest.customer.list_name, 0) for guest in guests) if printed.pages == 1 else (),
    )  # fmt: skip


def _present(guest: Guest, day: date) -> Row:
    stay, who = guest.stay, guest.customer
    if stay.arrival == day:
        state = tr("Arrives")
    elif stay.departure == day:
        state = tr("Leaves")
    else:
        state = tr("In the house")
    complaint = tr("Open complaint: {subject}", subject=guest.complaint) if guest.complaint else ""
    return (
        stay.room or "", state, who.list_name, party(stay), stay.departure, phones(who),
        ", ".join(tag.name for tag in who.tags), ", ".join((who.preferences or "").splitlines()),
        " · ".join(part for part in (complaint, stay.notes or "") if part),
    )  # fmt: skip


def _named(row: Row) -> str:
    name, company = str(row[0] or ""), str(row[1] or "")
    return f"{name} ({company})" if company and company != name else name


def _dialled(number: object) -> str:
    text = str(number or "")
    return display(text) if text.startswith("+") else text
