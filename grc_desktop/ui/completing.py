"""`Completer`: words offered beneath a field while one types."""

from __future__ import annotations

from collections.abc import Sequence

from PySide6.QtCore import QStringListModel, Qt
from PySide6.QtWidgets import QCompleter, QLineEdit, QStyledItemDelegate

from grc_desktop.core.language import tr


class Completer(QCompleter):
    """Offers ``words`` (a model where they change) to ``line``, in the look of every list of the house."""

    def __init__(self, words: Sequence[str] | QStringListModel, line: QLineEdit) -> None:
        model = words if isinstance(words, QStringListModel) else QStringListModel(list(words))
        super().__init__(model, line)
        if model.parent() is None:
            model.setParent(self)
        self.setCaseSensitivity(Qt.CaseSensitivity.CaseInsensitive)
        popup = self.popup()
        if popup is not None:
            popup.setObjectName("completions")
            popup.setAccessibleName(tr("Suggestions"))
            popup.setItemDelegate(QStyledItemDelegate(popup))  # Qt's own asks no style sheet
        line.setCompleter(self)

    @property
    def is_choosing(self) -> bool:
        """Whether Return would take a word of the list, so that it means nothing else."""
        popup = self.popup()
        return popup is not None and popup.isVisible() and popup.currentIndex().isValid()
