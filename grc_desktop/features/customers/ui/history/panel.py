"""`HistoryPanel`: the operations that touched a customer, newest first, each with what it changed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QVBoxLayout, QWidget

from grc_desktop.core.dates import format_instant
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.database.journal.reading import FieldChange, OperationRecord, history, operations
from grc_desktop.database.journal.undo import undo
from grc_desktop.features.customers import actions
from grc_desktop.features.customers.ui.history.wording import field_words, table_words, value_words
from grc_desktop.ui.badge import Badge
from grc_desktop.ui.buttons import button
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import clear, column, divider, holding, row, scrolled
from grc_desktop.ui.page import CustomerPanel
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_TABLES = frozenset(
    {
        "customer", "address", "phone", "email", "link", "customer_tag", "custom_value", "attachment", "consent",
        "purchase", "complaint", "complaint_step", "compensation", "exchange", "reminder", "handover_note",
    }
)  # fmt: skip
_STEP = 20
"""Operations shown at a time."""

_LINES = 12
"""Changed values that one operation shows at first."""

_ELSEWHERE = 5
"""Rows beyond the customer's own (a new tag, the other end of a link) with which an operation still is theirs."""


@dataclass(frozen=True)
class _Past:
    changes: tuple[FieldChange, ...]
    operations: dict[int, OperationRecord]


def _past(session: Session, *, customer_id: int, limit: int) -> _Past:
    known = operations(session, customer_id=customer_id, limit=limit)
    return _Past(tuple(history(session, customer_id=customer_id)), {one.id: one for one in known})


class HistoryPanel(CustomerPanel):
    """Field by field: old value, new value, who, when; put one value back, or undo the whole operation."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, tables=_TABLES)
        self._shown = _STEP
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._empty = EmptyState("history", tr("Nothing has happened to this record yet"))
        self._more = button(tr("Show older changes"), self._show_more, icon="chevron-down", role="link")
        body = column(self._empty, self._lines, row(None, self._more, None, margin=(0, 2)), None, spacing=0)
        self.setLayout(column(scrolled(holding(body)), spacing=0))

    def show_customer(self, customer_id: int | None) -> None:
        if customer_id != self.customer_id:
            self._shown = _STEP
        super().show_customer(customer_id)

    def reload(self) -> None:
        if self.customer_id is not None:
            self.jobs.ask(self, _past, self._show, only_last="past", customer_id=self.customer_id, limit=self._shown)

    def _show_more(self) -> None:
        self._shown += _STEP
        self.reload()

    def _show(self, past: _Past) -> None:
        clear(self._lines)
        by_operation: dict[int, list[FieldChange]] = {}
        for change in past.changes:
            by_operation.setdefault(change.operation_id, []).append(change)
        for number, operation in past.operations.items():
            if self._lines.count():
                self._lines.addWidget(divider())
            self._lines.addWidget(self._make_operation(operation, by_operation.get(number, [])))
        self._empty.setVisible(not past.operations)
        self._more.setVisible(len(past.operations) >= self._shown)

    # --- one operation ---------------------------------------------------------------------------

    def _make_operation(self, operation: OperationRecord, changes: list[FieldChange]) -> QWidget:
        frame = QFrame()
        words = label(operation.words, "strong", wrap=True)
        about = " · ".join(filter(None, (format_instant(operation.at), operation.user)))
        head = row(column(words, label(about, "small"), spacing=0.25), spacing=2)
        head.setStretch(0, 1)
        if operation.undone:
            head.addWidget(Badge(tr("undone"), "neutral"), 0, Qt.AlignmentFlag.AlignTop)
        elif operation.finished:
            alone = operation.rows <= len({(change.table, change.row_id) for change in changes}) + _ELSEWHERE
            words_of_deed = tr("Undo this operation") if alone else tr("Undo for this customer")
            deed = button(words_of_deed, partial(self._undo, operation, alone=alone), icon="undo", role="compact")
            deed.setAccessibleName(tr("Undo “{words}”", words=operation.words))
            head.addWidget(deed, 0, Qt.AlignmentFlag.AlignTop)
        told = [change for change in reversed(changes) if field_words(change) is not None]
        lines = column(head, spacing=0.75, margin=(4, 3))
        for change in told[:_LINES]:
            lines.addWidget(self._make_change(change))
        rest = len(told) - _LINES
        if rest > 0:
            lines.addWidget(label(trn("and {count} other value", "and {count} other values", rest), "small"))
        frame.setLayout(lines)
        frame.setAccessibleName(f"{operation.words}, {about}")
        return frame

    def _make_change(self, change: FieldChange) -> QWidget:
        table, field = table_words(change.table), field_words(change) or ""
        name = field if change.table == "customer" else tr("{table}, {field}", table=table, field=_lower(field))
        old, new = value_words(change, change.old), value_words(change, change.new)
        match change.kind:
            case "I":
                said = new
            case "D":
                said = tr("{value} (removed)", value=old)
            case _:
                said = tr("{old} → {new}", old=old or tr("(empty)"), new=new or tr("(empty)"))
        what = label(tr("{field}:", field=name), "muted")
        value = label(_one_line(said), wrap=True, selectable=True)
        value.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        line = row(what, value, spacing=1.5, margin=(2, 0))
        line.setStretch(1, 1)
        for told in (what, value):
            line.setAlignment(told, Qt.AlignmentFlag.AlignTop)
        run = self._putting_back(change)
        if run is not None:
            back = button(tr("Put back"), run, role="link")
            back.setAccessibleName(tr("Put back {field}: {value}", field=name, value=old or tr("(empty)")))
            line.addWidget(back, 0, Qt.AlignmentFlag.AlignTop)
        return holding(line)

    # --- going back ------------------------------------------------------------------------------

    def _putting_back(self, change: FieldChange) -> Callable[[], None] | None:
        """What puts the old value of a field back; None where only undoing the operation can."""
        ways: dict[str, tuple[Callable[..., Any], str, int | None]] = {
            "customer": (actions.edit_customer, "customer_id", self.customer_id),
            "address": (actions.edit_address, "address_id", change.row_id),
            "phone": (actions.edit_phone, "phone_id", change.row_id),
            "email": (actions.edit_email, "email_id", change.row_id),
            "link": (actions.edit_link, "link_id", change.row_id),
        }
        if change.kind != "U" or change.table not in ways:
            return None
        run, key, number = ways[change.table]
        return partial(self._act, run, **{key: number}, changes={change.field: change.old})

    def _undo(self, operation: OperationRecord, *, alone: bool) -> None:
        """Take back what was done here; what an import did to thousands is undone whole in the journal."""
        self._act(undo, operation_id=operation.id, customer_id=None if alone else self.customer_id)

    def _act(self, run: Callable[..., Any], **values: Any) -> None:
        self.jobs.act(self, run, refused=self._refused, **values)

    def _refused(self, refusal: Refused) -> None:
        self.place.notices.warn(refusal.sentence)


def _lower(words: str) -> str:
    return words[:1].lower() + words[1:]


def _one_line(words: str) -> str:
    return " / ".join(line for line in words.splitlines() if line.strip())
