"""The worked examples of the two methods, and the map of segments."""

from __future__ import annotations

import csv

import pytest
from babel.messages.pofile import read_po

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import speak
from grc_desktop.core.resources import resource
from grc_desktop.features.rfm.records import Dealings, Move, Settings, Traffic
from grc_desktop.features.rfm.rules import checked, scored, segment, traffic, worked_out_bounds
from grc_desktop.features.segments.fields import RFM_SEGMENTS

RANK, THRESHOLD = Settings(method="rank"), Settings(method="threshold")


def _people(*figures: tuple[int, int, int]) -> list[Dealings]:
    return [Dealings(at, *three) for at, three in enumerate(figures, start=1)]


def test_by_rank_five_parts_have_the_same_size() -> None:
    people = _people(*((10 * at, at, 1000 * at) for at in range(1, 11)))
    found = scored(people, RANK)
    assert [one.r for one in found] == [5, 5, 4, 4, 3, 3, 2, 2, 1, 1]  # 10 days ago is the best
    assert [one.f for one in found] == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]
    assert [one.m for one in found] == [1, 1, 2, 2, 3, 3, 4, 4, 5, 5]


def test_by_rank_equal_customers_are_told_apart_by_their_number_and_always_the_same() -> None:
    people = _people(*((30, 1, 5000) for _ in range(7)))
    first = scored(people, RANK)
    assert [one.f for one in first] == [1, 1, 2, 2, 3, 4, 5]  # as NTILE(5) cuts seven
    assert scored(people, RANK) == first


def test_by_threshold_bounds_are_quantiles_of_type_7_plus_one() -> None:
    # R: quantile(1:10, c(.2, .4, .6, .8), type = 7) + 1  ->  3.8 5.6 7.4 9.2
    assert worked_out_bounds(range(1, 11)) == pytest.approx([3.8, 5.6, 7.4, 9.2])
    people = _people(*((at, at, 100 * at) for at in range(1, 11)))
    found = scored(people, THRESHOLD)
    assert [one.f for one in found] == [1, 1, 1, 2, 2, 3, 3, 4, 4, 5]
    assert [one.r for one in found] == [5, 5, 5, 4, 4, 3, 3, 2, 2, 1]
    assert [one.m for one in found] == [1, 1, 1, 2, 2, 3, 3, 4, 4, 5]


def test_by_threshold_equal_customers_get_equal_scores() -> None:
    people = _people(*((30, 1, 5000) for _ in range(8)), (2, 9, 90_000), (900, 1, 1))
    found = scored(people, THRESHOLD)
    assert len({(one.r, one.f, one.m) for one in found[:8]}) == 1
    assert found[8].f == 5


def test_own_bounds_take_the_place_of_those_worked_out() -> None:
    own = Settings(recency_days=(90, 180, 365, 730), frequency=(2, 3, 5, 8), monetary_cents=(200, 500, 1000, 2500))
    found = scored(_people((89, 1, 199), (90, 2, 200), (365, 5, 999), (5000, 8, 2500)), own)
    assert [(one.r, one.f, one.m) for one in found] == [(5, 1, 1), (4, 2, 2), (2, 4, 3), (1, 5, 5)]


def test_nobody_is_scored_where_nobody_bought() -> None:
    assert scored([], RANK) == []
    assert scored([], THRESHOLD) == []
    assert [one.segment for one in scored(_people((5, 1, 100)), RANK)] == ["LOST"]


def _segment_of(r: int, f: int, m: int) -> str:
    """The segment of somebody who has these scores by the bounds of the house."""
    bounds = Settings(recency_days=(10, 20, 30, 40), frequency=(2, 3, 4, 5), monetary_cents=(200, 300, 400, 500))
    (score,) = scored([Dealings(1, (6 - r) * 10 - 5, f, m * 100)], bounds)
    assert (score.r, score.f, score.m) == (r, f, m)
    return score.segment


@pytest.mark.parametrize(
    ("r", "f", "m", "code"),
    [
        (5, 5, 5, "CHAMPION"), (5, 4, 3, "CHAMPION"),  # the mean of 4 and 3 counts up
        (5, 3, 3, "POTENTIAL"), (4, 4, 4, "LOYAL"), (3, 5, 5, "LOYAL"), (5, 1, 1, "NEW"), (4, 1, 1, "PROMISING"),
        (3, 3, 3, "ATTENTION"), (3, 1, 2, "SLEEPING"), (2, 3, 4, "AT_RISK"), (1, 5, 5, "CANT_LOSE"),
        (2, 2, 2, "HIBERNATING"), (1, 1, 1, "LOST"), (1, 2, 3, "AT_RISK"),
    ],
)  # fmt: skip
def test_the_map_of_segments(r: int, f: int, m: int, code: str) -> None:
    assert _segment_of(r, f, m) == code


def test_the_map_is_whole_and_its_names_are_those_of_the_fields() -> None:
    every = {_segment_of(r, f, m) for r in range(1, 6) for f in range(1, 6) for m in range(1, 6)}
    assert every == {code for code, _ in RFM_SEGMENTS}
    assert len(every) == 11
    with (resource("i18n") / "fr" / "segments.po").open("rb") as catalogue:
        words = read_po(catalogue)
    with resource("rfm_segments.csv").open(encoding="utf-8", newline="") as file:
        lines = list(csv.DictReader(file))
    assert {(line["code"], line["name_en"]) for line in lines} == set(RFM_SEGMENTS)
    assert {line["name_fr"] for line in lines} == {words[label].string for _, label in RFM_SEGMENTS}


def test_a_segment_says_what_to_do_in_the_users_language() -> None:
    assert segment("AT_RISK").name == "At risk"
    assert segment("LOST").action == "Stop mailing; check retention date"
    speak("fr")
    assert segment("CHAMPION").action == "Remercier, avant-premières, parrainage"


@pytest.mark.parametrize("bounds", [(1, 2, 3), (4, 3, 2, 1), (1, 1, 2, 3)])
def test_bounds_that_make_no_sense_are_refused(bounds: tuple[int, ...]) -> None:
    with pytest.raises(Refused) as caught:
        checked(Settings(frequency=bounds))
    assert caught.value.field == "frequency"
    with pytest.raises(Refused):
        checked(Settings(months=0))


def test_moves_tell_the_traffic_of_each_segment() -> None:
    moves = [
        Move("LOYAL", "LOYAL", 40), Move("LOYAL", "CHAMPION", 7), Move("LOYAL", "AT_RISK", 9), Move("LOYAL", None, 2),
        Move("NEW", "LOYAL", 5), Move(None, "LOYAL", 6),
    ]  # fmt: skip
    found = {one.segment: one for one in traffic(moves)}
    assert list(found) == [code for code, _ in RFM_SEGMENTS]
    assert found["LOYAL"] == Traffic(
        "LOYAL", 58, 51, came=((None, 6), ("NEW", 5)), went=(("AT_RISK", 9), ("CHAMPION", 7), (None, 2))
    )
    assert found["LOST"] == Traffic("LOST", 0, 0)
