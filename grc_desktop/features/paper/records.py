"""Label sheets, who is written to, and what became of them."""

from __future__ import annotations

from collections.abc import Container
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from grc_desktop.features.exports.records import Subject

if TYPE_CHECKING:
    from grc_desktop.features.complaints.records import ComplaintFile
    from grc_desktop.features.customers.records import Customer
    from grc_desktop.features.exchanges.records import ExchangeRecord
    from grc_desktop.features.loyalty.records import Account, Entry
    from grc_desktop.features.privacy.records import ConsentRecord
    from grc_desktop.features.purchases.records import PurchaseRecord
    from grc_desktop.features.reminders.records import ReminderRecord


@dataclass(frozen=True)
class LabelSheet:
    """A sheet of labels as its maker cuts it; lengths in mm, ``left`` and ``top`` from the corner of the page.

    ``aliases`` are the part numbers of sheets that are cut alike; ``own_id`` is that of a sheet which the house
    measured itself.
    """

    brand: str
    part: str
    paper: str
    page_width: float
    page_height: float
    columns: int
    rows: int
    label_width: float
    label_height: float
    left: float
    top: float
    pitch_x: float
    pitch_y: float
    aliases: tuple[str, ...] = ()
    own_id: int | None = None

    @property
    def per_sheet(self) -> int:
        """How many labels one sheet has."""
        return self.columns * self.rows

    def origin(self, place: int) -> tuple[float, float]:
        """The upper left corner, in mm from that of the page, of label ``place`` (0-based, row by row)."""
        row, column = divmod(place, self.columns)
        return self.left + column * self.pitch_x, self.top + row * self.pitch_y


MEASURES = (
    "page_width", "page_height", "columns", "rows", "label_width", "label_height", "left", "top", "pitch_x", "pitch_y",
)  # fmt: skip
"""What is measured of a sheet; columns and rows are counted."""


@dataclass(frozen=True)
class Envelope:
    """An envelope printed lengthwise; lengths in mm. The address stands in the box that a window would show."""

    name: str
    width: float
    height: float
    left: float
    top: float
    box_width: float
    box_height: float


@dataclass(frozen=True)
class Recipient:
    """What paper needs to know of a customer: who it is, where mail reaches it, whether it may be written to.

    ``address`` is the preferred one, else that of its household, else that of the organisation it works for
    (``organisation`` is then its name). ``contact`` is the interlocutor of an organisation, ``contact_title``
    what goes before it.
    ``together`` are the customers of a household that get one piece.
    """

    customer_id: int
    kind: str
    state: str
    name: str
    name_key: str
    title: str | None
    first_name: str | None
    last_name: str | None
    company: str | None
    language: str | None
    refuses_post: bool
    address: Place | None
    contact: str = ""
    contact_title: str = ""
    organisation: str = ""
    household: Household | None = None
    together: tuple[int, ...] = ()


@dataclass(frozen=True)
class Place:
    """A postal address as it was typed."""

    kind: str
    lines: tuple[str, ...]
    postcode: str | None
    city: str | None
    region: str | None
    country: str | None
    returned_on: date | None


@dataclass(frozen=True)
class Household:
    """The household that a person belongs to, and its name as a letter bears it."""

    customer_id: int
    name: str


@dataclass(frozen=True)
class Addressed:
    """Somebody to write to: lines ready for paper, or what keeps them from it.

    ``name`` is what lists call them. ``code`` tells one kind of obstacle from another, ``reason`` says it in the
    user's language; both are empty where there is none. ``together`` are all customers whom the piece is for where
    they are several; ``bundle`` is the country (empty at home) and the département that it is sorted under.
    """

    customer_id: int
    name: str
    lines: tuple[str, ...] = ()
    code: str = ""
    reason: str = ""
    together: tuple[int, ...] = ()
    bundle: tuple[str, str] = ("", "")

    @property
    def customer_ids(self) -> tuple[int, ...]:
        """Everyone whom the piece is for."""
        return self.together or (self.customer_id,)


@dataclass(frozen=True)
class LeftOut:
    """A customer who could not be printed, and why (``code`` and ``reason`` as in ``Addressed``)."""

    customer_id: int
    name: str
    code: str
    reason: str


@dataclass(frozen=True)
class Bundle:
    """How many pieces go to a département, or to a country abroad (then ``departement`` is empty)."""

    country: str
    departement: str
    count: int


