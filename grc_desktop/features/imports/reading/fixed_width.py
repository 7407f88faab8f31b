"""Text whose columns are set by spaces, as old programs print their lists: where each column begins, and its rows."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from grc_desktop.features.imports.reading.delimited import LONGEST_CELL, Source, open_text
from grc_desktop.features.imports.reading.table import Row

_LOOKED_AT = 200
_WIDEST = 2_000
"""Characters of a line; a longer one is no line of a printed list."""
_LEAST_COLUMNS = 3
_LEAST_LINES = 3


def find_cuts(source: Source, encoding: str, separator: str = "") -> tuple[int, ...]:
    """Where the columns begin, the first at 0; empty for a text that has none, or whose first line has ``separator``.

    Between two columns lies a space in every line; one space alone parts them only where the first line, which names
    them, begins a word there.
    """
    with open_text(source, encoding) as file:
        read = [file.readline(_WIDEST) for _ in range(_LOOKED_AT)]
    lines = [line.rstrip("\r\n") for line in read if line.strip()]
    if any(len(line) == _WIDEST for line in read):
        return ()
    if len(lines) < _LEAST_LINES or (separator and separator in lines[0]) or any("\t" in line for line in lines):
        return ()
    width = max(map(len, lines))
    padded = [line.ljust(width) for line in lines]
    blank = [all(line[at] == " " for line in padded) for at in range(width)]
    begins = [at for at in range(width) if not blank[at] and (at == 0 or blank[at - 1])]
    cuts = [at for at in begins if at == 0 or blank[max(at - 2, 0)] or padded[0][at] != " "]
    return tuple(cuts) if len(cuts) >= _LEAST_COLUMNS and _are_set(padded) else ()


def _are_set(lines: Sequence[str]) -> bool:
    """Whether lines are columns rather than words that happen to stand below each other: most are padded."""
    padded = sum("  " in line.rstrip() for line in lines)
    return padded * 5 >= len(lines) * 4


def read_set_rows(source: Source, encoding: str, cuts: Sequence[int]) -> Iterator[Row]:
    """Every row, blank ones included (as empty), with its number."""
    ends = [*cuts[1:], None]
    with open_text(source, encoding) as file:
        for number, line in enumerate(iter(lambda: file.readline(LONGEST_CELL), ""), 1):
            text = line.rstrip("\r\n").lstrip("\ufeff")
            yield number, [text[begin:end].strip() for begin, end in zip(cuts, ends, strict=True)] if text else []
