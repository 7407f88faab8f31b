"""Who waits at the screen goes first: long work stands still while a question of the screen is under way.

Python runs one thread at a time. Work that computes without pause would make every key wait for its turn several
times: at the lane that asks the base, and again where the answer is painted.
"""

from __future__ import annotations

import time

_PAINTING = 0.03
"""Seconds after an answer in which it is shown."""

_LONGEST = 0.15
"""Seconds that one question holds work up at most: it may itself be waiting for what the work has under way."""

_LOOK = 0.002
"""Seconds between two looks at whether the way is free."""


class RightOfWay:
    """Between the short lane and the long one. Each method is called by one thread alone, so nothing is locked."""

    def __init__(self) -> None:
        self._asked = 0
        self._answered = 0
        self._answered_at = 0.0
        self._given_to = 0
        self._given_since = 0.0

    @property
    def asked(self) -> int:
        """How many questions were put so far."""
        return self._asked

    def ask(self) -> None:
        """A question was put (GUI thread)."""
        self._asked += 1

    def answer(self) -> None:
        """It was answered, refused or passed over (short lane)."""
        self._answered_at = time.monotonic()
        self._answered += 1

    def give_way(self) -> None:
        """Wait while somebody waits (long lane)."""
        if self._asked != self._given_to:
            self._given_to, self._given_since = self._asked, time.monotonic()
        while self._is_taken and time.monotonic() - self._given_since < _LONGEST:
            time.sleep(_LOOK)

    @property
    def _is_taken(self) -> bool:
        return self._answered != self._asked or time.monotonic() - self._answered_at < _PAINTING
