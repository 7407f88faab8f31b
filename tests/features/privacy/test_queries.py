from __future__ import annotations

from datetime import timedelta

from grc_desktop.database.database import Database
from grc_desktop.database.schema import Consent
from grc_desktop.features.customers.actions import add_customer
from grc_desktop.features.privacy.actions import record_consent
from grc_desktop.features.privacy.queries import consents_of, current_consents


def test_the_latest_word_on_each_channel_counts(base: Database) -> None:
    id_ = base.write(add_customer, values={"last_name": "Moreau"}).result
    before = base.clock.now() - timedelta(days=400)
    base.write(lambda session: session.add(Consent(customer_id=id_, channel="sms", given=True, at=before)))
    base.write(record_consent, customer_id=id_, channel="sms", given=False)
    base.write(record_consent, customer_id=id_, channel="email", given=True, words="Oui, j’accepte.")
    base.write(record_consent, customer_id=id_, channel="email", given=True, purpose="survey")
    said = base.read(consents_of, customer_id=id_)
    assert [(one.channel, one.purpose, one.given, one.current) for one in said] == [
        ("email", "survey", True, True),
        ("email", "marketing", True, True),
        ("sms", "marketing", False, True),
        ("sms", "marketing", True, False),
    ]
    now = base.read(current_consents, customer_id=id_)
    assert list(now) == ["email", "sms", "phone", "post"]
    assert now["phone"] is None
    assert now["sms"] is not None
    assert now["sms"].given is False
    assert now["email"] is not None
    assert now["email"].words == "Oui, j’accepte."
