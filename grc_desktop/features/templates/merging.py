"""The language of texts that are filled in for each customer: fields and conditions, and nothing else.

- ``{{first_name}}`` a field; ``{{first_name|Guest}}`` with what is written where it is empty;
- ``{{if company}} … {{else}} … {{end}}`` a choice by whether a field is filled, ``{{else}}`` may be left out;
- ``{{if language = "en"}}`` a choice by its value, upper and lower case being the same.

It runs no code and knows no loops: its cost is bounded by the length of the text. In HTML the values are escaped, so
that no name of a guest becomes markup; a default is part of the text and may be written either way (``R&amp;D``).
A condition alone on its line (or in its paragraph) takes the line away with it.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass, field
from html import escape, unescape
from typing import TypeAlias

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.segments.language.nearest import nearest
from grc_desktop.features.templates.fields import NAMES, spoken_names
from grc_desktop.features.templates.pieces import TAG, Else, End, Field, If, Piece, Words, split

LONGEST = 200_000
"""Characters of a text; what it becomes for one customer may have ``LONGEST_RENDERED``."""
LONGEST_RENDERED = 1_000_000
DEEPEST = 8
"""Conditions within conditions."""


@dataclass(frozen=True)
class Choice:
    """A choice with both of its branches."""

    name: str
    value: str | None
    then: tuple[Node, ...]
    otherwise: tuple[Node, ...]


Node: TypeAlias = "Words | Field | Choice"


@dataclass(frozen=True)
class Parsed:
    """A text that was understood."""

    source: str
    nodes: tuple[Node, ...] = field(repr=False)


@dataclass(frozen=True)
class Rendered:
    """A text filled in, and the fields that it should have shown but that were empty and had no default."""

    text: str
    empty: tuple[str, ...] = ()


_LINE_BEFORE = re.compile(r"(?:(?:^|(?<=\n))[ \t]*|<p(?:\s[^<>]*)?>\s*)\Z")
_LINE_AFTER = re.compile(r"[ \t]*\n|\s*</p>\n?")
_LONGEST_QUOTE = 40
_QUOTED = {
    "{{": re.compile(rf"\{{\{{[^\n<>{{}}]{{0,{_LONGEST_QUOTE}}}(?:\}}\}})?"),
    "}}": re.compile(rf"[^\n<>{{}}]{{0,{_LONGEST_QUOTE}}}\}}\}}"),
}
"""What is shown of braces that are no tag: the words of their line, without the markup around them."""
_LONGEST_OPENING = 500
"""Characters looked back for the beginning of a line or paragraph."""


def parse(text: str, *, known: Collection[str] = NAMES) -> Parsed:
    """Understand ``text``, whose fields are among ``known``.

    ``Refused``, with the line, for a field that is not known (and the nearest that is), for a condition that is not
    ended or was never begun, for braces that are no tag, and for what is too long or too deep.
    """
    if len(text) > LONGEST:
        raise Refused(tr("The text is too long: at most {most} characters.", most=LONGEST), field="body")
    return Parsed(text, _Parser(text, known).nodes)


def fields_used(parsed: Parsed) -> tuple[str, ...]:
    """The names of all fields, those of conditions included, in the order in which they first come."""
    return tuple(dict.fromkeys(_names(parsed.nodes)))


def needs_default(parsed: Parsed, *, sure: Collection[str] = ()) -> tuple[str, ...]:
    """The fields that may come out empty: without a default, outside of a condition that they are filled.

    ``sure`` are those that are never empty.
    """
    return tuple(dict.fromkeys(_bare(parsed.nodes, frozenset(sure))))


def render(parsed: Parsed, values: Mapping[str, str], *, html: bool) -> Rendered:
    """Fill in ``values``; a field that has none is empty. With ``html`` values are escaped, line ends are ``<br>``.

    ``Refused`` where the result is longer than any letter.
    """
    out: list[str] = []
    empty: dict[str, None] = {}
    length = 0
    stack = list(reversed(parsed.nodes))
    while stack:
        node = stack.pop()
        if isinstance(node, Choice):
            stack.extend(reversed(node.then if _holds(node, values, html=html) else node.otherwise))
            continue
        if isinstance(node, Words):
            written = node.source
        else:
            written = _written(values.get(node.name, ""), html=html)
            if not written.strip():
                written = _default(node, html=html)
                if not written:
                    empty[node.name] = None
        length += len(written)
        if length > LONGEST_RENDERED:
            raise Refused(tr("What this text becomes is too long to be sent."), field="body")
        out.append(written)
    return Rendered("".join(out), tuple(empty))


def _names(nodes: Iterable[Node]) -> Iterable[str]:
    for node in nodes:
        if isinstance(node, Field):
            yield node.name
        elif isinstance(node, Choice):
            yield node.name
            yield from _names(node.then)
            yield from _names(node.otherwise)


def _bare(nodes: Iterable[Node], filled: frozenset[str]) -> Iterable[str]:
    for node in nodes:
        if isinstance(node, Field):
            if not (node.default or "").strip() and node.name not in filled:
                yield node.name
        elif isinstance(node, Choice):
            yield from _bare(node.then, filled | {node.name})
            yield from _bare(node.otherwise, filled)


def _holds(choice: Choice, values: Mapping[str, str], *, html: bool) -> bool:
    found = values.get(choice.name, "").strip()
    if choice.value is None:
        return bool(found)
    wanted = unescape(choice.value) if html else choice.value
    return found.casefold() == wanted.strip().casefold()


def _written(value: str, *, html: bool) -> str:
    return escape(value).replace("\n", "<br>") if html else value


def _default(node: Field, *, html: bool) -> str:
    default = node.default or ""
    return escape(unescape(default)) if html else default


class _Parser:
    """Pieces to nodes, in one pass; knows where it is, to say so."""

    def __init__(self, text: str, known: Collection[str]) -> None:
        self._text, self._known = text, known
        self._at = 0
        pieces = list(split(text))
        self._open: list[tuple[If, int]] = []
        self._levels: list[list[Node]] = [[]]
        self._thens: list[tuple[Node, ...] | None] = []
        for piece, trimmed in zip(pieces, _without_own_lines(pieces), strict=True):
            self._take(piece, trimmed)
            self._at += len(piece.source)
        if self._open:
            begun, at = self._open[-1]
            raise self._refused(
                tr("{tag} is never ended: put {end} where it stops.", tag=begun.source, end="{{end}}"), at
            )
        self.nodes = tuple(self._levels[0])

    def _take(self, piece: Piece, words: str) -> None:
        match piece:
            case Words():
                self._check_words(piece.source)
                if words:
                    self._levels[-1].append(Words(words))
            case Field():
                self._check_name(piece.name)
                self._levels[-1].append(piece)
            case If():
                self._check_name(piece.name)
                if len(self._open) >= DEEPEST:
                    raise self._refused(tr("Too many conditions stand within one another."), self._at)
                self._open.append((piece, self._at))
                self._levels.append([])
                self._thens.append(None)
            case Else():
                if not self._open or self._thens[-1] is not None:
                    raise self._refused(tr("{tag} stands outside of a condition.", tag=piece.source), self._at)
                self._thens[-1] = tuple(self._levels.pop())
                self._levels.append([])
            case End():
                if not self._open:
                    raise self._refused(tr("{tag} ends a condition that was never begun.", tag=piece.source), self._at)
                begun, _ = self._open.pop()
                last, then = tuple(self._levels.pop()), self._thens.pop()
                branches = (last, ()) if then is None else (then, last)
                self._levels[-1].append(Choice(begun.name, begun.value, *branches))

    def _check_name(self, name: str) -> None:
        if name in self._known:
            return
        spoken = {word: key for word, key in spoken_names().items() if key in self._known}
        spoken |= {key: key for key in self._known}
        near = spoken.get(nearest(name, spoken), "")
        raise self._refused(tr("There is no field “{name}”; did you mean “{near}”?", name=name, near=near), self._at)

    def _check_words(self, words: str) -> None:
        for braces in ("{{", "}}"):
            if (place := words.find(braces)) >= 0:
                begun = max(place - _LONGEST_QUOTE, 0) if braces == "}}" else place
                found = _QUOTED[braces].search(words, begun)
                tag = unescape(found[0]) if found else braces
                near = self._near(words)
                if near:
                    sentence = tr("“{tag}” is no field; did you mean “{near}”?", tag=tag, near=near)
                else:
                    sentence = tr("“{tag}” is no field: double braces hold nothing else.", tag=tag)
                raise self._refused(sentence, self._at + place)

    def _near(self, words: str) -> str:
        found = TAG.search(words)
        if found is None or not found[1].strip():
            return ""
        spoken = {word: key for word, key in spoken_names().items() if key in self._known}
        return spoken.get(nearest(found[1].split("|")[0].strip(), spoken), "")

    def _refused(self, sentence: str, at: int) -> Refused:
        line = self._text.count("\n", 0, at) + 1
        place = at - (self._text.rfind("\n", 0, at) + 1) + 1
        return Refused(
            tr("Line {line}, character {place}: {sentence}", line=line, place=place, sentence=sentence), field="body"
        )


def _without_own_lines(pieces: list[Piece]) -> list[str]:
    """The words of each piece, without the lines and paragraphs that hold nothing but a condition."""
    words = [piece.source if isinstance(piece, Words) else "" for piece in pieces]
    begins_line = {0}  # the pieces whose words begin a line
    for place, piece in enumerate(pieces):
        if not isinstance(piece, (If, Else, End)):
            continue
        if (place and not isinstance(pieces[place - 1], Words)) or place + 1 == len(pieces):
            continue
        before, after = words[place - 1] if place else "", words[place + 1]
        opening = _LINE_BEFORE.search(before, max(len(before) - _LONGEST_OPENING, 0))
        closing = _LINE_AFTER.match(after)
        if opening is None or closing is None or ("<p" in opening[0]) != ("</p>" in closing[0]):
            continue
        if place and opening.start() == 0 and not opening[0].startswith("<p") and place - 1 not in begins_line:
            continue
        if place:
            words[place - 1] = before[: opening.start()]
        words[place + 1] = after[closing.end() :]
        begins_line.add(place + 1)
    return words
