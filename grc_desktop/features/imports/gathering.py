"""The lists in a file: one, or each sheet of a workbook that holds a whole base."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

from grc_desktop.core.errors import Refused
from grc_desktop.features.imports.reading import ReadingChoices, Table, read_table
from grc_desktop.features.imports.recognition import is_known
from grc_desktop.features.imports.recognition.headers import field_of


def read_tables(path: Path, choices: ReadingChoices | None = None) -> list[Table]:
    """The table at ``path``; of a workbook whose sheets this program wrote, each sheet, in their order.

    A sheet that ``choices`` names stands alone. Raises as ``read_table`` does.
    """
    choices = choices or ReadingChoices()
    first = read_table(path, choices, is_known=is_known)
    if choices.sheet is not None or len(first.sheets) < 2 or not _is_ours(first):
        return [first]
    others = (_sheet(path, replace(choices, sheet=name)) for name in first.sheets if name != first.sheet)
    found = [first, *(table for table in others if table is not None)]
    return [replace(table, beside_others=True) for table in found] if len(found) > 1 else found


def _sheet(path: Path, choices: ReadingChoices) -> Table | None:
    try:
        table = read_table(path, choices, is_known=is_known)
    except Refused:  # an empty sheet
        return None
    return table if _is_ours(table) else None


def _is_ours(table: Table) -> bool:
    return any(field_of(name, "customers") == "grc_record" for name in table.header)
