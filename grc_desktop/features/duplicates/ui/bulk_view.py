"""The sure pairs in one list, to be looked over and merged at once."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent

from grc_desktop.core.language import later, tr, trn
from grc_desktop.features.duplicates.records import PairRow
from grc_desktop.features.duplicates.ui.listing import percent, score_tone
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import divider, row
from grc_desktop.ui.record_table import Column, FixedTable


def _columns() -> tuple[Column[PairRow], ...]:
    return (
        Column(key="one", title=later("Customer"), width=190, look="strong", text=lambda pair: pair.one_name),
        Column(key="other", title=later("Is also there as"), width=190, text=lambda pair: pair.other_name),
        Column(key="city", title=later("Town"), width=120, look="muted", text=lambda pair: pair.city),
        Column(
            key="reasons", title=later("Why"), width=320, stretch=True, look="muted",
            text=lambda pair: ", ".join(pair.reasons), tip=lambda pair: "\n".join(pair.reasons),
        ),
        Column(
            key="score", title=later("Score"), width=90, text=lambda pair: percent(pair.score),
            badge=lambda pair: score_tone(pair.score), sort=lambda pair: pair.score,
        ),
    )  # fmt: skip


class BulkView(Card):
    """``accepted(list of (one, other))``; ``cancelled()``."""

    accepted = Signal(object)
    cancelled = Signal()

    def __init__(self) -> None:
        super().__init__(tr("Merge the sure ones"), flush=True)
        self.table: FixedTable[PairRow] = FixedTable(_columns(), name=tr("Sure duplicates"), checkable=True)
        self.table.checked_changed.connect(lambda _count: self._count())
        self.merge_button = button(tr("Merge"), self._accept, icon="merge", role="primary", shortcut="Ctrl+Return")
        self.cancel_button = button(tr("Cancel"), self.cancelled.emit)
        self._said = label(
            tr("Untick whom you want to compare yourself. Of each field the fuller value is kept, else the newer; "
               "everything can be undone at once."),
            "muted", wrap=True,
        )  # fmt: skip
        self.body.setSpacing(0)
        said = row(self._said, margin=(3.5, 2.5))
        foot = row(None, self.cancel_button, self.merge_button, spacing=2, margin=(3.5, 2.5))
        self.add(said, divider(), self.table, divider(), foot)
        self._pairs: dict[int, PairRow] = {}

    def show_pairs(self, pairs: Sequence[PairRow]) -> None:
        """Show these, all ticked."""
        self._pairs = {pair.id: pair for pair in pairs}
        self.table.show_rows(pairs)
        self.table.check_all()
        self._count()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.cancelled.emit()
        else:
            super().keyPressEvent(event)

    def _count(self) -> None:
        count = len(self.table.checked)
        words = trn("Merge {count} pair", "Merge {count} pairs", count)
        self.merge_button.setText(words)
        self.merge_button.setAccessibleName(words)
        self.merge_button.setEnabled(bool(count))

    def _accept(self) -> None:
        checked = self.table.checked
        self.accepted.emit([(pair.one_id, pair.other_id) for id_, pair in self._pairs.items() if id_ in checked])
