"""Scores: worked out from the purchases, those that are kept, and who moved between two days."""

from __future__ import annotations

from datetime import date
from typing import Any
from typing import cast as cast_type

from sqlalchemy import Integer, ScalarSelect, Select, String, cast, func, select, type_coerce
from sqlalchemy.orm import Session, aliased

from grc_desktop.core.dates import months_before
from grc_desktop.core.names import display_name
from grc_desktop.database.journal.notes import today
from grc_desktop.database.schema import COUNTED, Customer, CustomerSummary, Purchase, RfmScore
from grc_desktop.features.desk.queries import setting
from grc_desktop.features.rfm.records import Comparison, Dealings, KeptScore, Move, NamedScore, Score, Settings
from grc_desktop.features.rfm.rules import scored, traffic

KEY = "rfm"
"""The setting of the house that holds `Settings`."""


def settings_of_house(session: Session) -> Settings:
    """How the house scores."""
    known: dict[str, Any] = setting(session, key=KEY, default={})
    plain = Settings()
    return Settings(
        method=known.get("method", plain.method),
        months=known.get("months", plain.months),
        recency_days=tuple(known.get("recency_days", ())),
        frequency=tuple(known.get("frequency", ())),
        monetary_cents=tuple(known.get("monetary_cents", ())),
    )


def scores(
    session: Session, *, on: date | None = None, settings: Settings | None = None, since: date | None = None
) -> list[Score]:
    """Scores as of ``on`` (today), by record number; ``since`` takes the place of the settings' period.

    Only confirmed and carried out purchases count; a refund lowers the amount and is no purchase. Customers without
    a purchase have no score.
    """
    settings = settings or settings_of_house(session)
    statement = _dealings(on or today(session), settings, since)
    with session.connection().execute(statement) as result:
        rows = result.cursor.fetchall()  # straight from the driver: 100,000 row objects would cost as much again
    return scored(list(map(Dealings._make, rows)), settings)


def named_scores(session: Session, *, found: list[Score]) -> list[NamedScore]:
    """``found`` with names and numbers, in its order."""
    who = Customer
    statement = select(
        who.id, who.external_id, who.kind, who.title, who.first_name, who.last_name, who.company, CustomerSummary.name
    ).join(CustomerSummary, CustomerSummary.customer_id == who.id)
    names = {
        id_: (display_name(kind, title, first, last, company) or sorted_as, number)
        for id_, number, kind, title, first, last, company, sorted_as in session.execute(statement)
    }
    return [NamedScore(*names.get(score.customer_id, ("?", None)), score) for score in found]


def is_stale(session: Session) -> bool:
    """Whether the kept scores are not those of today, or purchases or settings changed since."""
    day, settings = latest_day(session), settings_of_house(session)
    if day is None:  # a house where nobody has bought anything has nothing to score
        return session.execute(_dealings(today(session), settings, None).limit(1)).first() is not None
    if day != today(session):
        return True
    theirs = _dealings(day, settings, None).subquery()
    sums = [func.count(), *(func.sum(column) for column in list(theirs.c)[1:])]
    now = session.execute(select(*sums).select_from(theirs)).one()
    kept = session.execute(
        select(
            func.count(), func.sum(RfmScore.recency_days), func.sum(RfmScore.frequency),
            func.sum(RfmScore.monetary_cents),
        ).where(RfmScore.day == day, RfmScore.method == settings.method)
    ).one()  # fmt: skip
    return tuple(now) != tuple(kept)


def latest_day(session: Session) -> date | None:
    """The day of the current scores."""
    return session.execute(select(func.max(RfmScore.day))).scalar_one_or_none()


def scored_now(session: Session) -> tuple[date | None, int]:
    """The day of the current scores, and how many customers have one."""
    row = session.execute(select(func.max(RfmScore.day), func.count()).where(RfmScore.day == _latest())).one()
    return row[0], row[1]


def kept_days(session: Session) -> list[date]:
    """The days whose scores are kept, the latest first: the last of each month, and the current one."""
    return list(session.execute(select(RfmScore.day).distinct().order_by(RfmScore.day.desc())).scalars())


def score_of(session: Session, *, customer_id: int) -> KeptScore | None:
    """The current score of a customer; None without a purchase."""
    row = session.execute(
        select(RfmScore).where(RfmScore.customer_id == customer_id, RfmScore.day == _latest())
    ).scalar_one_or_none()
    if row is None:
        return None
    score = Score(row.customer_id, row.recency_days, row.frequency, row.monetary_cents, row.r, row.f, row.m,
                  row.segment)  # fmt: skip
    return KeptScore(row.day, row.method, score)  # type: ignore[arg-type] # one of the two methods


def comparison(session: Session, *, since: date | None = None) -> Comparison:
    """The segments as they are beside those of a kept day; without ``since`` of a year ago, or of the first."""
    days = tuple(kept_days(session))
    earlier = days[1:]
    if since not in earlier:
        year_ago = months_before(days[0], 12) if days else None
        since = next((day for day in earlier if year_ago and day <= year_ago), earlier[-1] if earlier else None)
    return Comparison(days, since, traffic(_moves(session, since or days[0], days[0])) if days else ())


def _moves(session: Session, before: date, after: date) -> list[Move]:
    """How many moved from which segment to which between two kept days; who stayed is told as well."""
    old, new = aliased(RfmScore), aliased(RfmScore)
    left = (
        select(old.segment, new.segment, func.count())
        .join(new, (new.customer_id == old.customer_id) & (new.day == after), isouter=True)
        .where(old.day == before)
        .group_by(old.segment, new.segment)
    )
    known = select(old.customer_id).where(old.day == before)
    entered = (
        select(new.segment, func.count()).where(new.day == after, new.customer_id.not_in(known)).group_by(new.segment)
    )
    found = [Move(was, now, number) for was, now, number in session.execute(left)]
    return found + [Move(None, now, number) for now, number in session.execute(entered)]


def _dealings(on: date, settings: Settings, since: date | None) -> Select[Any]:
    bought = func.coalesce(Purchase.amount_cents, 0) >= 0
    if since is None and settings.months is not None:
        since = months_before(on, settings.months)
    last = func.max(type_coerce(Purchase.date, String)).filter(bought)
    days = cast(func.julianday(on.isoformat()) - func.julianday(last), Integer)
    statement = (
        select(
            Purchase.customer_id, days, func.count().filter(bought),
            func.coalesce(func.sum(Purchase.amount_cents), 0),
        )
        .where(Purchase.status.in_(COUNTED), Purchase.date <= on)
        .group_by(Purchase.customer_id)
        .having(func.count().filter(bought) > 0)
        .order_by(Purchase.customer_id)
    )  # fmt: skip
    if since is not None:
        statement = statement.where(Purchase.date >= since)
    return cast_type("Select[Any]", statement)


def _latest() -> ScalarSelect[date]:
    return select(func.max(RfmScore.day)).scalar_subquery()
