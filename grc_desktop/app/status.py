"""The line beneath every page: how many customers, which base, its last backup, what waits to be sent, keys to know."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QTimer
from PySide6.QtWidgets import QStatusBar

from grc_desktop.core.dates import format_date
from grc_desktop.core.language import tr, trn
from grc_desktop.ui.labels import ElidedLabel, label
from grc_desktop.ui.layout import step
from grc_desktop.ui.progress_strip import ProgressStrip
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


@dataclass(frozen=True)
class Facts:
    """How many customers, when the newest automatic backup was made, how many messages wait to be sent."""

    customers: int
    copied: datetime | None
    waiting: int


class StatusLine(QStatusBar):
    """Facts at the left, long work in the middle, keys at the right."""

    def __init__(self) -> None:
        super().__init__()
        self.setSizeGripEnabled(False)
        self._facts = ElidedLabel("", "small")
        self._keys = label(tr("Ctrl+K Search · Ctrl+N New customer · F1 Help"), "small")
        # All of them permanent: Qt hides the others while a menu entry explains itself.
        self.addPermanentWidget(self._facts, 1)
        self.addPermanentWidget(self._keys)
        self.setContentsMargins(step(3), 0, step(3), 0)
        self._base = Path()
        self._place: Workplace | None = None

    def furnish(self, place: Workplace, base: Path) -> None:
        """From now on show what the base holds."""
        self._place, self._base = place, base
        self.insertPermanentWidget(1, ProgressStrip(place.jobs))
        place.jobs.touched.connect(self._on_touched)
        QTimer.singleShot(0, self, self.refresh)  # the page that the user came for asks first

    def refresh(self) -> None:
        """Count and look again."""
        if self._place is not None:
            self._place.jobs.ask(self, facts, self._show, only_last="facts", base=self._base)

    def _on_touched(self, tables: frozenset[str]) -> None:
        if not tables.isdisjoint(("customer", "message")):
            self.refresh()

    def _show(self, found: Facts) -> None:
        parts = [
            trn("{count} customer", "{count} customers", found.customers),
            tr("base {name}", name=self._base.name),
            self._backed_up(found.copied),
        ]
        if found.waiting:
            parts.append(trn("{count} message waiting", "{count} messages waiting", found.waiting))
        self._facts.setText(" · ".join(parts))

    def _backed_up(self, copied: datetime | None) -> str:
        if copied is None or self._place is None:
            return tr("no backup yet")
        local = copied.astimezone()
        if local.date() == self._place.clock.today():
            return tr("backed up at {time}", time=f"{local:%H:%M}")
        return tr("backed up on {day}", day=format_date(local.date()))


def facts(session: Session, *, base: Path) -> Facts:
    """What stands at the left of the line."""
    from grc_desktop.database.backup import automatic_copies
    from grc_desktop.features.outbox.queries import waiting
    from grc_desktop.features.segments.queries import count

    copies = automatic_copies(base)
    made = datetime.fromtimestamp(copies[0].stat().st_mtime).astimezone() if copies else None
    return Facts(count(session), made, waiting(session))
