from __future__ import annotations

from dataclasses import replace

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.features.desk.queries import setting
from grc_desktop.features.outbox.accounts import ACCOUNTS, Account, forget_password, password_of
from grc_desktop.features.outbox.actions import (
    remove_account,
    save_account,
    save_account_and_password,
    save_sending_rules,
)
from grc_desktop.features.outbox.law import RULES
from grc_desktop.features.outbox.queries import accounts, sending_rules
from tests.features.outbox.test_accounts import MAIL


def test_saved_without_its_password(base: Database) -> None:
    assert base.write(save_account_and_password, account=MAIL, password="cabane").result

    (stored,) = base.read(accounts)
    assert (stored.name, stored.default) == ("Hôtel", True)
    assert password_of(stored) == "cabane"
    assert "cabane" not in str(base.read(setting, key=ACCOUNTS))
    forget_password(stored)
    forget_password(stored)
    assert password_of(stored) is None


def test_one_of_a_channel_is_the_usual_one(base: Database) -> None:
    phone = Account(key="bbbbbbbbbbbb", name="Tél", kind="android", options={"address": "10.0.0.2:8080", "user": "sms"})
    base.write(save_account, account=MAIL)
    base.write(save_account, account=phone)
    base.write(save_account, account=replace(MAIL, key="cccccccccccc", name="Autre", default=True))

    assert [(one.name, one.default) for one in base.read(accounts)] == [
        ("Hôtel", False),
        ("Tél", True),
        ("Autre", True),
    ]
    base.write(remove_account, key="cccccccccccc")
    assert [(one.name, one.default) for one in base.read(accounts)] == [("Hôtel", True), ("Tél", True)]


def test_only_rules_are_kept(base: Database) -> None:
    with pytest.raises(Refused):
        base.write(save_sending_rules, changed={"sms": {"hours": [["late", "later"]]}})
    for section, key in (("phone", "calls"), ("sending", "stop_after_failures")):
        with pytest.raises(Refused) as refusal:
            base.write(save_sending_rules, changed={section: {key: 0}})
        assert refusal.value.field == f"{section}.{key}"
    base.write(save_sending_rules, changed={"phone": {"calls": 2}, "sms": {"warn_from": "20:00"}})

    assert base.read(sending_rules).phone_calls == 2
    assert base.read(setting, key=RULES) == {"phone": {"calls": 2}}  # what is as shipped follows the law to come
