"""Comparing figures."""

from __future__ import annotations

import pytest

from grc_desktop.features.today.rules import growth, trend


@pytest.mark.parametrize(("now", "before", "expected"), [(108, 100, 0.08), (0, 100, -1), (5, 0, None), (None, 3, None)])
def test_growth(now: float | None, before: float | None, expected: float | None) -> None:
    assert growth(now, before) == (None if expected is None else pytest.approx(expected))


def test_trend() -> None:
    assert (trend(0.08), trend(-0.08), trend(0.001), trend(None)) == ("good", "bad", "", "")
    assert trend(0.08, more_is_better=False) == "bad"
