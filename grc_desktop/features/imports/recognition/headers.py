"""What headers mean: the synonyms and whole formats of ``resources/import_formats.json``."""

from __future__ import annotations

import html
import json
import re
from collections.abc import Mapping, Sequence
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

UNUSED = "-"
"""The field of a column whose meaning is known and fills nothing: how many stays, where else somebody lives."""

_PARENTHESIS = re.compile(r"\([^()]*\)")
_NOT_WORD = re.compile(r"[\W_]+")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])")
_DIGITS = re.compile(r"(?<=[a-z])(?=\d)")
_HOW_MANY = re.compile(r"^(?:nombre|number|nb|nbre?|total number) (?:of|de|d) ")
_BESIDE = (
    re.compile(r"(?<=[a-z])\s?1$"),
    re.compile(r"\s*(?:client|clt|cli|du client|hote|(?:du )?locataire|vacancier|occupant|(?:du )?titulaire)$"),
    re.compile(r"^(?:client|clt|cli|hote|guest|customer|default address|votre|vos|your)\s+"),
)
_AT_WORK = {"phone": "phone_2", "mobile": "mobile_2", "email": "email_2"}
_QUESTION = re.compile(r"\b(?:accepte[zr]?|souhaite[zr]?|autorise[zr]?|j accepte|do you agree|would you like)\b.*"
                       r"\b(?:recevoir|etre (?:contacte|appele|informe)|receive|offres|newsletter)")  # fmt: skip
_QUESTION_OF = {
    "email": re.compile(r"\b(?:e ?mails?|courriels?|newsletter)\b"),
    "sms": re.compile(r"\b(?:sms|textos?)\b"),
    "phone": re.compile(r"\b(?:telephone|appele?s?|phone)\b"),
    "post": re.compile(r"\b(?:courrier|poste|post)\b"),
}
_SHORT = 3
"""Letters; shorter words have no plural, and glued they mean too much."""


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
    needs: str = ""  # the header, by its key, without which a file is none of these


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
        needs = header_key(entry.get("needs", ""))
        found.append(Format(entry["key"], entry["name"], entry["kind"], fields, entry.get("day_order"), needs))
    return tuple(found)


def numbered_key(name: str) -> str:
    """``header_key`` of a name from ``numbered``, its number kept."""
    plain, hash_sign, number = name.rpartition("#")
    return f"{header_key(plain)}#{number}" if hash_sign and plain and number.isdigit() else header_key(name)


@cache
def _synonyms(kind: Kind) -> dict[str, str]:
    """The fields of a file of ``kind`` by ``header_key``; the words of purchases and complaints prevail in theirs."""
    found: dict[str, str] = {}
    known = fields_of(kind)
    for table in _tables(kind):
        for field, words in table.items():
            if field in known:
                found |= {header_key(word): field for word in words}
                found[header_key(field)] = field
    for field in known:
        found.setdefault(header_key(field), field)
    document = _document()
    found |= {header_key(word): UNUSED for word in document["unused"] if header_key(word) not in found}
    found |= {header_key(word): NEVER for word in document["never"]}
    return found


def _tables(kind: Kind) -> list[dict[str, list[str]]]:
    words = _document()["synonyms"]
    return [words["customers"]] if kind == "customers" else [words["customers"], words[kind]]


@cache
def _glued(kind: Kind) -> dict[str, str]:
    """The same without spaces: ``DATENAISSANCE``, ``raison_sociale`` written as one word."""
    return {key.replace(" ", ""): field for key, field in _synonyms(kind).items() if len(key) > _SHORT}


@cache
def _by_words(kind: Kind) -> dict[frozenset[str], str]:
    """Fields by the words that matter in their synonyms; what could be two fields of one table is left out."""
    found: dict[frozenset[str], str] = {}
    known = fields_of(kind)
    for table in _tables(kind):
        own: dict[frozenset[str], str] = {}
        for field, words in table.items():
            for word in words if field in known else ():
                key = _words_that_matter(header_key(word))
                own[key] = field if own.get(key, field) == field else ""
        found |= own
    return {words: field for words, field in found.items() if words and field}


