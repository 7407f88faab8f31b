"""A directory: names by letter with town and telephone, in two columns, as a telephone book."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from pathlib import Path

from reportlab.lib.pagesizes import A4

from grc_desktop.core.language import tr, trn
from grc_desktop.core.text import sort_key
from grc_desktop.features.exports.alphabets import readable
from grc_desktop.features.paper.document import MUTED, Document, Run
from grc_desktop.features.paper.records import Printed, Spot

_GAP = 18.0
_ENTRY, _LETTER = 11.5, 24.0
_SIZE = 8.5
"""Of the type, in points; a page holds some hundred and twenty entries."""


def write_directory(
    entries: Iterable[tuple[str, str, str]], path: Path, *, scope: str, house: str, made_at: datetime
) -> Printed:
    """``entries`` are name, town and telephone."""
    known = sorted(entries, key=lambda entry: sort_key(entry[0]))  # by the letters that head them: « (Le) Lac » is an L
    count = trn("{count} entry", "{count} entries", len(known))
    document = Document(path, title=tr("Directory"), scope=f"{scope} · {count}", house=house, made_at=made_at)
    columns = _Columns(document)
    spots: list[Spot] = []
    letter = ""
    for name, town, phone in known:
        document.about = readable(name, (phone, town))
        first = _letter(name)
        if first != letter:
            columns.letter(first)
            letter = first
        columns.entry(name, town, phone)
        spots.append(Spot(name, document.page))
    if not known:
        document.paragraph(tr("No row to show."), colour=MUTED)
    return Printed(
        file=path,
        pages=document.close(),
        printed=len(known),
        spots=tuple(spots),
        unshown="".join(sorted(document.unshown)),
        unshown_for=tuple(document.unshown_for),
    )


class _Columns:
    """Two columns, one after the other, page after page."""

    def __init__(self, document: Document) -> None:
        self._document = document
        self._width = (document.width - _GAP) / 2
        self._top = document.room
        self._column, self._down = 0, 0.0

    def letter(self, letter: str) -> None:
        """The head of what follows, never the last of a column."""
        self._make_room(_LETTER + 2 * _ENTRY)
        self._down += _LETTER
        self._document.write(self._x, Run(letter, 13, heavy=True), down=self._down - 4)

    def entry(self, name: str, town: str, phone: str) -> None:
        """A name with its town, the telephone at the right; what is long goes over several lines."""
        document, room = self._document, self._width
        face = document.face
        phone_width = face.width(face.shown(phone), _SIZE) if phone else 0.0
        text = f"{name}, {town}" if town else name
        lines = document.wrapped(text, face, _SIZE, room - phone_width - 8)
        self._make_room(len(lines) * _ENTRY)
        for number, line in enumerate(lines):
            self._down += _ENTRY
            document.write(self._x, Run(line, _SIZE), down=self._down)
            if number == 0 and phone:
                document.write(self._x + room, Run(phone, _SIZE), down=self._down, flush_right=True)

    @property
    def _x(self) -> float:
        return self._document.left + self._column * (self._width + _GAP)

    def _make_room(self, height: float) -> None:
        if self._down + height <= self._top:
            return
        if self._column == 0:
            self._column, self._down = 1, 0.0
            return
        self._document.keep(A4[1])  # the whole page: a new one
        self._column, self._down, self._top = 0, 0.0, self._document.room


def _letter(name: str) -> str:
    first = sort_key(name)[:1].upper()
    return first if first.isalpha() else "#"
