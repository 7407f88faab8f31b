"""Address cards (vCard 2.1, 3.0 and 4.0), each as one row.

The columns are the importer's own field names, so that they need no recognition. What a card has several times
stands in one cell, with `` ::: `` between.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.imports.reading.card_lines import Property, read_properties
from grc_desktop.features.imports.reading.delimited import Source
from grc_desktop.features.imports.reading.table import Row

COLUMNS = (
    "external_id",
    "grc_record",
    "kind",
    "title",
    "first_name",
    "last_name",
    "full_name",
    "company",
    "profession",
    "gender",
    "birth_date",
    "language",
    "email",
    "email_2",
    "mobile",
    "mobile_2",
    "phone",
    "phone_2",
    "fax",
    "address_1",
    "address_2",
    "postcode",
    "city",
    "region",
    "country",
    "work.address_1",
    "work.address_2",
    "work.postcode",
    "work.city",
    "work.region",
    "work.country",
    "website",
    "tags",
    "notes",
    "photo",
)

_MOST_PROPERTIES = 2_000
_ENDLESS = 50_000
"""Properties after which a card, with those inside it, is not waited for any longer."""
_SEVERAL = " ::: "
_PLACE = ("address_1", "postcode", "city")
_UNIQUE = re.compile(r"urn:|[0-9a-f-]{16,}|.{21,}|.*[@/:]", re.IGNORECASE)
"""A ``UID`` made by a machine for machines; others are numbers of customers."""
_FAX = re.compile(r"fax|t[ée]l[ée]copie", re.IGNORECASE)
_MOBILE = re.compile(r"mobil|portable|gsm|cell|natel|iphone", re.IGNORECASE)


@dataclass
class _Card:
    row: int
    properties: list[Property] = field(default_factory=list)
    seen: int = 0  # properties, of inner cards too
    inner: int = 0  # cards inside it (the AGENT of 2.1) that have begun and not ended


def is_cards(head: bytes) -> bool:
    """Whether a file that begins with ``head`` holds address cards."""
    text = head.decode("utf-16", "ignore") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head.decode("latin-1")
    return text.lstrip("\ufeffï»¿ \r\n").upper().startswith("BEGIN:VCARD")


def read_cards(source: Source, encoding: str) -> Iterator[Row]:
    """One row for each card, in the order of ``COLUMNS``; its number is that of the line that begins the card.

    A card inside another is left out. Raises ``Refused`` where the file ends inside a card, or a card does not end.
    """
    yield 0, list(COLUMNS)
    card: _Card | None = None
    for number, found in read_properties(source, encoding):
        begins = found.name == "BEGIN" and found.value.strip().upper() == "VCARD"
        if card is None:
            card = _Card(number) if begins else None
            continue
        card.seen += 1
        if card.seen > _ENDLESS:
            raise _without_end(card)
        if begins and not card.inner and not (card.properties and card.properties[-1].name == "AGENT"):
            yield card.row, _row(card)  # its end was lost
            card = _Card(number)
        elif begins:
            card.inner += 1
        elif found.name == "END" and card.inner:
            card.inner -= 1
        elif found.name == "END":
            yield card.row, _row(card)
            card = None
        elif not card.inner and len(card.properties) < _MOST_PROPERTIES:
            card.properties.append(found)
    if card is not None:
        raise _without_end(card)


def _without_end(card: _Card) -> Refused:
    return Refused(tr("The address card that begins on line {line} has no end: the file is incomplete.", line=card.row))


def _row(card: _Card) -> list[str]:
    found: dict[str, str] = {}
    labels = {one.group: one.text() for one in card.properties if one.name == "X-ABLABEL" and one.group}
    for entry in sorted(card.properties, key=lambda entry: not ({"PREF", "PREF=1"} & entry.types)):
        _take(entry, found, labels.get(entry.group, ""))
    if found.get("first_name") or found.get("last_name"):
        found.pop("full_name", None)  # FN only repeats what N says in parts
    elif found.get("company") == found.get("full_name"):
        found.pop("full_name", None)
    return [found.get(column, "") for column in COLUMNS]


def _take(entry: Property, found: dict[str, str], label: str) -> None:
    if entry.name in _PLAIN:
        places, between = _PLAIN[entry.name]
        _add(found, places, entry.text().removeprefix("mailto:"), between)
    elif entry.name == "TEL":
        _take_number(entry, found, label)
    elif entry.name in _TAKEN:
        _TAKEN[entry.name](entry, found)


_PLAIN: dict[str, tuple[tuple[str, ...], str | None]] = {
    "FN": (("full_name",), None),
    "TITLE": (("profession",), None),
    "BDAY": (("birth_date",), None),
    "LANG": (("language",), None),
    "X-LANG": (("language",), None),
    "URL": (("website",), None),
    "EMAIL": (("email", "email_2"), _SEVERAL),
    "NOTE": (("notes",), "\n"),
    "X-GRC-RECORD": (("grc_record",), None),
}
"""Properties that are one text: where they go, and what stands between several; None: the first counts."""


def _take_name(entry: Property, found: dict[str, str]) -> None:
    family, given, _, prefix, _ = (*entry.parts(), "", "", "", "", "")[:5]
    found.update(last_name=family, first_name=given, title=prefix)


def _take_company(entry: Property, found: dict[str, str]) -> None:
    _add(found, ("company",), entry.parts()[0], None)


def _take_kind(entry: Property, found: dict[str, str]) -> None:
    if entry.text().lower() in ("org", "organization", "company"):
        found["kind"] = "company"


def _take_tags(entry: Property, found: dict[str, str]) -> None:
    _add(found, ("tags",), ", ".join(entry.items()), ", ")


def _take_gender(entry: Property, found: dict[str, str]) -> None:
    _add(found, ("gender",), entry.parts()[0], None)


def _take_number_of_customer(entry: Property, found: dict[str, str]) -> None:
    if not _UNIQUE.match(entry.text()):
        found["external_id"] = entry.text()


def _take_address(entry: Property, found: dict[str, str]) -> None:
    """The first address of home, and the first of work; what is said to be neither lies where there is room."""
    box, extended, street, city, region, postcode, country = (*entry.parts(), *[""] * 7)[:7]
    if not any((box, extended, street, city, postcode)):
        return
    places = ("work.", "") if "WORK" in entry.types and "HOME" not in entry.types else ("", "work.")
    free = [place for place in places if not any(found.get(place + name) for name in _PLACE)]
    if not free:
        return
    prefix = free[0]
    lines = [line for line in (street, extended, box) if line]
    values = {"address_1": "\n".join(lines[:1]), "address_2": ", ".join(lines[1:]), "postcode": postcode}
    values |= {"city": city, "region": region, "country": country}
    found.update({prefix + name: value for name, value in values.items()})


def _take_number(entry: Property, found: dict[str, str], label: str) -> None:
    number = entry.text().removeprefix("tel:").replace(";ext=", " ext. ")
    if "FAX" in entry.types or _FAX.search(label):
        places: tuple[str, ...] = ("fax",)
    elif {"CELL", "IPHONE"} & entry.types or _MOBILE.search(label):
        places = ("mobile", "mobile_2")
    else:
        places = ("phone", "phone_2")
    _add(found, places, number)


def _take_photo(entry: Property, found: dict[str, str]) -> None:
    """The picture itself, as a data URI; one that lies somewhere else is not fetched."""
    value = entry.value.strip()
    if value[:11].lower() == "data:image/":
        found.setdefault("photo", value)
    elif {"ENCODING=B", "ENCODING=BASE64", "BASE64", "B"} & entry.types:
        found.setdefault("photo", f"data:image/unknown;base64,{value}")


_TAKEN: dict[str, Callable[[Property, dict[str, str]], None]] = {
    "N": _take_name,
    "ADR": _take_address,
    "ORG": _take_company,
    "KIND": _take_kind,
    "X-ABSHOWAS": _take_kind,
    "X-ADDRESSBOOKSERVER-KIND": _take_kind,
    "CATEGORIES": _take_tags,
    "GENDER": _take_gender,
    "X-GENDER": _take_gender,
    "PHOTO": _take_photo,
    "UID": _take_number_of_customer,
}


def _add(found: dict[str, str], places: tuple[str, ...], value: str, between: str | None = _SEVERAL) -> None:
    """Put ``value`` in the first of ``places`` that is free, else behind what the last of them has."""
    if not value:
        return
    for name in places:
        if not found.get(name):
            found[name] = value
            return
    if between is not None and value not in found[places[-1]].split(between):
        found[places[-1]] += between + value
