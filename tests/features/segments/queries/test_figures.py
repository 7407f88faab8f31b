"""Figures narrowed to some of their rows, counted by hand; today is 22 November 2026."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import TYPE_CHECKING

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.database.schema import (
    Campaign,
    Complaint,
    Customer,
    Exchange,
    LoyaltyEntry,
    Message,
    Purchase,
    Response,
    Setting,
)
from grc_desktop.features.segments.queries import count, counts, customer_ids, purchase_ids

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grc_desktop.database.database import Database

SKIER, SUMMER, REFUNDED, NOBODY = range(1, 5)
EVERYBODY = {SKIER, SUMMER, REFUNDED, NOBODY}


def _at(year: int, month: int, day: int) -> datetime:
    return datetime(year, month, day, 9, tzinfo=UTC)


def _fill(session: Session) -> None:
    session.add_all(Customer(id=id_, kind="person", last_name=f"N{id_}") for id_ in sorted(EVERYBODY))
    session.flush()

    def stay(customer: int, day: date, cents: int | None, *, room: str = "1", nights: int = 2, channel: str = "direct",
             status: str = "done", kind: str = "stay") -> Purchase:  # fmt: skip
        return Purchase(customer_id=customer, kind=kind, date=day, nights=nights, amount_cents=cents, room=room,
                        channel=channel, status=status)  # fmt: skip

    session.add_all(
        (
            stay(SKIER, date(2022, 1, 5), 40_000, nights=7), stay(SKIER, date(2025, 12, 27), 60_000, room="12"),
            stay(SKIER, date(2021, 2, 1), 30_000), stay(SKIER, date(2026, 12, 24), 90_000, status="confirmed"),
            stay(SKIER, date(2026, 1, 2), 5_000, kind="sale"),
            stay(SUMMER, date(2026, 7, 14), 20_000, channel="booking"),
            stay(SUMMER, date(2026, 1, 14), 99_000, status="cancelled"),
            stay(REFUNDED, date(2026, 3, 1), 50_000), stay(REFUNDED, date(2026, 3, 2), -20_000),
            Complaint(customer_id=SKIER, number="R-1", cause="bruit", subject="Bruit", state="closed",
                      severity="high", received_at=_at(2026, 1, 3)),
            Complaint(customer_id=SUMMER, number="R-2", cause="bruit", subject="Bruit", state="received",
                      severity="low", received_at=_at(2026, 7, 15)),
            Exchange(customer_id=SKIER, kind="call", direction="in", at=_at(2026, 11, 1)),
            Exchange(customer_id=SKIER, kind="letter", direction="out", at=_at(2026, 11, 20)),
            Exchange(customer_id=SUMMER, kind="call", direction="out", at=_at(2026, 5, 1)),
            Campaign(id=1, name="Ski 2026", options={}, schedule={}, created_at=_at(2026, 9, 1)),
            Campaign(id=2, name="Été", options={}, schedule={}, created_at=_at(2026, 4, 1)),
            Setting(key="loyalty", value={"value": {"tiers": [["Argent", 50], ["Or", 100], ["Platine", 500]]}}),
            LoyaltyEntry(customer_id=SKIER, date=date(2020, 1, 1), kind="earned", points=900),
            LoyaltyEntry(customer_id=SKIER, date=date(2021, 1, 1), kind="expired", points=-900),
            LoyaltyEntry(customer_id=SKIER, date=date(2026, 1, 1), kind="earned", points=120),
            LoyaltyEntry(customer_id=SKIER, date=date(2026, 2, 1), kind="spent", points=-50),
        )
    )  # fmt: skip
    session.flush()

    def message(id_: int, campaign: int, customer: int | None, channel: str, state: str, at: datetime) -> Message:
        return Message(id=id_, campaign_id=campaign, customer_id=customer, occasion=f"campaign:{campaign}",
                       channel=channel, address="x", body="", state=state, queued_at=at, finished_at=at)  # fmt: skip

    session.add_all(
        (
            message(1, 1, SKIER, "email", "sent", _at(2026, 10, 1)),
            message(2, 1, SUMMER, "sms", "failed", _at(2026, 10, 1)),
            message(3, 2, SUMMER, "email", "sent", _at(2026, 4, 10)),
            message(4, 2, None, "email", "sent", _at(2026, 4, 10)),  # a test to oneself
            Response(customer_id=SKIER, campaign_id=1, message_id=1, kind="code", at=_at(2026, 10, 5)),
            Response(customer_id=SUMMER, campaign_id=2, message_id=3, kind="opt_out", at=_at(2026, 4, 11)),
        )
    )


@pytest.fixture
def house(base: Database) -> Database:
    base.write(_fill)
    return base


@pytest.mark.parametrize(
    ("where", "found"),
    [
        ("stays(month in (12, 1, 2, 3) and date >= 2022-01-01) >= 1", {SKIER, REFUNDED}),
        ("stays(month in (12, 1, 2, 3) and date between 2022-01-01 and today) >= 2", {SKIER}),
        ("stays(season = winter) > 3", {SKIER}),
        ("stays(season = winter and date < today) > 3", set()),
        ("stays(season = winter) = 0", {SUMMER, REFUNDED, NOBODY}),
        ("stays(season = winter) < 1 and stays >= 1", {SUMMER, REFUNDED}),
        ("stays(season = winter) between 0 and 2", {SUMMER, REFUNDED, NOBODY}),
        ("stays(season = winter) in (0, 4)", EVERYBODY),
        ("stays(season = winter) != 0", {SKIER}),
        ("stays(room = 12) is not empty", EVERYBODY),
        ("not stays(room = 12) >= 1", {SUMMER, REFUNDED, NOBODY}),
        ("nights(date in the last 5 years) >= 9", {SKIER}),
        ("nights(room = 12) = 0", {SUMMER, REFUNDED, NOBODY}),
        ("purchases_total(date >= 2026-01-01 and date <= today) >= 300", {REFUNDED}),
        ("purchases_total(channel = booking) between 199.99 and 200", {SUMMER}),
        ("purchases_total(channel = booking) < 1", {SKIER, REFUNDED, NOBODY}),
        ("average_ticket(date < 2023-01-01) = 350", {SKIER}),
        ("average_ticket(room = 99) is empty", EVERYBODY),
        ("average_ticket(month = 3) = 300", {REFUNDED}),  # the refund lowers it, and is no purchase
        ("purchases_count(kind = sale) = 1", {SKIER}),
        ("purchases_count(status = cancelled) >= 1", {SUMMER}),
        ("purchases_count(not channel = direct) >= 1", {SUMMER}),
        ("purchases_count(month = 3) = 1", {REFUNDED}),
        ("last_purchase(room = 12) < 3 months ago", {SKIER}),
        ("last_purchase(kind = stay) = 2025-12-27", {SKIER}),  # the one to come is not the last
        ("last_purchase(room = 12) is empty", {SUMMER, REFUNDED, NOBODY}),
        ("first_purchase(date >= 2022-01-01) = 2022-01-05", {SKIER}),
        ("complaints >= 1", {SKIER, SUMMER}),
        ("complaints = 0", {REFUNDED, NOBODY}),
        ("complaints(open) >= 1", {SUMMER}),
        ("complaints(severity = high and received in the last 1 year) >= 1", {SKIER}),
        ("last_complaint > 6 months ago", {SUMMER}),
        ("exchanges(kind = call) >= 1", {SKIER, SUMMER}),
        ("exchanges(kind = call and direction = in and date in the last 30 days) >= 1", {SKIER}),
        ("exchanges > 1", {SKIER}),
        ("last_exchange(direction = in) = 2026-11-01", {SKIER}),
        ("campaigns >= 1", {SKIER, SUMMER}),
        ('campaigns(name = "ski 2026") >= 1', {SKIER}),  # the one that failed was not received
        ("campaigns(state = failed) >= 1", {SUMMER}),
        ("campaigns(answered) >= 1", {SKIER}),
        ("campaigns(answered = no) >= 1", {SUMMER}),  # to opt out is no answer
        ("campaigns(date in the last 3 months and channel = email) = 0", {SUMMER, REFUNDED, NOBODY}),
        ("last_campaign < 6 months ago", {SUMMER}),
        ('campaign.name starts with "ski"', {SKIER, SUMMER}),
        ("campaign.answered", {SKIER}),
        ("loyalty_points = 70", {SKIER}),
        ('loyalty_tier = "or"', {SKIER}),
        ("loyalty_tier = argent or loyalty_tier = platine", set()),
        ("loyalty_tier is empty", {SUMMER, REFUNDED, NOBODY}),
        ("loyalty_points is empty", {SUMMER, REFUNDED, NOBODY}),
        ("purchase.season = summer", {SUMMER}),
        ("purchase.month = 7 or purchase.month = 3", {SUMMER, REFUNDED}),
    ],
)
def test_narrowed_figures_select(house: Database, where: str, found: set[int]) -> None:
    assert set(house.read(customer_ids, where=where)) == found
    assert house.read(count, where=where) == len(found)


def test_purchases_are_asked_by_the_figures_of_their_customers(house: Database) -> None:
    assert set(house.read(purchase_ids, where="stays(season = summer) >= 1")) == {6, 7}
    assert set(house.read(purchase_ids, where="complaints(open) >= 1 and status = done")) == {6}


def test_many_expressions_are_counted_at_once(house: Database) -> None:
    assert house.read(counts, nodes=[None]) == [4]


@pytest.mark.parametrize(
    ("where", "said"),
    [
        (
            "city(room = 12) = Lyon",
            "“city” is no figure that could be narrowed (position 5): write “city is not empty”.",
        ),
        ('segment("VIP")', '“segment” is no figure that could be narrowed (position 8): write “segment = "…"”.'),
        ("stays(city = Lyon) > 1", "“city” (position 7) is not a field. The nearest is "),
        ("stays(room = 12 > 1", "“>” (position 17)"),
        ("stays() > 1", "the name of a field"),
    ],
)
def test_a_narrowing_that_makes_no_sense_is_refused(house: Database, where: str, said: str) -> None:
    with pytest.raises(Refused) as caught:
        house.read(count, where=where)
    assert said in caught.value.sentence
