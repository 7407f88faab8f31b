"""Choosing another customer in a form: a line that finds while one types."""

from __future__ import annotations

from PySide6.QtCore import QObject, QStringListModel, Qt, Signal
from PySide6.QtWidgets import QCompleter, QLineEdit

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.telephone import display
from grc_desktop.features.customers.queries import find_customers
from grc_desktop.features.customers.records import Found
from grc_desktop.ui.completing import Completer
from grc_desktop.ui.jobs import Jobs

_MOST = 8


class CustomerChoice(QObject):
    """Makes a line of a form find customers. ``chosen()`` is the id behind what stands in it.

    ``field`` is the key of the line, so that what names nobody can be refused beside it. ``found(bool)`` tells
    whether what is typed names somebody.
    """

    found = Signal(bool)

    def __init__(self, jobs: Jobs, line: QLineEdit, *, field: str, chosen: tuple[int, str] | None = None) -> None:
        super().__init__(line)
        self._jobs = jobs
        self._line = line
        self._field = field
        self._known: dict[str, int] = {}
        self._kinds: dict[int, str] = {}
        if chosen is not None:
            self._known[chosen[1]] = chosen[0]
            line.setText(chosen[1])
        self._words = QStringListModel(self)
        completer = Completer(self._words, line)
        completer.setCompletionMode(QCompleter.CompletionMode.UnfilteredPopupCompletion)
        line.setPlaceholderText(tr("Name, telephone or town"))
        line.textChanged.connect(self._find)
        completer.activated.connect(lambda _words: self._on_taken(), Qt.ConnectionType.QueuedConnection)

    def chosen(self) -> int | None:
        """The customer that is named; None for an empty line. Refused where the text names nobody."""
        text = self._line.text().strip()
        if not text:
            return None
        if text not in self._known:
            raise Refused(tr("Choose a customer in the list that opens while you type."), field=self._field)
        return self._known[text]

    def kind(self) -> str | None:
        """Whether a person, a company or a household was chosen; None while nobody is."""
        return self._kinds.get(self._known.get(self._line.text().strip(), 0))

    def _on_taken(self) -> None:
        self._line.setCursorPosition(0)  # the name is what counts in a narrow line
        self.found.emit(True)

    def _find(self, text: str) -> None:
        self.found.emit(not text.strip() or text.strip() in self._known)
        if text.strip() and text.strip() not in self._known:
            self._jobs.ask(self, find_customers, self._offer, only_last="find", text=text, limit=_MOST)

    def _offer(self, found: list[Found]) -> None:
        names = [self._named(one) for one in found]
        self._known.update(zip(names, (one.id for one in found), strict=True))
        self._kinds.update((one.id, one.kind) for one in found)
        self._words.setStringList(names)
        if names and self._line.hasFocus():
            self._line.completer().complete()

    @staticmethod
    def _named(found: Found) -> str:
        phone = display(found.phone) if found.phone else ""
        return " · ".join(filter(None, (found.name, found.city, phone)))
