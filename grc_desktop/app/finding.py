"""What the search box finds: customers, pages of the program, things to do."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtGui import QAction
from PySide6.QtWidgets import QWidget

from grc_desktop.core.language import tr
from grc_desktop.core.text import fold
from grc_desktop.features.offers import Deed, Page
from grc_desktop.ui.search_popup import Answer, Hit, Provider
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from grc_desktop.features.customers.records import Found

_CUSTOMERS = 8
_PAGES = 6


def customers_provider(owner: QWidget, place: Workplace) -> Provider:
    """Customers by anything that a caller can say."""

    def provide(text: str, answer: Answer) -> None:
        from grc_desktop.features.customers.queries import find_customers

        if not text:
            answer([])
            return
        place.jobs.ask(
            owner,
            find_customers,
            lambda found: answer([_hit(one, place) for one in found]),
            only_last="search",
            text=text,
            limit=_CUSTOMERS,
        )

    return provide


def _hit(found: Found, place: Workplace) -> Hit:
    from grc_desktop.core.telephone import display

    parts = [
        found.company if found.company and found.company != found.name else "",
        found.city or "",
        display(found.phone, place.home_country) if found.phone else "",
        found.email or "",
        tr("open complaint") if found.open_complaints else "",
    ]
    return Hit(
        title=found.name,
        subtitle=" · ".join(part for part in parts if part),
        portrait=found.name,
        run=partial(place.open_customer, found.id),
    )


def pages_provider(
    pages: Sequence[Page], deeds: Sequence[tuple[Deed, QAction]], go: Callable[[str], object]
) -> Provider:
    """Pages and deeds whose title has the typed words at the beginning of its own."""

    def provide(text: str, answer: Answer) -> None:
        hits = [
            Hit(title=tr(page.title), icon=page.icon, subtitle="", run=partial(go, page.key))
            for page in pages
            if _says(tr(page.title), text)
        ]
        hits += [
            Hit(
                title=tr(deed.title),
                icon=deed.icon or "arrow-right",
                keys=action.shortcut().toString(),
                run=action.trigger,
            )
            for deed, action in deeds
            if text and action.isEnabled() and _says(tr(deed.title), text)
        ]
        answer(hits[:_PAGES])

    return provide


def _says(title: str, text: str) -> bool:
    words = fold(title).replace("’", " ").replace("'", " ").split()
    return all(any(word.startswith(asked) for word in words) for asked in fold(text).split())
