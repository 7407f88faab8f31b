"""What a campaign brought: bookings after it left, within its days, against the control group."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta

import pytest
from sqlalchemy.orm import Session

from grc_desktop.core.clock import Clock
from grc_desktop.database.database import Database
from grc_desktop.database.schema import Purchase
from grc_desktop.features.campaigns.actions import (
    create_campaign,
    launch,
    opt_out,
    record_response,
    save_draft_message,
)
from grc_desktop.features.campaigns.queries import answers, find_code, made_messages, people, results, status
from grc_desktop.features.campaigns.records import Options
from tests.features.campaigns.conftest import LETTER, NOW, AddCustomer


def buy(session: Session, *, customer_id: int, day: date, cents: int = 18_000, status: str = "confirmed") -> int:
    row = Purchase(customer_id=customer_id, date=day, arrival=day, amount_cents=cents, status=status, reference="R-7")
    session.add(row)
    session.flush()
    return row.id


@pytest.fixture
def launched(base: Database, add: AddCustomer) -> int:
    """Ten letters of 1.52 and ten people who got none."""
    for number in range(20):
        add(last_name=f"Guest {number:02}", address=f"{number} rue A")
    options = Options(control_percent=50, response_days=30, margin_percent=40)
    key = base.write(create_campaign, name="Neige", options=options).result
    base.write(save_draft_message, campaign_id=key, channel="post", language="fr", body=LETTER)
    base.write(launch, campaign_id=key)
    return key


def at(base: Database, days: float) -> None:
    base.clock = Clock(fixed=NOW + timedelta(days=days))


def test_nothing_is_claimed_before_anything_left(base: Database, launched: int) -> None:
    found = base.read(results, campaign_id=launched)
    assert (found.since, found.bookings, found.comparison, found.return_share) == (None, 0, None, None)
    assert found.verdict == "Nothing has been sent yet."
    assert found.channels[0].waiting == 10
    assert base.read(status, campaign_id=launched).states["queued"] == 10


def test_bookings_are_counted_within_the_days(base: Database, launched: int, tell: Callable[..., None]) -> None:
    ours = [one.customer_id for one in base.read(people, campaign_id=launched)]
    control = [one.customer_id for one in base.read(people, campaign_id=launched, reason="control")]
    today = NOW.date()
    base.write(buy, customer_id=ours[0], day=today + timedelta(days=9))  # booked before the letter
    at(base, 1)
    tell(campaign_id=launched, state="sent", at=NOW + timedelta(days=1))
    at(base, 5)
    base.write(buy, customer_id=ours[1], day=today + timedelta(days=200))  # books for next summer
    base.write(buy, customer_id=ours[2], day=today, cents=9_000)  # the day before it left
    base.write(buy, customer_id=ours[3], day=today + timedelta(days=6), status="cancelled")
    base.write(buy, customer_id=control[0], day=today + timedelta(days=7))
    at(base, 60)
    base.write(buy, customer_id=ours[4], day=today + timedelta(days=20), cents=22_000)  # the list comes in late
    base.write(buy, customer_id=ours[5], day=today + timedelta(days=70))
    found = base.read(results, campaign_id=launched)
    assert (found.bookings, found.buyers, found.revenue_cents) == (2, 2, 40_000)
    assert found.comparison is not None
    assert (found.comparison.contacted, found.comparison.buyers) == (10, 2)
    assert (found.comparison.control, found.comparison.control_buyers) == (10, 1)
    assert found.cost_micros == 15_200_000
    assert found.margin_cents == 8_000  # one more buyer than without, 200.00 each, 40 % of it
    assert found.return_share == pytest.approx((80 - 15.2) / 15.2)
    assert found.until == today + timedelta(days=31)
    assert "too few" in found.verdict
    listed = base.read(answers, campaign_id=launched)
    assert [(one.customer_id, one.kind, one.amount_cents) for one in listed] == [
        (ours[4], "booking", 22_000), (ours[1], "booking", 18_000)
    ]  # fmt: skip


def test_codes_answers_and_opt_outs_are_told_by_channel(
    base: Database, launched: int, tell: Callable[..., None]
) -> None:
    first, second, third = [one.customer_id for one in base.read(people, campaign_id=launched)][:3]
    tell(campaign_id=launched, state="sent")
    code = base.read(made_messages, campaign_id=launched, customer_ids=[first])[0].code
    assert code
    assert base.read(find_code, code=code.lower()).customer_id == first
    purchase = base.write(buy, customer_id=first, day=NOW.date() + timedelta(days=300)).result
    base.write(record_response, kind="code", code=code, purchase_id=purchase)
    base.write(record_response, kind="reply", customer_id=second, campaign_id=launched)
    base.write(opt_out, customer_id=third, channel="post")
    (line,) = base.read(results, campaign_id=launched).channels
    assert (line.sent, line.answered, line.opted_out, line.bookings) == (10, 2, 1, 1)
    assert {one.kind for one in base.read(answers, campaign_id=launched)} == {"code", "reply", "opt_out", "booking"}


def test_what_anybody_of_the_household_books_counts_once(
    base: Database, add: AddCustomer, tell: Callable[..., None]
) -> None:
    anne = add(last_name="Abel", first_name="Anne", title="Mme", address="1 rue A")
    ben = add(last_name="Abel", first_name="Ben", title="M.", address="1 rue A")
    key = base.write(create_campaign, name="Neige").result
    base.write(save_draft_message, campaign_id=key, channel="post", language="fr", body=LETTER)
    assert base.write(launch, campaign_id=key).result.left_out == {"household": 1}
    tell(campaign_id=key, state="sent")
    for guest in (anne, ben):
        base.write(buy, customer_id=guest, day=NOW.date() + timedelta(days=5))
    found = base.read(results, campaign_id=key)
    assert (found.bookings, found.buyers, found.channels[0].bookings) == (2, 1, 2)
    assert {one.customer_id for one in base.read(answers, campaign_id=key)} == {anne, ben}
