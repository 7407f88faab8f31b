from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Cancelled, Trouble
from grc_desktop.database.database import Database
from grc_desktop.database.journal.reading import last_operation
from grc_desktop.database.journal.undo import undo
from grc_desktop.database.schema import Email
from grc_desktop.features.outbox.accounts import Account, keep_password
from grc_desktop.features.outbox.actions import claim_next, save_account
from grc_desktop.features.outbox.channels.channel import Arrived
from grc_desktop.features.outbox.law import read_rules
from grc_desktop.features.outbox.queries import missed, status
from grc_desktop.features.outbox.records import Outcome, QueuedMessage, Status
from grc_desktop.features.outbox.sending import report_words, send
from grc_desktop.features.privacy.queries import current_consents
from tests.features.outbox.ledger import add_campaign, add_person, email, put, put_state, row
from tests.features.outbox.mail_server import Handler


def use(base: Database, port: int, **values: Any) -> Account:
    options = {"host": "127.0.0.1", "port": port, "security": "none", "from_address": "accueil@hotel.exemple"}
    account = Account(key="mail", name="Hôtel", kind="smtp", options={**options, **values.pop("options", {})}, **values)
    base.write(save_account, account=account)
    return account


class Told:
    """A channel that answers as it is told; an exception is raised."""

    def __init__(self, *answers: Outcome | Exception) -> None:
        self.answers = list(answers)
        self.sent: list[int] = []
        self.closed = False
        self.before: list[Arrived] = []
        self.came: list[Arrived] = []

    def __call__(self, *_: object) -> Told:
        return self

    def reference(self, _message_id: int) -> str | None:
        return None

    def send(self, message: QueuedMessage) -> Outcome:
        self.sent.append(message.id)
        answer = self.answers.pop(0) if self.answers else Outcome(state="sent")
        if isinstance(answer, Exception):
            raise answer
        return answer

    def arrived(self, _since: datetime) -> list[Arrived]:
        if not self.sent:
            return self.before
        return self.came

    def close(self) -> None:
        self.closed = True


def test_two_whose_fate_is_not_known_are_enough(base: Database) -> None:
    use(base, 9)
    keys = put(base, *(email(number) for number in range(4)))
    lost = Outcome(state="unknown", reason="No answer.")
    channel = Told(lost, Outcome(state="sent"), lost, lost)

    report = send(base, open_channel=channel)

    assert [row(base, key).state for key in keys] == ["unknown", "sent", "unknown", "unknown"]
    assert report.stopped == "Stopped, for nobody knows whether the last messages left: No answer."
    put(base, email(7), email(8), email(9))
    channel.answers = [lost, lost]
    assert send(base, open_channel=channel).unknown == 2
    assert base.read(status).queued == 1


def test_everything_leaves_over_one_connection(base: Database, mail: Handler, port: int) -> None:
    use(base, port)
    put(base, *(email(number) for number in range(20)))

    report = send(base)

    assert report.sent == 20
    assert sorted(to for to, _ in mail.arrived) == sorted(f"p{number}@exemple.fr" for number in range(20))
    assert mail.connections == 1
    assert base.read(status) == Status(sent=20)
    assert report_words(report) == "20 messages sent."


def test_what_was_found_on_the_wire_is_unknown_and_not_sent_again(base: Database, mail: Handler, port: int) -> None:
    use(base, port)
    one, two = put(base, email(1), email(2))
    base.write(claim_next, candidates=[one], claimed_by="dead", rules=read_rules())

    send(base)

    assert row(base, one).state == "unknown"
    assert row(base, two).state == "sent"
    assert [to for to, _ in mail.arrived] == ["p2@exemple.fr"]


def test_one_bad_address_does_not_stop_the_others(base: Database, mail: Handler, port: int) -> None:
    use(base, port)
    mail.refusals["p2@exemple.fr"] = "550 5.1.1 No such mailbox"
    mail.refusals["p3@exemple.fr"] = "451 4.7.1 Greylisted"
    keys = put(base, *(email(number) for number in (1, 2, 3, 4)))

    report = send(base)

    assert [row(base, key).state for key in keys] == ["sent", "failed", "queued", "sent"]
    assert row(base, keys[1]).reason == "The server refuses the message: No such mailbox"
    assert row(base, keys[2]).reason == "The server asks to try later: Greylisted"
    assert row(base, keys[2]).not_before is not None
    assert (report.sent, report.failed, report.postponed) == (2, 1, 1)


