"""The form of a sending account: which questions each kind asks, and its values back and forth."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal, InvalidOperation
from typing import Any

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr
from grc_desktop.features.outbox.accounts import Account
from grc_desktop.ui.form import Field, Section

_SECURITY = (
    ("tls", later("TLS (port 465)")),
    ("starttls", later("STARTTLS (port 587)")),
    ("none", later("None (only inside the house)")),
)

_OF_ACCOUNT = frozenset({"name", "per_minute", "per_day", "default"})


def fields_of(kind: str, *, needs: tuple[str, ...] = ()) -> list[Field | Section]:
    """The questions for an account of this kind; ``needs``: what the description of an SMS provider asks for."""
    password = Field(
        key="password",
        label=later("Password"),
        secret=True,
        hint=later("Kept by the system; empty: as it is, or asked each time"),
    )
    user = Field(key="user", label=later("User name"))
    pace: list[Field | Section] = [
        Section(later("Pace and cost")),
        Field(key="per_minute", label=later("At most per minute"), kind="number", hint=later("0: no limit")),
        Field(key="per_day", label=later("At most per day"), kind="number", hint=later("0: no limit")),
        Field(key="cost", label=later("Cost of one message"), hint=later("In the house’s currency, such as 0.045")),
        Field(key="default", label=later("Use this account unless a campaign says otherwise"), kind="checkbox"),
    ]
    name = Field(key="name", label=later("Name of the account"), required=True, longest=80)
    own: dict[str, list[Field | Section]] = {
        "smtp": [
            Field(key="from_name", label=later("Sender as people see it"), longest=80),
            Field(key="from_address", label=later("Sender’s address"), kind="email", required=True),
            Field(key="reply_to", label=later("Answers go to"), kind="email", hint=later("Empty: to the sender")),
            Section(later("Server")),
            Field(key="host", label=later("Server"), required=True),
            Field(key="port", label=later("Port"), kind="number", required=True),
            Field(
                key="security", label=later("Security"), kind="choice",
                choices=[(key, tr(words)) for key, words in _SECURITY],
            ),
            user,
            password,
            Field(
                key="imap_host", label=later("Server of incoming mail"),
                hint=later("To read returned mail and those who want no more"),
            ),
        ],
        "android": [
            Field(
                key="address", label=later("Address of the telephone"), required=True, placeholder="192.168.1.20:8080",
                hint=later("Shown by the app SMS Gateway, in local mode"),
            ),
            user,
            password,
            Field(key="sim", label=later("SIM card"), kind="choice", choices=[("", tr("The usual one")), ("1", "1"),
                                                                              ("2", "2")]),
        ],
        "modem": [
            Field(key="device", label=later("Device"), required=True, placeholder=later("/dev/ttyUSB0 or COM3")),
            Field(key="connection", label=later("Connection"), hint=later("Usually at115200")),
            Field(key="pin", label=later("PIN of the SIM card")),
        ],
        "http": [
            *(
                Field(key=key, label=words, required=True)
                for key, words in (("service", later("Name of the service")), ("user", later("User name")))
                if key in needs
            ),
            password,
            Field(
                key="sender", label=later("Sender"), longest=15,
                hint=later("A number, or 11 letters and digits at most"),
            ),
        ],
        "file": [],
    }  # fmt: skip
    return [name, *own[kind], *pace]


def values_of(account: Account) -> dict[str, Any]:
    """What the form shows."""
    values: dict[str, Any] = {
        **{key: value for key, value in account.options.items() if key != "port"},
        "name": account.name,
        "per_minute": account.per_minute,
        "per_day": account.per_day,
        "cost": written_price(account.cost_micros),
        "default": account.default,
        "password": "",
    }
    if account.option("port"):
        values["port"] = int(account.option("port"))
    return values


def account_of(account: Account, values: Mapping[str, Any]) -> Account:
    """The account as the form now says. ``Refused`` for a cost that is no amount."""
    options = dict(account.options)
    for key, value in values.items():
        if key not in _OF_ACCOUNT and key not in ("password", "cost"):
            options[key] = value if value is not None else ""
    return Account(
        key=account.key,
        name=values["name"],
        kind=account.kind,
        options=options,
        per_minute=values["per_minute"] or 0,
        per_day=values["per_day"] or 0,
        cost_micros=read_price(values["cost"], field="cost"),
        default=values["default"],
    )


def written_price(micros: int) -> str:
    """A price in millionths as it is typed: ``0,055``; "" for none."""
    return f"{(Decimal(micros) / 1_000_000).normalize():f}".replace(".", ",") if micros else ""


def read_price(typed: str, *, field: str) -> int:
    """A typed price in millionths. ``Refused`` for what is no amount."""
    text = typed.replace(",", ".").replace("€", "").strip()
    try:
        amount = Decimal(text) if text else Decimal(0)
    except InvalidOperation:
        raise Refused(tr("“{typed}” is not an amount.", typed=typed), field=field) from None
    if not amount.is_finite() or not 0 <= amount < 1000:
        raise Refused(tr("“{typed}” is not an amount.", typed=typed), field=field)
    return int(amount * 1_000_000)
