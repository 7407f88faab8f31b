"""What complaints add to the program: a page, a tab and an alert of the customer record, a button."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grc_desktop.core.language import later, tr
from grc_desktop.features.offers import Alert, AlertWords, Deed, Feature, Page, Panel

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grc_desktop.ui.page import CustomerPanel, PageWidget
    from grc_desktop.ui.workplace import Workplace


def _page(place: Workplace) -> PageWidget:
    from grc_desktop.features.complaints.ui.complaints_page import ComplaintsPage

    return ComplaintsPage(place)


def _panel(place: Workplace) -> CustomerPanel:
    from grc_desktop.features.complaints.ui.panel import ComplaintsPanel

    return ComplaintsPanel(place)


def _count_due(session: Session) -> int:
    from grc_desktop.features.complaints.queries import count_due

    return count_due(session)


def _count_open(session: Session, *, customer_id: int) -> int:
    from grc_desktop.features.complaints.queries import count_open

    return count_open(session, customer_id=customer_id)


def _alert(session: Session, *, customer_id: int) -> AlertWords | None:
    from grc_desktop.database.journal.notes import now
    from grc_desktop.features.complaints.queries import first_open
    from grc_desktop.features.complaints.wording import alert_words

    record = first_open(session, customer_id=customer_id)
    return None if record is None else AlertWords(tr("Open complaint"), alert_words(record, now(session)))


def _open_first(place: Workplace, customer_id: int) -> None:
    place.go("complaints", first_of=customer_id)


def _new(place: Workplace) -> None:
    place.go("complaints", new_for=place.customer_id)


FEATURE = Feature(
    name="complaints",
    pages=(
        Page(
            key="complaints",
            title=later("Complaints"),
            icon="complaint",
            build=_page,
            count=_count_due,
            tables=frozenset({"complaint"}),
        ),
    ),
    panels=(
        Panel(
            key="complaints",
            title=later("Complaints"),
            build=_panel,
            order=40,
            count=_count_open,
            alarm=True,
            tables=frozenset({"complaint"}),
        ),
    ),
    deeds=(
        Deed(
            key="new-complaint",
            title=later("New complaint"),
            menu="customer",
            run=_new,
            icon="complaint",
            in_record=50,
            short=later("Complaint"),
        ),
    ),
    alerts=(Alert(ask=_alert, open=_open_first, tables=frozenset({"complaint"})),),
)