@pytest.mark.parametrize(
    ("answer", "state"),
    [
        ("550 5.1.1 No such mailbox", "bounced"),
        ("550-5.1.1 The account does not exist.\r\n550 5.1.1 Try another.", "bounced"),
        ("550 5.7.1 Not from this network", "valid"),
        ("550 No thanks", "valid"),
        ("552 5.2.2 Full", "valid"),
        ("450 4.1.1 Not known yet", "valid"),
    ],
)
def test_a_recipient_that_does_not_exist_marks_the_address_and_can_be_undone(
    base: Database, mail: Handler, port: int, answer: str, state: str
) -> None:
    use(base, port)
    who = add_person(base)
    mail.refusals["moreau@exemple.fr"] = answer
    (key,) = put(base, email(1, customer_id=who, address="moreau@exemple.fr"))
    send(base)

    assert row(base, key).state == ("queued" if answer.startswith("4") else "failed")
    assert base.read(_email_states) == [state]
    if state == "bounced":
        base.write(undo, operation_id=base.read(_last_operation))
        assert base.read(_email_states) == ["valid"]
        assert row(base, key).state == "failed"


def _email_states(session: Session) -> list[str]:
    return list(session.scalars(select(Email.state)))


def _last_operation(session: Session) -> int:
    found = last_operation(session)
    assert found is not None
    return found


def test_nothing_leaves_when_the_server_is_away(base: Database) -> None:
    use(base, 9)  # nobody listens there
    keys = put(base, email(1), email(2))

    report = send(base)

    assert [row(base, key).state for key in keys] == ["queued", "queued"]
    assert row(base, keys[0]).attempts == 0
    assert report.stopped == "127.0.0.1 does not answer on port 9. Check it, or try again later."
    assert report.sent == 0


def test_stops_after_so_many_failures_in_a_row(base: Database, mail: Handler, port: int) -> None:
    use(base, port)
    mail.refusals["DATA"] = "554 5.7.1 Looks like spam"
    put(base, *(email(number) for number in range(9)))

    report = send(base)

    assert base.read(status) == Status(failed=5, queued=4)
    assert report.stopped == "Stopped after 5 failures in a row: The server refuses the message: Looks like spam"


def test_what_was_tried_before_goes_over_the_same_connection(base: Database, mail: Handler, port: int) -> None:
    use(base, port)
    put(base, *(email(number) for number in range(1, 5)))
    mail.refusals["p1@exemple.fr"] = "451 4.7.1 later"
    send(base, limit=1)  # and bears the account that it was tried by
    mail.connections = 0
    moved = Clock(fixed=base.clock.now() + timedelta(minutes=6))

    assert send(base, clock=moved).sent == 3
    assert mail.connections == 1


def test_a_success_between_starts_the_count_anew(base: Database) -> None:
    use(base, 9)
    bad = Outcome(state="failed", reason="no")
    put(base, *(email(number) for number in range(12)))
    channel = Told(*([bad] * 4), Outcome(state="sent"), *([bad] * 4), Outcome(state="sent"))

    report = send(base, open_channel=channel)

    assert (report.sent, report.failed, report.stopped) == (4, 8, "")
    assert channel.closed


def test_no_account_is_a_sentence(base: Database) -> None:
    put(base, email())

    assert send(base).stopped == "There is no account for e-mail: add one in Settings, Sending."


def test_a_campaign_that_is_paused_stops_in_the_middle(base: Database) -> None:
    use(base, 9)
    campaign_id = base.write(add_campaign).result
    put(base, *(email(number, campaign_id=campaign_id) for number in range(4)))

    def pause_it(count: int, *_: object) -> None:
        if count == 2:
            base.write(put_state, campaign_id=campaign_id, state="paused")

    send(base, open_channel=Told(), progress=pause_it)
    assert base.read(status) == Status(sent=2, queued=2)

    base.write(put_state, campaign_id=campaign_id, state="running")
    send(base, open_channel=Told())
    assert base.read(status) == Status(sent=4)


