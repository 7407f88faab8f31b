"""How figures are compared, and how a task is worded."""

from __future__ import annotations

from typing import Literal

Trend = Literal["", "good", "bad"]


def growth(now: float | None, before: float | None) -> float | None:
    """Relative change, 0.08 for 8 % more; None where there is nothing to compare with."""
    if now is None or not before:
        return None
    return now / before - 1


def trend(change: float | None, *, more_is_better: bool = True) -> Trend:
    """Whether a change is good news; a change that would be shown as zero is none."""
    if change is None or abs(change) < 0.005:
        return ""
    return "good" if (change > 0) == more_is_better else "bad"
