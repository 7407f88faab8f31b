"""Keeping scores, and changing how the house scores."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict

from sqlalchemy import delete
from sqlalchemy.orm import Session

from grc_desktop.core.language import tr
from grc_desktop.database.journal.notes import describe, today
from grc_desktop.database.schema import RfmScore
from grc_desktop.features.desk.actions import save_setting
from grc_desktop.features.rfm.queries import KEY, kept_days
from grc_desktop.features.rfm.records import Method, Score, Settings
from grc_desktop.features.rfm.rules import checked

_INSERT = (
    "INSERT INTO rfm_score (day, customer_id, method, recency_days, frequency, monetary_cents, r, f, m, segment) "
    "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
)


def keep_scores(session: Session, *, found: Sequence[Score], method: Method) -> int:
    """Make ``found`` the scores of today; of the days before, the last of each month stays. Gives how many."""
    day = today(session)
    months: set[tuple[int, int]] = {(day.year, day.month)}
    given_up = [day]
    for kept in kept_days(session):
        if kept < day and (kept.year, kept.month) in months:
            given_up.append(kept)
        months.add((kept.year, kept.month))
    session.execute(delete(RfmScore).where(RfmScore.day.in_(given_up)))
    rows = [(day.isoformat(), score.customer_id, method, *score[1:]) for score in found]
    if rows:
        session.connection().exec_driver_sql(_INSERT, rows)
    return len(rows)


def save_settings(session: Session, *, settings: Settings) -> None:
    """Change how the house scores. Refused (field of the form) for bounds that make no sense."""
    save_setting(session, key=KEY, value=asdict(checked(settings)))
    describe(session, tr("Changed how customers are scored"))
