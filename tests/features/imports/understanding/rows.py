"""The shortest way from a row of text to its draft."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from grc_desktop.features.imports.recognition import recognise
from grc_desktop.features.imports.understanding.drafts import Draft
from grc_desktop.features.imports.understanding.understand import understand
from tests.features.imports.written_files import opened, text_file

TODAY = date(2026, 11, 22)


def drafts(tmp_path: Path, text: str) -> list[Draft]:
    """The drafts of a list with ``;`` between its cells."""
    table = opened(text_file(tmp_path / "list.csv", text, "utf-8"))
    return list(understand(table.rows(), recognise(table), TODAY))


def draft(tmp_path: Path, header: str, row: str) -> Draft:
    """The draft of the one row under ``header``."""
    (only,) = drafts(tmp_path, f"{header}\n{row}\n")
    return only
