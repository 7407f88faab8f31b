from __future__ import annotations

from grc_desktop.database.database import Database
from grc_desktop.features.exports.queries import list_ids, list_rows
from tests.features.exports import small_house as house


def test_reminders_of_the_house_stand_in_their_list_unless_customers_are_asked_for(base: Database) -> None:
    base.write(house.furnish)
    ids = base.read(list_ids, subject="reminders")
    rows = base.read(list_rows, subject="reminders", ids=ids, columns=["words", "customer"])
    assert sorted(rows) == [("Changer l’encre", None), ("Rappeler", "Moreau Lucie")]
    assert len(base.read(list_ids, subject="reminders", where='last_name = "Moreau"')) == 1
