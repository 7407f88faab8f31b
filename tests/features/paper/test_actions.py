from __future__ import annotations

from dataclasses import replace

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.features.paper.actions import delete_sheet, place_envelope, save_sheet
from grc_desktop.features.paper.envelope_sizes import known_envelope
from grc_desktop.features.paper.queries import envelopes, own_sheets
from grc_desktop.features.paper.records import LabelSheet
from grc_desktop.features.paper.sheets import find_sheet

_OWN = LabelSheet("", "Boulanger 12", "A4", 210.0, 297.0, 2, 6, 97.0, 42.0, 8.0, 21.0, 97.0, 42.0)


def test_a_sheet_of_the_house_is_kept_changed_and_deleted(base: Database) -> None:
    done = base.write(save_sheet, sheet=_OWN)
    assert done.words == "Added the label sheet Boulanger 12"
    kept = base.read(own_sheets)
    assert kept == [replace(_OWN, own_id=done.result)]
    assert find_sheet("boulanger-12", kept) == kept[0]
    base.write(save_sheet, sheet=replace(kept[0], top=20.0))
    assert base.read(own_sheets)[0].top == 20
    base.write(delete_sheet, sheet_id=done.result)
    assert base.read(own_sheets) == []
    with pytest.raises(Refused, match="no longer there"):
        base.write(delete_sheet, sheet_id=done.result)


def test_a_sheet_of_the_house_comes_before_one_of_the_same_name(base: Database) -> None:
    base.write(save_sheet, sheet=replace(_OWN, part="L7160"))
    assert find_sheet("L7160", base.read(own_sheets)).columns == 2


def test_no_two_sheets_have_the_same_name(base: Database) -> None:
    base.write(save_sheet, sheet=_OWN)
    with pytest.raises(Refused, match="already a sheet") as refusal:
        base.write(save_sheet, sheet=_OWN)
    assert refusal.value.field == "part"


def test_the_address_stands_where_the_house_wants_it(base: Database) -> None:
    base.write(place_envelope, name="c5", place={"left": 20, "top": 60, "box_width": 90, "box_height": 30})
    c5 = known_envelope(base.read(envelopes), "C5")
    assert (c5.left, c5.top, c5.box_width, c5.box_height) == (20, 60, 90, 30)
    base.write(place_envelope, name="C5", place=None)
    assert known_envelope(base.read(envelopes), "C5").left == 113
