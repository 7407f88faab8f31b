"""Cyclic garbage is collected on the GUI thread alone.

Python collects wherever an allocation happens to cross a threshold. On a lane of ``Jobs`` that may destroy the
last Python reference to a widget there, and Qt's objects may only be destroyed on the thread they live on.
"""

from __future__ import annotations

import gc

from PySide6.QtCore import QObject, QTimer

_EVERY = 1_000
"""Milliseconds between two looks at whether there is enough to collect."""

_SETTLED = 5_000
"""Milliseconds until what was loaded and built at the start is there."""


class GarbageOnThisThread(QObject):
    """From now until ``stop``, Python collects only here, when the event loop is idle enough to look.

    What is alive when the start has settled is the program itself: it is left out of every look that follows, or
    each look at the oldest would keep the window waiting for a tenth of a second.
    """

    def __init__(self, parent: QObject) -> None:
        super().__init__(parent)
        self._was_on = gc.isenabled()
        gc.disable()
        self._timer = QTimer(self)
        self._timer.timeout.connect(self._settle)
        self._timer.start(_SETTLED)

    def _settle(self) -> None:
        gc.freeze()
        self._timer.timeout.disconnect()
        self._timer.timeout.connect(self.collect)
        self._timer.start(_EVERY)

    def collect(self) -> None:
        """Collect the oldest generation that has passed its threshold, as Python itself would."""
        counts, thresholds = gc.get_count(), gc.get_threshold()
        due = [number for number in range(3) if counts[number] > thresholds[number]]
        if due:
            gc.collect(max(due))

    def stop(self) -> None:
        """Leave it to Python again."""
        self._timer.stop()
        gc.unfreeze()
        if self._was_on:
            gc.enable()
