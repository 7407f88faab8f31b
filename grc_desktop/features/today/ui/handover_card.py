"""Notes from shift to shift: written here, ticked by the next."""

from __future__ import annotations

from functools import partial

from PySide6.QtWidgets import QLineEdit

from grc_desktop.core.dates import format_instant
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.database.database import Done
from grc_desktop.features.today.actions import add_handover_note, tick_handover_note
from grc_desktop.features.today.queries import handover_notes
from grc_desktop.features.today.records import HandoverRecord
from grc_desktop.features.today.ui.line import Line, Lines
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import divider, holding, row
from grc_desktop.ui.workplace import Workplace


class HandoverCard(Card):
    """*Consignes*: the open notes, and a line to write one."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(tr("Hand-over to the next shift"), flush=True)
        self._place = place
        self._lines = Lines()
        self.body.addWidget(self._lines)
        self.body.addWidget(divider())
        self._edit = QLineEdit()
        self._edit.setMaxLength(1000)
        self._edit.setPlaceholderText(tr("A note for whoever comes next…"))
        self._edit.setAccessibleName(tr("Note for the next shift"))
        self._edit.returnPressed.connect(self._add)
        self.body.addWidget(holding(row(self._edit, button(tr("Add"), self._add, icon="plus"), margin=(3.5, 2.5))))

    def reload(self) -> None:
        """Ask for the open notes."""
        self._place.jobs.ask(self, handover_notes, self._show, only_last="notes")

    @property
    def is_written(self) -> bool:
        """Whether a note stands here that was not added."""
        return bool(self._edit.text().strip())

    def _show(self, found: list[HandoverRecord]) -> None:
        self.show_count(len(found))
        nothing = holding(row(label(tr("No note is open."), "muted"), None, margin=(3.5, 2.5)))
        self._lines.show_lines([self._line(one) for one in found], nothing)

    def _line(self, one: HandoverRecord) -> Line:
        notes = [one.customer_name, format_instant(one.written_at), one.written_by]
        return Line(
            "handover",
            "violet",
            one.words,
            " · ".join(note for note in notes if note),
            button(tr("Seen"), partial(self._tick, one.id), icon="check"),
            wraps=True,
        )

    def _add(self) -> None:
        self._place.jobs.act(self, add_handover_note, self._added, refused=self._refuse, words=self._edit.text())

    def _added(self, _done: Done[int]) -> None:
        self._edit.clear()

    def _refuse(self, refusal: Refused) -> None:
        self._edit.setFocus()
        self._place.notices.warn(refusal.sentence)

    def _tick(self, note_id: int) -> None:
        self._place.jobs.act(self, tick_handover_note, note_id=note_id)
