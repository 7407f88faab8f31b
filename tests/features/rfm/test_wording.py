from __future__ import annotations

from datetime import date

from grc_desktop.features.rfm.records import KeptScore, Score
from grc_desktop.features.rfm.wording import explained, figures, tip

SCORE = Score(1, 420, 3, 45_000, 2, 4, 3, "AT_RISK")


def test_each_score_is_explained() -> None:
    assert explained(SCORE, date(2026, 11, 22)) == (
        "R2: last purchase 14 months ago", "F4: 3 purchases", "M3: €450.00 in all",
    )  # fmt: skip
    assert figures(SCORE) == "2-4-3"


def test_the_tip_names_segment_method_and_what_to_do() -> None:
    lines = tip(KeptScore(date(2026, 11, 22), "rank", SCORE)).splitlines()
    assert lines[0] == "At risk"
    assert "14 months ago" in lines[1]
    assert "Personal call or letter" in lines[4]
    assert "by rank" in lines[5]
