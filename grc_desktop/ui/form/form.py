"""`Form`: shows values, follows what the user changes, and says what is wrong beside the field."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from PySide6.QtCore import QSize, Qt, QTimer, Signal
from PySide6.QtGui import QKeySequence, QResizeEvent, QShortcut
from PySide6.QtWidgets import QGridLayout, QLabel, QVBoxLayout, QWidget

from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.ui.form.base import Input
from grc_desktop.ui.form.choices import ChoiceInput, TagsInput
from grc_desktop.ui.form.fields import Change, Field, Finding, Section
from grc_desktop.ui.form.inputs import input_for
from grc_desktop.ui.icons import IconLabel
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, restyle, row, step
from grc_desktop.ui.notices import Banner
from grc_desktop.ui.theme import Theme

_PAUSE = 250
"""Milliseconds without a key before what is typed is judged."""

_NARROW = 440
"""Pixels of the 100 % drawing beneath which the form has one column."""


class _Cell(QWidget):
    """Label, input, hint and message of one field."""

    def __init__(self, field: Field, entry: Input) -> None:
        super().__init__()
        self.entry = entry
        words = tr(field.label) + (" *" if field.required else "")
        self._label = label(words, "small")
        self._label.setBuddy(entry.target)
        self._icon = IconLabel("danger", "danger", size=14)
        self._message = label("", wrap=True)
        self._hint = label(tr(field.hint), "small", wrap=True)
        self._line = QWidget()
        said = row(self._icon, self._message, spacing=1)
        said.setStretch(1, 1)
        said.setAlignment(self._icon, Qt.AlignmentFlag.AlignTop)
        self._line.setLayout(said)
        self._line.hide()
        inner = column(self._label, entry, self._line, self._hint, spacing=0.5)
        inner.addStretch(1)
        self.setLayout(inner)
        self._label.setVisible(field.kind != "checkbox")
        self._hint.setVisible(bool(field.hint))
        self.finding: Finding | None = None
        self.refused: tuple[Any, Finding] | None = None  # a value that could not be saved, and why

    def show_finding(self, finding: Finding | None) -> None:
        if finding is None and self.finding is None:
            return
        self.finding = finding
        restyle(self.entry.target, "finding", finding.level if finding else "")
        self._line.setVisible(finding is not None)
        self.entry.target.setAccessibleDescription(finding.sentence if finding else "")
        if finding is None:
            return
        tone = "danger" if finding.level == "error" else "warning"
        self._icon.show_icon(tone, tone)
        self._message.setText(
            finding.sentence if finding.level == "error" else tr("{problem} (can be kept)", problem=finding.sentence)
        )
        restyle(self._message, "role", "error" if finding.level == "error" else "warning")


class Form(QWidget):
    """Fields in two columns (one where it is narrow).

    ``changed()`` after each edit; ``submitted()`` on Ctrl+S and on Return in a line.
    """

    changed = Signal()
    submitted = Signal()

    def __init__(
        self, fields: Sequence[Field | Section], *, clock: Clock | None = None, home_country: str = "FR"
    ) -> None:
        super().__init__()
        self._parts = list(fields)
        self._cells: dict[str, _Cell] = {}
        self._headings: dict[int, QLabel] = {}
        self._seen: dict[str, Any] = {}
        self._touched: set[str] = set()
        self._absent: set[str] = set()
        self._columns = 0
        self._banner = Banner("danger")
        self._banner.hide()
        self._grid = QGridLayout()
        self._grid.setHorizontalSpacing(step(3))
        self._grid.setVerticalSpacing(step(2))
        outer = QVBoxLayout(self)
        outer.setContentsMargins(0, 0, 0, 0)
        outer.setSpacing(step(2))
        outer.setSizeConstraint(QVBoxLayout.SizeConstraint.SetNoConstraint)
        outer.addWidget(self._banner)
        outer.addLayout(self._grid)
        outer.addStretch(1)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._judge_touched)
        for place, part in enumerate(self._parts):
            if isinstance(part, Section):
                self._headings[place] = label(tr(part.title), "heading")
            else:
                self._cells[part.key] = self._make_cell(part, clock or Clock(), home_country)
        self._seen = {key: cell.entry.value() for key, cell in self._cells.items()}
        self._place(2)
        save = QShortcut(QKeySequence("Ctrl+S"), self)
        save.setContext(Qt.ShortcutContext.WidgetWithChildrenShortcut)
        save.activated.connect(self._submit)

    def _make_cell(self, field: Field, clock: Clock, country: str) -> _Cell:
        entry = input_for(field, country=country, clock=clock)
        entry.edited.connect(lambda: self._on_edited(field.key))
        entry.left.connect(self._judge_touched)
        entry.entered.connect(self._submit)
        return _Cell(field, entry)

    # --- values ----------------------------------------------------------------------------------

    def show_values(self, values: Mapping[str, Any], *, keep_edits: bool = False) -> None:
        """Show stored values. With ``keep_edits`` what the user changed stays, and stays compared with
        what they had seen; without, everything is as stored.
        """
        edited = self.changes() if keep_edits else {}
        for key, value in values.items():
            if key in self._cells and key not in edited:
                self._cells[key].entry.put(value)
                # As the widget reads it back: "" and None are the same answer.
                self._seen[key] = self._cells[key].entry.value()
        self._touched &= set(edited)
        for key, cell in self._cells.items():
            cell.entry.tidy()
            if key not in edited:
                cell.show_finding(None)
                self._seen[key] = cell.entry.value()
        if not edited:
            self._banner.hide()
        self.changed.emit()

    def values(self) -> dict[str, Any]:
        """All values, in the types of their kinds."""
        return {key: cell.entry.value() for key, cell in self._cells.items()}

    def changes(self) -> dict[str, Change]:
        """The fields that differ from what was shown, each with what was seen."""
        found: dict[str, Change] = {}
        for key, cell in self._cells.items():
            value = cell.entry.value()
            if value != self._seen[key]:
                found[key] = Change(self._seen[key], value)
        return found

    @property
    def is_changed(self) -> bool:
        """Whether there is something to save, or something typed that cannot be read yet."""
        entries = [cell.entry for cell in self._cells.values()]
        return bool(self.changes()) or any(not entry.is_empty() and entry.value() is None for entry in entries)

    def go_to_change(self) -> bool:
        """Put the keyboard into the first field that is not as it was shown, where Ctrl+S saves it."""
        changed = next(iter(self.changes()), None)
        if changed is not None and self.isVisible():  # what is not in view must not have the keyboard
            self.input(changed).setFocus(Qt.FocusReason.OtherFocusReason)
        return changed is not None

    def replace_value(self, key: str, value: Any) -> None:
        """Show another stored value of one field, whatever was typed there; the other fields stay as they are."""
        cell = self._cells[key]
        cell.entry.put(value)
        cell.entry.tidy()
        cell.show_finding(None)
        self._seen[key] = cell.entry.value()
        self._touched.discard(key)
        self.changed.emit()

    def revert(self) -> None:
        """Back to what was shown."""
        self.show_values(dict(self._seen))

    def accept(self) -> None:
        """What stands here is now what is stored."""
        self._seen = self.values()
        self._banner.hide()
        self.changed.emit()

    def set_choices(self, key: str, choices: Sequence[tuple[Any, str]]) -> None:
        """Other values for a choice."""
        entry = self._cells[key].entry
        if isinstance(entry, ChoiceInput):
            before = entry.value()
            entry.set_choices(choices)
            if self._seen[key] == before:
                self._seen[key] = entry.value()

    def set_suggestions(self, key: str, suggestions: Sequence[str]) -> None:
        """Other words offered for tags."""
        entry = self._cells[key].entry
        if isinstance(entry, TagsInput):
            entry.set_suggestions(suggestions)

    def set_field_visible(self, key: str, visible: bool) -> None:
        """Show or hide a field (a company has no birth date)."""
        self.set_fields_visible({key: visible})

    def set_fields_visible(self, wanted: Mapping[str, bool]) -> None:
        """The same for several fields, laid out once."""
        changed = {key for key, visible in wanted.items() if visible == (key in self._absent)}
        for key in changed:
            self._cells[key].setVisible(wanted[key])
        self._absent ^= changed
        if changed:
            self._place(self._columns, anew=True)

    def input(self, key: str) -> QWidget:
        """The widget of a field, to focus or to observe."""
        return self._cells[key].entry.target

    # --- findings --------------------------------------------------------------------------------

    def is_valid(self) -> bool:
        """Judge every field and show what was found; the first error gets the focus."""
        self._touched = set(self._cells)
        for cell in self._cells.values():
            cell.refused = None  # another field may have been put right meanwhile
        self._judge_touched()
        for cell in self._cells.values():
            if cell.finding is not None and cell.finding.level == "error":
                cell.entry.target.setFocus()
                return False
        return True

    def finding(self, key: str) -> Finding | None:
        """What is shown beneath a field."""
        return self._cells[key].finding

    def refuse(self, refusal: Refused) -> None:
        """Show why it could not be saved: beside its field, else above the form."""
        cell = self._cells.get(refusal.field or "")
        if cell is not None:
            cell.refused = (cell.entry.value(), Finding(refusal.sentence))
            cell.show_finding(cell.refused[1])
            cell.entry.target.setFocus()
        else:
            self._banner.tell("danger", refusal.sentence)
            self._banner.show()

    def _judge(self, cell: _Cell) -> Finding | None:
        entry = cell.entry
        if cell.refused is not None and cell.refused[0] == entry.value():
            return cell.refused[1]
        if entry.is_empty():
            return Finding(tr("Fill in this field")) if entry.field.required else None
        own = entry.own_finding()
        if own is not None and own.level == "error":
            return own
        asked = entry.field.check(entry.value()) if entry.field.check is not None else None
        return asked or own

    def _judge_touched(self) -> None:
        self._timer.stop()
        for key in self._touched:
            cell = self._cells[key]
            if not cell.isHidden():
                cell.show_finding(self._judge(cell))

    def _on_edited(self, key: str) -> None:
        self._touched.add(key)
        self._timer.start()
        self.changed.emit()

    def _submit(self) -> None:
        focused = self.focusWidget()
        for cell in self._cells.values():
            if cell.entry.target is focused:
                cell.entry.tidy()
        self.submitted.emit()

    def minimumSizeHint(self) -> QSize:
        # As narrow as one column, whatever stands in two just now.
        hint = super().minimumSizeHint()
        return QSize(min(hint.width(), step(50)), hint.height())

    # --- layout ----------------------------------------------------------------------------------

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._place(1 if self.width() < Theme.current().px(_NARROW) else 2)

    def _place(self, columns: int, *, anew: bool = False) -> None:
        if columns == self._columns and not anew:
            return
        self._columns = columns
        line, at = 0, 0
        for place, part in enumerate(self._parts):
            if isinstance(part, Field) and part.key in self._absent:
                continue  # a hidden field leaves no hole
            wide = isinstance(part, Section) or part.wide or part.kind == "multiline" or columns == 1
            if wide and at:
                line, at = line + 1, 0
            widget = self._headings[place] if isinstance(part, Section) else self._cells[part.key]
            self._grid.addWidget(widget, line, at, 1, 2 if wide else 1)
            line, at = (line + 1, 0) if wide or at else (line, 1)
        for number in range(2):
            self._grid.setColumnStretch(number, 1 if number < columns or columns == 2 else 0)
