"""A text in pieces: its words and the tags of the merge language, as an editor shows them. Nothing is judged here."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from typing import TypeAlias


@dataclass(frozen=True)
class Words:
    """Text as it stands."""

    source: str


@dataclass(frozen=True)
class Field:
    """A field and what to write where it is empty (``None``: nothing was said)."""

    source: str
    name: str
    default: str | None = None


@dataclass(frozen=True)
class If:
    """The beginning of a choice; ``value`` is what the field must be, ``None`` for anything but empty."""

    source: str
    name: str
    value: str | None = None


@dataclass(frozen=True)
class Else:
    """What follows is for all others."""

    source: str


@dataclass(frozen=True)
class End:
    """The end of a choice."""

    source: str


Piece: TypeAlias = Words | Field | If | Else | End

TAG = re.compile(r"\{\{([^{}]*)\}\}")
"""What may be a tag: double braces without braces inside."""

_NAME = r"[a-z][a-z0-9_.]*"
_QUOTE = '(?:"|“|”|«|»|&quot;|&#34;|&#x22;)'
_FIELD = re.compile(rf"\s*({_NAME})\s*(?:\|(.*))?", re.DOTALL)
_IF = re.compile(rf"\s*if\s+({_NAME})\s*(?:=\s*{_QUOTE}(.*?){_QUOTE}\s*)?", re.DOTALL)
_ELSE = re.compile(r"\s*else\s*")
_END = re.compile(r"\s*end\s*")
_RESERVED = frozenset(("if", "else", "end"))


def split(text: str) -> tuple[Piece, ...]:
    """The pieces of ``text`` in order, without judging them: what is no tag of the language stays words.

    ``join(split(text)) == text`` for every text.
    """
    pieces: list[Piece] = []
    end = 0
    for match in TAG.finditer(text):
        piece = _piece(match)
        if piece is None:
            continue
        if match.start() > end:
            pieces.append(Words(text[end : match.start()]))
        pieces.append(piece)
        end = match.end()
    if end < len(text):
        pieces.append(Words(text[end:]))
    return tuple(pieces)


def join(pieces: Iterable[Piece]) -> str:
    """The text that ``pieces`` came from."""
    return "".join(piece.source for piece in pieces)


def field_tag(name: str, default: str | None = None) -> str:
    """The tag of a field. Braces cannot stand in a default and become brackets."""
    if default is None:
        return f"{{{{{name}}}}}"
    return f"{{{{{name}|{default.replace('{', '(').replace('}', ')')}}}}}"


def _piece(match: re.Match[str]) -> Piece | None:
    source, inside = match[0], match[1]
    if found := _IF.fullmatch(inside):
        return If(source, found[1], found[2])
    if _ELSE.fullmatch(inside):
        return Else(source)
    if _END.fullmatch(inside):
        return End(source)
    if (found := _FIELD.fullmatch(inside)) and found[1] not in _RESERVED:
        return Field(source, found[1], found[2])
    return None
