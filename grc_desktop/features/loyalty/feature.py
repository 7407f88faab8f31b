"""What loyalty adds to the program."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

from grc_desktop.core.language import later, tr, trn
from grc_desktop.core.numbers import format_count
from grc_desktop.features.offers import (
    Feature,
    Mark,
    MarkWords,
    Panel,
    Prompt,
    PromptWords,
    SettingsCard,
    SettingsPart,
    Upkeep,
)

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grc_desktop.database.database import Database
    from grc_desktop.ui.page import CustomerPanel
    from grc_desktop.ui.workplace import Workplace

_TABLES = frozenset({"loyalty_entry", "setting"})


def _panel(place: Workplace) -> CustomerPanel:
    from grc_desktop.features.loyalty.ui.panel import LoyaltyPanel

    return LoyaltyPanel(place)


def _programme_card(place: Workplace) -> SettingsCard:
    from grc_desktop.features.loyalty.ui.programme_card import ProgrammeCard

    return ProgrammeCard(place)


def _count(session: Session, *, customer_id: int) -> int:
    from grc_desktop.features.loyalty.queries import count_entries

    return count_entries(session, customer_id=customer_id)


def _tier(session: Session, *, customer_id: int) -> MarkWords | None:
    from grc_desktop.features.loyalty.queries import accounts

    account = accounts(session, customer_ids=[customer_id]).get(customer_id)
    if account is None or account.tier is None:
        return None
    earned = tr("{count} points earned in twelve months", count=format_count(account.earned))
    words = tr("{tier} · {points} pts", tier=account.tier.name, points=format_count(account.points))
    return MarkWords(words, "violet", earned)


def _stays(session: Session) -> list[PromptWords]:
    from grc_desktop.features.loyalty.queries import unsettled

    stays = unsettled(session)
    if not stays:
        return []
    title = trn("The points of {count} stay are not counted", "The points of {count} stays are not counted", len(stays))
    points = format_count(sum(stay.points for stay in stays), signed=True)
    return [PromptWords("stays", title, tr("{points} points in all", points=points), tr("Count them"))]


def _settle(place: Workplace, _key: str) -> None:
    from grc_desktop.features.loyalty.actions import settle_stays

    place.jobs.act(place, settle_stays)


def _expire(base: Database, progress: Callable[..., None]) -> object:
    from grc_desktop.features.loyalty.actions import expire_points

    progress(0, None)
    return base.write(expire_points)


FEATURE = Feature(
    name="loyalty",
    panels=(Panel(key="loyalty", title=later("Loyalty"), build=_panel, order=60, count=_count, tables=_TABLES),),
    marks=(Mark(ask=_tier, tables=_TABLES, order=20),),
    settings=(SettingsPart(key="loyalty", title=later("Loyalty"), order=60, build=_programme_card),),
    prompts=(
        Prompt(icon="loyalty", ask=_stays, run=_settle, tables=frozenset({"loyalty_entry", "purchase", "setting"})),
    ),
    upkeep=(Upkeep(title=later("Points that expire"), run=_expire),),
)
