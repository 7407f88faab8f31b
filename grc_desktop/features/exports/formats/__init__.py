"""The one way to make a file of a list: the ending of its name says which kind."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.new_file import new_file
from grc_desktop.features.exports.records import Listing, Written

ENDINGS = (".xlsx", ".csv", ".pdf", ".json", ".vcf")


def ending_of(target: Path) -> str:
    """The ending of ``target`` in lower case; ``Refused`` where no list can be written so."""
    ending = target.suffix.lower()
    if ending not in ENDINGS:
        raise Refused(
            tr("“{file}” does not say its kind: end the name with {endings}.", file=target, endings=", ".join(ENDINGS)),
            field="to",
        )
    return ending


def write_listing(listing: Listing, target: Path) -> Written:
    """Write ``listing`` to ``target``, whole or not at all, without holding it in memory."""
    write = _writer(ending_of(target))
    with new_file(target) as path:
        written = write(listing, path)
    return replace(written, file=target)


def _writer(ending: str) -> Callable[[Listing, Path], Written]:
    """Imported when wanted: a workbook's library costs more than the whole window."""
    if ending == ".xlsx":
        from grc_desktop.features.exports.formats.workbook import write_workbook

        return write_workbook
    if ending == ".pdf":
        from grc_desktop.features.exports.formats.printed_list import write_printed_list

        return write_printed_list
    if ending == ".csv":
        from grc_desktop.features.exports.formats.separated import write_separated

        return write_separated
    if ending == ".json":
        from grc_desktop.features.exports.formats.objects import write_objects

        return write_objects
    from grc_desktop.features.exports.formats.cards import write_cards

    return write_cards
