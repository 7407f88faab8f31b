"""What customers add to the program."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from grc_desktop.core.language import later
from grc_desktop.features.offers import Command, Deed, Feature, Page, Panel

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grc_desktop.features.customers.ui.page import ClientsPage
    from grc_desktop.ui.page import CustomerPanel
    from grc_desktop.ui.workplace import Workplace


def _page(place: Workplace) -> ClientsPage:
    from grc_desktop.features.customers.ui.page import ClientsPage

    return ClientsPage(place)


def _card(place: Workplace) -> CustomerPanel:
    from grc_desktop.features.customers.ui.card import CardPanel

    return CardPanel(place)


def _contacts(place: Workplace) -> CustomerPanel:
    from grc_desktop.features.customers.ui.contacts import ContactsPanel

    return ContactsPanel(place)


def _history(place: Workplace) -> CustomerPanel:
    from grc_desktop.features.customers.ui.history import HistoryPanel

    return HistoryPanel(place)


def _count_links(session: Session, *, customer_id: int) -> int:
    from grc_desktop.features.customers.queries import links

    return sum(link.until is None for link in links(session, customer_id=customer_id))


def _delete(place: Workplace) -> None:
    from grc_desktop.features.customers.actions import delete_customers

    if place.customer_id is not None:
        place.jobs.act(place, delete_customers, customer_ids=[place.customer_id])


def _edit(place: Workplace) -> None:
    place.go("customers", customer_id=place.customer_id, edit=True)


def _commands() -> Sequence[Command]:
    from grc_desktop.features.customers.commands import COMMANDS

    return COMMANDS


FEATURE = Feature(
    name="customers",
    pages=(Page(key="customers", title=later("Customers"), icon="customers", build=_page),),
    panels=(
        Panel(key="card", title=later("Record"), build=_card, order=10),
        Panel(
            key="contacts", title=later("Contacts"), build=_contacts, order=20, count=_count_links,
            tables=frozenset({"link", "customer"}),
        ),
        Panel(key="history", title=later("History"), build=_history, order=90),
    ),
    deeds=(
        Deed(
            key="new_customer", title=later("New customer"), menu="customer", icon="plus", shortcut="Ctrl+N",
            run=lambda place: place.go("customers", new=True),
        ),
        Deed(
            key="edit_customer", title=later("Edit the record"), menu="customer", icon="edit", needs_customer=True,
            run=_edit,
        ),
        Deed(
            key="delete_customer", title=later("Delete the customer"), menu="customer", icon="trash",
            needs_customer=True, run=_delete,
        ),
    ),
    commands=_commands,
)  # fmt: skip
