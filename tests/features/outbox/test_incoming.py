from __future__ import annotations

import base64
import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Trouble
from grc_desktop.database.database import Database
from grc_desktop.database.journal.undo import undo
from grc_desktop.database.schema import Email, Response
from grc_desktop.features.outbox.accounts import Account
from grc_desktop.features.outbox.actions import claim_next, settle
from grc_desktop.features.outbox.incoming import read_mailbox, report_words, take_in, understand
from grc_desktop.features.outbox.law import read_rules
from grc_desktop.features.outbox.records import IncomingReport, Outcome
from grc_desktop.features.privacy.queries import current_consents
from tests.features.outbox.ledger import add_person, email, put, row

REFERENCE = "<grc.1.0123456789abcdef@hotel.exemple>"


def report(status: str, *, action: str = "failed", words: str = "550 5.1.1 User unknown") -> bytes:
    return f"""From: MAILER-DAEMON@mx.exemple
To: accueil@hotel.exemple
Subject: Undelivered Mail Returned to Sender
MIME-Version: 1.0
Content-Type: multipart/report; report-type=delivery-status; boundary="b"

--b
Content-Type: text/plain

I'm sorry to have to inform you that your message could not be delivered.

--b
Content-Type: message/delivery-status

Reporting-MTA: dns; mx.exemple

Final-Recipient: rfc822; Moreau@exemple.fr
Action: {action}
Status: {status}
Diagnostic-Code: smtp; {words}

--b
Content-Type: text/rfc822-headers

From: accueil@hotel.exemple
Message-ID: {REFERENCE}
Subject: Bonjour

--b--
""".encode()


def reply(subject: str, text: str, *, headers: str = f"In-Reply-To: {REFERENCE}\n") -> bytes:
    head = f"From: Lucie Moreau <moreau@exemple.fr>\nSubject: {subject}\nContent-Type: text/plain; charset=utf-8\n"
    return f"{head}{headers}\n{text}\n".encode()


@pytest.fixture
def sent(base: Database) -> tuple[int, int]:
    """A customer who agreed, and an e-mail that left to them."""
    who = add_person(base, agrees=["email", "sms"])
    message = email(customer_id=who, address="moreau@exemple.fr", purpose="marketing", name="Lucie Moreau")
    (key,) = put(base, message)
    ticket, _ = base.write(claim_next, candidates=[key], claimed_by="a", rules=read_rules()).result
    assert ticket is not None
    base.write(settle, ticket=ticket, outcome=Outcome(state="sent", reference=REFERENCE), rules=read_rules())
    return who, key


def _email_states(session: Session) -> list[str]:
    return list(session.scalars(select(Email.state)))


def _responses(session: Session) -> list[tuple[str, int | None]]:
    return [(one.kind, one.message_id) for one in session.scalars(select(Response))]


def test_a_hard_return_marks_the_address_and_can_be_undone(base: Database, sent: tuple[int, int]) -> None:
    found = take_in(base, [report("5.1.1"), report("5.1.1")])

    assert found == IncomingReport(returned=1, others=1)
    assert base.read(_email_states) == ["bounced"]
    assert row(base, sent[1]).state == "failed"
    assert row(base, sent[1]).reason == "Came back: 550 5.1.1 User unknown"
    assert base.read(_responses) == [("bounce", sent[1])]
    base.write(undo, operation_id=base.read(_last_operation))
    assert base.read(_email_states) == ["valid"]
    assert row(base, sent[1]).state == "failed"  # the ledger says what was


def _last_operation(session: Session) -> int:
    from grc_desktop.database.journal.reading import last_operation

    found = last_operation(session)
    assert found is not None
    return found


@pytest.mark.parametrize("status", ["4.2.2", "5.2.2", "5.7.1", "4.4.7", "5.3.4"])
def test_a_soft_return_does_not_mark_the_address(base: Database, sent: tuple[int, int], status: str) -> None:
    found = take_in(base, [report(status, words="mailbox full")])

    assert found == IncomingReport(returned=1)
    assert base.read(_email_states) == ["valid"]
    assert (row(base, sent[1]).state, row(base, sent[1]).reason) == ("failed", "Came back: mailbox full")


