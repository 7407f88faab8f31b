"""Sentences above the record while something is not well: each feature says its own."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QSizePolicy, QWidget

from grc_desktop.core.language import tr
from grc_desktop.features.offers import Alert, AlertWords
from grc_desktop.ui.layout import column
from grc_desktop.ui.notices import Banner
from grc_desktop.ui.workplace import Workplace


class Alerts(QWidget):
    """The banners of one customer."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._customer_id: int | None = None
        self._lines = [(alert, Banner("danger")) for feature in place.features for alert in feature.alerts]
        for _, banner in self._lines:
            banner.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Preferred)  # as high as its words
            banner.hide()
        self.setLayout(column(*(banner for _, banner in self._lines), spacing=2, margin=(4, 0)))
        self.hide()
        place.jobs.touched.connect(self._on_touched)

    def show_customer(self, customer_id: int | None) -> None:
        """Ask every feature about another customer."""
        if customer_id != self._customer_id:
            self._customer_id = customer_id
            for _, banner in self._lines:
                banner.hide()
            self.hide()
        for place, (alert, _) in enumerate(self._lines):
            self._ask(place, alert)

    def _on_touched(self, tables: frozenset[str]) -> None:
        for place, (alert, _) in enumerate(self._lines):
            if alert.tables & tables:
                self._ask(place, alert)

    def _ask(self, place: int, alert: Alert) -> None:
        if self._customer_id is not None:
            show = partial(self._show, place, self._customer_id)
            self._place.jobs.ask(self, alert.ask, show, only_last=f"alert {place}", customer_id=self._customer_id)

    def _show(self, place: int, customer_id: int, words: AlertWords | None) -> None:
        alert, banner = self._lines[place]
        if customer_id != self._customer_id:
            return
        if words is not None:
            run = partial(alert.open, self._place, customer_id)
            banner.tell("danger", words.text, head=words.head, action=tr("Open"), run=run)
        banner.setVisible(words is not None)
        self.setVisible(any(not banner.isHidden() for _, banner in self._lines))
