"""The door of the room: what kind of file it is, read by the reader of that kind."""

from __future__ import annotations

import codecs
import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from itertools import islice
from pathlib import Path

from grc_desktop.core.errors import Refused, Trouble
from grc_desktop.core.language import tr
from grc_desktop.core.numbers import format_count
from grc_desktop.core.system_words import system_words
from grc_desktop.features.imports.endings import ENDINGS
from grc_desktop.features.imports.reading.cards import COLUMNS, is_cards, read_cards
from grc_desktop.features.imports.reading.delimited import Source, guess_separator, read_rows
from grc_desktop.features.imports.reading.encodings import detect_encoding
from grc_desktop.features.imports.reading.fixed_width import find_cuts, read_set_rows
from grc_desktop.features.imports.reading.header import LOOKED_AT, find_header, header_names
from grc_desktop.features.imports.reading.hoteldruid import is_backup, read_guests
from grc_desktop.features.imports.reading.table import ReadingChoices, Row, Table
from grc_desktop.features.imports.reading.workbook import is_workbook, open_workbook

MOST_COLUMNS = 256
"""As many as a spreadsheet once had; each is a line of the page that asks what the columns are."""
_MARKUP = re.compile(rb"(?:\xef\xbb\xbf)?\s*<(?:!doctype|!--|html|head|body|table|meta|style|\?xml)", re.IGNORECASE)
"""What booking programs and invoicing programs like to call a workbook."""
_JSON = re.compile(rb"(?:\xef\xbb\xbf)?\s*(?:\[\s*)?\{\s*\"[^\"]*\"\s*:")
LONGEST_PASTED = 50_000_000
"""Characters."""


def read_table(
    path: Path, choices: ReadingChoices | None = None, *, is_known: Callable[[str], bool] = lambda _: False
) -> Table:
    """Open the list at ``path``, guessing whatever ``choices`` leaves open.

    ``is_known`` helps to find the header (see ``find_header``). Raises ``Refused`` for a file that is no list,
    and ``Trouble`` where the file cannot be read at all.
    """
    choices = choices or ReadingChoices()
    with _readable(path):
        head = _head(path)
        if is_workbook(head):
            return _workbook(path, head, choices, is_known)
        encoding = _known_codec(choices.encoding) or detect_encoding(path)
        if is_backup(head):
            return _backup(path, encoding)
        return _text(path, path, encoding, is_cards(head), choices, is_known)


@contextmanager
def _readable(path: Path) -> Iterator[None]:
    """Turn what the system has against reading ``path`` into ``Trouble``."""
    try:
        yield
    except PermissionError as error:
        raise Trouble(
            tr("“{name}” cannot be read: another program holds it, or you have no right to it.", name=path.name)
        ) from error
    except OSError as error:
        raise Trouble(tr("“{name}” cannot be read: {reason}", name=path.name, reason=system_words(error))) from error


def read_pasted(
    text: str, choices: ReadingChoices | None = None, *, is_known: Callable[[str], bool] = lambda _: False
) -> Table:
    """Open what somebody copied from a spreadsheet or a mail: a list, or address cards.

    Raises ``Refused`` where there is nothing in it, or more than can be pasted.
    """
    name = Path(tr("Pasted text"))
    if not text.strip("\ufeff\0 \t\r\n"):
        raise Refused(tr("Nothing was pasted: copy the list in your spreadsheet first, header included."))
    if len(text) > LONGEST_PASTED:
        raise Refused(tr("This is too much to paste. Save the list as a file and import that."))
    cards = text.lstrip("\ufeff \r\n")[:11].upper() == "BEGIN:VCARD"
    return _text(name, text.replace("\0", ""), "utf-8", cards, choices or ReadingChoices(), is_known)


def files_of(places: Iterable[Path]) -> list[Path]:
    """The files that are meant: those named, and those in a folder that is named, in the order of their names.

    Raises ``Refused`` for a folder in which there is nothing to read, ``Trouble`` for one that cannot be looked into.
    """
    found: list[Path] = []
    for place in places:
        with _readable(place):
            if not place.is_dir():
                found.append(place)
                continue
            inside = [
                path
                for path in sorted(place.iterdir(), key=lambda path: path.name.casefold())
                if path.is_file() and path.suffix.casefold() in ENDINGS and not path.name.startswith((".", "~$"))
            ]
        if not inside:
            raise Refused(tr("There is no list and no address card in the folder “{name}”.", name=place.name))
        found += inside
    return found


