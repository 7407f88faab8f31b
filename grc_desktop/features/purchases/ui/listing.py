"""How the purchases of a customer are listed, and what they amount to year by year."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Signal

from grc_desktop.core.dates import format_date
from grc_desktop.core.language import later, tr, trn
from grc_desktop.core.money import format_amount
from grc_desktop.features.purchases.records import CHANNELS, STATUSES, PurchaseRecord, Role, Totals, YearTotal
from grc_desktop.features.purchases.rules import description
from grc_desktop.ui.card import Card
from grc_desktop.ui.charts import Bar, BarChart
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, row
from grc_desktop.ui.record_table import Column
from grc_desktop.ui.theme import Theme, Tone

_YEARS_SHOWN = 8

_TONES: dict[str, Tone] = {
    "quote": "neutral",
    "option": "warning",
    "confirmed": "info",
    "cancelled": "danger",
    "no_show": "danger",
    "refunded": "violet",
}

ROLES: dict[Role, str] = {
    "own": later("Bought by the customer"),
    "paid": later("Paid for others"),
    "brought": later("Brought to us"),
}


def _channel(row: PurchaseRecord) -> str:
    return tr(CHANNELS.get(row.channel, row.channel)) if row.channel else ""


def _amount(row: PurchaseRecord) -> str:
    return "" if row.amount_cents is None else format_amount(row.amount_cents, row.currency)


def _status(row: PurchaseRecord) -> str:
    return "" if row.status == "done" else tr(STATUSES.get(row.status, row.status))


def _tip(row: PurchaseRecord) -> str:
    facts = [
        tr("Paid by {name}", name=row.payer_name) if row.payer_name else "",
        tr("Brought by {name}", name=row.agency_name) if row.agency_name else "",
        _channel(row),
        row.notes or "",
    ]
    return "\n".join(filter(None, facts))


COLUMNS: tuple[Column[PurchaseRecord], ...] = (
    Column(
        key="date", title=later("Date"), width=108, look="muted",
        text=lambda row: format_date(row.date) if row.date else "", sort=lambda row: row.date,
    ),
    Column(key="reference", title=later("Ref."), width=78, look="muted", text=lambda row: row.reference or ""),
    Column(key="label", title=later("Service"), width=160, stretch=True, text=description, tip=_tip),
    Column(key="customer", title=later("Customer"), width=120, text=lambda row: row.customer_name, shown=False),
    Column(
        key="nights", title=later("Nights"), width=58, align="right",
        text=lambda row: str(row.nights or ""), sort=lambda row: row.nights,
    ),
    Column(key="channel", title=later("Channel"), width=92, look="muted", text=_channel),
    Column(
        key="status", title=later("Status"), width=92, text=_status,
        badge=lambda row: _TONES.get(row.status), shown=False,
    ),
    Column(
        key="amount", title=later("Amount"), width=96, align="right", look="strong",
        text=_amount, sort=lambda row: row.amount_cents,
    ),
)  # fmt: skip


class YearsCard(Card):
    """Bars of the last years, and what the chosen one amounts to. ``year_chosen(int)`` when a bar is clicked."""

    year_chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._first = 0
        self._value = label("", "heading")
        self._note = label("", "small")
        self.chart = BarChart()
        self.chart.setFixedHeight(Theme.current().px(66))
        self.chart.clicked.connect(lambda place: self.year_chosen.emit(self._first + place))
        words = column(None, label(tr("Amount by year"), "small"), self._value, self._note, None, spacing=0.5)
        strip = row(words, self.chart, spacing=5)
        strip.setStretch(1, 1)
        self.add(strip)

    def show_years(self, years: Sequence[YearTotal], chosen: int | None, told: Totals) -> None:
        """Show ``years`` (the currency that brought most, where there are several) and the totals of the list."""
        sums: dict[str, int] = {}
        for one in years:
            sums[one.currency] = sums.get(one.currency, 0) + one.amount_cents
        self.setVisible(bool(sums))
        if not sums:
            return
        currency = max(sums, key=lambda code: sums[code])
        cents = {one.year: one.amount_cents for one in years if one.currency == currency}
        last = max(cents)
        year = chosen if chosen in cents else last
        self._first = max(min(cents), last - _YEARS_SHOWN + 1)
        self.chart.show_bars(
            [
                Bar(str(at), cents.get(at, 0) / 100, format_amount(cents.get(at, 0), currency), current=at == year)
                for at in range(self._first, last + 1)
            ]
        )
        amount = format_amount(cents[year], currency)
        self._value.setText(tr("{amount} in {year}", amount=amount, year=year))
        facts = [
            trn("{count} purchase", "{count} purchases", told.purchases),
            trn("{count} night", "{count} nights", told.nights) if told.nights else "",
            trn("{count} not counted", "{count} not counted", told.not_counted) if told.not_counted else "",
        ]
        self._note.setText(" · ".join(filter(None, facts)))
