"""Delimited text: which separator, and its rows, quoted line breaks included."""

from __future__ import annotations

import csv
import math
import re
from collections import Counter
from collections.abc import Iterator
from io import StringIO
from itertools import islice
from pathlib import Path
from typing import TextIO

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.numbers import format_count
from grc_desktop.features.imports.reading.encodings import STRAY
from grc_desktop.features.imports.reading.table import Row

SEPARATORS = (";", "\t", ",", "|", ":")
LONGEST_CELL = 1_000_000
"""Characters; RFC 4180 sets no limit, but a longer cell is a lost quote and no longer a note."""

_SAMPLE_LINES = 200
_SAMPLE_WIDTH = 4_000  # together below LONGEST_CELL, so that an unclosed quote cannot overflow a cell


class _Lines:
    """The lines of a file, remembering those that the row being read has taken so far."""

    def __init__(self, file: TextIO) -> None:
        self._file = file
        self.taken: list[str] = []

    def __iter__(self) -> _Lines:
        return self

    def __next__(self) -> str:
        line = next(self._file)
        self.taken.append(line)
        return line


Source = Path | str
"""A file, or the text itself (pasted)."""


def open_text(source: Source, encoding: str, newline: str | None = None) -> TextIO:
    """Open a file or a text for reading; bytes that are not of ``encoding`` are read as ``STRAY`` says."""
    if isinstance(source, str):
        return StringIO(source, newline=newline)
    return source.open(encoding=encoding, errors=STRAY, newline=newline)


def _open(source: Source, encoding: str) -> TextIO:
    file = open_text(source, encoding, "")
    if file.read(1) != "\ufeff":
        file.seek(0)
    return file


def declared_separator(path: Source, encoding: str) -> str | None:
    """The separator that Excel's own first line ``sep=;`` names."""
    with _open(path, encoding) as file:
        first = file.readline(20).strip().strip('"')
    return first[4] if first[:4].lower() == "sep=" and len(first) == 5 else None


def guess_separator(path: Source, encoding: str) -> str | None:
    """The separator that cuts most lines into the same number of cells; ``None`` for a single column."""
    declared = declared_separator(path, encoding)
    if declared is not None:
        return declared
    with _open(path, encoding) as file:
        lines = [line[:_SAMPLE_WIDTH] for line in islice(file, _SAMPLE_LINES) if line.strip()]
    best, best_score = None, 0.0
    for separator in SEPARATORS:
        widths = Counter(len(row) for row in csv.reader(lines, delimiter=separator) if row)
        if not widths:
            continue
        width, rows = max(widths.items(), key=lambda item: (item[1] * math.log2(item[0] + 1), item[0]))
        score = rows / sum(widths.values()) * math.log2(width)
        if score > best_score + 1e-9:
            best, best_score = separator, score
    return best


def read_rows(path: Source, encoding: str, separator: str | None) -> Iterator[Row]:
    """Every row, blank ones and a ``sep=`` line included (as empty), with its number.

    Raises ``Refused`` where a quote that is opened is never closed, or a cell exceeds ``LONGEST_CELL``. A quote
    out of place inside one line is read as a character.
    """
    csv.field_size_limit(LONGEST_CELL)
    skip_first = declared_separator(path, encoding) is not None
    delimiter = separator or "\x1f"
    with _open(path, encoding) as file:
        lines = _Lines(file)
        reader = csv.reader(lines, delimiter=delimiter, strict=True)
        number = line = 0
        while True:
            line += len(lines.taken)
            lines.taken.clear()
            number += 1
            try:
                cells = next(reader)
            except StopIteration:
                return
            except csv.Error:
                cells = _read_leniently(lines.taken, delimiter, line + 1)
            yield number, [] if skip_first and number == 1 else cells


def _read_leniently(lines: list[str], delimiter: str, first_line: int) -> list[str]:
    """One row that breaks the rules of quoting; only a single line can be trusted to be one row."""
    if any(len(line) > LONGEST_CELL for line in lines) or sum(map(len, lines)) > LONGEST_CELL:
        raise Refused(
            tr(
                "Line {line} holds a cell of more than {size} characters: a closing quote is probably missing. "
                "Correct that line, or export the list again.",
                line=first_line,
                size=format_count(LONGEST_CELL),
            )
        )
    if len(lines) == 1:
        return _cut_at_outer_quotes(lines[0].rstrip("\r\n"), delimiter)
    raise Refused(
        tr(
            "The quotes are broken from line {line} on: one is opened there and not closed where it should be. "
            "Correct that line, or export the list again.",
            line=first_line,
        )
    )


def _cut_at_outer_quotes(line: str, delimiter: str) -> list[str]:
    """A line such as ``"Hôtel "Le Lion" d'Or";69003``: a quote closes only before a separator or the end."""
    cut = re.escape(delimiter)
    pieces = re.findall(rf'(?:^|{cut})(?:"(.*?)"(?={cut}|$)|([^{cut}]*))', line)
    return [quoted.replace('""', '"') or plain for quoted, plain in pieces]
