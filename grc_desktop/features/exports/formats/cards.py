"""Customers as vCard 3.0 (RFC 2426), for telephones and mail programs."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

from grc_desktop.features.exports.records import Listing, Written

FIELDS = (
    "kind", "title", "first_name", "last_name", "company", "profession", "birth_date", "email", "phone", "mobile",
    "address_1", "address_2", "postcode", "city", "country", "website", "tags", "notes",
)  # fmt: skip
"""The columns that a list must have to become cards."""

_MOST_OCTETS = 75  # of a line, its end not counted: RFC 2426, section 2.6


def write_cards(listing: Listing, path: Path) -> Written:
    """Write one card per row of ``listing``, whose columns are ``FIELDS``."""
    keys = [column.key for column in listing.columns]
    count = 0
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        for count, row in enumerate(listing.rows, 1):  # noqa: B007  the last number is the number of rows
            known = {key: value for key, value in zip(keys, row, strict=True) if value not in (None, "", ())}
            file.write("".join(_folded(line) + "\r\n" for line in _card(known)))
    return Written(file=path, rows=count)


def _card(known: dict[str, object]) -> Iterator[str]:
    def value(key: str) -> str:
        return _escaped(str(known.get(key, "")))

    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    person = " ".join(str(known[key]) for key in ("first_name", "last_name") if key in known)
    yield f"N:{value('last_name')};{value('first_name')};;{value('title')};"
    yield f"FN:{_escaped(person) or value('company')}"
    if "company" in known:
        yield f"ORG:{value('company')}"
        if known.get("kind") == "organisation":
            yield "X-ABShowAs:COMPANY"
    for key, name in (
        ("profession", "TITLE"),
        ("mobile", "TEL;TYPE=CELL"),
        ("phone", "TEL;TYPE=VOICE"),
        ("email", "EMAIL;TYPE=INTERNET"),
        ("website", "URL"),
        ("notes", "NOTE"),
    ):
        if key in known:
            yield f"{name}:{value(key)}"
    if any(key in known for key in ("address_1", "address_2", "postcode", "city", "country")):
        place = (value("address_2"), value("address_1"), value("city"), "", value("postcode"), value("country"))
        yield "ADR;TYPE=POSTAL:;" + ";".join(place)
    if isinstance(birth := known.get("birth_date"), date):
        yield f"BDAY:{birth.isoformat()}"
    if isinstance(tags := known.get("tags"), tuple):
        yield "CATEGORIES:" + ",".join(map(_escaped, tags))
    yield "END:VCARD"


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, "\\" + sign)
    return "\\n".join(text.splitlines())


def _folded(line: str) -> str:
    """``line`` with a fold wherever it would pass 75 octets, never inside a character."""
    parts: list[str] = []
    part, size = "", 0
    for char in line:
        octets = len(char.encode("utf-8", "replace"))
        if size + octets > _MOST_OCTETS:
            parts.append(part)
            part, size = " ", 1
        part, size = part + char, size + octets
    return "\r\n".join([*parts, part])
