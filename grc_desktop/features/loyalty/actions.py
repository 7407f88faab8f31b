"""What can be done with points. The ledger only grows: a mistake is put right by another line, or undone."""

from __future__ import annotations

from dataclasses import asdict

from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.core.dates import months_before
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.database.journal.notes import describe, today, user
from grc_desktop.database.schema import CustomerSummary, LoyaltyEntry
from grc_desktop.features.desk.actions import save_setting
from grc_desktop.features.loyalty.queries import SETTING, entries, programme, unsettled
from grc_desktop.features.loyalty.records import Programme
from grc_desktop.features.loyalty.rules import checked_points, checked_programme, lots


def give_points(session: Session, *, customer_id: int, points: int | None, words: str | None = None) -> int:
    """Give points; they expire as the programme says. The key of the entry."""
    return _add(session, customer_id, "earned", checked_points(points), words)


def spend_points(session: Session, *, customer_id: int, points: int | None, words: str | None = None) -> int:
    """Take points for a reward. Refused: more than there are."""
    balance = sum(one.points for one in entries(session, customer_id=customer_id))
    return _add(session, customer_id, "spent", -checked_points(points, available=balance), words)


def adjust_points(session: Session, *, customer_id: int, points: int | None, words: str | None = None) -> int:
    """Put the balance right by a number of points, plus or minus. Refused without a reason, or below nothing."""
    if not points:
        raise Refused(tr("Type by how many points, for example -50."), field="points")
    if not (words or "").strip():
        raise Refused(tr("Say why: whoever reads it later will want to know."), field="words")
    balance = sum(one.points for one in entries(session, customer_id=customer_id))
    if balance + points < 0:
        raise Refused(tr("Only {count} points are left.", count=max(balance, 0)), field="points")
    return _add(session, customer_id, "adjusted", points, words)


def settle_stays(session: Session, *, customer_id: int | None = None) -> int:
    """Give the points of stays that are over, and take back those of stays refunded since; how many stays there were.

    For one customer, or for every member. The points count, and begin to age, on the day the stay ended.
    """
    months = programme(session).months
    stays = unsettled(session, customer_id=customer_id)
    for stay in stays:
        name = tr("Stay {reference}", reference=stay.reference) if stay.reference else tr("Stay")
        comes = stay.points > 0
        session.add(
            LoyaltyEntry(
                customer_id=stay.customer_id, date=stay.ended if comes else today(session),
                kind="earned" if comes else "adjusted", points=stay.points,
                words=name if comes else tr("{stay}, which no longer counts", stay=name),
                expires_on=months_before(stay.ended, -months) if months and comes else None,
                purchase_id=stay.purchase_id, recorded_by=user(session) or None,
            )
        )  # fmt: skip
    if stays:
        describe(session, trn("Counted the points of {count} stay", "Counted the points of {count} stays", len(stays)))
    return len(stays)


def expire_points(session: Session) -> int:
    """Take away every point whose day has come; how many customers lost some. Run once a day."""
    day = today(session)
    due = session.execute(
        select(LoyaltyEntry.customer_id).where(LoyaltyEntry.expires_on < day, LoyaltyEntry.points > 0).distinct()
    )
    touched = 0
    for customer_id in due.scalars().all():
        left = lots(entries(session, customer_id=customer_id))
        gone = sum(lot.points for lot in left if lot.expires_on is not None and lot.expires_on < day)
        if gone:
            session.add(LoyaltyEntry(customer_id=customer_id, date=day, kind="expired", points=-gone))
            touched += 1
    if touched:
        describe(session, trn("Points of {count} customer expired", "Points of {count} customers expired", touched))
    return touched


def save_programme(session: Session, *, rules: Programme) -> None:
    """Set the rules of the house. Refused as ``checked_programme`` says."""
    checked = checked_programme(rules)
    tiers = [[tier.name, tier.points] for tier in checked.tiers]
    save_setting(session, key=SETTING, value=asdict(checked) | {"tiers": tiers})
    describe(session, tr("Changed the loyalty programme"))


def _add(session: Session, customer_id: int, kind: str, points: int, words: str | None) -> int:
    name = session.execute(
        select(CustomerSummary.name).where(CustomerSummary.customer_id == customer_id)
    ).scalar_one_or_none()
    if name is None:
        raise Refused(tr("This customer is no longer there. Look for them in the trash."))
    day, months = today(session), programme(session).months
    entry = LoyaltyEntry(
        customer_id=customer_id, date=day, kind=kind, points=points, words=(words or "").strip() or None,
        expires_on=months_before(day, -months) if months and points > 0 else None,
        recorded_by=user(session) or None,
    )  # fmt: skip
    session.add(entry)
    session.flush()
    describe(session, trn("{points} point for {name}", "{points} points for {name}", abs(points),
                          points=f"{points:+}", name=name))  # fmt: skip
    return entry.id