def test_only_one_campaign_and_only_so_many(base: Database) -> None:
    use(base, 9)
    campaign_id = base.write(add_campaign).result
    put(base, *(email(number, campaign_id=campaign_id) for number in range(4)), email(9))
    channel = Told()

    assert send(base, campaign_id=campaign_id, limit=3, open_channel=channel).sent == 3
    assert send(base, campaign_id=campaign_id, open_channel=channel).sent == 1
    assert base.read(status).queued == 1


def test_stopping_writes_what_is_known_first(base: Database) -> None:
    use(base, 9)
    put(base, *(email(number) for number in range(4)))

    def stop(count: int, *_: object) -> None:
        if count == 2:
            raise Cancelled

    with pytest.raises(Cancelled):
        send(base, open_channel=Told(), progress=stop)
    assert base.read(status) == Status(sent=2, queued=2)


def test_a_fault_of_the_program_leaves_the_message_unknown(base: Database) -> None:
    use(base, 9)
    key, _ = put(base, email(1), email(2))

    with pytest.raises(ZeroDivisionError):
        send(base, open_channel=Told(ZeroDivisionError()))

    assert row(base, key).state == "claimed"
    send(base, open_channel=Told())
    assert base.read(status) == Status(sent=1, unknown=1)


def test_a_channel_that_breaks_puts_the_message_back(base: Database) -> None:
    use(base, 9)
    one, two = put(base, email(1), email(2))

    report = send(base, open_channel=Told(Outcome(state="sent"), Trouble("Gone.")))

    assert (row(base, one).state, row(base, two).state) == ("sent", "queued")
    assert (row(base, two).reason, row(base, two).attempts) == ("Gone.", 0)
    assert report.stopped == "Gone."


def test_the_pace_is_kept_and_what_is_known_is_written_before_waiting(base: Database) -> None:
    use(base, 9, per_minute=6000)
    put(base, email(1), email(2), email(3))
    seen: list[Status] = []

    send(base, open_channel=Told(), pause=lambda _seconds: seen.append(base.read(status)))

    assert base.read(status) == Status(sent=3)
    assert seen
    assert all(one.sending == 0 for one in seen)


def test_no_more_than_so_many_a_day(base: Database) -> None:
    use(base, 9, per_day=3)
    put(base, *(email(number, account="mail") for number in range(5)))

    assert send(base, open_channel=Told()).stopped == "“Hôtel” may send 3 a day: the others wait for tomorrow."
    assert base.read(status) == Status(sent=3, queued=2)
    assert send(base, open_channel=Told()).sent == 0


def test_a_missed_hour_asks_first(base: Database, clock: Clock) -> None:
    use(base, 9)
    now = clock.now()
    put(base, email(1, not_before=now - timedelta(hours=3)), email(2, not_before=now - timedelta(minutes=5)), email(3))

    report = send(base, automatic=True, open_channel=Told())
    waiting = base.read(missed, before=now - timedelta(minutes=20))
    assert report.sent == 1  # the one whose hour has just come
    assert waiting is not None
    assert (waiting.count, waiting.since) == (1, now - timedelta(hours=3))

    assert send(base, open_channel=Told()).sent == 2  # somebody said so
    assert base.read(missed, before=now) is None


def test_what_is_due_later_keeps_its_hour(base: Database, clock: Clock) -> None:
    use(base, 9)
    due = clock.now() + timedelta(hours=2)
    put(base, email(1, not_before=due))

    report = send(base, open_channel=Told())

    assert (report.sent, report.next_at) == (0, due)


