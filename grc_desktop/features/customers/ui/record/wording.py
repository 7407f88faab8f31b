"""Who a customer is, in one glance: the line beneath the name, and the five figures."""

from __future__ import annotations

from datetime import date

from grc_desktop.core.dates import format_date, relative
from grc_desktop.core.language import language, later, tr, trn
from grc_desktop.core.languages import language_name
from grc_desktop.core.money import format_amount
from grc_desktop.features.customers.records import Customer, Figures
from grc_desktop.ui.figures import Figure

KINDS = {
    "person": later("Private customer"),
    "organisation": later("Organisation"),
    "household": later("Household"),
}
_PREFERS = {
    "post": later("prefers letters"),
    "email": later("prefers e-mail"),
    "sms": later("prefers SMS"),
    "phone": later("prefers the telephone"),
}
STATES = {
    "moved": later("Moved away"),
    "deceased": later("Deceased"),
    "closed": later("Closed down"),
    "blocked": later("Blocked"),
}
"""States that are worth a badge."""


def month_of(day: date) -> str:
    """``mars 2019``."""
    from babel.dates import format_date as written

    return written(day, "MMMM yyyy", locale={"en": "en_GB"}.get(language(), language()))


def subline(customer: Customer) -> str:
    """``Private customer · customer since March 2019 · prefers SMS · speaks French``."""
    parts = [tr(KINDS.get(customer.kind, KINDS["person"]))]
    if customer.kind == "person" and customer.company:
        parts.append(customer.company)
    since = customer.customer_since or customer.figures.first_purchase
    if since:
        parts.append(tr("customer since {month}", month=month_of(since)))
    elif not customer.figures.purchases_count:
        parts.append(tr("prospect, has not bought yet"))
    if customer.preferred_channel in _PREFERS:
        parts.append(tr(_PREFERS[customer.preferred_channel]))
    if customer.language:
        parts.append(tr("speaks {language}", language=language_name(customer.language, language())))
    return " · ".join(parts)


def figure_strip(figures: Figures, today: date) -> list[Figure]:
    """The five figures under the header."""
    return [_last_purchase(figures, today), _stays(figures), _total(figures), _ticket(figures), _next(figures, today)]


def _last_purchase(figures: Figures, today: date) -> Figure:
    name = tr("Last purchase")
    if figures.last_purchase is None:
        return Figure(name, "—", tr("none yet"))
    return Figure(name, format_date(figures.last_purchase, style="short"), relative(figures.last_purchase, today))


def _stays(figures: Figures) -> Figure:
    nights = trn("{count} night", "{count} nights", figures.nights)
    months = _months_between(figures)
    if figures.stays > 1 and months:
        every = max(1, round(months / (figures.stays - 1)))
        return Figure(tr("Stays"), str(figures.stays), trn("every month", "every {count} months", every))
    return Figure(tr("Stays"), str(figures.stays), nights if figures.stays else "")


def _months_between(figures: Figures) -> int:
    first, last = figures.first_purchase, figures.last_purchase
    return (last.year - first.year) * 12 + last.month - first.month if first and last else 0


def _total(figures: Figures) -> Figure:
    since = tr("since {year}", year=figures.first_purchase.year) if figures.first_purchase else ""
    return Figure(tr("Total"), _round_amount(figures.purchases_total_cents), since)


def _ticket(figures: Figures) -> Figure:
    if figures.average_ticket_cents is None:
        return Figure(tr("Average ticket"), "—")
    note = trn("over {count} purchase", "over {count} purchases", figures.purchases_count)
    return Figure(tr("Average ticket"), _round_amount(figures.average_ticket_cents), note)


def _next(figures: Figures, today: date) -> Figure:
    if figures.next_arrival is not None:
        return Figure(
            tr("Next stay"), format_date(figures.next_arrival, style="short"), relative(figures.next_arrival, today)
        )
    if figures.last_contact is not None:
        when = relative(figures.last_contact, today)
        return Figure(tr("Last contact"), format_date(figures.last_contact, style="short"), when)
    return Figure(tr("Next stay"), "—", tr("none planned"))


def _round_amount(cents: int) -> str:
    """Whole euros: the strip is for a glance, the exact amounts stand in the purchases."""
    euros = round(cents / 100)
    return format_amount(euros * 100).replace(",00", "").replace(".00", "")
