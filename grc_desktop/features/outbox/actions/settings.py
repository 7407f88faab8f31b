"""Changing the accounts that the house sends by, and the rules of when something may leave."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.database.journal.notes import describe
from grc_desktop.features.desk.actions import save_setting
from grc_desktop.features.desk.queries import setting
from grc_desktop.features.outbox.accounts import (
    ACCOUNTS,
    CHANNEL_OF,
    Account,
    account_from,
    as_stored,
    forget_password,
    keep_password,
)
from grc_desktop.features.outbox.law import RULES, read_rules, shipped_rules


def save_account(session: Session, *, account: Account) -> str:
    """Add an account, or change the one with its key; gives the key. Refused as ``accounts.checked`` says."""
    stored = as_stored(account)
    known: list[dict[str, Any]] = list(setting(session, key=ACCOUNTS, default=[]))
    same = [one for one in known if one["key"] != account.key and one["kind"] in _of_channel(account)]
    if account.default or not same:
        stored["default"] = True
        known = [{**one, "default": False} if one in same else one for one in known]
    places = [at for at, one in enumerate(known) if one["key"] == account.key]
    if places:
        known[places[0]] = stored
        words = tr("Changed the sending account {name}", name=stored["name"])
    else:
        known.append(stored)
        words = tr("Added the sending account {name}", name=stored["name"])
    save_setting(session, key=ACCOUNTS, value=known)
    describe(session, words)
    return account.key


def save_account_and_password(session: Session, *, account: Account, password: str) -> bool:
    """Save an account, and give its password to the system's keyring; False where it will be asked each time."""
    save_account(session, account=account)
    return not password or keep_password(account, password)


def remove_account(session: Session, *, key: str) -> None:
    """Remove an account; another of its channel becomes the usual one."""
    known: list[dict[str, Any]] = list(setting(session, key=ACCOUNTS, default=[]))
    gone = next((one for one in known if one["key"] == key), None)
    if gone is None:
        return
    left = [dict(one) for one in known if one["key"] != key]
    heirs = [one for one in left if CHANNEL_OF[one["kind"]] == CHANNEL_OF[gone["kind"]]]
    if heirs and not any(one["default"] for one in heirs):
        heirs[0]["default"] = True
    save_setting(session, key=ACCOUNTS, value=left)
    forget_password(account_from(gone))
    describe(session, tr("Removed the sending account {name}", name=gone["name"]))


def save_sending_rules(session: Session, *, changed: Mapping[str, Mapping[str, Any]]) -> None:
    """Set what the house changes of the legal rules, in the form of the file. Refused where it is no rule.

    What is as shipped is not kept: it follows the law as later versions of the program know it.
    """
    read_rules(changed)
    for section, key in (("phone", "calls"), ("sending", "stop_after_failures")):
        if changed.get(section, {}).get(key, 1) < 1:
            raise Refused(tr("This is a number from 1 on."), field=f"{section}.{key}")
    shipped = shipped_rules()
    own = {
        name: {key: value for key, value in values.items() if shipped[name].get(key) != value}
        for name, values in changed.items()
    }
    save_setting(session, key=RULES, value={name: values for name, values in own.items() if values})
    describe(session, tr("Changed the rules of sending"))


def _of_channel(account: Account) -> set[str]:
    return {kind for kind, channel in CHANNEL_OF.items() if channel == account.channel}