def test_the_law_is_asked_again_at_the_hour_of_sending(base: Database) -> None:
    who = add_person(base, agrees=["sms"])
    account = Account(key="phone", name="Téléphone", kind="android", options={"address": "127.0.0.1:9", "user": "sms"})
    base.write(save_account, account=account)
    keep_password(account, "x")
    message = email(customer_id=who, channel="sms", address="+33612345678", purpose="marketing")
    put(base, message)

    report = send(base, open_channel=Told())

    assert (report.sent, report.postponed) == (0, 1)
    assert report.next_at == datetime(2026, 11, 23, 7, 0, tzinfo=UTC)
    assert report_words(report) == "0 messages sent, 1 put off. The next leave from 23 Nov 2026 at 08:00."


def test_the_password_is_asked_where_the_keyring_does_not_know_it(base: Database) -> None:
    account = use(base, 9, options={"user": "accueil"})
    put(base, email())
    asked: list[Account] = []

    def ask(one: Account) -> str | None:
        asked.append(one)
        return None

    assert send(base, ask_password=ask).stopped == "The password of “Hôtel” is needed to send."
    assert [one.key for one in asked] == ["mail"]
    keep_password(account, "secret")
    assert send(base, ask_password=ask, open_channel=Told()).sent == 1
    assert len(asked) == 1


def test_a_stop_that_came_in_before_is_obeyed(base: Database) -> None:
    """Whoever answered the last campaign with STOP gets nothing of this one, though nobody read it until now."""
    who = add_person(base, agrees=["sms"])
    base.write(save_account, account=Account(key="modem", name="Modem", kind="modem", options={"device": "/dev/null"}))
    waiting = email(customer_id=who, channel="sms", address="+33612345678", purpose="marketing")
    (key,) = put(base, waiting)
    channel = Told()
    channel.before = [Arrived("06 12 34 56 78", "Stop")]

    report = send(base, open_channel=channel, clock=Clock(fixed=datetime(2026, 11, 23, 10, 0, tzinfo=UTC)))

    assert channel.sent == []
    assert (report.sent, report.cancelled) == (0, 1)
    assert row(base, key).state == "cancelled"


def test_what_came_in_is_written_down(base: Database) -> None:
    who = add_person(base, agrees=["sms"])
    account = Account(key="modem", name="Modem", kind="modem", options={"device": "/dev/null"})
    base.write(save_account, account=account)
    (key,) = put(base, email(customer_id=who, channel="sms", address="+33612345678"))
    channel = Told(Outcome(state="sent", reference="7"))
    channel.came = [Arrived("+33612345678", "STOP"), Arrived("+33612345678", "", "7", delivered=True)]

    send(base, open_channel=channel)

    assert row(base, key).delivered_at is not None
    word = base.read(current_consents, customer_id=who)["sms"]
    assert word is not None
    assert not word.given


def test_a_message_goes_by_the_account_that_it_names(base: Database) -> None:
    use(base, 9)
    base.write(save_account, account=replace(use(base, 9), key="other", name="Autre"))
    put(base, email(1, account="other"), email(2))
    opened: list[str] = []
    channel = Told()

    def open_it(account: Account, _around: object) -> Told:
        opened.append(account.key)
        return channel

    send(base, open_channel=open_it)

    assert opened == ["other", "mail"]
    assert row(base, channel.sent[1]).account == "mail"


KILLS = 300 if "GRC_SLOW_TESTS" in os.environ else 30

SCRIPT = """
import json, sys
from dataclasses import asdict
from pathlib import Path
from tests.features.outbox.killing import kill_often, own_server
folder = Path(sys.argv[1])
with own_server(folder) as ear:
    json.dump(asdict(kill_often(folder, int(sys.argv[2]), ear)), sys.stdout)
"""


@pytest.mark.skipif(not hasattr(os, "fork"), reason="the sender is forked")
def test_killed_at_any_instant_each_message_arrives_once(tmp_path: Path) -> None:
    root = Path(__file__).parents[3]
    command = [sys.executable, "-c", SCRIPT, str(tmp_path), str(KILLS)]
    done = subprocess.run(command, cwd=root, capture_output=True, text=True, timeout=1800, check=False)

    assert done.returncode == 0, done.stderr
    tally = json.loads(done.stdout)
    assert tally["twice"] == 0
    assert tally["never"] == 0
    assert tally["most_unknown"] <= 1
    assert tally["states"]["sent"] == tally["messages"]
