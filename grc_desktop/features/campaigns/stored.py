"""Options and triggers as the base stores them (JSON), and back: what is unknown or damaged is left out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.campaigns.records import CHANNELS, RULES, Options, Trigger

MOST_PERCENT = 50
"""A control group larger than that is no longer a campaign."""


def options_of(stored: Mapping[str, Any] | None) -> Options:
    """The options of a campaign as stored; what is missing has its default."""
    known = {key: value for key, value in (stored or {}).items() if key in Options.__dataclass_fields__}
    if "channels" in known:
        known["channels"] = tuple(channel for channel in known["channels"] if channel in CHANNELS)
    if "cost_micros" in known:
        known["cost_micros"] = {**Options().cost_micros, **known["cost_micros"]}
    return Options(**known)


def stored_options(options: Options) -> dict[str, Any]:
    """``options`` as they are stored. ``Refused`` (field: the option) for what cannot be."""
    _whole("quiet_days", options.quiet_days, 0, 3_650)
    _whole("control_percent", options.control_percent, 0, MOST_PERCENT)
    _whole("response_days", options.response_days, 1, 730)
    _whole("margin_percent", options.margin_percent, 0, 100)
    if not options.channels:
        raise Refused(tr("Choose at least one channel."), field="channels")
    for channel, cost in options.cost_micros.items():
        _whole(f"cost_micros.{channel}", cost, 0, 10**12)
    return {
        "channels": list(dict.fromkeys(options.channels)),
        "quiet_days": options.quiet_days,
        "household": options.household,
        "control_percent": options.control_percent,
        "response_days": options.response_days,
        "existing_customers": options.existing_customers,
        "cost_micros": {channel: options.cost_micros.get(channel, 0) for channel in CHANNELS},
        "accounts": dict(options.accounts),
        "code_word": options.code_word.strip().upper(),
        "margin_percent": options.margin_percent,
        "plain_sms": options.plain_sms,
    }


def _whole(name: str, value: int, least: int, most: int) -> None:
    if not least <= value <= most:
        raise Refused(
            tr("A whole number from {least} to {most} is needed, not {value}.", least=least, most=most, value=value),
            field=name,
        )


def trigger_of(stored: Mapping[str, Any] | None) -> Trigger | None:
    """What makes a campaign a rule; None for an ordinary one."""
    if not stored or stored.get("kind") not in RULES:
        return None
    known = {key: value for key, value in stored.items() if key in Trigger.__dataclass_fields__}
    return Trigger(**known)


def stored_trigger(trigger: Trigger) -> dict[str, Any]:
    """``trigger`` as it is stored. ``Refused`` for one that could never fire."""
    if trigger.kind not in RULES:
        raise Refused(tr("“{kind}” is not one of: {known}.", kind=trigger.kind, known=", ".join(RULES)), field="kind")
    _whole("days", trigger.days, 0, 366)
    _whole("months", trigger.months, 1 if trigger.kind in ("absence", "consent") else 0, 240)
    return {"kind": trigger.kind, "days": trigger.days, "months": trigger.months, "sends": trigger.sends}
