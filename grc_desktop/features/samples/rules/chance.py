"""A seeded die, and the register that numbers what is made up."""

from __future__ import annotations

from bisect import bisect
from collections.abc import Iterable, Mapping, Sequence
from itertools import accumulate
from random import Random
from typing import Any, Generic, TypeVar

from grc_desktop.features.samples.records import Rows

T = TypeVar("T")


class Weighted(Generic[T]):
    """Things that come up more or less often."""

    def __init__(self, pairs: Iterable[tuple[T, float]]) -> None:
        things, weights = zip(*pairs, strict=True)
        self.things: Sequence[T] = things
        self._sums = list(accumulate(weights))

    @classmethod
    def by_rank(cls, things: Sequence[T]) -> Weighted[T]:
        """The first ones are the frequent ones, as names are."""
        return cls((thing, 1 / (rank + 12)) for rank, thing in enumerate(things))

    def pick(self, die: Random, start: int = 0, end: int | None = None) -> T:
        """One of the things from ``start`` up to, without, ``end``."""
        low = self._sums[start - 1] if start else 0.0
        high = self._sums[-1 if end is None else end - 1]
        place = bisect(self._sums, low + die.random() * (high - low))
        return self.things[min(place, len(self.things) - 1)]


class Register:
    """Collects rows and gives each its number, so that rows can point at one another before they are stored."""

    def __init__(self, first_ids: Mapping[str, int]) -> None:
        self._next = dict(first_ids)
        self._rows: Rows = {}

    def add(self, table: str, **row: Any) -> int:
        """Note a row and return its id."""
        row_id = self._next.get(table, 1)
        self._next[table] = row_id + 1
        row["id"] = row_id
        self._rows.setdefault(table, []).append(row)
        return row_id

    def last(self, table: str) -> dict[str, Any]:
        """The row of that table noted last: it may still be completed."""
        return self._rows[table][-1]

    def take(self) -> Rows:
        """What was noted since the last time."""
        rows, self._rows = self._rows, {}
        return rows
