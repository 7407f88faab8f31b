"""Deciding about points: what is left of which lot, which tier, what a stay is worth."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from grc_desktop.core.dates import months_before
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.loyalty.records import Account, Entry, Lot, Programme, Tier

DIRECT = frozenset({None, "direct", "phone", "email", "website"})
"""Channels of stays that earn points: those without a commission to somebody else."""


def lots(entries: Sequence[Entry]) -> list[Lot]:
    """What is left of the points that came, the first to expire first: points that go take the oldest first (FIFO)."""
    came = sorted(
        (entry for entry in entries if entry.points > 0), key=lambda one: (one.expires_on or date.max, one.day, one.id)
    )
    gone = -sum(entry.points for entry in entries if entry.points < 0)
    left: list[Lot] = []
    for entry in came:
        taken = min(entry.points, gone)
        gone -= taken
        if entry.points > taken:
            left.append(Lot(entry.points - taken, entry.expires_on))
    return left


def account(entries: Sequence[Entry], programme: Programme, today: date) -> Account:
    """Where a customer with these entries stands on a day."""
    since = months_before(today, 12)
    earned = sum(one.points for one in entries if one.kind in ("earned", "imported") and since < one.day <= today)
    tiers = sorted(programme.tiers, key=lambda tier: tier.points)
    reached = [tier for tier in tiers if tier.points <= earned]
    above = [tier for tier in tiers if tier.points > earned]
    dated = [lot for lot in lots(entries) if lot.expires_on is not None]
    first = dated[0].expires_on if dated else None
    return Account(
        points=sum(one.points for one in entries),
        earned=earned,
        tier=reached[-1] if reached else None,
        next_tier=above[0] if above else None,
        missing=above[0].points - earned if above else 0,
        expiring=Lot(sum(lot.points for lot in dated if lot.expires_on == first), first) if dated else None,
    )


def earns(amount_cents: int | None, channel: str | None, status: str) -> bool:
    """Whether a stay that is over earns points: one that took place, was paid for, and that no booking site brought."""
    return status == "done" and channel in DIRECT and (amount_cents or 0) > 0


def points_of_stay(amount_cents: int, programme: Programme) -> int:
    """What a stay that earns points is worth: so many for each whole unit of the currency."""
    return amount_cents // 100 * programme.per_unit


def checked_points(points: int | None, *, available: int | None = None) -> int:
    """A number of points that may come or (with ``available``) go. Refused: none, or more than there are."""
    if not points or points < 0:
        raise Refused(tr("Type how many points, for example 120."), field="points")
    if available is not None and points > available:
        raise Refused(tr("Only {count} points are left.", count=max(available, 0)), field="points")
    return points


def checked_programme(programme: Programme) -> Programme:
    """The programme, its tiers in order. Refused: two tiers of one name or one threshold."""
    names = [tier.name.strip() for tier in programme.tiers]
    if any(not name for name in names):
        raise Refused(tr("Give every tier a name."), field="tiers")
    if len(set(names)) < len(names) or len({tier.points for tier in programme.tiers}) < len(programme.tiers):
        raise Refused(tr("Two tiers have the same name or the same number of points. Change one."), field="tiers")
    ordered = sorted(programme.tiers, key=lambda tier: tier.points)
    return Programme(
        per_unit=max(0, programme.per_unit), months=max(0, programme.months), warning=max(0, programme.warning),
        tiers=tuple(Tier(tier.name.strip(), tier.points) for tier in ordered),
    )  # fmt: skip
