"""Bringing the scores up to date: in the background after the start and when purchases changed, or when asked.

The scores are worked out without holding up anyone who writes; only keeping them is a write.
"""

from __future__ import annotations

from grc_desktop.database.database import Database, Done
from grc_desktop.features.rfm.actions import keep_scores
from grc_desktop.features.rfm.queries import is_stale, scores, settings_of_house


def refresh_if_stale(base: Database) -> Done[int] | None:
    """Work the scores out where they are not those of today's purchases; None where they are. For the long lane."""
    return refresh(base) if base.read(is_stale) else None


def refresh(base: Database) -> Done[int]:
    """Work the scores out and keep them; the result is how many customers have one."""
    settings = base.read(settings_of_house)
    found = base.read(scores, settings=settings)
    return base.write(keep_scores, found=found, method=settings.method)
