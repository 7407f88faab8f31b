from __future__ import annotations

from grc_desktop.database.database import Database, Done
from grc_desktop.features.customers.actions import add_customer
from grc_desktop.features.duplicates.feature import FEATURE
from grc_desktop.features.duplicates.looking import look_for_duplicates


def test_today_proposes_to_compare_what_was_found(base: Database) -> None:
    (prompt,) = FEATURE.prompts
    assert base.read(prompt.ask) == ()
    for _ in range(3):
        base.write(add_customer, values={"last_name": "Moreau", "first_name": "Lucie", "email": "l@exemple.fr"})
    look_for_duplicates(base)
    (words,) = base.read(prompt.ask)
    assert (words.title, words.text) == ("3 probable duplicates", "3 of them are sure")


def test_the_upkeep_looks_only_where_something_changed(base: Database) -> None:
    (upkeep,) = FEATURE.upkeep
    for _ in range(2):
        base.write(add_customer, values={"last_name": "Moreau", "first_name": "Lucie", "email": "l@exemple.fr"})

    def report(*_: object) -> None:
        """How far it is: nobody looks here."""

    assert isinstance(upkeep.run(base, report), Done)
    assert upkeep.run(base, report) is None
