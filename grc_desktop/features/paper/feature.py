"""What paper adds to the program: the page *Print and export*, its entry in the menu, and subcommands."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from grc_desktop.core.language import later, tr
from grc_desktop.features.offers import Command, Deed, Feature, Page, SettingsCard, SettingsPart

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
        place.go(PAGE, what="letters", ids=[place.customer_id], title=tr("The customer shown"))


def _file(place: Workplace) -> None:
    if place.customer_id is not None:
        place.go(PAGE, what="list", kind="files", ids=[place.customer_id], title=tr("The customer shown"))


def _sheets_card(place: Workplace) -> SettingsCard:
    from grc_desktop.features.paper.ui.sheets_card import SheetsCard

    return SheetsCard(place)


def _letters_card(place: Workplace) -> SettingsCard:
    from grc_desktop.features.paper.ui.letters.options_card import LettersCard

    return LettersCard(place)


def _envelopes_card(place: Workplace) -> SettingsCard:
    from grc_desktop.features.paper.ui.envelopes_card import EnvelopesCard

    return EnvelopesCard(place)


def _commands() -> Sequence[Command]:
    from grc_desktop.features.paper.commands import COMMANDS

    return COMMANDS


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
        Deed(
            key="paper.file",
            title=later("Complete file"),
            menu="customer",
            run=_file,
            icon="file-text",
            needs_customer=True,
        ),
    ),
    settings=(
        SettingsPart(key="letters", title=later("Letters"), order=54, build=_letters_card),
        SettingsPart(key="sheets", title=later("Label sheets"), order=55, build=_sheets_card),
        SettingsPart(key="envelopes", title=later("Envelopes"), order=56, build=_envelopes_card),
    ),
    commands=_commands,
)
