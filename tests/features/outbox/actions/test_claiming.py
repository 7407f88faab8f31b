from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta

import pytest
from sqlalchemy.orm import Session

from grc_desktop.core.clock import Clock
from grc_desktop.database.database import Database
from grc_desktop.database.schema import Campaign
from grc_desktop.features.outbox.actions import claim_next, release_unknown, settle
from grc_desktop.features.outbox.law import read_rules
from grc_desktop.features.outbox.queries import ready
from grc_desktop.features.outbox.records import Outcome, Ticket
from grc_desktop.features.outbox.schedules import Schedule, stored_schedule
from grc_desktop.features.privacy.actions import record_consent
from grc_desktop.features.purchases.actions import add_purchase
from grc_desktop.features.purchases.records import PurchaseDraft
from tests.features.outbox.ledger import add_campaign, add_person, email, put, put_state, row

RULES = read_rules()


def claim(base: Database, *keys: int, by: str = "one") -> Ticket | None:
    return base.write(claim_next, candidates=keys, claimed_by=by, rules=RULES).result[0]


def claimed(base: Database, key: int, by: str = "one") -> Ticket:
    ticket = claim(base, key, by=by)
    assert ticket is not None
    return ticket


def test_a_message_is_claimed_once(base: Database) -> None:
    (key,) = put(base, email())

    ticket = claimed(base, key)

    assert row(base, key).state == "claimed"
    assert ticket.message.attempts == 1
    assert claim(base, key, by="two") is None


def test_the_outcome_before_and_the_next_claim_are_one_step(base: Database) -> None:
    one, two = put(base, email(1), email(2))
    first = claimed(base, one)
    settled = (first, Outcome(state="sent", reference="<a@b>"))

    ticket, passed = base.write(claim_next, candidates=[two], claimed_by="one", rules=RULES, settled=settled).result

    assert ticket is not None
    assert passed == []
    assert (row(base, one).state, row(base, one).provider_reference) == ("sent", "<a@b>")
    assert row(base, two).state == "claimed"


def test_what_was_found_claimed_is_unknown_and_its_claimer_may_still_say(base: Database) -> None:
    (key,) = put(base, email())
    ticket = claimed(base, key)

    assert base.write(release_unknown).result == 1
    assert row(base, key).state == "unknown"
    assert base.write(release_unknown).result == 0

    base.write(settle, ticket=ticket, outcome=Outcome(state="sent"), rules=RULES)
    assert row(base, key).state == "sent"


def test_nobody_else_may_settle(base: Database) -> None:
    (key,) = put(base, email())
    ticket = claimed(base, key)

    stranger = Ticket(message=ticket.message, claimed_by="two")
    base.write(settle, ticket=stranger, outcome=Outcome(state="failed"), rules=RULES)

    assert row(base, key).state == "claimed"


def test_a_temporary_refusal_waits_longer_each_time_and_then_fails(base: Database, clock: Clock) -> None:
    (key,) = put(base, email())
    waits = []
    for _ in RULES.retry_after_minutes:
        base.write(settle, ticket=claimed(base, key), outcome=Outcome(state="later", reason="Busy"), rules=RULES)
        not_before = row(base, key).not_before
        assert not_before is not None
        waits.append(not_before - clock.now())
    base.write(settle, ticket=claimed(base, key), outcome=Outcome(state="later", reason="Busy"), rules=RULES)

    assert waits == [timedelta(minutes=minutes) for minutes in RULES.retry_after_minutes]
    assert row(base, key).state == "failed"
    assert row(base, key).reason == "Given up after 5 attempts: Busy"


def test_what_never_left_waits_as_before(base: Database) -> None:
    (key,) = put(base, email())

    base.write(settle, ticket=claimed(base, key), outcome=Outcome(state="back", reason="No network"), rules=RULES)

    assert (row(base, key).state, row(base, key).attempts, row(base, key).reason) == ("queued", 0, "No network")


