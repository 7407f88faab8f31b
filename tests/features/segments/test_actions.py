from __future__ import annotations

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.database.journal.undo import undo
from grc_desktop.features.segments.actions import delete_view, rename_view, save_view
from grc_desktop.features.segments.queries import saved_view, saved_views


def test_saving_again_under_the_name_replaces_and_undo_brings_the_old_one_back(base: Database) -> None:
    first = base.write(save_view, name="Lyonnais", expression="city = Lyon")
    second = base.write(save_view, name="lyonnais ", expression="city = Nice", sort="-city")
    assert second.result == first.result
    assert second.words == "Saved the view “lyonnais”"
    assert base.read(saved_view, name="Lyonnais").expression == 'city = "Nice"'
    base.write(undo, operation_id=second.operation_id or 0)
    view = base.read(saved_view, name="Lyonnais")
    assert (view.name, view.expression, view.sort) == ("Lyonnais", 'city = "Lyon"', None)


def test_views_are_renamed_and_deleted(base: Database) -> None:
    one = base.write(save_view, name="Un").result
    base.write(save_view, name="Deux")
    with pytest.raises(Refused, match="already a view “deux”"):
        base.write(rename_view, view_id=one, name="deux")
    base.write(rename_view, view_id=one, name="UN")
    done = base.write(delete_view, view_id=one)
    assert [view.name for view in base.read(saved_views)] == ["Deux"]
    with pytest.raises(Refused, match="deleted meanwhile"):
        base.write(delete_view, view_id=one)
    base.write(undo, operation_id=done.operation_id or 0)
    assert [view.name for view in base.read(saved_views)] == ["Deux", "UN"]


@pytest.mark.parametrize(("name", "expression"), [(" ", "city = a"), ("x", "citi = a")])
def test_a_view_without_name_or_sense_is_refused(base: Database, name: str, expression: str) -> None:
    with pytest.raises(Refused):
        base.write(save_view, name=name, expression=expression)
    assert base.read(saved_views) == []
