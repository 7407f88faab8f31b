"""One button for each channel of a campaign, with how many messages go by it."""

from __future__ import annotations

from collections.abc import Mapping

from PySide6.QtCore import QSignalBlocker, Signal
from PySide6.QtWidgets import QButtonGroup, QWidget

from grc_desktop.core.language import tr
from grc_desktop.core.numbers import format_count
from grc_desktop.features.campaigns.records import Channel
from grc_desktop.features.campaigns.ui.wording import CHANNEL_ICONS, SHOWN
from grc_desktop.features.outbox.law import CHANNEL_TITLES
from grc_desktop.ui.buttons import button, put_icon
from grc_desktop.ui.layout import FlowLayout


class ChannelTabs(QWidget):
    """``chosen(channel)`` when the user chooses; a channel without messages is not shown."""

    chosen = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Channel"))
        self._group = QButtonGroup(self)
        self._counts: dict[Channel, int] = {}
        self.buttons = {channel: button(tr(CHANNEL_TITLES[channel]), icon=CHANNEL_ICONS[channel]) for channel in SHOWN}
        for number, (channel, part) in enumerate(self.buttons.items()):
            part.setProperty("role", "segment")
            part.setCheckable(True)
            part.setAutoExclusive(True)  # assistive technology then speaks of one choice among several
            part.toggled.connect(lambda on, channel=channel: self._put_icon(channel, on))
            self._group.addButton(part, number)
            part.hide()
        self._group.idToggled.connect(self._on_toggled)
        flow = FlowLayout(spacing=1.5)
        for part in self.buttons.values():
            flow.addWidget(part)
        self.setLayout(flow)

    @property
    def channel(self) -> Channel | None:
        """The channel chosen; None while there is none."""
        number = self._group.checkedId()
        return SHOWN[number] if number >= 0 and SHOWN[number] in self._counts else None

    def show_counts(self, counts: Mapping[Channel, int]) -> None:
        """Show these channels with their counts; the chosen one stays where it is still among them."""
        self._counts = {channel: counts[channel] for channel in SHOWN if channel in counts}
        for channel, part in self.buttons.items():
            part.setVisible(channel in self._counts)
            words = tr(CHANNEL_TITLES[channel])
            count = self._counts.get(channel, 0)
            part.setText(f"{words}  {format_count(count)}" if count else words)
            part.setAccessibleName(f"{words} ({format_count(count)})")
        if self.channel is None and self._counts:
            self.choose(next(iter(self._counts)))

    def choose(self, channel: Channel) -> None:
        """Choose without telling."""
        with QSignalBlocker(self._group):
            self.buttons[channel].setChecked(True)

    def _on_toggled(self, number: int, on: bool) -> None:
        if on:
            self.chosen.emit(SHOWN[number])

    def _put_icon(self, channel: Channel, on: bool) -> None:
        put_icon(self.buttons[channel], CHANNEL_ICONS[channel], "on_accent" if on else "text")
