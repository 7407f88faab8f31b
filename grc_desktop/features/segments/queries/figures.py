"""Figures of what a customer has many of, narrowed to some of the rows: ``stays(month = 12) >= 1``.

A narrowed figure counts what the figure itself counts: purchases that are confirmed or done, messages that were
sent. Where the narrowing speaks of the status itself, it decides alone.
"""

from __future__ import annotations

from sqlalchemy import Integer, Select, String, case, cast, func, select, type_coerce

from grc_desktop.database.schema import COUNTED, Campaign, Complaint, Exchange, Message, Purchase
from grc_desktop.features.segments.fields import Dealing, Field
from grc_desktop.features.segments.language import Node, conditions
from grc_desktop.features.segments.queries.places import Expression, Places, day_of, message_day

_STATUS: dict[Dealing, str] = {"purchase": "status", "campaign": "state"}
"""The field of a narrowing that takes the place of what counts otherwise."""

_WITHOUT_REFUNDS = frozenset(("purchases_count", "stays", "nights", "first_purchase", "last_purchase"))
_OF_STAYS = frozenset(("stays", "nights"))
_COUNTS = frozenset(("purchases_count", "stays", "complaints", "exchanges", "campaigns"))


def rows_of(dealing: Dealing) -> Select[int]:
    """The customers of all rows; a condition on the rows is to be added."""
    match dealing:
        case "purchase":
            return select(Purchase.customer_id).correlate(None)
        case "complaint":
            return select(Complaint.customer_id).correlate(None)
        case "exchange":
            return select(Exchange.customer_id).correlate(None)
    return (
        select(type_coerce(Message.customer_id, Integer))
        .join(Campaign, Campaign.id == Message.campaign_id, isouter=True)
        .where(Message.customer_id.is_not(None))
        .correlate(None)
    )


def counted_rows(field: Field, dealing: Dealing, within: Node | None, places: Places) -> Select[int]:
    """The customers of the rows that the figure ``field`` is of, before they are narrowed."""
    rows = rows_of(dealing)
    decided = any(condition.field == _STATUS.get(dealing) for condition in conditions(within))
    if not decided and dealing == "purchase":
        rows = rows.where(Purchase.status.in_(COUNTED))
    if not decided and dealing == "campaign":
        rows = rows.where(Message.state == "sent")
    if field.name in _WITHOUT_REFUNDS:
        rows = rows.where(func.coalesce(Purchase.amount_cents, 0) >= 0)
    if field.name in _OF_STAYS:
        rows = rows.where(Purchase.kind == "stay")
    if field.name == "last_purchase":
        rows = rows.where(Purchase.date <= places.today)
    return rows


def is_count(field: Field) -> bool:
    """Whether the figure is the number of its rows."""
    return field.name in _COUNTS


def is_zero_without_rows(field: Field) -> bool:
    """Whether a customer without any row has the figure 0, not none."""
    return is_count(field) or field.name in ("purchases_total", "nights")


def figure(field: Field) -> Expression:
    """The figure of the rows of one customer, as a column of a grouped statement."""
    bought = func.sum(case((func.coalesce(Purchase.amount_cents, 0) >= 0, 1), else_=0))
    total = func.coalesce(func.sum(Purchase.amount_cents), 0)
    made: dict[str, Expression] = {
        "purchases_total": total,
        "average_ticket": case((bought > 0, cast(func.round(total * 1.0 / bought), Integer))),
        "nights": func.coalesce(func.sum(Purchase.nights), 0),
        "first_purchase": func.min(type_coerce(Purchase.date, String)),
        "last_purchase": func.max(type_coerce(Purchase.date, String)),
        "last_complaint": func.max(day_of(Complaint.received_at)),
        "last_exchange": func.max(day_of(Exchange.at)),
        "last_campaign": func.max(message_day()),
    }
    return made.get(field.name, func.count())