def _text(
    path: Path,
    source: Source,
    encoding: str,
    cards: bool,
    choices: ReadingChoices,
    is_known: Callable[[str], bool],
) -> Table:
    if cards:
        everything = partial(read_cards, source, encoding)
        next(islice(everything(), 1, 2), None)
        return Table(path, "vcard", encoding, None, None, (), 0, COLUMNS, _without_header(everything))
    separator = choices.separator or guess_separator(source, encoding)
    cuts = find_cuts(source, encoding, separator or "") if choices.separator is None else ()
    if cuts:
        in_columns = partial(read_set_rows, source, encoding, cuts)
        number, header = _header(path, in_columns, choices.header_row, is_known)
        return Table(path, "fixed", encoding, None, None, (), number, header, in_columns)
    everything = partial(read_rows, source, encoding, separator)
    number, header = _header(path, everything, choices.header_row, is_known)
    return Table(path, "csv", encoding, separator, None, (), number, header, everything)


def _backup(path: Path, encoding: str) -> Table:
    everything = partial(read_guests, path, encoding)
    _, header = next(everything())
    next(islice(everything(), 1, 2), None)
    return Table(path, "hoteldruid", encoding, None, None, (), 0, tuple(header), _without_header(everything))


def _head(path: Path) -> bytes:
    if path.is_dir():
        raise Refused(tr("“{name}” is a folder: choose the file inside it.", name=path.name))
    try:
        with path.open("rb") as file:
            head = file.read(4096)
    except FileNotFoundError as error:
        raise Refused(tr("There is no file “{name}”.", name=str(path))) from error
    if not head.strip(b"\xef\xbb\xbf\xff\xfe \t\r\n\0"):
        raise Refused(tr("The file “{name}” is empty.", name=path.name))
    if head.startswith(b"%PDF"):
        raise Refused(
            tr("“{name}” is a PDF: a list cannot be read back from it. Export it as CSV or Excel.", name=path.name)
        )
    if _MARKUP.match(head):
        raise Refused(
            tr(
                "“{name}” is a web page or XML, whatever its ending says. Open it in your spreadsheet, save it as "
                "XLSX, and import that.",
                name=path.name,
            )
        )
    if _JSON.match(head):
        raise Refused(
            tr("“{name}” is written in JSON, which is not a list. Export it as CSV or Excel.", name=path.name)
        )
    if head.startswith(b"SQLite format 3"):
        raise Refused(tr("“{name}” is a database, not a list. Export it as CSV or Excel.", name=path.name))
    return head


def _known_codec(name: str | None) -> str | None:
    if name is None:
        return None
    try:
        return codecs.lookup(name).name
    except LookupError as error:
        raise Refused(tr("There is no encoding “{name}”.", name=name), field="encoding") from error


def _workbook(path: Path, head: bytes, choices: ReadingChoices, is_known: Callable[[str], bool]) -> Table:
    book = open_workbook(path, head, choices.sheet)
    number, header = _header(path, book.rows, choices.header_row, is_known)
    return Table(path, book.format, None, None, book.sheet, book.sheets, number, header, book.rows, book.epoch_1904)


def _header(
    path: Path, everything: Callable[[], Iterator[Row]], chosen: int | None, is_known: Callable[[str], bool]
) -> tuple[int, tuple[str, ...]]:
    rows = list(islice(everything(), max(LOOKED_AT, (chosen or 0)) + 10))
    if not any(any(cells) for _, cells in rows):
        raise Refused(tr("The file “{name}” is empty.", name=path.name))
    if chosen is None:  # thousands of cells are no header, and each of them would be looked up
        number = find_header([(row, cells) for row, cells in rows if _last_filled(cells) <= MOST_COLUMNS], is_known)
    else:
        number = chosen
    widest = max((_last_filled(cells) for row, cells in rows if number == 0 or row <= number), default=0)
    if widest > MOST_COLUMNS:
        raise Refused(
            tr(
                "“{name}” has {count} columns, and {most} at most are read: its separator was misread, or the "
                "columns that are not needed have to be deleted in your spreadsheet first.",
                name=path.name,
                count=format_count(widest),
                most=MOST_COLUMNS,
            )
        )
    cells = _with_merged(rows, number, is_known)
    below = max((_last_filled(cells) for row, cells in rows if row > number), default=0)
    width = max(_last_filled(cells), below if number == 0 else 0)
    return number, header_names(cells[:width], width)


def _with_merged(rows: Sequence[Row], number: int, is_known: Callable[[str], bool]) -> list[str]:
    """The cells of the header; a name merged over two rows stands in the upper one, and leaves the lower one empty."""
    header = {row: cells for row, cells in rows if row in (number - 1, number)}
    cells, above = header.get(number, []), header.get(number - 1, [])
    if sum(bool(cell.strip()) for cell in above) < 2:  # a title
        return cells
    padded = cells + [""] * (len(above) - len(cells))
    over = above + [""] * (len(padded) - len(above))
    return [cell or (up if is_known(up) else "") for cell, up in zip(padded, over, strict=True)]


def _last_filled(cells: list[str]) -> int:
    return next((at for at in range(len(cells), 0, -1) if cells[at - 1].strip()), 0)


def _without_header(everything: Callable[[], Iterator[Row]]) -> Callable[[], Iterator[Row]]:
    return lambda: islice(everything(), 1, None)
