"""From the draft to the ledger, each person once, whatever happens in between."""

from __future__ import annotations

import os
import random
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Cancelled, Refused
from grc_desktop.database.database import Database
from grc_desktop.database.journal.undo import undo
from grc_desktop.database.schema import Message
from grc_desktop.features.campaigns.actions import (
    cancel,
    choose,
    create_campaign,
    launch,
    pause,
    reschedule,
    resume,
    save_campaign,
    save_draft_message,
    send_test,
)
from grc_desktop.features.campaigns.queries import campaign, made_messages, people, results, status
from grc_desktop.features.outbox.actions import follow_schedules
from grc_desktop.features.outbox.queries import ready
from grc_desktop.features.outbox.schedules import Schedule
from grc_desktop.features.templates.mail import code_name
from tests.features.campaigns.conftest import EMAIL, LETTER, NOW, SMS, AddCustomer

YES = {"email": True, "sms": True}


def ledger(session: Session) -> list[Any]:
    rows = session.execute(
        select(Message.customer_id, Message.channel, Message.state, Message.body, Message.occasion).order_by(Message.id)
    )
    return [tuple(row) for row in rows]


def begin(base: Database) -> int:
    key = base.write(create_campaign, name="Neige").result
    channel: Any
    for channel, body in (("sms", SMS), ("email", EMAIL), ("post", LETTER)):
        base.write(save_draft_message, campaign_id=key, channel=channel, language="fr", subject="Neige", body=body)
    return key


@pytest.fixture
def guests(add: AddCustomer) -> list[int]:
    return [
        add(last_name="Abel", mobile="+33612345678", says=YES, preferred_channel="sms"),
        add(last_name="Bruno", email="b@example.org", says=YES),
        add(last_name="Cara", address="1 rue C"),
    ]


def test_each_gets_one_message_by_their_channel(base: Database, guests: list[int]) -> None:
    key = begin(base)
    done = base.write(launch, campaign_id=key)
    assert (done.result.queued, done.result.known) == (3, 0)
    assert done.words == "Launched the campaign “Neige”: 3 messages"
    assert [(row[0], row[1], row[2], row[4]) for row in base.read(ledger)] == [
        (guests[0], "sms", "queued", f"campaign:{key}"),
        (guests[1], "email", "queued", f"campaign:{key}"),
        (guests[2], "post", "queued", f"campaign:{key}"),
    ]
    assert base.read(campaign, campaign_id=key).launched_at == NOW
    with pytest.raises(Refused, match="launched already"):
        base.write(launch, campaign_id=key)


def test_what_is_wrong_keeps_it_from_leaving(base: Database, guests: list[int]) -> None:
    key = base.write(create_campaign, name="Neige").result
    with pytest.raises(Refused, match="no text for this channel"):
        base.write(launch, campaign_id=key)
    assert base.read(ledger) == []


def test_a_launch_that_is_stopped_leaves_the_draft_as_it_was(base: Database, guests: list[int]) -> None:
    key = begin(base)
    told: list[tuple[int, int | None]] = []

    def stop(count: int, total: int | None) -> None:
        told.append((count, total))
        if count == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        base.write(launch, campaign_id=key, progress=stop)
    assert told == [(1, 3), (2, 3)]
    assert base.read(ledger) == []
    assert base.read(campaign, campaign_id=key).state == "draft"
    assert base.write(launch, campaign_id=key).result.queued == 3


def test_a_launch_undone_and_done_again_reaches_nobody_twice(
    base: Database, guests: list[int], add: AddCustomer, tell: Callable[..., None]
) -> None:
    key = begin(base)
    launched = base.write(launch, campaign_id=key)
    tell(campaign_id=key, state="sent", customer_id=guests[1])
    assert launched.operation_id is not None
    base.write(undo, operation_id=launched.operation_id)
    assert base.read(campaign, campaign_id=key).state == "draft"
    base.write(save_draft_message, campaign_id=key, channel="sms", language="fr", body="Nouveau texte. STOP")
    base.write(choose, campaign_id=key, customer_ids=[guests[2]], included=False)
    late = add(last_name="Late", address="1 rue D")
    done = base.write(launch, campaign_id=key).result
    assert (done.queued, done.known) == (2, 1)
    assert {(row[0], row[2]) for row in base.read(ledger)} == {
        (guests[0], "queued"), (guests[1], "sent"), (late, "queued"),
    }  # fmt: skip
    assert [row[3] for row in base.read(ledger) if row[0] == guests[0]] == ["Nouveau texte. STOP"]


