"""What imports add to the program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from grc_desktop.core.language import later
from grc_desktop.features.imports.endings import ENDINGS
from grc_desktop.features.offers import Command, Deed, Feature, Page

if TYPE_CHECKING:
    from grc_desktop.ui.page import PageWidget
    from grc_desktop.ui.workplace import Workplace


def _build_page(place: Workplace) -> PageWidget:
    from grc_desktop.features.imports.ui.page import ImportPage

    return ImportPage(place)


def _commands() -> Sequence[Command]:
    from grc_desktop.features.imports.commands import IMPORT

    return (IMPORT,)


FEATURE = Feature(
    name="imports",
    pages=(
        Page(
            key="import",
            title=later("Import"),
            icon="import",
            build=_build_page,
            group="tools",
            takes=ENDINGS,
        ),
    ),
    deeds=(
        Deed(
            key="import_file",
            title=later("Import a file…"),
            menu="file",
            icon="import",
            run=lambda place: place.go("import"),
        ),
    ),
    commands=_commands,
)
