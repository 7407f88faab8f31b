"""What the outbox feature adds to the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from grc_desktop.core.language import later, tr, trn
from grc_desktop.features.offers import Command, Feature, Page, Prompt, PromptWords, SettingsCard, SettingsPart, Upkeep

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grc_desktop.database.database import Database
    from grc_desktop.ui.page import PageWidget
    from grc_desktop.ui.workplace import Workplace


def _page(place: Workplace) -> PageWidget:
    from grc_desktop.features.outbox.ui.outbox_page import OutboxPage

    return OutboxPage(place)


def _settings(place: Workplace) -> SettingsCard:
    from grc_desktop.features.outbox.ui.settings_cards import SendingCards

    return SendingCards(place)


def _count(session: Session) -> int:
    from grc_desktop.features.outbox.queries import to_decide

    return to_decide(session)


def _prompts(session: Session) -> Sequence[PromptWords]:
    """What the program noticed: an hour that was missed, messages whose fate is not known."""
    from grc_desktop.core.dates import format_instant
    from grc_desktop.features.outbox.queries import overview

    found = overview(session)
    words = []
    if found.missed is not None:
        title = trn("{count} message did not leave", "{count} messages did not leave", found.missed.count)
        text = tr("Their hour was {when}, while the program was not there.", when=format_instant(found.missed.since))
        words.append(PromptWords("queued", title, text, tr("Look and send")))
    if found.status.unknown:
        title = trn("{count} message to decide", "{count} messages to decide", found.status.unknown)
        words.append(PromptWords("unknown", title, tr("Nobody knows whether they arrived."), tr("Decide")))
    return words


def _open(place: Workplace, key: str) -> None:
    place.go("outbox", state=key)


def _begin(place: Workplace) -> None:
    """From now on messages leave at the hour that they have, whichever page is in view."""
    from grc_desktop.features.outbox.ui.sending import Sending

    Sending.of(place).look()


def _keep_up(base: Database, progress: Callable[..., None]) -> object:
    """On the lane on which messages leave: what is claimed while this runs was on its way when a program died."""
    from grc_desktop.features.outbox.actions import release_unknown

    progress(0, None)
    return base.write(release_unknown)


def _commands() -> Sequence[Command]:
    from grc_desktop.features.outbox.commands import COMMANDS

    return COMMANDS


FEATURE = Feature(
    name="outbox",
    pages=(
        Page(
            key="outbox",
            title=later("Outbox"),
            icon="send",
            build=_page,
            group="tools",
            count=_count,
            tables=frozenset({"message"}),
            takes=(".eml",),
        ),
    ),
    commands=_commands,
    upkeep=(Upkeep(title=later("Look what was leaving when the program ended"), run=_keep_up),),
    prompts=(Prompt(icon="send", ask=_prompts, run=_open, tables=frozenset({"message"})),),
    settings=(SettingsPart(key="sending", title=later("Sending"), order=40, build=_settings),),
    begin=_begin,
)