def test_a_delay_is_only_noted(base: Database, sent: tuple[int, int]) -> None:
    found = take_in(base, [report("4.4.1", action="delayed", words="later")])

    assert found == IncomingReport(delayed=1)
    assert base.read(_email_states) == ["valid"]
    assert (row(base, sent[1]).state, row(base, sent[1]).reason) == ("sent", "Came back: later")


def test_a_return_in_prose(base: Database, sent: tuple[int, int]) -> None:
    prose = (
        "From: postmaster@mx.exemple\nSubject: failure notice\n\n"
        f"<moreau@exemple.fr>:\n550 5.1.1 no mailbox here\n\nMessage-ID: {REFERENCE}\n"
    )
    assert take_in(base, [prose.encode()]) == IncomingReport(returned=1)
    assert base.read(_email_states) == ["bounced"]


@pytest.mark.parametrize(
    "raw",
    [
        reply("STOP 1", "", headers=""),
        reply("stop", ""),
        reply("Unsubscribe", "", headers=""),
        reply("Désinscription", "merci"),
        reply("Re: Bonjour", "STOP\n\nLe 22 nov. 2026, Hôtel a écrit :\n> Bonjour"),
        reply("Re: Bonjour", "Désabonner.", headers=f"References: {REFERENCE}\n"),
    ],
)
def test_a_wish_to_hear_no_more_withdraws_the_consent(base: Database, sent: tuple[int, int], raw: bytes) -> None:
    assert take_in(base, [raw, raw]) == IncomingReport(stopped=1, others=1)
    word = base.read(current_consents, customer_id=sent[0])["email"]
    assert word is not None
    assert not word.given
    assert base.read(_responses) == [("opt_out", sent[1])]
    sms = base.read(current_consents, customer_id=sent[0])["sms"]
    assert sms is not None
    assert sms.given  # the other channels stay as they were


@pytest.mark.parametrize("subject", ["Stop-over in Lyon", "Re: stop over"])
def test_a_stop_over_is_no_wish_to_hear_no_more(subject: str) -> None:
    assert understand(reply(subject, "One night in March?")).kind == "reply"


def test_an_answer_is_noted_once(base: Database, sent: tuple[int, int]) -> None:
    raw = reply("Re: Bonjour", "Nous viendrons sans doute en mars, ne vous arrêtez pas !\n> Bonjour")

    assert take_in(base, [raw, raw]) == IncomingReport(answered=1, others=1)
    assert base.read(_responses) == [("reply", sent[1])]


def test_answering_machines_and_strangers_are_passed_over(base: Database, sent: tuple[int, int]) -> None:
    absent = reply("Absence", "Je suis en congé", headers=f"In-Reply-To: {REFERENCE}\nAuto-Submitted: auto-replied\n")
    stranger = b"From: x@exemple.com\nSubject: STOP\n\n"
    offer = b"From: x@exemple.com\nSubject: Une offre\n\nBonjour\n"

    assert take_in(base, [absent, stranger, offer, b"", b"\xff\xfe"]) == IncomingReport(others=5)
    assert base.read(_responses) == []


def test_stop_of_another_address_does_not_touch_this_message() -> None:
    assert understand(reply("STOP 1", "", headers="")).message_id == 1


@pytest.mark.parametrize("encoding", ["utf-8", "cp1252"])
def test_accents_of_a_program_that_names_no_encoding(encoding: str) -> None:
    raw = reply("Re: Offre", "Très volontiers, à bientôt").replace(b"Content-Type: text/plain; charset=utf-8\n", b"")

    assert understand(raw.decode().encode(encoding)).words == "Très volontiers, à bientôt"


def test_what_came_in_is_told() -> None:
    assert report_words(IncomingReport(returned=2, stopped=1)) == "Came in: 2 returned, 1 wants no more."
    assert report_words(IncomingReport(others=3)) == "Nothing came in that concerns a message."


