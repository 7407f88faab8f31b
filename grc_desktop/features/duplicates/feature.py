"""What duplicates add to the program: a page, a proposal on *Today*, what looks alike while one types."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING

from grc_desktop.core.language import later, tr, trn
from grc_desktop.features.offers import Command, Deed, Feature, Lookalike, Page, Prompt, PromptWords, Upkeep

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grc_desktop.database.database import Database
    from grc_desktop.ui.page import PageWidget
    from grc_desktop.ui.workplace import Workplace

_KEY = "duplicates"


def _lookalikes(session: Session, *, values: Mapping[str, object]) -> Sequence[Lookalike]:
    from grc_desktop.features.duplicates.queries import likely_duplicates

    return likely_duplicates(session, values=values)


def _page(place: Workplace) -> PageWidget:
    from grc_desktop.features.duplicates.ui.duplicates_page import DuplicatesPage

    return DuplicatesPage(place)


def _open(place: Workplace) -> None:
    place.go(_KEY)


def _proposals(session: Session) -> Sequence[PromptWords]:
    from grc_desktop.features.duplicates.queries import counts

    found = counts(session)
    if not found.duplicates:
        return ()
    title = trn("{count} probable duplicate", "{count} probable duplicates", found.duplicates)
    text = trn("{count} of them is sure", "{count} of them are sure", found.sure) if found.sure else ""
    return (PromptWords(_KEY, title, text or tr("Compare them field by field"), tr("Compare")),)


def _run(place: Workplace, _key: str) -> None:
    _open(place)


def _look(base: Database, progress: Callable[..., None]) -> object:
    """Bring the pairs up to date where something changed since the last look."""
    from grc_desktop.features.duplicates.looking import look_for_duplicates
    from grc_desktop.features.duplicates.queries import staleness

    return look_for_duplicates(base, progress) if base.read(staleness).is_stale else None


def _commands() -> Sequence[Command]:
    from grc_desktop.features.duplicates.commands import COMMANDS

    return COMMANDS


FEATURE = Feature(
    name="duplicates",
    pages=(Page(key=_KEY, title=later("Duplicates"), icon="duplicates", build=_page, group="tools"),),
    deeds=(Deed(key="find-duplicates", title=later("Find duplicates"), menu="tools", run=_open, icon="duplicates"),),
    prompts=(
        Prompt(
            icon="duplicates", ask=_proposals, run=_run, tables=frozenset({"duplicate_pair", "not_same", "customer"})
        ),
    ),
    upkeep=(Upkeep(title=later("Looking for duplicates"), run=_look, hours=1),),
    commands=_commands,
    lookalikes=_lookalikes,
)
