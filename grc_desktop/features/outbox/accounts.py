"""The accounts that a house sends by: what they are made of, the presets, and where their passwords are.

A password is never in the base: the system's keyring holds it, or it is asked for each time.
"""

from __future__ import annotations

import re
import secrets
import tomllib
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from functools import cache
from typing import Any

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import language, later, tr
from grc_desktop.core.resources import resource
from grc_desktop.core.text import clean

ACCOUNTS = "sending.accounts"
"""The setting that holds them, a list of ``asdict(Account)``."""

KINDS = {
    "smtp": later("E-mail by a provider (SMTP)"),
    "android": later("SMS by an Android telephone"),
    "modem": later("SMS by a USB modem"),
    "http": later("SMS by a provider on the internet"),
    "file": later("SMS by a file for a provider’s page"),
}

CHANNEL_OF = {"smtp": "email", "android": "sms", "modem": "sms", "http": "sms", "file": "sms"}

_SERVICE = "grc-desktop"


@dataclass(frozen=True, kw_only=True)
class Account:
    """One way to send. ``options`` belong to the kind (``host``, ``port``, ``security`` … as `fields_of` lists them).

    ``per_minute`` and ``per_day``: the most that may leave, 0 for no limit. ``cost_micros``: of one message, or of
    one SMS segment, in millionths of the house's currency. ``default``: used where a message names no account.
    """

    key: str
    name: str
    kind: str
    options: Mapping[str, Any] = field(default_factory=dict)
    per_minute: int = 0
    per_day: int = 0
    cost_micros: int = 0
    default: bool = False

    @property
    def channel(self) -> str:
        """What it carries: email or sms."""
        return CHANNEL_OF[self.kind]

    @property
    def needs_password(self) -> bool:
        """Whether something secret is needed to send by it."""
        return self.kind in ("android", "http") or (self.kind == "smtp" and bool(self.option("user")))

    def option(self, key: str, default: str = "") -> str:
        """An option as text; ``default`` where it is empty."""
        return str(self.options.get(key) or default)


@dataclass(frozen=True)
class Preset:
    """An account of a usual provider, to be completed; ``hint`` is what its users stumble over.

    ``needs``: which questions it asks besides the password (``user``, ``service``).
    """

    key: str
    title: str
    kind: str
    options: Mapping[str, Any]
    hint: str = ""
    per_minute: int = 0
    per_day: int = 0
    needs: tuple[str, ...] = ()


def presets() -> tuple[Preset, ...]:
    """The usual providers, in the language of the program: e-mail first, then SMS."""
    return _presets(language())


@cache
def _presets(spoken: str) -> tuple[Preset, ...]:
    def words(section: Mapping[str, Any], key: str) -> str:
        return str(section.get(f"{key}_{spoken}") or section.get(key, ""))

    folder = resource("providers")
    found = []
    for section in tomllib.loads((folder / "email.toml").read_text(encoding="utf-8"))["provider"]:
        options = {key: section[key] for key in ("host", "port", "security", "imap_host") if key in section}
        found.append(
            Preset(
                section["key"], words(section, "title"), "smtp", options, words(section, "hint"),
                section.get("per_minute", 0), section.get("per_day", 0),
            )
        )  # fmt: skip
    for path in sorted(folder.glob("sms-*.toml")):
        section = tomllib.loads(path.read_text(encoding="utf-8"))
        options = {"provider": path.stem.removeprefix("sms-")}
        needs = tuple(section.get("needs", ()))
        found.append(Preset(path.stem, words(section, "title"), "http", options, words(section, "hint"), needs=needs))
    return tuple(found)


def new_key() -> str:
    """A key for an account that was just made."""
    return secrets.token_hex(6)


def account_from(stored: Mapping[str, Any]) -> Account:
    """An account as the setting holds it; what a newer program added is passed over."""
    return Account(**{key: stored[key] for key in Account.__dataclass_fields__ if key in stored})


def as_stored(account: Account) -> dict[str, Any]:
    """The form that the setting holds. ``Refused`` where something is missing or cannot be."""
    return asdict(checked(account))


def checked(account: Account) -> Account:
    """``account`` tidied. ``Refused`` with the field that is wrong."""
    name = clean(account.name)
    if not name:
        raise Refused(tr("Give the account a name."), field="name")
    if account.kind not in KINDS:
        raise Refused(tr("Choose how the account sends."), field="kind")
    options = {key: clean(value) if isinstance(value, str) else value for key, value in account.options.items()}
    if "password" in options:
        raise ValueError("a password never goes into the base")
    _check_options(account.kind, options)
    for key in ("per_minute", "per_day", "cost_micros"):
        if getattr(account, key) < 0:
            raise Refused(tr("This cannot be less than zero."), field=key)
    return replace(account, name=name, options=options)


def _check_options(kind: str, options: Mapping[str, Any]) -> None:
    for key in _NEEDED[kind]:
        if not options.get(key):
            raise Refused(tr("Fill in this field"), field=key)
    for key, (form, sentence) in _FORMS.items():
        if options.get(key) and not form.fullmatch(str(options[key])):
            raise Refused(tr(sentence, typed=options[key]), field=key)
    if kind == "smtp":
        for key in ("from_address", "reply_to"):
            if options.get(key):
                _check_address(str(options[key]), key)
        if not str(options.get("port", "")).isdigit() or not 0 < int(options["port"]) < 65536:
            raise Refused(tr("A port is a number from 1 to 65535."), field="port")


_PLACE = (
    re.compile(r"(https?://)?([\w-]+(\.[\w-]+)*\.?|\[[0-9a-fA-F:.]+\])(:\d{1,5})?(/\S*)?"),
    later("“{typed}” is no address of a server or telephone in a network."),
)
_FORMS = {
    "host": _PLACE,
    "imap_host": _PLACE,
    "address": _PLACE,
    "pin": (re.compile(r"\d{4,8}"), later("A PIN has four to eight digits.")),
    "sender": (
        re.compile(r"\+?\d{3,15}|(?=.*[A-Za-z])[A-Za-z0-9 ]{1,11}"),
        later("A sender is a number, or at most 11 unaccented letters and digits, one letter at least."),
    ),
}
"""What an option looks like, and the sentence where it does not."""

_NEEDED = {
    "smtp": ("host", "port", "from_address"),
    "android": ("address", "user"),
    "modem": ("device",),
    "http": ("provider",),
    "file": (),
}


def _check_address(typed: str, key: str) -> None:
    from email_validator import EmailNotValidError, validate_email

    try:
        validate_email(typed, check_deliverability=False, test_environment=True)
    except EmailNotValidError:
        raise Refused(tr("“{typed}” is not an e-mail address.", typed=typed), field=key) from None


# --- passwords ------------------------------------------------------------------------------------


def password_of(account: Account) -> str | None:
    """The password from the system's keyring; None where there is no keyring, or it does not know the account."""
    import keyring
    from keyring.errors import KeyringError

    try:
        return keyring.get_password(_SERVICE, account.key)
    except KeyringError:
        return None


def keep_password(account: Account, password: str) -> bool:
    """Give a password to the system's keyring; False where there is none, so that it is asked for each time."""
    import keyring
    from keyring.errors import KeyringError

    try:
        keyring.set_password(_SERVICE, account.key, password)
    except KeyringError:
        return False
    return True


def forget_password(account: Account) -> None:
    """Take a password out of the keyring, if it is there."""
    from contextlib import suppress

    import keyring
    from keyring.errors import KeyringError

    with suppress(KeyringError):
        keyring.delete_password(_SERVICE, account.key)
