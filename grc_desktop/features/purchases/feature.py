"""What purchases add to the program: a tab of the customer record."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grc_desktop.core.language import later
from grc_desktop.features.offers import Feature, Panel

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grc_desktop.ui.page import CustomerPanel
    from grc_desktop.ui.workplace import Workplace


def _panel(place: Workplace) -> CustomerPanel:
    from grc_desktop.features.purchases.ui.panel import PurchasesPanel

    return PurchasesPanel(place)


def _count(session: Session, *, customer_id: int) -> int:
    from grc_desktop.features.purchases.queries import count_purchases

    return count_purchases(session, customer_id=customer_id)


FEATURE = Feature(
    name="purchases",
    panels=(
        Panel(
            key="purchases",
            title=later("Purchases"),
            build=_panel,
            order=30,
            count=_count,
            tables=frozenset({"purchase"}),
        ),
    ),
)
