"""The board: complaints as cards in columns of their states, the most urgent on top."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QKeyEvent
from PySide6.QtWidgets import QScrollArea, QVBoxLayout, QWidget

from grc_desktop.core.language import later, tr, trn
from grc_desktop.features.complaints.records import SEVERITIES, ComplaintRecord
from grc_desktop.features.complaints.wording import (
    SEVERITY_TONES,
    due_tone,
    due_words,
    is_overdue,
    state_words,
)
from grc_desktop.ui.badge import Badge
from grc_desktop.ui.labels import ElidedLabel, label
from grc_desktop.ui.layout import FlowLayout, clear, column, holding, row, scrolled
from grc_desktop.ui.pressable import Pressable
from grc_desktop.ui.theme import Theme

PHASES: tuple[tuple[str, tuple[str, ...]], ...] = (
    (later("To be acknowledged"), ("received",)),
    (later("Under examination"), ("acknowledged", "assessed")),
    (later("In progress"), ("in_progress", "waiting_customer")),
    (later("Proposal"), ("proposal", "refused")),
    (later("Dispute, mediation"), ("dispute", "mediation")),
    (later("Settled"), ("accepted", "closed")),
)
"""The columns; a column of several states says on each card which."""

_ARROWS: dict[int, tuple[int, int]] = {
    Qt.Key.Key_Up: (0, -1),
    Qt.Key.Key_Down: (0, 1),
    Qt.Key.Key_Left: (-1, 0),
    Qt.Key.Key_Right: (1, 0),
}
"""Columns and cards that a key goes further."""

_MOST = 40
"""Cards of a column; nobody reads more, and each is a widget."""


class BoardCard(Pressable):
    """One complaint. ``stepped(across, down)`` when an arrow key leads on."""

    stepped = Signal(int, int)

    def __init__(self, record: ComplaintRecord, now: datetime, *, with_state: bool) -> None:
        self.record = record
        badges = FlowLayout(spacing=1)
        if due := due_words(record, now):
            badges.addWidget(Badge(due, due_tone(record, now)))
        if record.severity == "high":
            badges.addWidget(Badge(tr(SEVERITIES[record.severity]), SEVERITY_TONES[record.severity]))
        super().__init__(
            column(
                ElidedLabel(record.number, "small"),
                label(record.subject, "strong", wrap=True),
                ElidedLabel(record.customer_name, "small"),
                *([ElidedLabel(state_words(record.state), "small")] if with_state else []),
                holding(badges),
                spacing=1,
                margin=(2.5, 2.5),
            )
        )
        self.setProperty("danger", "true" if is_overdue(record, now) else "false")
        self.setAccessibleName(", ".join(filter(None, (record.number, record.subject, record.customer_name, due))))

    def keyPressEvent(self, event: QKeyEvent) -> None:
        way = _ARROWS.get(event.key())
        if way is None:
            super().keyPressEvent(event)
        else:
            self.stepped.emit(*way)


class Board(QWidget):
    """The columns, gone through with the arrow keys. ``chosen(id)`` when a card is opened."""

    chosen = Signal(int)

    def __init__(self) -> None:
        super().__init__()
        self._counts: list[Badge] = []
        self._bodies: list[QVBoxLayout] = []
        columns = row(spacing=3)
        for title, _states in PHASES:
            body = column(spacing=2)
            count = Badge("0")
            head = row(ElidedLabel(tr(title), "strong"), count, spacing=1.5)
            head.setStretch(0, 1)
            lane = holding(column(head, scrolled(holding(column(body, None))), spacing=2))
            lane.setMinimumWidth(Theme.current().px(168))
            lane.setAccessibleName(tr(title))
            columns.addWidget(lane, 1)
            self._counts.append(count)
            self._bodies.append(body)
        across = QScrollArea()
        across.setProperty("role", "plain")
        across.setWidgetResizable(True)
        across.setVerticalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        across.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        across.setWidget(holding(columns))
        self.setLayout(column(across))

    def show_records(self, records: Sequence[ComplaintRecord], now: datetime) -> None:
        """Show these, in this order within each column."""
        for (_title, states), body, count in zip(PHASES, self._bodies, self._counts, strict=True):
            clear(body)
            mine = [one for one in records if one.state in states]
            for one in mine[:_MOST]:
                card = BoardCard(one, now, with_state=len(states) > 1)
                card.clicked.connect(lambda _checked=False, chosen=one.id: self.chosen.emit(chosen))
                card.stepped.connect(partial(self._step, card))
                body.addWidget(card)
            if len(mine) > _MOST:
                more = trn("and {count} more in the list", "and {count} more in the list", len(mine) - _MOST)
                body.addWidget(label(more, "small", wrap=True))
            overdue = any(is_overdue(one, now) for one in mine)
            count.tell(str(len(mine)), "danger" if overdue else "neutral")

    def cards(self) -> list[BoardCard]:
        """All cards, column by column."""
        return [card for lane in self._lanes() for card in lane]

    def focus_card(self, complaint_id: int | None = None) -> bool:
        """Give the keyboard to the card of a complaint, else to the first; False where there is none."""
        cards = self.cards()
        card = next((one for one in cards if one.record.id == complaint_id), cards[0] if cards else None)
        if card is not None:
            card.setFocus(Qt.FocusReason.OtherFocusReason)
        return card is not None

    def _step(self, card: BoardCard, across: int, down: int) -> None:
        """From a card to its neighbour; at an edge it stays."""
        lanes = [lane for lane in self._lanes() if lane]
        x = next(number for number, lane in enumerate(lanes) if card in lane)
        lane = lanes[min(max(x + across, 0), len(lanes) - 1)]
        y = lanes[x].index(card) + down
        lane[min(max(y, 0), len(lane) - 1)].setFocus(Qt.FocusReason.TabFocusReason)

    def _lanes(self) -> list[list[BoardCard]]:
        return [
            [
                card
                for place in range(body.count())
                if isinstance(card := body.itemAt(place).widget(), BoardCard)  # type: ignore[union-attr]
            ]
            for body in self._bodies
        ]
