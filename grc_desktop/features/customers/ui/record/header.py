"""The head of the record: portrait, name, badges, who it is in one line, and what can be done."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QAction, QPixmap
from PySide6.QtWidgets import QFrame, QMenu, QPushButton, QWidget

from grc_desktop.core.language import tr
from grc_desktop.features.customers.records import Customer
from grc_desktop.features.customers.ui.list.columns import tag_tone
from grc_desktop.features.customers.ui.record.marks import Marks
from grc_desktop.features.customers.ui.record.wording import STATES, subline
from grc_desktop.features.offers import Deed
from grc_desktop.ui.avatar import Avatar
from grc_desktop.ui.badge import Badge
from grc_desktop.ui.buttons import action, button, fill_menu
from grc_desktop.ui.labels import ElidedLabel, label
from grc_desktop.ui.layout import FlowLayout, column, holding, row
from grc_desktop.ui.tips import plain_tip
from grc_desktop.ui.workplace import Workplace

_MOST_TAGS = 3


class RecordHeader(QFrame):
    """``edit_wanted()`` for *Edit*."""

    edit_wanted = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._avatar = Avatar(size=48)
        self._name = ElidedLabel("", "title")
        self._badges: list[QWidget] = []
        self._customer: Customer | None = None
        self._marks = Marks(place, self)
        self._marks.changed.connect(self._fill_badges)
        self._line = label("", "small", wrap=True)
        edit = button(tr("Edit"), self.edit_wanted.emit, icon="edit")
        self._first = FlowLayout(spacing=1.5)
        self._first.addWidget(self._name)
        words = column(holding(self._first), self._line, spacing=0.75)
        top = row(self._avatar, words, edit, spacing=3)
        top.setStretch(1, 1)
        top.setAlignment(self._avatar, Qt.AlignmentFlag.AlignTop)
        top.setAlignment(edit, Qt.AlignmentFlag.AlignTop)
        self._actions = FlowLayout(spacing=1)
        deeds = [deed for feature in place.features for deed in feature.deeds]
        self._fill_actions(deeds)
        self.setLayout(column(top, holding(self._actions), spacing=2.5, margin=(4, 0)))

    def _fill_actions(self, deeds: Sequence[Deed]) -> None:
        for deed in sorted((deed for deed in deeds if deed.in_record), key=lambda deed: deed.in_record):
            deed_button = button(
                tr(deed.short or deed.title), partial(deed.run, self._place), icon=deed.icon, role="compact"
            )
            self._actions.addWidget(deed_button)
        others = [deed for deed in deeds if deed.needs_customer and not deed.in_record]
        if others:
            more: QPushButton = button(
                "", icon="more", role="compact", tip=tr("More that can be done with this customer")
            )
            more.setProperty("menu", "icon")
            entries: list[QAction | None] = [
                action(tr(deed.title), partial(deed.run, self._place), icon=deed.icon) for deed in others
            ]
            more.setMenu(fill_menu(QMenu(more), entries))
            self._actions.addWidget(more)

    def show_customer(self, customer: Customer, photo: QPixmap | None = None) -> None:
        """Show who it is."""
        self._avatar.show_name(customer.list_name or customer.name, photo)
        self._name.setText(customer.name)
        self._line.setText(subline(customer))
        self._customer = customer
        self._marks.show_customer(customer.id)
        self._fill_badges()
        self.setAccessibleName(customer.name)

    def _fill_badges(self) -> None:
        for badge in self._badges:
            self._first.removeWidget(badge)
            badge.hide()
            badge.deleteLater()
        self._badges = self._make_badges(self._customer) if self._customer is not None else []
        for badge in self._badges:
            self._first.addWidget(badge)
        self._first.invalidate()

    def _make_badges(self, customer: Customer) -> list[QWidget]:
        made: list[QWidget] = []
        if customer.state in STATES:
            made.append(Badge(tr(STATES[customer.state]), "danger" if customer.state == "blocked" else "warning"))
        made += self._marks.badges()
        colours = {tag.name: tag.colour for tag in customer.tags}
        made += [Badge(tag.name, tag_tone(tag.name, colours)) for tag in customer.tags[:_MOST_TAGS]]
        rest = customer.tags[_MOST_TAGS:]
        if rest:
            more = Badge(f"+{len(rest)}")
            more.setToolTip(plain_tip(", ".join(tag.name for tag in rest)))
            made.append(more)
        return made
