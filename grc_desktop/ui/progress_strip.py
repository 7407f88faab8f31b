"""Long work under way, in the status bar: what, how far, and a way to stop it."""

from __future__ import annotations

from PySide6.QtWidgets import QProgressBar, QWidget

from grc_desktop.core.language import tr
from grc_desktop.core.numbers import format_count
from grc_desktop.ui.buttons import button
from grc_desktop.ui.jobs import Jobs, Work
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import row
from grc_desktop.ui.theme import Theme


class ProgressStrip(QWidget):
    """Shows the first of the long tasks of ``jobs``; hidden while there is none."""

    def __init__(self, jobs: Jobs) -> None:
        super().__init__()
        self._jobs = jobs
        self._number: int | None = None
        self._words = label()
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setFixedWidth(Theme.current().px(140))
        self._bar.setAccessibleName(tr("Progress"))
        self._stop = button(tr("Stop"), self._on_stop, role="link")
        self.setLayout(row(self._words, self._bar, self._stop, spacing=2))
        jobs.busy.connect(self._show)
        self._show(jobs.works)

    def _show(self, works: tuple[Work, ...]) -> None:
        self.setVisible(bool(works))
        if not works:
            self._number = None
            return
        work = works[0]
        self._number = work.number
        self._words.setText(words_of(work, waiting=len(works) - 1))
        self._bar.setRange(0, work.total or 0)
        self._bar.setValue(min(work.count, work.total or 0))
        self._stop.setEnabled(not work.stopping)

    def _on_stop(self) -> None:
        if self._number is not None:
            self._jobs.stop(self._number)


def words_of(work: Work, *, waiting: int = 0) -> str:
    """A long task in one line: title, count, and how many wait behind it."""
    parts = [work.title]
    if work.stopping:
        parts.append(tr("stopping…"))
    elif work.text:
        parts.append(work.text)
    elif work.total:
        parts.append(tr("{count} of {total}", count=format_count(work.count), total=format_count(work.total)))
    elif work.count:
        parts.append(format_count(work.count))
    if waiting:
        parts.append(tr("{count} more waiting", count=waiting))
    return " · ".join(parts)
