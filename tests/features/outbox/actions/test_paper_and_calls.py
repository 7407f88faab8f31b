from __future__ import annotations

from datetime import timedelta

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.database.schema import Exchange, Reminder, Response
from grc_desktop.features.customers.actions import edit_customer
from grc_desktop.features.outbox.actions import begin_run, leave_out, mark_left, record_call
from grc_desktop.features.outbox.actions.paper_and_calls import put_back_letters
from grc_desktop.features.outbox.queries import runs, waiting
from grc_desktop.features.outbox.records import Run
from grc_desktop.features.privacy.actions import record_consent
from grc_desktop.features.privacy.queries import current_consents
from grc_desktop.features.reminders.records import ReminderDraft
from tests.features.outbox.ledger import add_campaign, add_person, email, put, put_state, row


def test_letters_are_sent_when_they_have_left(base: Database) -> None:
    keys = put(base, *(email(number, channel="post", address="12 RUE DE L EGLISE") for number in range(3)))
    assert base.read(waiting) == 0  # nobody waits for a wire

    run = base.write(begin_run, message_ids=keys).result
    assert base.read(runs) == [Run(run, None, 3, 0)]
    assert row(base, keys[0]).state == "queued"

    assert base.write(mark_left, run=run).result == 3
    assert base.write(mark_left, run=run).result == 0
    assert base.read(runs) == [Run(run, None, 3, 3)]


def test_a_jammed_run_is_printed_again(base: Database) -> None:
    keys = put(base, email(1, channel="post", address="12 RUE DE L EGLISE"))
    run = base.write(begin_run, message_ids=keys).result

    assert base.write(put_back_letters, run=run).result == "1 letter is to be printed again."
    assert base.read(runs) == []


def test_who_refused_or_died_since_is_left_out_with_the_reason(base: Database) -> None:
    people = [add_person(base, name) for name in ("Moreau", "Petit", "Roux", "Faure")]
    keys = put(
        base,
        *(
            email(one, channel="post", purpose="marketing", customer_id=one, name=str(one), address="12 RUE HAUTE")
            for one in people
        ),
    )
    base.write(record_consent, customer_id=people[0], channel="post", given=False)
    base.write(edit_customer, customer_id=people[1], changes={"state": "deceased"})

    rest = base.write(leave_out, message_ids=keys).result

    assert rest.ids == tuple(keys[2:])
    assert rest.words.startswith("2 messages are left out. ")
    assert rest.words.endswith(f"{people[1]}: The customer has died.")
    assert [row(base, key).state for key in keys] == ["cancelled", "cancelled", "queued", "queued"]
    assert row(base, keys[0]).reason == "Has refused to be addressed by letter."
    assert base.write(leave_out, message_ids=keys).result.left_out == ()


def test_what_belongs_to_a_campaign_that_does_not_run_waits_with_it(base: Database) -> None:
    campaign_id = base.write(add_campaign).result
    keys = put(base, email(1, channel="post", campaign_id=campaign_id, address="12 RUE HAUTE"))
    base.write(put_state, campaign_id=campaign_id, state="paused")
    assert base.write(leave_out, message_ids=keys).result.ids == ()
    assert row(base, keys[0]).state == "queued"
    base.write(put_state, campaign_id=campaign_id, state="running")
    assert base.write(leave_out, message_ids=keys).result.ids == tuple(keys)


def _kinds(session: Session) -> tuple[list[str | None], list[str], int]:
    return (
        list(session.scalars(select(Exchange.outcome))),
        list(session.scalars(select(Response.kind))),
        len(list(session.scalars(select(Reminder.id)))),
    )


def test_no_answer_stays_on_the_list_with_the_next_call(base: Database, clock: Clock) -> None:
    who = add_person(base, agrees=["phone"])
    (key,) = put(base, email(channel="phone", customer_id=who, address="+33612345678"))
    due = clock.now() + timedelta(days=2)

    done = base.write(record_call, message_id=key, outcome="no_answer", next_call=ReminderDraft(words="x", due_at=due))

    assert (row(base, key).state, row(base, key).not_before, row(base, key).attempts) == ("queued", due, 1)
    assert base.read(_kinds) == (["No answer"], [], 1)
    assert done.operation_id is not None


def test_a_refusal_withdraws_the_consent(base: Database) -> None:
    who = add_person(base, agrees=["phone"])
    (key,) = put(base, email(channel="phone", customer_id=who, address="+33612345678"))

    base.write(record_call, message_id=key, outcome="refused", note="Ne plus appeler")

    assert (row(base, key).state, row(base, key).outcome) == ("sent", "refused")
    assert base.read(_kinds) == (["Wants no more calls"], ["opt_out"], 0)
    word = base.read(current_consents, customer_id=who)["phone"]
    assert word is not None
    assert not word.given


def test_what_came_of_it_is_one_of_a_list(base: Database) -> None:
    who = add_person(base)
    (key,) = put(base, email(channel="phone", customer_id=who, address="+33612345678"))
    with pytest.raises(Refused):
        base.write(record_call, message_id=key, outcome="shouted")
    with pytest.raises(Refused):
        base.write(record_call, message_id=key + 1, outcome="booked")
