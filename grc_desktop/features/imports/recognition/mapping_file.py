"""Mapping files: TOML lines such as ``"NOM" = "last_name"``, for a program that the importer does not know."""

from __future__ import annotations

import tomllib
from collections.abc import Mapping
from pathlib import Path

from rapidfuzz import process

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.reader_words import reader_words
from grc_desktop.core.system_words import system_words
from grc_desktop.features.imports.recognition.fields import Kind, fields_of
from grc_desktop.features.imports.recognition.own import OWN


def read_mapping_file(path: Path) -> dict[str, str | None]:
    """The file's column names and the fields they fill; ``""`` and ``"-"`` leave a column out.

    Columns that it does not name are recognised as usual. Raises ``Refused`` where it cannot be read.
    """
    try:
        document = tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise Refused(tr("There is no file “{name}”.", name=str(path)), field="mapping") from error
    except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
        reason = system_words(error) if isinstance(error, OSError) else reader_words(error)
        raise Refused(
            tr("The mapping file “{name}” cannot be read: {reason}.", name=path.name, reason=reason), field="mapping"
        ) from error
    table = document.get("columns", document)
    if not isinstance(table, dict) or not all(isinstance(field, str) for field in table.values()):
        raise Refused(
            tr('Each line of the mapping file “{name}” reads "COLUMN" = "field".', name=path.name), field="mapping"
        )
    return {column: field if field not in ("", "-") else None for column, field in table.items()}


def check_mapping(chosen: Mapping[str, str | None], columns: list[str], kind: Kind) -> None:
    """Raise ``Refused`` for a column that the file does not have, or a field that does not exist."""
    for column, field in chosen.items():
        if column not in columns:
            raise Refused(
                tr("The file has no column “{column}”; {hint}", column=column, hint=_nearest(column, columns)),
                field="mapping",
            )
        if field is not None and field not in fields_of(kind) and not field.startswith(OWN):
            raise Refused(
                tr("There is no field “{field}”; {hint}", field=field, hint=_nearest(field, list(fields_of(kind)))),
                field="mapping",
            )


def _nearest(word: str, known: list[str]) -> str:
    found = process.extractOne(word.casefold(), [name.casefold() for name in known], score_cutoff=60)
    if found is not None:
        return tr("did you mean “{name}”?", name=known[found[2]])
    return tr("it has: {names}", names=", ".join(known[:20]))
