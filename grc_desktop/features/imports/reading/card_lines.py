"""The lines of address cards: folded ones put together, each a property with its parameters.

vCard 2.1 (versit, 1996), 3.0 (RFC 2425, RFC 2426) and 4.0 (RFC 6350); what differs between them is read whatever
the version that a card claims, for telephones mix them.
"""

from __future__ import annotations

import quopri
import re
from collections.abc import Iterator
from dataclasses import dataclass

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.imports.reading.delimited import LONGEST_CELL, Source, open_text
from grc_desktop.features.imports.reading.encodings import STRAY

LONGEST_LINE = 10_000_000
"""Characters of one property, put together: a large photo has some hundred thousand. Of texts, ``LONGEST_CELL``."""

_READ_AT_ONCE = 1_000_000
_OUTSIDE_QUOTES = re.compile(r'((?:[^;"]|"[^"]*"?)*)(?:;|$)')
_SPLIT = {separator: re.compile(rf"(?<!\\){separator}") for separator in ",;"}
_ESCAPED = re.compile(r"\\([\\,;:nN])")
_BASE64 = re.compile(r"^[^:]*;(?:ENCODING=)?(?:B|BASE64)[;:]", re.IGNORECASE)
_LARGE = re.compile(r"(?:[^:;]*\.)?(?:PHOTO|LOGO|SOUND|KEY)[;:]", re.IGNORECASE)
_QUOTED = re.compile(r"^[^:]*QUOTED-PRINTABLE", re.IGNORECASE)


@dataclass(frozen=True)
class Property:
    """One property of a card: ``item1.TEL;TYPE=CELL:06…`` has the group ``item1`` and the type ``CELL``."""

    name: str
    group: str
    types: frozenset[str]  # also other parameters, as KEY=VALUE
    value: str  # still escaped

    def parts(self) -> list[str]:
        """Its value cut at semicolons."""
        return [_unescape(part) for part in _SPLIT[";"].split(self.value)]

    def items(self) -> list[str]:
        """Its value cut at commas."""
        return [_unescape(item) for item in _SPLIT[","].split(self.value)]

    def text(self) -> str:
        """Its value as one text."""
        return _unescape(self.value)


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda match: "\n" if match[1] in "nN" else match[1], text).strip()


def read_properties(source: Source, encoding: str) -> Iterator[tuple[int, Property]]:
    """The properties of a file with the number of the line where each begins; lines that are none are left out.

    Raises ``Refused`` for a property longer than ``LONGEST_LINE``, or for a text longer than ``LONGEST_CELL``.
    """
    for number, line in _logical_lines(source, encoding):
        found = _property(line, encoding)
        if found is not None:
            yield number, found


def _logical_lines(source: Source, encoding: str) -> Iterator[tuple[int, str]]:
    """Lines with their continuations: folded by a leading space, or (2.1) soft breaks and bare lines of Base64."""
    pieces: list[str] = []
    began = length = 0
    most = LONGEST_CELL
    soft = base64 = unfinished = False
    with open_text(source, encoding) as file:
        for number, raw in enumerate(iter(lambda: file.readline(_READ_AT_ONCE), ""), 1):
            line = raw.rstrip("\r\n").lstrip("\ufeff")
            if unfinished:
                pieces.append(line)
            elif soft:
                pieces[-1] = pieces[-1][:-1]
                pieces.append(line)
            elif pieces and line[:1] in (" ", "\t"):
                pieces.append(line[1:])
            elif base64 and line and ":" not in line:
                pieces.append(line)
            else:
                if pieces:
                    yield began, "".join(pieces)
                pieces, began, length = [line] if line else [], number, 0
                quoted, base64 = _QUOTED.match(line) is not None, _BASE64.match(line) is not None
                most = LONGEST_LINE if base64 or _LARGE.match(line) else LONGEST_CELL
            unfinished = bool(pieces) and len(raw) == _READ_AT_ONCE and not raw.endswith(("\r", "\n"))
            soft = bool(pieces) and not unfinished and line.endswith("=") and quoted
            length += len(line)
            if length > most:
                raise Refused(
                    tr(
                        "The card whose line {line} is endless cannot be read: the file is damaged. Export it again.",
                        line=began,
                    )
                )
    if pieces:
        yield began, "".join(pieces)


def _property(line: str, encoding: str) -> Property | None:
    head, colon, value = line.partition(":")
    while colon and head.count('"') % 2:  # a colon inside a quoted parameter
        more, colon, value = value.partition(":")
        head += ":" + more
    if not colon:
        return None
    name, *parameters = [part for part in _OUTSIDE_QUOTES.findall(head) if part] or [""]
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
    group, _, plain = name.rpartition(".")
    return Property(plain.strip().upper(), group, frozenset(types), value)


def _decode_quoted(value: str, charset: str) -> str:
    data = quopri.decodestring(value.encode("utf-8", "replace"))
    try:
        text = data.decode(charset, STRAY)
    except LookupError:  # a charset that nobody knows
        text = data.decode("utf-8", STRAY)
    return text.replace("\r\n", "\\n").replace("\n", "\\n")
