"""What paper adds to the program: the page *Print and export*, its entry in the menu, and subcommands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grc_desktop.core.language import later
from grc_desktop.features.offers import Deed, Feature, Page
from grc_desktop.features.paper.commands import COMMANDS

if TYPE_CHECKING:
    from grc_desktop.ui.page import PageWidget
    from grc_desktop.ui.workplace import Workplace

PAGE = "paper"


def _page(place: Workplace) -> PageWidget:
    from grc_desktop.features.paper.ui.page import PrintPage

    return PrintPage(place)


def _go(place: Workplace) -> None:
    place.go(PAGE)


FEATURE = Feature(
    name="paper",
    pages=(Page(key=PAGE, title=later("Print and export"), icon="print", build=_page, group="tools"),),
    deeds=(Deed(key="paper.open", title=later("Print and export…"), menu="file", run=_go, icon="print"),),
    commands=COMMANDS,
)
