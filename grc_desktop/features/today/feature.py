"""What *Today* adds to the program."""

from __future__ import annotations

from typing import TYPE_CHECKING

from grc_desktop.core.language import later
from grc_desktop.features.offers import Deed, Feature, Page

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grc_desktop.ui.page import PageWidget
    from grc_desktop.ui.workplace import Workplace


def _build(place: Workplace) -> PageWidget:
    from grc_desktop.features.today.ui.today_page import TodayPage

    return TodayPage(place)


def _count_due(session: Session) -> int:
    from grc_desktop.features.today.queries import count_due

    return count_due(session)


def _quick_entry(place: Workplace) -> None:
    place.go("today", quick_entry=True)


FEATURE = Feature(
    name="today",
    pages=(
        Page(
            key="today",
            title=later("Today"),
            icon="light",
            build=_build,
            count=_count_due,
            tables=frozenset({"complaint", "reminder", "customer"}),
        ),
    ),
    deeds=(
        Deed(
            key="quick_entry",
            title=later("Quick entry"),
            menu="customer",
            icon="phone-incoming",
            shortcut="F2",
            run=_quick_entry,
        ),
    ),
)
