"""Readings of the settings of sending: the accounts, and the rules of when something may leave."""

from __future__ import annotations

from sqlalchemy.orm import Session

from grc_desktop.features.desk.queries import setting
from grc_desktop.features.outbox.accounts import ACCOUNTS, Account, Preset, account_from, presets
from grc_desktop.features.outbox.law import RULES, SendingRules, read_rules


def accounts(session: Session) -> list[Account]:
    """The accounts that the house sends by, in the order in which they were added."""
    return [account_from(one) for one in setting(session, key=ACCOUNTS, default=[])]


def usual_providers(_session: Session) -> tuple[Preset, ...]:
    """Those that an account can begin from; they are read from files of the program, so a screen asks for them too."""
    return presets()


def receiving_accounts(session: Session) -> list[Account]:
    """Those by which something can come in: mailboxes, telephones, modems."""
    return [one for one in accounts(session) if one.option("imap_host") or one.kind in ("android", "modem")]


def sending_rules(session: Session) -> SendingRules:
    """The rules of the law as shipped, with what the house changed of them."""
    return read_rules(setting(session, key=RULES, default={}))