def test_pausing_and_cancelling_can_be_undone(base: Database, guests: list[int]) -> None:
    key = begin(base)
    with pytest.raises(Refused):
        base.write(pause, campaign_id=key)
    base.write(launch, campaign_id=key)
    base.write(pause, campaign_id=key)
    with pytest.raises(Refused):
        base.write(pause, campaign_id=key)
    base.write(resume, campaign_id=key)
    done = base.write(cancel, campaign_id=key)
    assert (done.result, base.read(campaign, campaign_id=key).state) == (3, "cancelled")
    assert done.operation_id is not None
    found = base.read(campaign, campaign_id=key)
    assert (found.queued, found.cancelled) == (0, 3)
    assert base.read(results, campaign_id=key).channels[0].waiting == 0
    base.write(undo, operation_id=done.operation_id)
    found = base.read(campaign, campaign_id=key)
    assert (found.state, found.queued, found.cancelled) == ("running", 3, 0)


def test_what_an_undone_launch_left_in_the_ledger_waits_for_nothing(base: Database, guests: list[int]) -> None:
    key = begin(base)
    done = base.write(launch, campaign_id=key)
    assert done.operation_id is not None
    base.write(undo, operation_id=done.operation_id)
    assert base.read(status, campaign_id=key).states["queued"] == 0
    assert base.read(campaign, campaign_id=key).queued == 0
    base.write(launch, campaign_id=key)
    assert base.read(status, campaign_id=key).states["queued"] == 3


def test_it_is_finished_when_nothing_waits(base: Database, guests: list[int], tell: Callable[..., None]) -> None:
    key = begin(base)
    base.write(launch, campaign_id=key)
    tell(campaign_id=key, state="sent")
    found = base.read(campaign, campaign_id=key)
    assert (found.state, found.sent, found.queued) == ("finished", 3, 0)


def test_the_hour_is_kept(base: Database, guests: list[int]) -> None:
    key = begin(base)
    at = NOW + timedelta(days=2)
    base.write(save_campaign, campaign_id=key, changes={"schedule": Schedule(kind="at", at=at)})
    base.write(launch, campaign_id=key)
    assert {hour for (hour,) in base.read(lambda session: list(session.execute(select(Message.not_before))))} == {at}


def test_other_hours_are_those_of_what_still_waits(
    base: Database, guests: list[int], tell: Callable[..., None]
) -> None:
    key = begin(base)
    with pytest.raises(Refused):
        base.write(reschedule, campaign_id=key, schedule=Schedule())
    base.write(launch, campaign_id=key)
    tell(campaign_id=key, state="sent", customer_id=guests[1])
    at = NOW + timedelta(days=2)
    base.write(reschedule, campaign_id=key, schedule=Schedule(kind="at", at=at))

    def hours(session: Session) -> dict[str, Any]:
        return dict(session.execute(select(Message.channel, Message.not_before)).all())

    assert base.read(hours) == {"email": None, "sms": at, "post": None}  # letters wait for nobody's hour
    base.write(reschedule, campaign_id=key, schedule=Schedule())
    assert base.read(hours) == {"email": None, "sms": None, "post": None}


def test_after_undone_hours_what_waits_leaves_when_somebody_says_so(base: Database, guests: list[int]) -> None:
    key = begin(base)
    base.write(launch, campaign_id=key)
    wired = len(base.read(ready, at=NOW))
    changed = base.write(reschedule, campaign_id=key, schedule=Schedule(kind="at", at=NOW + timedelta(days=2)))
    assert base.read(ready, at=NOW) == []
    assert changed.operation_id is not None
    base.write(undo, operation_id=changed.operation_id)
    assert base.read(campaign, campaign_id=key).schedule == Schedule()
    base.write(follow_schedules)  # what sending begins with
    assert len(base.read(ready, at=NOW)) == wired > 0
    assert base.read(ready, at=NOW, only_since=NOW - timedelta(minutes=20)) == []  # nothing leaves by itself


