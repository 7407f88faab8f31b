"""Several values on one line: a button that says them, and opens to choose among all."""

from __future__ import annotations

from collections.abc import Sequence
from functools import partial

from PySide6.QtCore import QSignalBlocker, Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QListWidget, QListWidgetItem, QPushButton, QSizePolicy, QWidget

from grc_desktop.core.language import later, tr
from grc_desktop.ui.form import Field as Question
from grc_desktop.ui.form import Form
from grc_desktop.ui.layout import row, step
from grc_desktop.ui.popover import Popover
from grc_desktop.ui.tips import plain_tip


class PickButton(QPushButton):
    """A line that says what was chosen, as much of it as there is room, and opens something when pressed."""

    def __init__(self, name: str) -> None:
        super().__init__()
        self._name = name
        self._words = ""
        self.setProperty("role", "pick")
        self.setAutoDefault(False)
        self.setCursor(Qt.CursorShape.PointingHandCursor)
        self.setSizePolicy(QSizePolicy.Policy.Ignored, QSizePolicy.Policy.Fixed)

    def say(self, words: str) -> None:
        """Show ``words``."""
        self._words = words
        self.setToolTip(plain_tip(words))
        self.setAccessibleName(f"{self._name}: {self._words}")
        self._elide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._elide()

    def _elide(self) -> None:
        elided = self.fontMetrics().elidedText(self._words, Qt.TextElideMode.ElideRight, self.width() - step(6))
        self.setText(elided.replace("&", "&&"))


class _Values(Popover):
    def leave(self) -> None:
        last: QWidget | None = self.focusWidget()
        if last is not None and last.hasFocus():
            self.setFocus(Qt.FocusReason.OtherFocusReason)  # a value typed without Enter counts once its line is left
        super().leave()


class Several(QWidget):
    """``changed()`` after each edit; `words` are the values chosen, of ``choices`` or typed freely."""

    changed = Signal()

    def __init__(self, choices: Sequence[tuple[str, str]]) -> None:
        super().__init__()
        self._choices = tuple(choices)
        self._words: tuple[str, ...] = ()
        self._known: Sequence[str] = ()
        self._popover: Popover | None = None
        self.button = PickButton(tr("Values"))
        self.button.clicked.connect(lambda _on=False: self.open())
        self.setLayout(row(self.button))
        self.setFocusProxy(self.button)
        self._say()

    @property
    def words(self) -> tuple[str, ...]:
        """The values, as they are stored or typed."""
        return self._words

    def put(self, words: Sequence[str]) -> None:
        """Choose without telling."""
        self._words = tuple(words)
        self._say()

    def suggest(self, known: Sequence[str]) -> None:
        """Words that are offered while typing."""
        self._known = tuple(known)

    def open(self) -> None:
        """Show what there is to choose from."""
        if self._popover is not None:
            self._popover.deleteLater()
        self._popover = _Values(self, tr("Values"))
        self._popover.put(self._list() if self._choices else self._form(), width=76)
        self._popover.open_beneath(self.button)

    def _take(self, words: Sequence[str]) -> None:
        self.put(words)
        self.changed.emit()

    def _say(self) -> None:
        labels = dict(self._choices)
        said = ", ".join(labels.get(word, word) for word in self._words)
        self.button.say(said or tr("Choose…"))

    def _form(self) -> Form:
        question = Question(
            key="value", label=later("Values"), kind="tags", wide=True, suggestions=self._known,
            placeholder=later("Type a value, then Enter"),
        )  # fmt: skip
        form = Form([question])
        form.show_values({"value": self._words})
        form.changed.connect(lambda: self._take_typed(form))
        return form

    def _take_typed(self, form: Form) -> None:
        with QSignalBlocker(form):
            form.accept()  # nothing there waits to be saved: a click elsewhere closes it
        self._take(form.values()["value"])

    def _list(self) -> QListWidget:
        made = QListWidget()
        made.setAccessibleName(tr("Values"))
        made.setFixedHeight(step(min(64, 7 * len(self._choices) + 2)))
        for value, words in self._choices:
            item = QListWidgetItem(words)
            item.setData(Qt.ItemDataRole.UserRole, value)
            item.setFlags(item.flags() | Qt.ItemFlag.ItemIsUserCheckable)
            item.setCheckState(Qt.CheckState.Checked if value in self._words else Qt.CheckState.Unchecked)
            made.addItem(item)
        made.itemChanged.connect(partial(self._on_checked, made))
        return made

    def _on_checked(self, made: QListWidget, _item: QListWidgetItem) -> None:
        items = [made.item(at) for at in range(made.count())]
        self._take(
            [item.data(Qt.ItemDataRole.UserRole) for item in items if item.checkState() is Qt.CheckState.Checked]
        )
