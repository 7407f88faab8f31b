"""Cutting an expression into words, texts, numbers, days and signs, each with its place."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr

TokenKind = Literal["word", "text", "number", "day", "sign", "end"]

_QUOTED = r'"(?:[^"\\]|\\.)*"'
_TOKEN = re.compile(
    rf"""\s*(?:
    (?P<word>[^\W\d]\w*(?:\.(?:\w+|{_QUOTED}))*)
    |(?P<text>{_QUOTED}|'(?:[^'\\]|\\.)*'|“[^”]*”|«[^»]*»)
    |(?P<day>\d{{4}}-\d\d?-\d\d?|\d\d?[/.]\d\d?[/.]\d{{4}})(?![\w.])
    |(?P<number>[-+]?\d+(?:\.\d+)?)(?![\w])
    |(?P<sign><=|>=|!=|<>|==|[=<>(),≤≥≠]|[^\s\w"'“«(),]+)
    )""",
    re.VERBOSE | re.DOTALL,
)
_SAME = {"<>": "!=", "==": "=", "≤": "<=", "≥": ">=", "≠": "!="}
_ESCAPES = {"n": "\n", "t": "\t"}


@dataclass(frozen=True)
class Token:
    """A piece of an expression. ``text`` is its meaning (a text without quotes), ``position`` counts from 1."""

    kind: TokenKind
    text: str
    position: int


def tokens(expression: str) -> list[Token]:
    """The pieces of an expression, the last of kind ``end``. Refused at the first that is none."""
    found: list[Token] = []
    place = 0
    while expression[place:].strip():
        match = _TOKEN.match(expression, place)
        if match is None or match.lastgroup is None:
            raise _unreadable(expression, place)
        kind: TokenKind = match.lastgroup  # type: ignore[assignment] # the names of the groups above
        raw = match[kind]
        found.append(Token(kind, _meaning(kind, raw), match.start(kind) + 1))
        place = match.end()
    found.append(Token("end", "", len(expression.rstrip()) + 1))
    return found


def quoted(text: str) -> str:
    """``text`` as the language writes it: in double quotes, what would end them or the line escaped."""
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n").replace("\t", "\\t")
    return f'"{escaped}"'


def _meaning(kind: TokenKind, raw: str) -> str:
    if kind == "text":
        return _unescaped(raw[1:-1]) if raw[0] in "\"'" else raw[1:-1].strip()
    if kind == "word":
        return re.sub(_QUOTED, lambda match: _unescaped(match[0][1:-1]), raw)
    return _SAME.get(raw, raw)


def _unescaped(text: str) -> str:
    return re.sub(r"\\(.)", lambda match: _ESCAPES.get(match[1], match[1]), text, flags=re.DOTALL)


def _unreadable(expression: str, place: int) -> Refused:
    start = place + len(expression[place:]) - len(expression[place:].lstrip())
    sign = expression[start]
    if sign in "\"'“«":
        sentence = tr("The text that begins at position {position} has no closing quote.", position=start + 1)
    else:
        word = expression[start:].split(maxsplit=1)[0]
        sentence = tr(
            "“{word}” (position {position}) is not understood. Put texts between quotes.",
            word=word,
            position=start + 1,
        )
    return Refused(sentence, field="where")
