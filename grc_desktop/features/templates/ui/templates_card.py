"""A part of the settings: the texts to begin from, listed, edited, looked at with made-up values."""

from __future__ import annotations

import zlib
from typing import Any

from PySide6.QtCore import Qt

from grc_desktop.core.language import language, later, tr
from grc_desktop.core.languages import language_name
from grc_desktop.features.templates.actions import restore_templates
from grc_desktop.features.templates.pieces import Field, Words, split
from grc_desktop.features.templates.queries import templates
from grc_desktop.features.templates.records import TemplateRecord
from grc_desktop.features.templates.rules import KIND_TITLES
from grc_desktop.features.templates.ui.chip import chip_words
from grc_desktop.features.templates.ui.template_editor import TemplateEditor
from grc_desktop.ui.buttons import Segmented, button
from grc_desktop.ui.card import Card
from grc_desktop.ui.layout import column, holding, row
from grc_desktop.ui.record_table import Column, FixedTable
from grc_desktop.ui.workplace import Workplace

_SHIPPED, _CHANGED, _OWN = later("As shipped"), later("Changed"), later("Of the house")


def subject_in_words(one: TemplateRecord) -> str:
    """The subject with the labels of its fields in place of their tags."""
    return "".join(
        chip_words(piece) if isinstance(piece, Field) else piece.source if isinstance(piece, Words) else ""
        for piece in split(one.subject)
    )


def _state(one: TemplateRecord) -> str:
    return tr(_OWN if not one.shipped else _CHANGED if one.id else _SHIPPED)


_COLUMNS: tuple[Column[TemplateRecord], ...] = (
    Column(key="title", title=later("Template"), text=lambda one: one.title, width=280, stretch=True),
    Column(
        key="language", title=later("Language"), text=lambda one: language_name(one.language, language()), width=140
    ),
    Column(key="subject", title=later("Subject"), text=subject_in_words, width=300),
    Column(
        key="state",
        title=later("State"),
        text=_state,
        badge=lambda one: "neutral" if one.shipped and not one.id else "accent",
        width=130,
    ),
)


class TemplatesCard(Card):
    """The list of one kind, and the editor in its place."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(tr("Templates"), flush=True)
        self._place = place
        self.restore = button(tr("Restore all originals"), self._restore, icon="undo", role="quiet")
        self.restore.hide()
        self.head.addWidget(self.restore)
        self.head.addWidget(button(tr("New template"), self._add, icon="plus"))
        self.kind = Segmented(
            [(key, tr(title)) for key, title in KIND_TITLES.items()], name=tr("What for"), value="letter"
        )
        self.kind.chosen.connect(lambda _kind: self.reload())
        self.table = FixedTable(_COLUMNS, name=tr("Templates"), identify=_number)
        self.table.opened.connect(lambda _id: self._edit())
        self.editor = TemplateEditor(place)
        self.editor.closed.connect(self._close)
        self._list = holding(column(row(self.kind, None, margin=(3.5, 2.5)), self.table, spacing=0))
        self.add(self._list, self.editor)
        self.editor.hide()

    @property
    def is_changed(self) -> bool:
        """Whether a text is being written."""
        return self.editor.is_changed

    def reload(self) -> None:
        """Ask which there are."""
        self._place.jobs.ask(self, templates, self._show, only_last="templates", kind=self.kind.value)

    def _show(self, found: list[TemplateRecord]) -> None:
        self.show_count(len(found))
        self.table.show_rows(found)
        self.table.fit_height(20)
        self.restore.setVisible(any(one.id and one.shipped for one in found))

    def _restore(self) -> None:
        self._place.jobs.act(self, restore_templates, lambda _done: self.reload())

    def _add(self) -> None:
        kind: Any = self.kind.value
        self._open(TemplateRecord(kind=kind, name="", title="", language=language(), subject="", body=""))

    def _edit(self) -> None:
        one = self.table.current_row
        if one is not None:
            self._open(one)

    def _open(self, one: TemplateRecord) -> None:
        self._list.hide()
        self.editor.open_template(one)

    def _close(self) -> None:
        self.editor.hide()
        self._list.show()
        self.table.setFocus(Qt.FocusReason.OtherFocusReason)
        self.reload()


def _number(one: TemplateRecord) -> int:
    """A number of its own for each text, also where it has none in the base."""
    return zlib.crc32(f"{one.kind}/{one.name}/{one.language}".encode())
