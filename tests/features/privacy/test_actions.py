from __future__ import annotations

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.database.journal.undo import undo
from grc_desktop.features.customers.actions import add_customer
from grc_desktop.features.privacy.actions import record_consent
from grc_desktop.features.privacy.queries import consents_of


def test_a_word_is_recorded_with_its_proof_and_undone(base: Database) -> None:
    id_ = base.write(add_customer, values={"last_name": "Moreau"}).result
    done = base.write(
        record_consent, customer_id=id_, channel="sms", given=True, means="formulaire", words=" J’accepte\r\nles SMS ",
        evidence={"scan": "p1.pdf"},
    )  # fmt: skip
    assert done.words == "Moreau agrees to be addressed by SMS"
    (said,) = base.read(consents_of, customer_id=id_)
    assert (said.means, said.words, said.recorded_by, said.at, said.evidence) == (
        "formulaire", "J’accepte\nles SMS", "Camille", base.clock.now(), {"scan": "p1.pdf"},
    )  # fmt: skip
    refused = base.write(record_consent, customer_id=id_, channel="sms", given=False)
    assert refused.words == "Moreau refuses SMS"
    base.write(undo, operation_id=refused.operation_id or 0)
    assert base.read(consents_of, customer_id=id_) == [said]


@pytest.mark.parametrize(("customer_id", "channel", "field"), [(1, "pigeon", "channel"), (99, "sms", "id")])
def test_unknown_channels_and_customers_are_refused(base: Database, customer_id: int, channel: str, field: str) -> None:
    base.write(add_customer, values={"last_name": "Moreau"})
    with pytest.raises(Refused) as caught:
        base.write(record_consent, customer_id=customer_id, channel=channel, given=True)
    assert caught.value.field == field