@pytest.mark.parametrize("state", ["draft", "paused", "cancelled", "finished"])
def test_only_a_running_campaign_sends(base: Database, clock: Clock, state: str) -> None:
    campaign_id = base.write(add_campaign).result
    (key,) = put(base, email(campaign_id=campaign_id))
    assert [one.id for one in base.read(ready, at=clock.now())] == [key]

    base.write(put_state, campaign_id=campaign_id, state=state)

    assert base.read(ready, at=clock.now()) == []
    assert claim(base, key) is None
    assert row(base, key).state == "queued"


def test_consent_withdrawn_meanwhile_is_heeded(base: Database) -> None:
    who = add_person(base, agrees=["email"])
    one, two = put(
        base,
        email(1, customer_id=who, purpose="marketing"),
        email(2, customer_id=who, purpose="service"),
    )
    base.write(record_consent, customer_id=who, channel="email", given=False)

    ticket, passed = base.write(claim_next, candidates=[one, two], claimed_by="one", rules=RULES).result

    assert passed == [(one, "cancelled")]
    assert row(base, one).reason == "Has refused to be addressed by e-mail."
    assert ticket is not None
    assert ticket.message.id == two  # a message about a contract needs no consent


def test_somebody_who_is_no_longer_there_gets_nothing(base: Database) -> None:
    (key,) = put(base, email(customer_id=4711))

    assert claim(base, key) is None
    assert row(base, key).state == "cancelled"


def test_the_law_puts_a_sunday_sms_off_to_monday(base: Database) -> None:
    who = add_person(base, agrees=["sms"])
    message = email(customer_id=who, purpose="marketing", channel="sms", address="+33612345678")
    (key,) = put(base, message)

    assert claim(base, key) is None  # the still day is a Sunday

    waiting = row(base, key)
    assert waiting.state == "queued"
    assert waiting.not_before == datetime(2026, 11, 23, 7, 0, tzinfo=UTC)  # 8:00 in Paris
    assert waiting.reason == "Not allowed on this day: Sunday 22 November 2026."


def give_terms(session: Session, *, campaign_id: int, schedule: Schedule, options: dict[str, object]) -> None:
    row = session.get_one(Campaign, campaign_id)
    row.schedule, row.options = stored_schedule(schedule), options


def test_a_campaign_stops_at_the_end_of_its_hours_and_goes_on_when_they_begin(base: Database) -> None:
    campaign = base.write(add_campaign).result
    hours = Schedule(kind="window", from_time=time(9), to_time=time(12), working_days=True)
    base.write(give_terms, campaign_id=campaign, schedule=hours, options={})
    one, two = put(base, email(1, campaign_id=campaign), email(2, campaign_id=campaign))
    friday = datetime(2026, 11, 20, tzinfo=UTC)
    base.clock = Clock(fixed=friday.replace(hour=10, minute=59))  # 11:59 in Paris
    claimed(base, one)

    base.clock = Clock(fixed=friday.replace(hour=11))
    assert claim(base, two) is None
    waits = row(base, two)
    assert (waits.state, waits.reason) == ("queued", "The campaign leaves on working days, from 09:00 to 12:00.")
    assert waits.not_before == datetime(2026, 11, 23, 8, tzinfo=UTC)

    base.clock = Clock(fixed=datetime(2026, 11, 23, 8, tzinfo=UTC))
    claimed(base, two)


@pytest.mark.parametrize("relies", [True, False])
def test_who_has_bought_is_written_to_only_where_the_campaign_relies_on_it(base: Database, relies: bool) -> None:
    guest = add_person(base)
    base.write(add_purchase, customer_id=guest, draft=PurchaseDraft(kind="sale", label="Spa", date=date(2026, 10, 1)))
    campaign = base.write(add_campaign).result
    base.write(give_terms, campaign_id=campaign, schedule=Schedule(), options={"existing_customers": relies})
    (key,) = put(base, email(customer_id=guest, campaign_id=campaign, purpose="marketing"))
    assert (claim(base, key) is not None) is relies
    assert row(base, key).state == ("claimed" if relies else "cancelled")
