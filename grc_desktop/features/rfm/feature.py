"""What the rfm feature adds to the program."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING

from grc_desktop.core.language import later, tr
from grc_desktop.features.offers import Command, Deed, Feature, Mark, MarkWords, SettingsCard, SettingsPart, Upkeep

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grc_desktop.database.database import Database
    from grc_desktop.ui.workplace import Workplace


def _mark(session: Session, *, customer_id: int) -> MarkWords | None:
    from grc_desktop.features.rfm.queries import score_of
    from grc_desktop.features.rfm.rules import segment
    from grc_desktop.features.rfm.wording import figures, tip
    from grc_desktop.features.segments.wording import RFM_TONES

    kept = score_of(session, customer_id=customer_id)
    if kept is None:
        return None
    name = segment(kept.score.segment).name
    words = tr("{segment} · {figures}", segment=name, figures=figures(kept.score))
    return MarkWords(words, RFM_TONES[kept.score.segment], tip(kept))


def _settings(place: Workplace) -> SettingsCard:
    from grc_desktop.features.rfm.ui.settings_cards import RfmCards

    return RfmCards(place)


def _refresh(place: Workplace) -> None:
    from grc_desktop.features.rfm.ui.scoring_card import refresh_now

    refresh_now(place)


def _keep_up(base: Database, progress: Callable[..., None]) -> object:
    from grc_desktop.features.rfm.refreshing import refresh_if_stale

    progress(0, None)
    return refresh_if_stale(base)


def _commands() -> Sequence[Command]:
    from grc_desktop.features.rfm.commands import COMMANDS

    return COMMANDS


FEATURE = Feature(
    name="rfm",
    commands=_commands,
    marks=(Mark(ask=_mark, tables=frozenset({"rfm_score"}), order=10),),
    deeds=(Deed(key="rfm", title=later("Work out the RFM segments"), menu="tools", icon="refresh", run=_refresh),),
    settings=(SettingsPart(key="rfm", title=later("RFM segments"), order=60, build=_settings),),
    upkeep=(Upkeep(title=later("Work out the RFM segments"), run=_keep_up, hours=1, filters=True),),
)
