from __future__ import annotations

import pytest
from sqlalchemy.exc import IntegrityError

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.features.outbox.actions import enqueue
from grc_desktop.features.outbox.queries import status, waiting
from grc_desktop.features.outbox.records import Queued, Status
from tests.features.outbox.ledger import add_person, email


def test_one_per_person_channel_and_occasion(base: Database) -> None:
    who = add_person(base)
    first = email(customer_id=who, occasion="birthday:2026")

    assert base.write(enqueue, messages=[first]).result == Queued(1, 0)
    again = base.write(enqueue, messages=[first, email(customer_id=who, occasion="birthday:2027")])

    assert again.result == Queued(1, 1)
    assert again.operation_id is None
    assert again.tables == {"message"}
    assert base.read(status) == Status(queued=2)
    assert base.read(waiting) == 2


def test_tests_to_oneself_are_never_one_too_many(base: Database) -> None:
    assert base.write(enqueue, messages=[email(), email()]).result == Queued(2, 0)


def test_a_code_belongs_to_one_message(base: Database) -> None:
    with pytest.raises(IntegrityError):
        base.write(enqueue, messages=[email(1, code="K7M2"), email(2, code="K7M2")])
    assert base.read(status).total == 0


def test_no_message_without_address(base: Database) -> None:
    with pytest.raises(Refused, match="address"):
        base.write(enqueue, messages=[email(address=" ")])


def test_nothing_is_nothing(base: Database) -> None:
    assert base.write(enqueue, messages=[]).result == Queued(0, 0)
