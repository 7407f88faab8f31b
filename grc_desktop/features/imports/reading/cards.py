"""Address cards: vCard 2.1, 3.0 (RFC 2426) and 4.0 (RFC 6350), each card as one row.

The columns are the importer's own field names, so that they need no recognition.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.imports.reading.delimited import Source, open_text
from grc_desktop.features.imports.reading.encodings import STRAY
from grc_desktop.features.imports.reading.table import Row

COLUMNS = (
    "external_id",
    "kind",
    "title",
    "first_name",
    "last_name",
    "full_name",
    "company",
    "profession",
    "birth_date",
    "language",
    "email",
    "email_2",
    "mobile",
    "phone",
    "phone_2",
    "address_1",
    "address_2",
    "postcode",
    "city",
    "country",
    "website",
    "tags",
    "notes",
)

_LONGEST_LINE = 1_000_000
_SPLIT = {separator: re.compile(rf"(?<!\\){separator}") for separator in ",;"}
_ESCAPED = re.compile(r"\\([\\,;:nN])")


@dataclass(frozen=True)
class _Property:
    name: str
    types: frozenset[str]
    value: str  # still escaped

    def parts(self) -> list[str]:
        return [_unescape(part) for part in _SPLIT[";"].split(self.value)]

    def items(self) -> list[str]:
        return [_unescape(item) for item in _SPLIT[","].split(self.value)]

    def text(self) -> str:
        return _unescape(self.value)


@dataclass
class _Card:
    row: int
    properties: list[_Property] = field(default_factory=list)


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], text).strip()


def is_cards(head: bytes) -> bool:
    """Whether a file that begins with ``head`` holds address cards."""
    text = head.decode("utf-16", "ignore") if head[:2] in (b"\xff\xfe", b"\xfe\xff") else head.decode("latin-1")
    return text.lstrip("\ufeffï»¿ \r\n").upper().startswith("BEGIN:VCARD")


def read_cards(path: Source, encoding: str) -> Iterator[Row]:
    """One row for each card, in the order of ``COLUMNS``; its number is that of the line that begins the card.

    Raises ``Refused`` where the file ends inside a card.
    """
    yield 0, list(COLUMNS)
    card: _Card | None = None
    for number, line in _logical_lines(path, encoding):
        found = _property(line, encoding)
        if found is None:
            continue
        if found.name == "BEGIN" and found.value.upper() == "VCARD":
            card = _Card(number)
        elif found.name == "END" and card is not None:
            yield card.row, _row(card)
            card = None
        elif card is not None:
            card.properties.append(found)
    if card is not None:
        raise Refused(
            tr("The address card that begins on line {line} has no end: the file is incomplete.", line=card.row)
        )


def _logical_lines(path: Source, encoding: str) -> Iterator[tuple[int, str]]:
    """Lines with their continuations: folded by a leading space, or (2.1) by a soft break ``=`` at the end."""
    current, began, soft = "", 0, False
    with open_text(path, encoding) as file:
        for number, raw in enumerate(iter(lambda: file.readline(_LONGEST_LINE), ""), 1):
            line = raw.rstrip("\r\n").lstrip("\ufeff")
            if soft:
                current += line
            elif line[:1] in (" ", "\t"):
                current += line[1:]
            else:
                if current:
                    yield began, current
                current, began = line, number
            soft = current.endswith("=") and "QUOTED-PRINTABLE" in current.upper()
            if soft:
                current = current[:-1]
    if current:
        yield began, current


def _property(line: str, encoding: str) -> _Property | None:
    head, colon, value = line.partition(":")
    while colon and head.count('"') % 2:  # a colon inside a quoted parameter
        more, colon, value = value.partition(":")
        head += ":" + more
    if not colon:
        return None
    name, *parameters = head.split(";")
    types: set[str] = set()
    charset, quoted = encoding, False
    for parameter in parameters:
        key, equals, setting = parameter.upper().partition("=")
        setting = setting.strip('"')
        if key == "CHARSET":
            charset = setting
        elif setting == "QUOTED-PRINTABLE" or (not equals and key == "QUOTED-PRINTABLE"):
            quoted = True
        else:
            types.update(setting.split(",") if key == "TYPE" else [key if not equals else f"{key}={setting}"])
    if quoted:
        value = _decode_quoted(value, charset)
    return _Property(name.rpartition(".")[2].upper(), frozenset(types), value)


def _decode_quoted(value: str, charset: str) -> str:
    data = quopri.decodestring(value.encode("utf-8", "replace"))
    try:
        return data.decode(charset, STRAY).replace("\r\n", "\\n").replace("\n", "\\n")
    except LookupError:  # a charset that nobody knows
        return data.decode("utf-8", STRAY)


def _row(card: _Card) -> list[str]:
    found: dict[str, str] = {}
    for entry in _preferred_first(card.properties):
        _take(entry, found)
    if found.get("first_name") or found.get("last_name"):
        found.pop("full_name", None)  # FN only repeats what N says in parts
    elif found.get("company") == found.get("full_name"):
        found.pop("full_name", None)
    return [found.get(column, "") for column in COLUMNS]


def _preferred_first(properties: list[_Property]) -> list[_Property]:
    return sorted(properties, key=lambda entry: not ({"PREF", "PREF=1"} & entry.types))


def _take(entry: _Property, found: dict[str, str]) -> None:
    match entry.name:
        case "N":
            family, given, _, prefix, _ = (*entry.parts(), "", "", "", "", "")[:5]
            found.update(last_name=family, first_name=given, title=prefix)
        case "ADR":
            if "address_1" not in found and "city" not in found:
                box, extended, street, city, _, postcode, country = (*entry.parts(), *[""] * 7)[:7]
                lines = [line for line in (street, extended, box) if line]
                found.update(address_1="\n".join(lines[:1]), address_2=", ".join(lines[1:]))
                found.update(city=city, postcode=postcode, country=country)
        case "TEL":
            number = entry.text().removeprefix("tel:")
            wanted = "mobile" if {"CELL", "IPHONE"} & entry.types else "phone"
            if "FAX" not in entry.types:
                _put(found, (wanted, "phone_2"), number)
        case "EMAIL":
            _put(found, ("email", "email_2"), entry.text().removeprefix("mailto:"))
        case "ORG":
            _put(found, ("company",), entry.parts()[0])
        case "KIND":
            _put(found, ("kind",), "company" if entry.text().lower() == "org" else entry.text())
        case "CATEGORIES":
            _put(found, ("tags",), ", ".join(entry.items()))
        case name if name in _PLAIN:
            _put(found, (_PLAIN[name],), entry.text())


_PLAIN = {
    "FN": "full_name",
    "TITLE": "profession",
    "BDAY": "birth_date",
    "NOTE": "notes",
    "LANG": "language",
    "URL": "website",
    "UID": "external_id",
}


def _put(found: dict[str, str], fields: tuple[str, ...], value: str) -> None:
    if not value:
        return
    for name in fields:
        if name not in found:
            found[name] = value
            return
