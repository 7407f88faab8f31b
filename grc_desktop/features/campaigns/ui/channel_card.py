"""How far one channel of a campaign is: sent, failed, unknown, waiting."""

from __future__ import annotations

from PySide6.QtWidgets import QFrame

from grc_desktop.core.language import tr
from grc_desktop.core.numbers import format_count
from grc_desktop.features.campaigns.records import Channel, ChannelResults
from grc_desktop.features.campaigns.ui.wording import CHANNEL_ICONS, CHANNEL_TONES
from grc_desktop.features.outbox.law import CHANNEL_TITLES
from grc_desktop.ui.badge import Badge, IconTile
from grc_desktop.ui.layout import row
from grc_desktop.ui.meter import Meter


class ChannelCard(QFrame):
    """A bar of what has left, and badges of what has not."""

    def __init__(self, channel: Channel) -> None:
        super().__init__()
        self.setObjectName("card")
        self.channel = channel
        self.results: ChannelResults | None = None
        self.meter = Meter(tr(CHANNEL_TITLES[channel]), CHANNEL_TONES[channel])
        self.waiting, self.failed, self.unknown = Badge(), Badge(), Badge()
        line = row(
            IconTile(CHANNEL_ICONS[channel], CHANNEL_TONES[channel]),
            self.meter,
            self.waiting,
            self.unknown,
            self.failed,
            spacing=3,
            margin=(3.5, 2.5),
        )
        line.setStretch(1, 1)
        self.setLayout(line)

    def show_results(self, found: ChannelResults) -> None:
        """Show where this channel stands."""
        self.results = found
        total = found.sent + found.failed + found.unknown + found.waiting
        self.meter.tell(
            tr(CHANNEL_TITLES[self.channel]),
            tr("{sent} of {total}", sent=format_count(found.sent), total=format_count(total)),
            found.sent / total if total else 0,
        )
        self.waiting.tell(_words(tr("Waiting"), found.waiting), "neutral")
        self.unknown.tell(_words(tr("Unknown"), found.unknown), "warning")
        self.failed.tell(_words(tr("Failed"), found.failed), "danger")


def _words(state: str, count: int) -> str:
    return tr("{state}: {count}", state=state, count=format_count(count)) if count else ""
