"""What paper adds to the program: the page *Print and export*, its entry in the menu, and subcommands."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grc_desktop.core.language import later
from grc_desktop.features.offers import Deed, Feature, Page
from grc_desktop.features.paper.commands import COMMANDS

if TYPE_CHECKING:
    from grc_desktop.ui.page import PageWidget
    from grc_desktop.ui.workplace import Workplace

PAGE = "print"


def _page(place: Workplace) -> PageWidget:
    from grc_desktop.features.paper.ui.page import PrintPage

    return PrintPage(place)


def _go(place: Workplace) -> None:
    place.go(PAGE)


def _letter(place: Workplace) -> None:
    if place.customer_id is not None:
        place.go(PAGE, what="envelopes", ids=[place.customer_id])


FEATURE = Feature(
    name="paper",
    pages=(Page(key=PAGE, title=later("Print and export"), icon="print", build=_page, group="tools"),),
    deeds=(
        Deed(key="print.open", title=later("Print and export…"), menu="file", run=_go, icon="print"),
        Deed(
            key="paper.letter",
            title=later("Letter"),
            menu="customer",
            run=_letter,
            icon="letter",
            needs_customer=True,
            in_record=40,
        ),
    ),
    commands=COMMANDS,
)