class Mailbox:
    """A small IMAP4rev1 server: one folder, read only."""

    def __init__(self, mails: dict[int, bytes]) -> None:
        self.mails = mails
        self.asked: list[str] = []
        self.secret = ""

    def serve(self, connection: socket.socket) -> None:
        with connection, connection.makefile("rb") as lines:
            connection.sendall(b"* OK ready\r\n")
            for line in lines:
                tag, _, command = line.decode().strip().partition(" ")
                self.asked.append(command)
                if command.upper().startswith("AUTHENTICATE PLAIN"):
                    connection.sendall(b"+ \r\n")
                    self.secret = base64.b64decode(lines.readline()).decode()
                untagged, status = self.answer(command)
                connection.sendall(untagged + f"{tag} {status} done\r\n".encode())
                if command.startswith("LOGOUT"):
                    return

    def answer(self, command: str) -> tuple[bytes, str]:
        verb = command.upper()
        untagged, status = b"", "OK"
        if verb.startswith("CAPABILITY"):
            untagged = b"* CAPABILITY IMAP4rev1\r\n"
        elif verb.startswith("LOGIN"):
            status = "OK" if "cabane" in command else "NO"
        elif verb.startswith("EXAMINE"):
            untagged = b"* 3 EXISTS\r\n* OK [UIDVALIDITY 42] x\r\n"
            status = "OK [READ-ONLY]" if "INBOX" in verb else "NO"
        elif verb.startswith("UID SEARCH"):
            first = int(command.rpartition(" ")[2].partition(":")[0]) if " UID " in verb[4:] else 0
            found = [key for key in self.mails if key >= first] or [max(self.mails)]
            untagged = f"* SEARCH {' '.join(map(str, found))}\r\n".encode()
        elif verb.startswith("UID FETCH"):
            raw = self.mails[int(command.split()[2])]
            untagged = f"* 1 FETCH (UID 1 BODY[]<0> {{{len(raw)}}}\r\n".encode() + raw + b")\r\n"
        elif verb.startswith("LOGOUT"):
            untagged = b"* BYE\r\n"
        return untagged, status


@contextmanager
def mailbox(box: Mailbox) -> Iterator[int]:
    listening = socket.create_server(("127.0.0.1", 0))

    def accept() -> None:
        while True:
            try:
                connection, _ = listening.accept()
            except OSError:
                return
            box.serve(connection)

    thread = threading.Thread(target=accept, name="mailbox")
    thread.start()
    try:
        yield listening.getsockname()[1]
    finally:
        listening.shutdown(socket.SHUT_RDWR)
        listening.close()
        thread.join()


def account(port: int, **options: object) -> Account:
    given = {"imap_host": "127.0.0.1", "imap_port": port, "imap_security": "none", "user": "accueil"}
    return Account(key="a", name="A", kind="smtp", options={**given, **options})


def test_the_mailbox_is_read_once_and_left_as_it_was(base: Database, sent: tuple[int, int]) -> None:
    box = Mailbox({3: report("5.1.1"), 7: reply("Re: Bonjour", "Merci")})
    with mailbox(box) as port:
        assert read_mailbox(base, account(port), "cabane") == IncomingReport(returned=1, answered=1)
        assert read_mailbox(base, account(port), "cabane") == IncomingReport()
        box.mails[9] = reply("STOP", "")
        assert read_mailbox(base, account(port), "cabane") == IncomingReport(stopped=1)

    assert not any("STORE" in command or "SELECT" in command for command in box.asked)
    assert all("PEEK" in command for command in box.asked if "FETCH" in command)


def test_a_password_with_accents(base: Database) -> None:
    box = Mailbox({1: b"Subject: x\n\nx\n"})
    with mailbox(box) as port:
        assert read_mailbox(base, account(port), "été") == IncomingReport(others=1)

    assert box.secret == "\0accueil\0été"


def test_a_mailbox_that_does_not_open(base: Database) -> None:
    with mailbox(Mailbox({})) as port:
        with pytest.raises(Trouble, match="does not let us read the mail"):
            read_mailbox(base, account(port), "wrong")
        with pytest.raises(Trouble, match="There is no folder “Retours”"):
            read_mailbox(base, account(port, imap_folder="Retours"), "cabane")
    with pytest.raises(Trouble, match="does not answer on port 9"):
        read_mailbox(base, account(9), "cabane")
