from __future__ import annotations

import pytest

from grc_desktop.database.database import Database
from grc_desktop.features.paper.actions import place_envelope, save_sheet
from grc_desktop.features.paper.envelope_sizes import ENVELOPES
from grc_desktop.features.paper.queries import envelopes, own_sheets
from grc_desktop.features.paper.records import LabelSheet


@pytest.mark.parametrize(
    ("width", "height", "paper"), [(210.0, 297.0, "A4"), (215.9, 279.4, "Letter"), (100.0, 150.5, "100 × 150.5")]
)
def test_a_sheet_of_the_house_names_its_paper(base: Database, width: float, height: float, paper: str) -> None:
    base.write(save_sheet, sheet=LabelSheet("", "Own", "", width, height, 1, 1, 50.0, 40.0, 5.0, 5.0, 50.0, 40.0))
    (sheet,) = base.read(own_sheets)
    assert (sheet.paper, sheet.brand, sheet.part) == (paper, "", "Own")


def test_envelopes_are_as_they_are_made_until_the_house_moves_the_address(base: Database) -> None:
    assert tuple(base.read(envelopes)) == ENVELOPES
    base.write(place_envelope, name="B4", place={"left": 30})
    assert [one.left for one in base.read(envelopes) if one.name == "B4"] == [30]
