"""The worked example: 1000 written to, 60 buyers; 250 in the control group, 9 buyers."""

from __future__ import annotations

import pytest

from grc_desktop.features.campaigns.statistics import compare, verdict, wilson


def test_the_worked_example() -> None:
    found = compare(1000, 60, 250, 9)
    assert found is not None
    assert found.uplift == pytest.approx(0.024)
    assert found.relative == pytest.approx(0.667, abs=5e-4)
    assert found.z == pytest.approx(1.486, abs=5e-4)
    assert found.p == pytest.approx(0.137, abs=5e-4)
    assert not found.significant
    assert found.extra_buyers == pytest.approx(24)
    assert found.interval == pytest.approx((0.0469, 0.0765), abs=5e-5)
    assert found.control_interval == pytest.approx((0.0191, 0.0670), abs=5e-5)
    words = verdict(found)
    assert "6.0%" in words
    assert "14 times out of 100: it proves nothing" in words


@pytest.mark.parametrize(
    ("figures", "said"),
    [
        ((1000, 100, 1000, 60), "less than once in 100 times: the campaign has worked"),
        ((1000, 80, 1000, 57), "only 4 times out of 100"),
        ((1000, 40, 1000, 80), "booked less"),
        ((20, 3, 5, 0), "too few"),
        ((1000, 0, 250, 0), "too few"),
    ],
)
def test_it_is_said_in_plain_words(figures: tuple[int, int, int, int], said: str) -> None:
    assert said in verdict(compare(*figures))


def test_without_a_control_group_nothing_is_claimed() -> None:
    assert compare(100, 10, 0, 0) is None
    assert "no control group" in verdict(None)
    assert "Nothing has been sent" in verdict(None, sent=False)
    assert "still being counted" in verdict(compare(1000, 60, 250, 9), over=False)


def test_an_interval_stays_within_bounds() -> None:
    assert wilson(0, 0) == (0.0, 1.0)
    assert wilson(0, 10)[0] == 0.0
    assert wilson(10, 10)[1] == pytest.approx(1.0)
