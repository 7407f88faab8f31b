"""Four figures of the house."""

from __future__ import annotations

from PySide6.QtWidgets import QGridLayout, QWidget

from grc_desktop.core.dates import format_date
from grc_desktop.core.language import grouped, tr
from grc_desktop.core.money import format_amount
from grc_desktop.core.numbers import format_share
from grc_desktop.features.today.queries import figures
from grc_desktop.features.today.records import Figures
from grc_desktop.features.today.rules import growth, trend
from grc_desktop.ui.figures import Figure, FigureButton, FigureCard
from grc_desktop.ui.layout import step
from grc_desktop.ui.workplace import Workplace


class FiguresGrid(QWidget):
    """Sales, average ticket, rebuy rate, open complaints: two by two."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        names = (tr("Sales"), tr("Average ticket"), tr("Rebuy rate, 12 months"), tr("Open complaints"))
        complaints = FigureButton(Figure(names[3], "…"))
        complaints.clicked.connect(lambda: place.go("complaints"))
        self._cards: list[FigureCard | FigureButton] = [*(FigureCard(Figure(name, "…")) for name in names[:3])]
        self._cards.append(complaints)
        grid = QGridLayout(self)
        grid.setContentsMargins(0, 0, 0, 0)
        grid.setSpacing(step(3))
        for number, card in enumerate(self._cards):
            grid.addWidget(card, number // 2, number % 2)

    def reload(self) -> None:
        """Ask for the figures."""
        self._place.jobs.ask(self, figures, self._show, only_last="figures")

    def _show(self, found: Figures) -> None:
        shown = (_sales(found), _ticket(found), _rebuy(found), _complaints(found))
        for card, figure in zip(self._cards, shown, strict=True):
            card.show_figure(figure)


def _sales(found: Figures) -> Figure:
    month = format_date(found.month.last, style="month")
    change = growth(found.month.revenue_cents, found.month_last_year.revenue_cents)
    note = tr("{arrow} {change} on the same days of {year}", **_change(change), year=found.month_last_year.last.year)
    value = format_amount(found.month.revenue_cents, found.currency, whole=True)
    return Figure(
        tr("Sales, {month}", month=month), value, note if change is not None else tr("since the 1st"), trend(change)
    )


def _ticket(found: Figures) -> Figure:
    ticket = found.year.average_ticket_cents
    change = growth(ticket, found.year_before.average_ticket_cents)
    value = "–" if ticket is None else format_amount(ticket, found.currency, whole=True)
    note = tr("{arrow} {change} in a year", **_change(change)) if change is not None else tr("over 12 months")
    return Figure(tr("Average ticket"), value, note, trend(change))


def _rebuy(found: Figures) -> Figure:
    now, before = found.year.rebuy_rate, found.year_before.rebuy_rate
    points = None if now is None or before is None else now - before
    note = tr("customers who bought twice or more")
    if points is not None:
        note = tr("{arrow} {points} pts in a year", arrow=_arrow(points), points=grouped(f"{abs(points) * 100:.0f}"))
    value = "–" if now is None else format_share(now)
    return Figure(tr("Rebuy rate, 12 months"), value, note, trend(points))


def _complaints(found: Figures) -> Figure:
    days = found.year.complaint_days
    note = tr("none closed in 12 months") if days is None else tr("{days} days on average", days=grouped(f"{days:.1f}"))
    return Figure(tr("Open complaints"), str(found.year.complaints_open), note)


def _change(change: float | None) -> dict[str, str]:
    change = change or 0.0
    return {"arrow": _arrow(change), "change": format_share(abs(change))}


def _arrow(change: float) -> str:
    return "▲" if change >= 0 else "▼"