def _words_that_matter(key: str) -> frozenset[str]:
    """The words of a header in no order, without articles and plurals, abbreviations put in full."""
    little, alike = _words()
    parts = _DIGITS.sub(" ", _HOW_MANY.sub("nb ", key)).split()
    singular = [part.rstrip("s") if len(part) > _SHORT else part for part in parts if part not in little]
    return frozenset(alike.get(word, word) for word in singular)


@cache
def _words() -> tuple[frozenset[str], dict[str, str]]:
    document = _document()
    return frozenset(document["little"]), {
        spelling: word for word, spellings in document["alike"].items() for spelling in spellings
    }


@cache
def _places() -> dict[str, frozenset[str]]:
    return {place: frozenset(map(header_key, names)) for place, names in _document()["places"].items()}


@cache
def _never_within() -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(_document()['never_within'])})\b")


def field_of(header: str, kind: Kind) -> str | None:
    """The field that a header names in a file of ``kind``: ``NEVER`` for what must stay out, None if unknown.

    Tried in turn: the whole header; what it says of home or work taken off (``Rue (bureau)``); without what stands
    in parentheses; after its last hyphen (``Client - Ville``); with words glued by capitals taken apart
    (``CodePostal``); the words in any order, little ones left out (``Nb d'adultes``, ``DateArrival``).
    """
    words = _synonyms(kind)
    whole = header_key(header)
    if _never_within().search(whole):
        return NEVER
    if whole in words:
        return words[whole]
    apart = header_key(_CAMEL.sub(" ", header))
    if (placed := _of_a_place(apart, kind)) is not None:
        return placed
    if "(" in header and (placed := _of_a_place(header_key(_PARENTHESIS.sub(" ", header)), kind)) is not None:
        return placed
    if asked := _asked(whole):
        return asked
    spellings = [
        header_key(_PARENTHESIS.sub(" ", header)),
        header_key(header.rpartition(" - ")[2]),
        apart,
        *(pattern.sub("", whole) for pattern in _BESIDE),
    ]
    return _first_known(spellings, words) or _glued(kind).get(whole.replace(" ", "")) or _loosely(spellings, kind)


def _asked(key: str) -> str | None:
    """The consent that a question of a form asks for: « Acceptez-vous de recevoir nos offres par e-mail ? »"""
    if not _QUESTION.search(key):
        return None
    channels = [channel for channel, word in _QUESTION_OF.items() if word.search(key)]
    return f"consent.{channels[0]}" if len(channels) == 1 else "consent"


def _first_known(spellings: Sequence[str], words: Mapping[str, str]) -> str | None:
    return next((words[key] for key in spellings if key and key in words), None)


def _loosely(spellings: Sequence[str], kind: Kind) -> str | None:
    by_words = _by_words(kind)
    keys = (_words_that_matter(key) for key in spellings)
    return next((by_words[key] for key in keys if key in by_words), None)


def _of_a_place(key: str, kind: Kind) -> str | None:
    """The field of a header that says whose it is, home's or work's: ``Rue (bureau)``, ``Home ZipCode``."""
    parts = key.split()
    for place, names in _places().items():
        rest = " ".join(part for part in parts if part not in names)
        if not rest or len(rest) == len(key):
            continue
        field = _first_known([rest], _synonyms(kind)) or _loosely([rest], kind)
        if field is None or place == "home":
            return field
        second = f"work.{field}"
        if place == "work" and second in fields_of(kind):
            return second
        return UNUSED if second in fields_of(kind) else _AT_WORK.get(field, field)
    return None


@lru_cache(maxsize=4096)
def says_work(header: str) -> bool:
    """Whether a header says that what stands below it is of work, and of nothing else: ``Téléphone (bureau)``."""
    words = set(header_key(_CAMEL.sub(" ", header)).split())
    return [place for place, names in _places().items() if names & words] == ["work"]


@lru_cache(maxsize=4096)
def is_known(header: str) -> bool:
    """Whether a cell is the header of something, in a file of whatever kind."""
    if len(header) > 60 or not header.strip():
        return False
    return any(field_of(header, kind) is not None for kind in KINDS) or any(
        header_key(header) in known.fields for known in formats()
    )
