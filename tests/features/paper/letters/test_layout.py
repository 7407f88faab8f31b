"""Where windows are, and that addresses stand in them."""

from __future__ import annotations

import pytest

from grc_desktop.features.paper.letters.layout import LINE, PAGE, PLACES, usual_side


@pytest.mark.parametrize(
    ("country", "side"),
    [("FR", "right"), ("RE", "right"), ("BE", "right"), ("", "right"), ("DE", "left"), ("GB", "left"), ("US", "left")],
)
def test_windows_are_where_the_country_has_them(country: str, side: str) -> None:
    assert usual_side(country) == side


def test_six_lines_stand_in_the_part_of_a_window_that_is_always_seen() -> None:
    x, y = PLACES["right"].address
    assert x >= 100
    assert x + PLACES["right"].address_width <= 190
    assert y >= 55
    assert y + 6 * LINE <= 79


def test_six_lines_stand_in_the_field_of_din_5008_form_b() -> None:
    x, y = PLACES["left"].address
    assert x >= 20
    assert x + PLACES["left"].address_width <= 105
    assert y >= 45 + 17.7
    assert y + 6 * LINE <= 45 + 45


@pytest.mark.parametrize("side", ["right", "left"])
def test_parts_do_not_meet(side: str) -> None:
    places = PLACES[side]  # type: ignore[index]
    assert places.address[1] + 6 * LINE < places.date[1] < places.text < PAGE[1]