@dataclass(frozen=True)
class Spot:
    """Where a name stands: on which page, from 0; ``customer_ids`` are all whom a piece of mail is for."""

    name: str
    page: int
    customer_ids: tuple[int, ...] = ()


@dataclass(frozen=True)
class Printed:
    """A PDF that was written: how many pages, how many addresses on them, who is missing.

    ``customer_ids`` are all whom it is for, ``bundles`` where their pieces go, ``spots`` on which page each is.
    ``unshown`` are characters of a list that no font has, ``unshown_for`` names whose they are.
    """

    file: Path
    pages: int
    printed: int
    left_out: tuple[LeftOut, ...] = ()
    customer_ids: tuple[int, ...] = ()
    bundles: tuple[Bundle, ...] = ()
    spots: tuple[Spot, ...] = ()
    unshown: str = ""
    unshown_for: tuple[str, ...] = ()

    def on_pages(self, pages: Container[int]) -> tuple[int, ...]:
        """Whom the pieces that begin on these pages are for."""
        return tuple(one for spot in self.spots if spot.page in pages for one in spot.customer_ids)


@dataclass(frozen=True)
class Mailing:
    """Who is to be written to, and how.

    ``where``, ``view`` and ``ids`` as in ``exports.records.Asked``. ``sort``: postcode or name. ``per_household``:
    one piece for all who live together. ``as_norm``: lines of NF Z10-011, else as they were typed.
    """

    where: str = ""
    view: str = ""
    ids: tuple[int, ...] | None = None
    sort: Literal["postcode", "name"] = "postcode"
    per_household: bool = False
    as_norm: bool = True
    respect_refusals: bool = True


@dataclass(frozen=True)
class Guest:
    """Somebody in the house or about to come: the stay, who it is, the subject of an open complaint, points."""

    stay: PurchaseRecord
    customer: Customer
    complaint: str | None
    points: int


@dataclass(frozen=True)
class CustomerFile:
    """Everything on one customer, newest first; ``exchanges`` with the messages of campaigns among them.

    ``account`` and ``entries`` are of the points.
    """

    customer: Customer
    consents: tuple[ConsentRecord, ...]
    purchases: tuple[PurchaseRecord, ...]
    complaints: tuple[ComplaintFile, ...]
    exchanges: tuple[ExchangeRecord, ...]
    reminders: tuple[ReminderRecord, ...]
    account: Account
    entries: tuple[Entry, ...]


What = Literal["labels", "envelopes", "letters", "list"]

Pieces = Literal["addresses", "sender", "badges"]
"""What stands on labels: the addresses of customers, that of the house, or names to be worn."""

ListKind = Literal["shown", "directory", "arrivals", "phones", "emergency", "files"]
"""Lists: that of the page with its columns, names by letter, cards of the arrivals of a day, telephones, and what is
needed when there is no power, everything on each customer."""


@dataclass(frozen=True)
class Paper:
    """All that can be asked of paper: what, for whom, on what.

    ``sheet`` and ``envelope`` are names. ``start`` is the first free label of the first sheet, ``first`` the first
    address of the order that is printed (to resume after a jam), ``copies`` how many labels each gets (of the
    sender: how many sheets). ``template`` is the name of a letter, filled in for each; ``complaint_id`` what it
    answers; ``messages`` are letters of a campaign instead, as they stand in its ledger. ``slips``: one before each
    bundle. ``guides``: the edges of labels are printed.
    ``subject``, ``columns``, ``order`` (its sort) and ``scope`` are of the list (``exports.records.Asked``),
    ``day`` of arrivals.
    """

    what: What
    mailing: Mailing
    sheet: str = "L7160"
    start: int = 1
    first: int = 1
    copies: int = 1
    pieces: Pieces = "addresses"
    slips: bool = False
    guides: bool = False
    envelope: str = "DL"
    template: str = ""
    complaint_id: int | None = None
    messages: tuple[int, ...] = ()
    with_sender: bool = True
    offset: tuple[float, float] = (0.0, 0.0)
    kind: ListKind = "shown"
    day: date | None = None
    subject: Subject = "customers"
    columns: tuple[str, ...] = ()
    order: str = ""
    scope: str = ""


@dataclass(frozen=True)
class Prepared:
    """Paper ready to be looked at, saved or printed, and what is to be known of it.

    ``data`` is the PDF; ``shown`` the same with what helps on the screen (where the labels of the sheet lie).
    """

    data: bytes
    shown: bytes
    printed: Printed
