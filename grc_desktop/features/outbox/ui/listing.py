"""The columns in which messages are listed."""

from __future__ import annotations

from grc_desktop.core.dates import format_instant
from grc_desktop.core.language import later, tr
from grc_desktop.core.telephone import display
from grc_desktop.features.outbox.law import CHANNEL_TITLES
from grc_desktop.features.outbox.records import STATES, OutboxLine
from grc_desktop.ui.record_table import Column
from grc_desktop.ui.theme import Tone

TONES: dict[str, Tone] = {
    "queued": "info",
    "claimed": "info",
    "sent": "accent",
    "failed": "danger",
    "unknown": "warning",
    "cancelled": "neutral",
}


def _who(one: OutboxLine, home: str) -> str:
    return one.name or display(one.address.split("\n", 1)[0], home)


def _when(one: OutboxLine) -> str:
    if one.state == "queued":
        if one.channel == "phone":
            return tr("to be called")
        if one.channel == "post":
            return tr("to be printed") if one.run is None else tr("printed")
        return format_instant(one.not_before) if one.not_before else tr("as soon as possible")
    return format_instant(one.at)


def columns(home: str) -> tuple[Column[OutboxLine], ...]:
    """What is shown of each; telephone numbers as people in the country ``home`` write them."""
    return (
        Column(
            key="who", title=later("Recipient"), width=170, look="strong", sortable=False,
            text=lambda one: _who(one, home), portrait=lambda one: one.name or "",
        ),
        Column(
            key="channel", title=later("Channel"), width=80, sortable=False,
            text=lambda one: tr(CHANNEL_TITLES.get(one.channel, one.channel)),
        ),
        Column(
            key="address", title=later("Address"), width=170, look="muted", sortable=False, spare=True,
            text=lambda one: display(one.address.replace("\n", ", "), home),
        ),
        Column(
            key="words", title=later("Message"), width=220, stretch=True, sortable=False,
            text=lambda one: one.words.split("\n", 1)[0], tip=lambda one: one.words,
        ),
        Column(
            key="campaign", title=later("Campaign"), width=130, look="muted", sortable=False, spare=True,
            text=lambda one: one.campaign or "",
        ),
        Column(
            key="state", title=later("State"), width=96, sortable=False, shown=False,
            text=lambda one: tr(STATES[one.state]),
            badge=lambda one: TONES[one.state],
        ),
        Column(key="at", title=later("When"), width=156, sortable=False, text=_when),
        Column(
            key="reason", title=later("Reason"), width=200, sortable=False, text=lambda one: one.reason or "",
            tip=lambda one: one.reason or "",
        ),
    )  # fmt: skip
