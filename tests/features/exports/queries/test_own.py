from __future__ import annotations

from grc_desktop.database.database import Database
from grc_desktop.features.exports.queries import list_ids, list_rows
from tests.features.exports import small_house as house


def test_gestures_of_one_complaint_are_named_in_one_row_and_told_in_two(base: Database) -> None:
    base.write(house.furnish)
    ids = base.read(list_ids, subject="complaints", sort="number")
    rows = base.read(list_rows, subject="complaints", ids=ids, columns=["number", "gesture", "compensation"])
    assert rows == [("R-2026-001", "credit,gift", 6500), ("R-2026-002", None, None)]
    ids = base.read(list_ids, subject="gestures")
    rows = base.read(list_rows, subject="gestures", ids=ids, columns=["complaint", "kind", "cost", "customer"])
    assert rows == [("R-2026-001", "credit", 5000, "Moreau Lucie"), ("R-2026-001", "gift", 1500, "Moreau Lucie")]