def test_who_was_written_to_by_another_campaign_is_left_in_peace(base: Database, guests: list[int]) -> None:
    first = begin(base)
    base.write(launch, campaign_id=first)
    second = base.write(create_campaign, name="Printemps").result
    assert len(base.read(people, campaign_id=second, reason="contacted")) == 3
    base.clock = Clock(fixed=NOW + timedelta(days=20))
    assert len(base.read(people, campaign_id=second)) == 3
    base.clock = Clock(fixed=NOW)
    base.write(cancel, campaign_id=first)  # what it had waiting never leaves
    assert len(base.read(people, campaign_id=second)) == 3


def test_a_test_goes_to_oneself(base: Database, guests: list[int]) -> None:
    key = begin(base)
    base.write(send_test, campaign_id=key, channel="email", address=" me@example.org ")
    ((customer, channel, state, body, occasion),) = base.read(ledger)
    assert (customer, channel, state) == (None, "email", "queued")
    assert body.startswith("Bonjour Lucie")
    assert occasion.startswith("test:")
    with pytest.raises(Refused):
        base.write(send_test, campaign_id=key, channel="phone", address="+33612345678")
    with pytest.raises(Refused):
        base.write(send_test, campaign_id=key, channel="email", address=" ")


def test_codes_travel_with_the_mail_as_pictures(base: Database, add: AddCustomer) -> None:
    guest = add(email="a@example.org", says=YES)
    key = base.write(create_campaign, name="Neige").result
    body = '<p>Votre code {{code}} <img src="qr:{{code}}" alt="code"></p><p>Refus : répondez STOP.</p>'
    base.write(save_draft_message, campaign_id=key, channel="email", language="fr", subject="Neige", body=body)
    (shown,) = base.read(made_messages, campaign_id=key, customer_ids=[guest])
    base.write(launch, campaign_id=key)
    row = base.read(lambda session: session.execute(select(Message.html, Message.body, Message.attachments)).one())
    assert (shown.html, shown.text, list(shown.attachments)) == (row.html, row.body, row.attachments)
    assert row.attachments == [f"qr:{shown.code}"]
    assert f"cid:{code_name(row.attachments[0])}" in row.html
    assert "Refus" in row.body


LAUNCH = """
import sys
from pathlib import Path
from typing import Any
from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.features.campaigns.actions import launch
base = Database.open(Path(sys.argv[1]), user="Camille")
print("open", flush=True)
try:
    base.write(launch, campaign_id=int(sys.argv[2]))
except Refused:
    pass
base.close()
"""


@pytest.mark.skipif(not hasattr(signal, "SIGKILL"), reason="needs kill -9")
def test_killed_at_any_moment_it_is_launched_once_or_not_at_all(
    base: Database, base_path: Path, add: AddCustomer
) -> None:
    for number in range(150):
        add(last_name=f"Guest {number}", address=f"{number} rue A")
    key = begin(base)
    base.close()
    chance = random.Random(7)
    for _ in range(4):
        child = subprocess.Popen(
            [sys.executable, "-c", LAUNCH, str(base_path), str(key)], stdout=subprocess.PIPE, env=os.environ.copy()
        )
        assert child.stdout is not None
        assert child.stdout.readline() == b"open\n"
        time.sleep(chance.random() * 0.6)  # the moment of death is what is tested
        child.kill()
        child.wait()
        child.stdout.close()
        with Database.open(base_path, user="Camille", writing=False) as seen:
            state = seen.read(campaign, campaign_id=key).state
            count = seen.read(lambda session: session.scalar(select(func.count()).select_from(Message)))
            assert (state, count) in (("draft", 0), ("running", 150))
    with Database.open(base_path, user="Camille") as again:
        if again.read(campaign, campaign_id=key).state == "draft":
            again.write(launch, campaign_id=key)
        assert len({row[0] for row in again.read(ledger)}) == len(again.read(ledger)) == 150
