from __future__ import annotations

from datetime import UTC, datetime, timedelta

from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.database.database import Database
from grc_desktop.database.schema import Response
from grc_desktop.features.outbox.accounts import Account, keep_password
from grc_desktop.features.outbox.actions import save_account
from grc_desktop.features.outbox.answers import Reading, read_answers, take_in_texts
from grc_desktop.features.outbox.channels.channel import Arrived
from grc_desktop.features.outbox.records import IncomingReport
from grc_desktop.features.privacy.actions import record_consent
from grc_desktop.features.privacy.queries import current_consents
from tests.features.outbox.ledger import add_person
from tests.features.outbox.test_incoming import Mailbox, mailbox, reply
from tests.features.outbox.test_sending import Told

MORNING = datetime(2026, 11, 22, 8, 0, tzinfo=UTC)
NOON = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
"""Before and after what is said at the desk, for the clock of the tests stands at ten."""


class Inbox(Told):
    """A telephone: what it received stays there and is given each time."""

    def __init__(self, *texts: Arrived) -> None:
        super().__init__()
        self.texts = texts
        self.since: datetime | None = None

    def arrived(self, since: datetime) -> list[Arrived]:
        self.since = since
        return list(self.texts)


def _answers(session: Session) -> list[tuple[str, str | None, datetime]]:
    return [(one.kind, one.words, one.at) for one in session.scalars(select(Response))]


def test_what_stays_on_the_telephone_is_written_down_once(base: Database) -> None:
    who = add_person(base, agrees=["sms"])
    inbox = Inbox(Arrived("0612345678", "STOP", at=NOON), Arrived("+33700000000", "Qui est-ce ?", at=NOON))

    assert take_in_texts(base, inbox) == IncomingReport(stopped=1, others=1)
    assert take_in_texts(base, inbox) == IncomingReport(others=2)

    assert base.read(_answers) == [("opt_out", "STOP", NOON)]
    assert inbox.since == base.clock.now() - timedelta(days=30)
    word = base.read(current_consents, customer_id=who)["sms"]
    assert word is not None
    assert not word.given


def test_an_old_stop_does_not_undo_what_was_agreed_since(base: Database) -> None:
    who = add_person(base)
    base.write(record_consent, customer_id=who, channel="sms", given=False)
    old = Inbox(Arrived("+33612345678", "STOP", at=MORNING))
    take_in_texts(base, old)
    base.write(record_consent, customer_id=who, channel="sms", given=True)  # at the desk, at ten

    take_in_texts(base, old)

    word = base.read(current_consents, customer_id=who)["sms"]
    assert word is not None
    assert word.given


def test_one_way_that_is_closed_does_not_keep_the_others_from_being_read(base: Database) -> None:
    add_person(base, agrees=["email", "sms"])
    telephone = Account(key="t", name="Téléphone", kind="android", options={"address": "x", "user": "sms"})
    locked = Account(key="l", name="Fermé", kind="android", options={"address": "y", "user": "sms"})
    keep_password(telephone, "secret")
    inbox = Inbox(Arrived("+33612345678", "STOP", at=NOON))
    with mailbox(Mailbox({3: reply("STOP", "", headers="")})) as port:
        options = {"host": "x", "port": 1, "from_address": "a@b.fr", "user": "accueil", "imap_host": "127.0.0.1",
                   "imap_port": port, "imap_security": "none"}  # fmt: skip
        mail = Account(key="m", name="Courrier", kind="smtp", options=options)
        for one in (locked, telephone, mail):
            base.write(save_account, account=one)

        found = read_answers(base, ask_password=lambda one: {"m": "cabane"}.get(one.key), open_channel=inbox)

    assert found == Reading(IncomingReport(stopped=2), ("The password of “Fermé” is needed to send.",))
