"""Customers as address cards, for telephones and mail programs: vCard 3.0 (RFC 2426) and 4.0 (RFC 6350).

What others stumble over: Outlook takes a text of 3.0 for Windows' own letters unless it says its character set; a
fold inside a character breaks it where folds are undone after decoding; a large photo makes telephones drop the card.
"""

from __future__ import annotations

import base64
import re
from collections.abc import Iterator
from contextlib import suppress
from datetime import date
from io import BytesIO
from pathlib import Path

from PIL import Image, ImageOps

from grc_desktop.core.countries import country_name
from grc_desktop.core.language import language
from grc_desktop.features.exports.records import CardVersion, Listing, Place, Portrait, Ways, Written

FIELDS = (
    "external_id", "kind", "title", "first_name", "last_name", "company", "profession", "birth_date", "language",
    "website", "tags", "notes", "id",
)  # fmt: skip
"""The columns that a list must have to become cards, before the last one, ``ways``."""

_MOST_OCTETS = 75  # of a line, its end not counted: RFC 2426, section 2.6
_LARGEST_PHOTO = 200_000
"""Bytes of a portrait that goes out as it is; larger ones are made smaller."""
_PIXELS = 720

_TEXT = re.compile(r"(?:N|FN|ORG|TITLE|NOTE|ADR|CATEGORIES)(?=[;:])")
_TYPES = {"mobile": "CELL", "landline": "VOICE", "fax": "FAX", "other": "VOICE"}


def write_cards(listing: Listing, path: Path) -> Written:
    """Write one card per row of ``listing``, whose columns are ``FIELDS`` and ``ways``."""
    keys = [column.key for column in listing.columns]
    count = 0
    with path.open("w", encoding="utf-8", errors="replace", newline="") as file:
        for count, row in enumerate(listing.rows, 1):  # noqa: B007  the last number is the number of rows
            known = {key: value for key, value in zip(keys, row, strict=True) if value not in (None, "", ())}
            for line in _card(known, listing.card_version):
                file.write(_folded(_marked(line, listing.card_version)) + "\r\n")
    return Written(file=path, rows=count)


def _card(known: dict[str, object], version: CardVersion) -> Iterator[str]:
    def value(key: str) -> str:
        return _escaped(str(known.get(key, "")))

    yield "BEGIN:VCARD"
    yield f"VERSION:{version}"
    person = " ".join(str(known[key]) for key in ("first_name", "last_name") if key in known)
    yield f"N:{value('last_name')};{value('first_name')};;{value('title')};"
    yield f"FN:{_escaped(person) or value('company')}"
    if "company" in known:
        yield f"ORG:{value('company')}"
    if known.get("kind") == "organisation":
        yield "KIND:org" if version == "4.0" else "X-ABShowAs:COMPANY"
    for key, name in (
        ("external_id", "UID;VALUE=text" if version == "4.0" else "UID"),  # else a URI: RFC 6350, section 6.7.6
        ("profession", "TITLE"),
        ("website", "URL"),
        ("language", "LANG" if version == "4.0" else "X-LANG"),
        ("notes", "NOTE"),
    ):
        if key in known:
            yield f"{name}:{value(key)}"
    ways = known.get("ways")
    if isinstance(ways, Ways):
        yield from _ways(ways, version)
    if isinstance(birth := known.get("birth_date"), date):
        yield f"BDAY:{birth:%Y%m%d}" if version == "4.0" else f"BDAY:{birth.isoformat()}"
    if isinstance(tags := known.get("tags"), tuple):
        yield "CATEGORIES:" + ",".join(map(_escaped, tags))
    if "id" in known:
        yield f"X-GRC-RECORD:{known['id']}"
    yield "END:VCARD"


def _ways(ways: Ways, version: CardVersion) -> Iterator[str]:
    for at, (kind, use, number) in enumerate(ways.phones):
        yield f"TEL;{_types(version, _TYPES.get(kind, 'VOICE'), use, first=not at)}:{_escaped(number)}"
    for at, (use, address) in enumerate(ways.emails):
        yield f"EMAIL;{_types(version, 'INTERNET' if version == '3.0' else '', use, first=not at)}:{_escaped(address)}"
    for at, place in enumerate(ways.places):
        yield f"ADR;{_types(version, '', place.kind, first=not at)}:{_address(place)}"
    if ways.portrait is not None:
        yield from _photo(ways.portrait, version)


def _photo(portrait: Portrait, version: CardVersion) -> Iterator[str]:
    """The portrait itself; none where its file is gone, or cannot be made smaller."""
    content, kind = b"", portrait.media_type
    with suppress(OSError, Image.DecompressionBombError):
        content = portrait.path.read_bytes()
        if len(content) > _LARGEST_PHOTO:
            content, kind = _smaller(content), "image/jpeg"
    if not content or len(content) > _LARGEST_PHOTO:
        return
    text = base64.b64encode(content).decode("ascii")
    if version == "4.0":
        yield f"PHOTO:data:{kind};base64,{text}"
    else:
        yield f"PHOTO;ENCODING=b;TYPE={kind.removeprefix('image/').upper()}:{text}"


def _smaller(content: bytes) -> bytes:
    with Image.open(BytesIO(content)) as picture:
        upright = ImageOps.exif_transpose(picture).convert("RGB")
    upright.thumbnail((_PIXELS, _PIXELS))
    made = BytesIO()
    upright.save(made, "JPEG", quality=85)
    return made.getvalue()


def _types(version: CardVersion, kind: str, use: str, *, first: bool) -> str:
    """What a telephone, an e-mail or an address is for; the first of each is the preferred one."""
    words = [word for word in (kind, "WORK" if use == "work" else "HOME") if word]
    if version == "4.0":
        return f"TYPE={','.join(words).lower()}" + (";PREF=1" if first else "")
    return "TYPE=" + ",".join([*words, "PREF"] if first else words)


def _address(place: Place) -> str:
    """``box;extended;street;city;region;postcode;country``: our first line is the street, the rest completes it."""
    street, rest = place.lines[:1], ", ".join(place.lines[1:])
    country = country_name(place.country, language())
    parts = ("", rest, "".join(street), place.city, place.region, place.postcode, country)
    return ";".join(map(_escaped, parts))


def _escaped(text: str) -> str:
    for sign in ("\\", ";", ","):
        text = text.replace(sign, "\\" + sign)
    return "\\n".join(text.splitlines())


def _marked(line: str, version: CardVersion) -> str:
    """A text of 3.0 that has more than ASCII says that it is UTF-8; 4.0 is nothing else."""
    if version == "4.0" or line.isascii() or not (match := _TEXT.match(line)):
        return line
    return f"{match[0]};CHARSET=UTF-8{line[match.end() :]}"


def _folded(line: str) -> str:
    """``line`` with a fold wherever it would pass 75 octets, never inside a character."""
    if line.isascii():
        rest = (line[at : at + _MOST_OCTETS - 1] for at in range(_MOST_OCTETS, len(line), _MOST_OCTETS - 1))
        return "\r\n ".join([line[:_MOST_OCTETS], *rest])
    parts: list[str] = []
    part, size = "", 0
    for char in line:
        octets = len(char.encode("utf-8", "replace"))
        if size + octets > _MOST_OCTETS:
            parts.append(part)
            part, size = " ", 1
        part, size = part + char, size + octets
    return "\r\n".join([*parts, part])
