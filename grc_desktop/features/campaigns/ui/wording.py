"""How campaigns look on the screen: icons and tones of channels and states, amounts, hours."""

from __future__ import annotations

from datetime import datetime

from grc_desktop.core.dates import format_date
from grc_desktop.core.language import later, tr
from grc_desktop.core.money import format_amount
from grc_desktop.features.campaigns.records import Channel
from grc_desktop.ui.theme import Tone

SHOWN: tuple[Channel, ...] = ("sms", "email", "post", "phone")
"""The channels in the order in which they stand beside each other."""

CHANNEL_ICONS: dict[str, str] = {"sms": "sms", "email": "email", "post": "letter", "phone": "phone"}

CHANNEL_TONES: dict[str, Tone] = {"sms": "accent", "email": "info", "post": "warning", "phone": "violet"}

STATE_TONES: dict[str, Tone] = {
    "draft": "neutral",
    "running": "accent",
    "paused": "warning",
    "finished": "info",
    "cancelled": "neutral",
}


LANGUAGES: tuple[tuple[str, str], ...] = (
    ("fr", later("French")),
    ("en", later("English")),
    ("de", later("German")),
    ("it", later("Italian")),
    ("es", later("Spanish")),
    ("nl", later("Dutch")),
    ("pt", later("Portuguese")),
)
"""What texts can be written in."""


def micros(amount: int) -> str:
    """An amount in millionths as people write it: ``52,47 €``."""
    return format_amount(round(amount / 10_000))


def unit_price(amount: int) -> str:
    """The price of one, with the tenths of a cent that an SMS costs: ``0,055 €``."""
    from babel.numbers import format_currency

    from grc_desktop.core.language import language

    locale = {"en": "en_GB"}.get(language(), language())
    pattern = "¤#,##0.00#" if language() == "en" else "#,##0.00#\u00a0¤"
    return format_currency(amount / 1_000_000, "EUR", format=pattern, locale=locale, currency_digits=False)


def at_clock(instant: datetime) -> str:
    """Hour and minute where the desk stands: ``11:04``."""
    return f"{instant.astimezone():%H:%M}"


def day_and_hour(instant: datetime) -> str:
    """Day, hour and minute where the desk stands: ``lundi 23 novembre 2026, 09:00``."""
    there = instant.astimezone()
    return tr("{day}, {hour}", day=format_date(there.date(), style="full"), hour=f"{there:%H:%M}")
