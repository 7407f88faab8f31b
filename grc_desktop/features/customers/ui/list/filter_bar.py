"""The line above the list: the view, the conditions as chips, how many customers are left, the columns."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QPoint, Qt, Signal
from PySide6.QtWidgets import QMenu, QPushButton, QWidget

from grc_desktop.core.language import tr, trn
from grc_desktop.core.numbers import format_count
from grc_desktop.features.customers.ui.list.filters import Filter
from grc_desktop.features.segments.fields import Catalogue
from grc_desktop.features.segments.wording import sentence
from grc_desktop.ui.buttons import action, button, put_icon
from grc_desktop.ui.chips import removable_chip
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import FlowLayout, column, holding, row
from grc_desktop.ui.search_line import SearchLine

_LONGEST = 48
"""Letters of a condition that a chip shows; the whole stands in its tooltip."""


class FilterBar(QWidget):
    """Shows a `Filter` and the view it came from.

    ``removed(place)``, ``edit_wanted(place)`` and ``joint_wanted()`` speak of the conditions,
    ``words_typed(text)`` of the line that narrows by words.
    """

    removed = Signal(int)
    edit_wanted = Signal(int)
    joint_wanted = Signal()
    words_typed = Signal(str)

    def __init__(self) -> None:
        super().__init__()
        self.view_button = button(tr("All customers"), role="chip", tip=tr("Saved views"))
        self.view_button.setProperty("menu", "true")
        self.view_button.setProperty("current", "true")
        put_icon(self.view_button, "filter", "accent")
        self.view_button.setMenu(QMenu(self.view_button))
        self.add_button = button(tr("Filter"), icon="plus", role="quiet", tip=tr("Add a condition"))
        self.columns_button = button("", icon="columns", role="quiet", tip=tr("Choose the columns"))
        self.columns_button.setProperty("menu", "icon")
        self._count = label("", "small")
        self.words = SearchLine(
            name=tr("Narrow the list by words"), placeholder=tr("Only names, towns, numbers that contain…")
        )
        self.words.sought.connect(self.words_typed)
        self.words.hide()
        self._chips: list[QWidget] = []
        self._flow = FlowLayout(spacing=1.5)
        self._flow.addWidget(self.view_button)
        self._flow.addWidget(self.add_button)
        self._holder = holding(self._flow)
        line = row(self._holder, self._count, self.columns_button, spacing=2)
        line.setStretch(0, 1)
        line.setAlignment(self._count, Qt.AlignmentFlag.AlignTop)
        line.setAlignment(self.columns_button, Qt.AlignmentFlag.AlignTop)
        self._count.setFixedHeight(self.add_button.sizeHint().height())
        self.setLayout(column(line, self.words, spacing=1.5, margin=(3, 2)))

    def show_filter(self, shown: Filter, fields: Catalogue) -> None:
        """One chip for each condition, and between the chips how they are joined."""
        self._flow.takeAt(self._flow.count() - 1)
        for chip in self._chips:
            self._flow.removeWidget(chip)
            chip.hide()
            chip.deleteLater()
        self._chips = [self._chip(place, sentence(part, fields)) for place, part in enumerate(shown.parts)]
        if len(shown.parts) > 1:
            words = tr("One is enough") if shown.any_of else tr("All of them")
            joint = button(words, self.joint_wanted.emit, role="link")
            joint.setToolTip(tr("Switch between “all conditions hold” and “one is enough”"))
            self._chips.append(joint)
        for chip in self._chips:
            self._flow.addWidget(chip)
        self._flow.addWidget(self.add_button)
        self._holder.updateGeometry()

    def _chip(self, place: int, words: str) -> QPushButton:
        short = words if len(words) <= _LONGEST else f"{words[: _LONGEST - 1]}…"
        chip = removable_chip(
            short, partial(self.removed.emit, place), name=tr("Remove the filter {words}", words=words)
        )
        chip.setContextMenuPolicy(Qt.ContextMenuPolicy.CustomContextMenu)
        chip.customContextMenuRequested.connect(lambda at: self._offer(chip, place, at))
        return chip

    def _offer(self, chip: QPushButton, place: int, at: QPoint) -> None:
        menu = QMenu(self)
        menu.setAttribute(Qt.WidgetAttribute.WA_DeleteOnClose)
        menu.addAction(
            action(tr("Edit this condition…"), lambda: self.edit_wanted.emit(place), icon="edit", parent=menu)
        )
        menu.addAction(action(tr("Remove"), lambda: self.removed.emit(place), icon="close", parent=menu))
        menu.popup(chip.mapToGlobal(at))

    def show_count(self, shown: int, total: int) -> None:
        """``312 of 4 218``, or the whole number alone."""
        if shown == total:
            words = trn("{count} customer", "{count} customers", total)
        else:
            words = tr("{shown} of {total}", shown=format_count(shown), total=format_count(total))
        self._count.setText(words)

    def show_view(self, name: str, *, changed: bool) -> None:
        """The view in force; a point marks that the list was changed since."""
        words = name or tr("All customers")
        self.view_button.setText(f"{words} •".replace("&", "&&") if changed else words.replace("&", "&&"))
        said = tr("View {name}, changed since", name=words) if changed else tr("View {name}", name=words)
        self.view_button.setAccessibleName(said)
        self._holder.updateGeometry()

    def open_words(self, text: str = "") -> None:
        """Open the line of words and put the cursor into it."""
        self.words.show()
        self.words.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if text:
            self.words.setText(text)
        else:
            self.words.selectAll()

    def close_words(self) -> None:
        """No words any more."""
        self.words.clear()
        self.words.hide()
