"""A made-up list with everything that spoils careless exports."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, date, datetime

from grc_desktop.features.exports.records import Column, Listing, Row

COLUMNS = (
    Column("last_name", "Name"),
    Column("country", "Country", words={"FR": "France", "DE": "Germany"}.__getitem__),
    Column("last_purchase", "Last purchase", "date"),
    Column("purchases_total", "Total", "money"),
    Column("purchases_count", "Purchases", "whole"),
    Column("average", "Average", "number"),
    Column("at", "At", "instant"),
    Column("consent.post", "Post", "yes_no"),
    Column("tags", "Tags", "set"),
)
NOON = datetime(2026, 11, 22, 11, 0, tzinfo=UTC)
ROWS: tuple[Row, ...] = (
    ("Moreau", "FR", date(2026, 3, 4), 123450, 1200, 1.5, NOON, True, ("vélo", "=1")),
    ("=1+1", "DE", None, -50, 0, None, None, False, ()),
    ("Robert'); DROP TABLE customer;--", None, date(1899, 5, 6), None, None, None, None, None, ()),
    ("<b>x</b>\x0b & \ud83d", None, None, None, None, None, None, None, ()),
    ("#N/A", None, None, None, None, None, None, None, ()),
    ("Ω Żółć Йод 李 مرحبا 😀\nsecond line", None, None, None, None, None, None, None, ()),
    ("x" * 500, None, None, None, None, None, None, None, ()),
)
NAMES = [str(row[0]) for row in ROWS]


def listing(rows: Iterable[Row] = ROWS, *, count: int = len(ROWS), columns: tuple[Column, ...] = COLUMNS) -> Listing:
    return Listing(
        title="Customers: all [of them]",
        scope="city = Lyon",
        house="Hôtel des Remparts",
        made_at=NOON,
        made_by="Camille",
        columns=columns,
        rows=rows,
        count=count,
    )
