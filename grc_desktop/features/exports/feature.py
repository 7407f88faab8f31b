"""What exports add to the program. The buttons of lists stand on the page *Print and export* of paper."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from grc_desktop.core.language import later, tr, trn
from grc_desktop.features.offers import Command, Deed, Feature

if TYPE_CHECKING:
    from pathlib import Path

    from grc_desktop.features.exports.records import Written
    from grc_desktop.ui.workplace import Workplace


def _everything(place: Workplace, kind: str, ending: str) -> None:
    """Ask where to, and write the whole base there. ``kind`` is a text marked for translation."""
    from grc_desktop.features.exports.everything import write_everything
    from grc_desktop.ui.file_dialogs import FileDialogs

    def told(written: Written) -> None:
        words = trn("{count} row in {file}", "{count} rows in {file}", written.rows, file=written.file)
        place.notices.succeed(words)

    def write(target: Path) -> None:
        place.jobs.work(
            place, lambda base, progress: write_everything(base, target, progress), told,
            title=tr("Export everything"), if_stopped=tr("The export was stopped: no file was written."),
        )  # fmt: skip

    FileDialogs(place.machine).save_file(
        place.notices, tr("Export everything"), place.house.name, [(tr(kind), f"*{ending}")], write
    )


def _commands() -> Sequence[Command]:
    from grc_desktop.features.exports.commands import EXPORT

    return (EXPORT,)


FEATURE = Feature(
    name="exports",
    commands=_commands,
    deeds=(
        Deed(
            key="export_everything_workbook", title=later("Export everything (Excel)…"), menu="file", icon="file-table",
            run=lambda place: _everything(place, later("Excel workbook"), ".xlsx"),
        ),
        Deed(
            key="export_everything", title=later("Export everything (JSON)…"), menu="file", icon="export",
            run=lambda place: _everything(place, later("JSON file"), ".json"),
        ),
    ),
)  # fmt: skip
