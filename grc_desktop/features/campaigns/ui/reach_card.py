"""The cards at the right of *Audience*: how many are reached, by what, and what it costs."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QGridLayout

from grc_desktop.core.language import tr, trn
from grc_desktop.core.numbers import format_count, format_share
from grc_desktop.features.campaigns.records import Audience, CostLine
from grc_desktop.features.campaigns.ui.wording import CHANNEL_TONES, SHOWN, micros, unit_price
from grc_desktop.features.outbox.law import CHANNEL_TITLES
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import clear, step
from grc_desktop.ui.meter import MeterButton


class ReachCard(Card):
    """How many the conditions select, how many of them each channel reaches, how many are left out.

    ``left_out_wanted()`` and ``channel_wanted(channel)``: whose names are to be seen.
    """

    left_out_wanted = Signal()
    channel_wanted = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.setAccessibleName(tr("Audience"))
        self.count = label("—", "hugefigure")
        self.share = label("", "small")
        self.meters = {channel: MeterButton(tr(CHANNEL_TITLES[channel]), CHANNEL_TONES[channel]) for channel in SHOWN}
        self.left_out = MeterButton(tr("Left out"), "danger")
        self.add(label(tr("Audience"), "small"), self.count, self.share)
        self.body.addSpacing(step(1))
        for channel, meter in self.meters.items():
            self.add(meter)
            meter.hide()
            meter.clicked.connect(lambda _checked=False, channel=channel: self.channel_wanted.emit(channel))
        self.add(self.left_out)
        self.left_out.hide()
        self.left_out.clicked.connect(lambda: self.left_out_wanted.emit())

    def wait(self) -> None:
        """The figures shown are being worked out anew."""
        self.share.setText(tr("Being worked out…"))

    def show_audience(self, audience: Audience) -> None:
        """Show the figures of an audience."""
        chosen = audience.chosen
        self.count.setText(format_count(chosen))
        self.count.setAccessibleName(trn("{count} customer selected", "{count} customers selected", chosen))
        self.share.setText(
            tr(
                "{share} of all customers · worked out in {time} ms",
                share=format_share(audience.share),
                time=max(1, round(audience.seconds * 1000)),
            )
        )
        for channel, meter in self.meters.items():
            count = audience.by_channel.get(channel, 0)
            meter.setVisible(bool(count))
            meter.tell(tr(CHANNEL_TITLES[channel]), format_count(count), count / chosen if chosen else 0)
        out = sum(audience.left_out.values())
        self.left_out.show()
        self.left_out.tell(tr("Left out"), format_count(out), out / chosen if chosen else 0)


class CostsCard(Card):
    """What the messages cost, a line for each channel, and the sum. ``change_wanted()``: of the prices."""

    change_wanted = Signal()

    def __init__(self, *, changes: bool = False) -> None:
        super().__init__(tr("Estimated cost"))
        self.change = button(tr("Prices"), self.change_wanted.emit, role="link")
        self.change.setAccessibleName(tr("Change the prices"))
        if changes:
            self.head.addWidget(self.change)
        self._grid = QGridLayout()
        self._grid.setVerticalSpacing(step(1.5))
        self._grid.setColumnStretch(0, 1)
        self.add(self._grid)
        self.total = label("", "strong")

    def show_lines(self, lines: Sequence[CostLine], unit: Mapping[str, int]) -> None:
        """Show these costs; ``unit`` is the price of one piece by channel, in millionths."""
        clear(self._grid)
        for number, line in enumerate(lines):
            self._put(number, cost_words(line, unit.get(line.channel, 0)), micros(line.cost_micros), total=False)
        self._put(len(lines), tr("Total"), micros(sum(line.cost_micros for line in lines)), total=True)

    def _put(self, number: int, words: str, amount: str, *, total: bool) -> None:
        name, figure = label(words, "strong" if total else "body"), label(amount, "strong")
        figure.setAccessibleName(f"{words} : {amount}")
        if total:
            self.total = figure
        self._grid.addWidget(name, number, 0)
        self._grid.addWidget(figure, number, 1, Qt.AlignmentFlag.AlignRight)


def pieces(channel: str, count: int) -> str:
    """So many messages of a channel: ``211 e-mails``."""
    number = format_count(count)
    if channel == "sms":
        return trn("{number} SMS", "{number} SMS", count, number=number)
    if channel == "email":
        return trn("{number} e-mail", "{number} e-mails", count, number=number)
    if channel == "post":
        return trn("{number} letter", "{number} letters", count, number=number)
    return trn("{number} call", "{number} calls", count, number=number)


def cost_words(line: CostLine, unit: int) -> str:
    """What is paid for: ``954 SMS × 0,055 €``."""
    words = pieces(line.channel, line.parts if line.channel == "sms" else line.count)
    return tr("{words} × {price}", words=words, price=unit_price(unit)) if unit else words
