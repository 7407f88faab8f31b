from __future__ import annotations

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.features.paper.envelope_sizes import ENVELOPES, known_envelope, placed
from grc_desktop.features.paper.records import Envelope


def test_a_dl_address_shows_in_the_window_of_a_dl() -> None:
    dl = known_envelope(ENVELOPES, "dl")
    assert dl.left >= 220 - 20 - 100
    assert dl.left + dl.box_width <= 220 - 20
    assert dl.top >= 110 - 20 - 35
    assert dl.top + dl.box_height <= 110 - 20


def test_an_unknown_envelope_is_refused() -> None:
    with pytest.raises(Refused, match="DL, C6, C5, C4, B4"):
        known_envelope(ENVELOPES, "B5")


@pytest.mark.parametrize("envelope", ENVELOPES, ids=lambda envelope: str(envelope.name))
def test_every_address_lies_on_its_envelope_as_it_is_made(envelope: Envelope) -> None:
    assert placed(envelope, {}) == envelope


def test_a_house_moves_the_address_to_its_own_windows() -> None:
    c5 = placed(known_envelope(ENVELOPES, "C5"), {"left": 20, "top": 60.5})
    assert (c5.left, c5.top, c5.box_width) == (20, 60.5, 92)


@pytest.mark.parametrize(
    ("place", "field"),
    [
        ({"left": 140}, "left"),
        ({"left": 1}, "left"),
        ({"top": 90}, "top"),
        ({"box_width": 30}, "box_width"),
        ({"box_height": 10}, "box_height"),
    ],
)
def test_an_address_that_would_leave_the_envelope_is_refused(place: dict[str, float], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        placed(known_envelope(ENVELOPES, "DL"), place)
    assert refusal.value.field == field
