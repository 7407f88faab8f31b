"""What the desk adds to the program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from grc_desktop.core.language import later
from grc_desktop.features.offers import Command, Deed, Feature, Page, SettingsCard, SettingsPart

if TYPE_CHECKING:
    from grc_desktop.ui.page import PageWidget
    from grc_desktop.ui.workplace import Workplace


def _journal(place: Workplace) -> PageWidget:
    from grc_desktop.features.desk.ui.journal_page import JournalPage

    return JournalPage(place)


def _settings(place: Workplace) -> PageWidget:
    from grc_desktop.features.desk.ui.settings_page import SettingsPage

    return SettingsPage(place)


def _establishment_card(place: Workplace) -> SettingsCard:
    from grc_desktop.features.desk.ui.establishment_card import EstablishmentCard

    return EstablishmentCard(place)


def _users_card(place: Workplace) -> SettingsCard:
    from grc_desktop.features.desk.ui.users_card import UsersCard

    return UsersCard(place)


def _backups_card(place: Workplace) -> SettingsCard:
    from grc_desktop.features.desk.ui.backups_card import BackupsCard

    return BackupsCard(place)


def _trash(place: Workplace) -> None:
    place.go("journal", trash=True)


def _backups(place: Workplace) -> None:
    place.go("settings", tab="backups")


def _commands() -> Sequence[Command]:
    from grc_desktop.features.desk.commands import COMMANDS

    return COMMANDS


FEATURE = Feature(
    name="desk",
    pages=(
        Page(key="journal", title=later("Journal"), icon="history", build=_journal, group="house"),
        Page(key="settings", title=later("Settings"), icon="settings", build=_settings, group="house"),
    ),
    deeds=(
        Deed(key="backups", title=later("Backups…"), menu="file", icon="backup", run=_backups),
        Deed(key="trash", title=later("Trash"), menu="edit", icon="trash", run=_trash),
    ),
    settings=(
        SettingsPart(key="establishment", title=later("Establishment"), order=10, build=_establishment_card),
        SettingsPart(key="users", title=later("Users"), order=20, build=_users_card),
        SettingsPart(key="backups", title=later("Backups"), order=90, build=_backups_card),
    ),
    commands=_commands,
)
