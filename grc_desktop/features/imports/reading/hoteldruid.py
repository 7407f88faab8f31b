"""The backup of HotelDruid (``hoteld_backup.php``): the table of its guests, each guest as one row.

The file is no well-formed XML, and holds pieces of PHP; but each of its tables is written line by line in one way
(``includes/funzioni_backup.php`` of HotelDruid 2 and 3): the name of the table, those of its columns, then one
``<riga>`` per row with a ``<cmp>`` per cell. ``</cmp>`` inside a cell stands as ``</cmp@%&@>``, and ``@%&@`` twice.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.imports.reading.encodings import STRAY
from grc_desktop.features.imports.reading.table import Row

_BEGIN = re.compile(rb"<\?php exit\(\); \?>.{0,600}<backup>", re.DOTALL)
_GUESTS = re.compile(r"<nometabella>\w*clienti</nometabella>")
_COLUMN = re.compile(r"<nomecolonna>(\w+)</nomecolonna>")
_CELL = re.compile(r"<cmp>(.*?)</cmp>", re.DOTALL)
LONGEST_LINE = 1_000_000
"""Characters of one guest; a longer one is a file that was cut together wrongly."""


def is_backup(head: bytes) -> bool:
    """Whether a file that begins with ``head`` is a backup of HotelDruid."""
    return _BEGIN.match(head) is not None


def read_guests(path: Path, encoding: str) -> Iterator[Row]:
    """The names of the columns as row 0, then one row for each guest, numbered by the line where it begins.

    Raises ``Refused`` where the backup holds no table of guests, or ends inside it.
    """
    columns: list[str] | None = None
    pieces: list[str] = []
    began = length = 0
    in_rows = False
    with path.open(encoding=encoding, errors=STRAY) as file:
        for number, line in enumerate(iter(lambda: file.readline(LONGEST_LINE), ""), 1):
            if columns is None:
                columns = [] if _GUESTS.search(line) else None
            elif not in_rows:
                columns += _COLUMN.findall(line)
                if in_rows := "<righetabella>" in line:
                    yield 0, columns
            elif not pieces and "</righetabella>" in line:
                return
            else:
                began, length = (began, length + len(line)) if pieces else (number, len(line))
                pieces.append(line)
                if length > LONGEST_LINE:
                    break
                if line.rstrip().endswith("</riga>"):
                    yield began, [_unescaped(cell) for cell in _CELL.findall("".join(pieces))]
                    pieces = []
    raise Refused(
        tr("The backup “{name}” holds no complete list of guests: it was cut off. Make it again.", name=path.name)
    )


def _unescaped(cell: str) -> str:
    return cell.replace("</cmp@%&@>", "</cmp>").replace("@%&@@%&@", "@%&@")
