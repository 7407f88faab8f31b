"""Whom the rules find, day by day."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest
from sqlalchemy.orm import Session

from grc_desktop.core.clock import Clock
from grc_desktop.database.database import Database
from grc_desktop.database.schema import LoyaltyEntry
from grc_desktop.features.campaigns.actions import create_rule, resume, save_campaign, save_draft_message, send_rule
from grc_desktop.features.campaigns.queries import campaign, people, proposals
from grc_desktop.features.campaigns.queries.due import due
from grc_desktop.features.campaigns.records import Trigger
from grc_desktop.features.segments.actions import save_view
from tests.features.campaigns.conftest import AddCustomer


def on(base: Database, day: date) -> None:
    base.clock = Clock(fixed=datetime(day.year, day.month, day.day, 9, tzinfo=UTC))


def found(base: Database, trigger: Trigger, **of: Any) -> Mapping[int, str]:
    key = base.write(create_rule, trigger=trigger, **of).result
    return base.read(due, campaign=base.read(campaign, campaign_id=key)).occasions


@pytest.mark.parametrize(
    ("born", "today", "expected"),
    [
        (date(1980, 11, 23), date(2026, 11, 22), "birthday:2026"),
        (date(1980, 11, 22), date(2026, 11, 22), "birthday:2026"),
        (date(1980, 11, 24), date(2026, 11, 22), None),
        (date(1980, 11, 21), date(2026, 11, 22), None),
        (date(2000, 2, 29), date(2027, 2, 27), "birthday:2027"),
        (date(2000, 2, 29), date(2027, 2, 28), "birthday:2027"),
        (date(2000, 2, 29), date(2027, 3, 1), None),
        (date(2000, 2, 29), date(2028, 2, 27), None),
        (date(2000, 2, 29), date(2028, 2, 28), "birthday:2028"),
        (date(1980, 1, 1), date(2026, 12, 31), "birthday:2027"),
    ],
)
def test_birthdays_tomorrow(base: Database, add: AddCustomer, born: date, today: date, expected: str | None) -> None:
    key = add(birth_date=born)
    on(base, today)
    assert found(base, Trigger(kind="birthday", days=1)).get(key) == expected


def test_thanks_two_days_after_the_departure(base: Database, add: AddCustomer) -> None:
    left = {days: add(stay=date(2026, 11, 22) - timedelta(days=days)) for days in (1, 2, 9, 10)}
    assert sorted(found(base, Trigger(kind="departure", days=2))) == sorted([left[2], left[9]])


def test_a_long_absence(base: Database, add: AddCustomer) -> None:
    days = (date(2025, 11, 23), date(2025, 11, 22), date(2025, 8, 23), date(2025, 8, 20))
    keys = [add(stay=day, last_name="VIP" if day.year else "") for day in days]
    assert found(base, Trigger(kind="absence", months=12)) == {
        keys[1]: "absence:2025-11-22", keys[2]: "absence:2025-08-23"
    }  # fmt: skip
    assert found(base, Trigger(kind="absence", months=12), expression='last_name = "Nobody"') == {}


def test_a_rule_within_a_segment(base: Database, add: AddCustomer) -> None:
    inside, other, _outside = (
        add(birth_date=date(1980, 11, 22), last_name=name, profession=profession)
        for name, profession in (("Moreau", "baker"), ("Dupont", "baker"), ("Moreau", "clerk"))
    )
    view = base.write(save_view, name="Bakers", expression='profession = "baker"').result
    key = base.write(create_rule, trigger=Trigger(kind="birthday"), expression='last_name = "Moreau"').result
    base.write(save_campaign, campaign_id=key, changes={"view_id": view})
    assert set(base.read(due, campaign=base.read(campaign, campaign_id=key)).occasions) == {inside}
    base.write(save_campaign, campaign_id=key, changes={"expression": ""})
    assert set(base.read(due, campaign=base.read(campaign, campaign_id=key)).occasions) == {inside, other}


def test_points_about_to_expire(base: Database, add: AddCustomer) -> None:
    key, spent = add(), add()

    def earn(session: Session) -> None:
        for who, points in ((key, 100), (spent, 100), (spent, -100)):
            session.add(
                LoyaltyEntry(
                    customer_id=who, date=date(2026, 1, 1), kind="earned", points=points,
                    expires_on=date(2026, 12, 10) if points > 0 else None,
                )
            )  # fmt: skip

    base.write(earn)
    assert found(base, Trigger(kind="points", days=30)) == {key: "points:2026-12-10"}
    assert found(base, Trigger(kind="points", days=10)) == {}


def test_consents_that_grow_old(base: Database, add: AddCustomer) -> None:
    key = add(email="a@example.org", says={"email": True})
    assert found(base, Trigger(kind="consent", months=36)) == {}
    on(base, date(2029, 3, 1))
    assert list(found(base, Trigger(kind="consent", months=36))) == [key]


def test_once_per_person_and_occasion(base: Database, add: AddCustomer) -> None:
    guest = add(birth_date=date(1980, 11, 23), email="a@example.org", says={"email": True})
    key = base.write(create_rule, trigger=Trigger(kind="birthday", days=1)).result
    body = "<p>Joyeux anniversaire {{first_name|à vous}} ! Refus : répondez STOP.</p>"
    base.write(save_draft_message, campaign_id=key, channel="email", language="fr", subject="Bonne fête", body=body)
    assert base.read(proposals) == []
    base.write(resume, campaign_id=key)
    (proposal,) = base.read(proposals)
    assert (proposal.campaign_id, proposal.count, proposal.words) == (key, 1, "1 birthday today or tomorrow")
    assert [one.customer_id for one in base.read(people, campaign_id=key)] == [guest]
    assert base.write(send_rule, campaign_id=key).result.queued == 1
    assert base.read(proposals) == []
    again = base.write(create_rule, trigger=Trigger(kind="birthday", days=1)).result
    assert base.read(due, campaign=base.read(campaign, campaign_id=again)).occasions == {}
    on(base, date(2027, 11, 22))
    assert base.read(due, campaign=base.read(campaign, campaign_id=key)).occasions == {guest: "birthday:2027"}


def test_points_that_were_spent_no_longer_expire(base: Database, add: AddCustomer) -> None:
    key = add(last_name="Abel")

    def earn(session: Session) -> None:
        for points, expires in ((100, date(2026, 12, 10)), (80, date(2027, 12, 10)), (-100, None)):
            session.add(
                LoyaltyEntry(
                    customer_id=key, date=date(2026, 1, 1), kind="earned" if points > 0 else "spent", points=points,
                    expires_on=expires,
                )
            )  # fmt: skip

    base.write(earn)
    assert found(base, Trigger(kind="points", days=30)) == {}
    on(base, date(2027, 11, 22))
    assert found(base, Trigger(kind="points", days=30)) == {key: "points:2027-12-10"}
