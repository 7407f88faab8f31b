from __future__ import annotations

import pytest

from grc_desktop.database.database import Database
from grc_desktop.features.outbox.actions import claim_next, record_delivery, record_incoming, record_sms_answer, settle
from grc_desktop.features.outbox.law import read_rules
from grc_desktop.features.outbox.records import Incoming, Outcome
from grc_desktop.features.privacy.queries import current_consents
from tests.features.outbox.ledger import add_person, email, put, row


def test_text_messages_that_come_in(base: Database) -> None:
    who = add_person(base, agrees=["sms"])
    message = email(customer_id=who, channel="sms", address="+33612345678", purpose="service")
    (key,) = put(base, message)
    ticket, _ = base.write(claim_next, candidates=[key], claimed_by="a", rules=read_rules()).result
    assert ticket is not None
    base.write(settle, ticket=ticket, outcome=Outcome(state="sent", reference="17"), rules=read_rules())

    assert base.write(record_delivery, number="+33612345678", reference="17", delivered=True).result == 1
    assert row(base, key).delivered_at is not None
    assert base.write(record_sms_answer, number="+33612345678", text="Merci !").result == "reply"
    assert base.write(record_sms_answer, number="+33612345678", text=" Stop").result == "stop"
    assert base.write(record_sms_answer, number="+33699999999", text="STOP").result == "other"
    word = base.read(current_consents, customer_id=who)["sms"]
    assert word is not None
    assert not word.given
    assert base.write(record_delivery, number="+33612345678", reference="17", delivered=False).result == 1
    assert row(base, key).state == "failed"


@pytest.mark.parametrize(
    "text", ["STOP.", "stop svp", "S T O P", "s.t.o.p", "« Stop »", "STOP36180", "Arrêt", "ARRÊTEZ !", "Stop à vos SMS"]
)
def test_the_word_stop_is_heeded_however_it_is_written(base: Database, text: str) -> None:
    add_person(base, agrees=["sms"])
    assert base.write(record_sms_answer, number="+33612345678", text=text).result == "stop"


@pytest.mark.parametrize(
    "text", ["Stopover à Lyon ?", "Stop-over à Lyon", "stop over", "Stoppard, chambre 12", "Nous ferons stop à Nîmes"]
)
def test_a_word_that_only_begins_as_stop_is_an_answer_like_others(base: Database, text: str) -> None:
    who = add_person(base, agrees=["sms"])
    assert base.write(record_sms_answer, number="+33612345678", text=text).result != "stop"
    word = base.read(current_consents, customer_id=who)["sms"]
    assert word is not None
    assert word.given


def test_a_wish_without_a_message_is_heeded_too(base: Database) -> None:
    who = add_person(base)
    incoming = Incoming(kind="stop", address="Moreau@exemple.fr", words="STOP")

    assert base.write(record_incoming, incoming=incoming).result == "stop"
    word = base.read(current_consents, customer_id=who)["email"]
    assert word is not None
    assert (word.given, word.words) == (False, "STOP")


def test_a_number_in_the_subject_counts_only_for_its_own_addressee(base: Database) -> None:
    who = add_person(base)
    put(base, email(1, customer_id=who))
    incoming = Incoming(kind="stop", address="somebody@exemple.com", message_id=1)

    assert base.write(record_incoming, incoming=incoming).result == "other"
