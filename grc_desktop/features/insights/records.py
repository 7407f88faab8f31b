"""The indicators."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, kw_only=True)
class Indicators:
    """Figures of a period, both days included. Only purchases that count (confirmed, done) are counted.

    Rates are fractions of 1 and, like averages, None where there is nothing to divide by.
    Source of the formulas: ``docs/indicators.md``.
    """

    first: date
    last: date
    revenue_cents: int
    purchases: int
    active_customers: int
    new_customers: int
    stays: int
    nights: int
    rebuy_rate: float | None
    """Customers with two purchases or more ÷ customers with one or more (*taux de ré-achat*)."""
    retention: float | None
    """Of the customers active at the start (a purchase in the twelve months before), those active at the end."""
    complaints_opened: int
    complaints_closed: int
    complaints_open: int
    """Open now, whenever they came in."""
    complaint_days: float | None
    """Mean days from received to closed, of those closed in the period."""

    @property
    def average_ticket_cents(self) -> int | None:
        """Revenue ÷ purchases (*ticket moyen*)."""
        return round(self.revenue_cents / self.purchases) if self.purchases else None

    @property
    def frequency(self) -> float | None:
        """Purchases ÷ active customers."""
        return self.purchases / self.active_customers if self.active_customers else None

    @property
    def average_stay(self) -> float | None:
        """Nights ÷ stays (*durée moyenne de séjour*)."""
        return self.nights / self.stays if self.stays else None

    @property
    def attrition(self) -> float | None:
        """1 − retention."""
        return None if self.retention is None else 1 - self.retention
