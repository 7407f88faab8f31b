"""What exchanges add to the program: a tab of the customer record, and the button that opens a new one."""

from __future__ import annotations

from typing import TYPE_CHECKING, Literal

from grc_desktop.core.language import later
from grc_desktop.features.offers import Deed, Feature, Panel

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grc_desktop.ui.page import CustomerPanel
    from grc_desktop.ui.workplace import Workplace


def _panel(place: Workplace) -> CustomerPanel:
    from grc_desktop.features.exchanges.ui.panel import ExchangesPanel

    return ExchangesPanel(place)


def _count(session: Session, *, customer_id: int) -> int:
    from grc_desktop.features.exchanges.queries import count_exchanges

    return count_exchanges(session, customer_id=customer_id)


def _new(place: Workplace) -> None:
    if place.customer_id is not None:
        place.open_customer(place.customer_id, tab="exchanges", write_new=True)


def _reach(place: Workplace, way: Literal["call", "sms", "email"]) -> None:
    from grc_desktop.features.exchanges.ui.reaching import reach

    reach(place, way)


FEATURE = Feature(
    name="exchanges",
    panels=(
        Panel(
            key="exchanges",
            title=later("Exchanges"),
            build=_panel,
            order=50,
            count=_count,
            tables=frozenset({"exchange", "message"}),
        ),
    ),
    deeds=(
        Deed(
            key="new-exchange",
            title=later("New exchange"),
            menu="customer",
            run=_new,
            icon="phone-incoming",
            shortcut="Ctrl+E",
            needs_customer=True,
        ),
        Deed(
            key="call-customer",
            title=later("Make a call"),
            menu="customer",
            run=lambda place: _reach(place, "call"),
            icon="phone",
            needs_customer=True,
            in_record=10,
        ),
        Deed(
            key="text-customer",
            title=later("SMS"),
            menu="customer",
            run=lambda place: _reach(place, "sms"),
            icon="sms",
            needs_customer=True,
            in_record=20,
        ),
        Deed(
            key="mail-customer",
            title=later("E-mail"),
            menu="customer",
            run=lambda place: _reach(place, "email"),
            icon="email",
            needs_customer=True,
            in_record=30,
        ),
    ),
)
