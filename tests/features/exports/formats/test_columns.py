from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.features.exports.formats.columns import MOST_LINES, Cells, share
from grc_desktop.features.exports.typeface import regular

_SHOWN = st.text(st.sampled_from(sorted(regular().advances)), max_size=200)


@given(_SHOWN, st.floats(20, 400))
def test_every_line_of_a_cell_fits_it(text: str, width: float) -> None:
    lines = Cells(regular(), 8, width).lines(text)
    assert 1 <= len(lines) <= MOST_LINES
    for line in lines:
        assert regular().width(line, 8) <= width + 0.01 or len(line) == 1


@given(st.text("abc def-", max_size=80))
def test_nothing_is_lost_when_there_is_room(text: str) -> None:
    lines = Cells(regular(), 8, 150).lines(text)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_words_are_kept_whole_and_addresses_break_where_they_part() -> None:
    cells = Cells(regular(), 8, 60)
    assert cells.lines("rue des Trois Conils") == ("rue des Trois", "Conils")
    assert cells.lines("lucie.moreau@exemple.fr")[0].endswith((".", "@"))
    assert cells.lines("a" * 500)[-1].endswith("a…")


@given(st.lists(st.floats(10, 300), min_size=1, max_size=20), st.floats(300, 800))
def test_columns_share_the_room_without_passing_it(natural: list[float], room: float) -> None:
    least = [min(width, 12.0) for width in natural]
    widths = share(natural, least, room)
    assert sum(widths) <= room + 0.01
    assert all(width >= floor - 0.01 for width, floor in zip(widths, least, strict=True))
    if sum(natural) <= room:
        assert all(width >= wish for width, wish in zip(widths, natural, strict=True))


def test_only_the_wide_columns_give_way() -> None:
    assert share([20, 30, 400], [10, 10, 10], 150) == pytest.approx([20, 30, 100], abs=0.01)
