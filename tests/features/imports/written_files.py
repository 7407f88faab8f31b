"""Files as other programs write them, and the shortest ways to read and import them."""

from __future__ import annotations

import sqlite3
import zipfile
from collections.abc import Sequence
from pathlib import Path
from typing import Any

from openpyxl import Workbook

from grc_desktop.database.database import Database
from grc_desktop.features.imports.importing import carry_out
from grc_desktop.features.imports.reading import Table, read_table
from grc_desktop.features.imports.recognition import is_known, recognise
from grc_desktop.features.imports.records import OnDuplicate, Plan, Report

FILES = Path(__file__).parent / "files"
"""Files as other programs wrote them; the workbooks were saved by LibreOffice 7.4."""

PEOPLE = (
    "N° CLIENT;CIV;NOM;PRENOM;TEL MOBILE;MAIL;ADR1;CP;VILLE;PAYS;DT_NAISS;OPTIN_SMS\r\n"
    "C-1;Mme;MOREAU;Lucie;06 12 48 77 03;l.moreau@example.com;12 rue des Lilas;69003;LYON;FR;04/02/1984;O\r\n"
    "C-2;M.;Noël;François;0612345678;f.noel@example.com;3 avenue Foch;1000;BOURG-EN-BRESSE;;;N\r\n"
)


def text_file(path: Path, text: str, encoding: str = "cp1252") -> Path:
    """``text`` on the disk, line ends as they stand."""
    path.write_bytes(text.encode(encoding))
    return path


def workbook_file(path: Path, rows: Sequence[Sequence[Any]], sheet: str = "Feuil1") -> Path:
    """A workbook of one sheet."""
    book = Workbook()
    assert book.active is not None
    book.active.title = sheet
    for row in rows:
        book.active.append(list(row))
    book.save(path)
    return path


def rezipped(source: Path, target: Path, part: str, old: bytes, new: bytes) -> Path:
    """A copy of a workbook in which ``old`` is ``new`` in one part of its archive."""
    with zipfile.ZipFile(source) as archive, zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name in archive.namelist():
            content = archive.read(name)
            if name == part:
                assert old in content
                content = content.replace(old, new, 1)
            copy.writestr(name, content)
    return target


def opened(path: Path) -> Table:
    """The table in a file, as the importer opens it."""
    return read_table(path, is_known=is_known)


def imported(base: Database, path: Path, on_duplicate: OnDuplicate = "report", **chosen: Any) -> Report:
    """Import a file as recognised."""
    table = opened(path)
    return carry_out(base, Plan(table, recognise(table, **chosen), on_duplicate)).result


def rows_of(base: Database, sql: str) -> list[tuple[Any, ...]]:
    """What stands in the file, seen from outside."""
    with sqlite3.connect(base.path) as connection:
        try:
            return connection.execute(sql).fetchall()
        finally:
            connection.rollback()
