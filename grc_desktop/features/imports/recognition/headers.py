"""What headers mean: the synonyms and whole formats of ``resources/import_formats.json``."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from grc_desktop.core.dates import DayOrder
from grc_desktop.core.language import later
from grc_desktop.core.resources import resource
from grc_desktop.core.text import fold, repair_mojibake
from grc_desktop.features.imports.recognition.fields import KINDS, Kind, fields_of

ADDED = (later("Row in the file"), later("Reason for leaving it out"))
"""The columns that a workbook of refused rows has behind those of the file."""

NEVER = ""
"""The field of a column that must not enter the base: identity documents, passwords, bank cards, health."""

_PARENTHESIS = re.compile(r"\([^()]*\)")
_NOT_WORD = re.compile(r"[\W_]+")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])")


@lru_cache(maxsize=4096)
def header_key(header: str) -> str:
    """What spellings of one header have in common: no case, accents, punctuation, ``&nbsp;`` or ``_``."""
    text = html.unescape(header.replace("&nbsp;", " ").replace("&NBSP;", " "))
    return _NOT_WORD.sub(" ", fold(repair_mojibake(text))).strip()


def numbered(headers: Sequence[str]) -> list[str]:
    """The names of the columns, each once: the second ``Titre`` is ``Titre#2``."""
    seen: dict[str, int] = {}
    names = []
    for header in headers:
        seen[header] = seen.get(header, 0) + 1
        names.append(header if seen[header] == 1 else f"{header}#{seen[header]}")
    return names


def signature_of(header: Sequence[str]) -> str:
    """What tells one kind of file from another: its names, by ``header_key``, in their order."""
    return "\x1f".join(header_key(name) for name in header if not is_added(name))


def is_added(name: str) -> bool:
    """Whether a column was added by a workbook of refused rows, in whatever language it was written."""
    return header_key(name) in _added()


@cache
def _added() -> frozenset[str]:
    return frozenset(map(header_key, (*ADDED, *_document()["added"])))


@dataclass(frozen=True)
class Format:
    """The headers that one program writes. ``fields`` by ``header_key``; None: known, and of no use here."""

    key: str
    name: str
    kind: Kind
    fields: dict[str, str | None]
    day_order: DayOrder | None = None  # how it writes 03/04/2025, where nothing else tells


@cache
def _document() -> dict[str, Any]:
    with resource("import_formats.json").open(encoding="utf-8") as file:
        loaded: dict[str, Any] = json.load(file)
    return loaded


@cache
def formats() -> tuple[Format, ...]:
    """The formats that are known as a whole."""
    found = []
    for entry in _document()["formats"]:
        fields = {numbered_key(name): entry["fields"].get(name) for name in entry["headers"]}
        fields |= {numbered_key(name): field for name, field in entry["fields"].items()}
        found.append(Format(entry["key"], entry["name"], entry["kind"], fields, entry.get("day_order")))
    return tuple(found)


def numbered_key(name: str) -> str:
    """``header_key`` of a name from ``numbered``, its number kept."""
    plain, hash_sign, number = name.rpartition("#")
    return f"{header_key(plain)}#{number}" if hash_sign and plain and number.isdigit() else header_key(name)


@cache
def _synonyms(kind: Kind) -> dict[str, str]:
    found: dict[str, str] = {}
    tables = [_document()["synonyms"]["customers"]]
    if kind != "customers":
        tables.append(_document()["synonyms"][kind])
    known = fields_of(kind)
    for table in tables:  # the words of purchases and complaints prevail in their own files
        for field, words in table.items():
            if field in known or kind == "customers":
                found |= {header_key(word): field for word in words}
                found[header_key(field)] = field
    for field in known:
        found.setdefault(header_key(field), field)
    found |= {header_key(word): NEVER for word in _document()["never"]}
    return found


def field_of(header: str, kind: Kind) -> str | None:
    """The field that a header names in a file of ``kind``: ``NEVER`` for what must stay out, None if unknown.

    Tried in turn: the whole header, without what stands in parentheses, after its last hyphen (``Client -
    Ville``), with words glued by capitals taken apart (``CodePostal``), without a number at its end.
    """
    words = _synonyms(kind)
    spellings = [
        header,
        _PARENTHESIS.sub(" ", header),
        header.rpartition(" - ")[2],
        _CAMEL.sub(" ", header),
        re.sub(r"\s*(?:client|clt|cli|du client|hote)$", "", header_key(header)),
        re.sub(r"^(?:client|clt|cli|hote|guest|customer)\s+", "", header_key(header)),
    ]
    for spelling in spellings:
        key = header_key(spelling)
        if key and key in words:
            return words[key]
    return None


@lru_cache(maxsize=4096)
def is_known(header: str) -> bool:
    """Whether a cell is the header of something, in a file of whatever kind."""
    if len(header) > 60 or not header.strip():
        return False
    return any(field_of(header, kind) is not None for kind in KINDS) or any(
        header_key(header) in known.fields for known in formats()
    )
