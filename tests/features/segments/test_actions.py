from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.database.journal.undo import undo
from grc_desktop.database.schema import Customer
from grc_desktop.features.campaigns.actions import create_campaign, save_campaign
from grc_desktop.features.campaigns.queries import campaign
from grc_desktop.features.segments.actions import (
    delete_view,
    freeze_segment,
    put_into_segment,
    rename_view,
    save_view,
    take_out_of_segment,
    thaw_segment,
)
from grc_desktop.features.segments.queries import count, customer_ids, saved_view, saved_views


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


# --- people ---------------------------------------------------------------------------------------

ANA, BEA, CLO, DIA = range(1, 5)


def _people(session: Session) -> None:
    names = ("Ana", "Bea", "Clo", "Dia")
    session.add_all(
        Customer(id=id_, kind="person", last_name=name, profession="chef" if id_ < CLO else "guide")
        for id_, name in enumerate(names, start=ANA)
    )


def _change(session: Session, *, customer_id: int) -> None:
    session.get_one(Customer, customer_id).profession = "chef"


@pytest.fixture
def chefs(base: Database) -> int:
    """A live segment of Ana and Bea."""
    base.write(_people)
    return base.write(save_view, name="Chefs", expression="profession = chef").result


def _who(base: Database, name: str = "Chefs") -> set[int]:
    ids = set(base.read(customer_ids, where=base.read(saved_view, name=name).where))
    assert ids == set(base.read(customer_ids, where=f'segment = "{name}"'))
    return ids


def test_a_live_segment_follows_its_conditions_and_a_frozen_one_does_not(base: Database, chefs: int) -> None:
    assert _who(base) == {ANA, BEA}
    done = base.write(freeze_segment, view_id=chefs)
    assert (done.result, done.words) == (2, "Froze the segment “Chefs” with 2 customers")
    base.write(_change, customer_id=CLO)
    assert _who(base) == {ANA, BEA}
    assert base.read(saved_view, name="Chefs").frozen_at is not None
    base.write(thaw_segment, view_id=chefs)
    assert _who(base) == {ANA, BEA, CLO}
    base.write(undo, operation_id=done.operation_id or 0)
    view = base.read(saved_view, name="Chefs")
    assert (view.frozen_at, view.added, view.where) == (None, 0, 'profession = "chef"')


@pytest.mark.parametrize("frozen", [False, True])
def test_single_people_are_added_and_taken_away(base: Database, chefs: int, frozen: bool) -> None:
    if frozen:
        base.write(freeze_segment, view_id=chefs)
    added = base.write(put_into_segment, view_id=chefs, customer_ids=[BEA, DIA])
    assert (added.result, added.words) == (1, "Added 1 customer to the segment “Chefs”")
    assert _who(base) == {ANA, BEA, DIA}
    taken = base.write(take_out_of_segment, view_id=chefs, customer_ids=[ANA, CLO])
    assert taken.result == 1
    assert _who(base) == {BEA, DIA}
    base.write(put_into_segment, view_id=chefs, customer_ids=[ANA])
    assert _who(base) == {ANA, BEA, DIA}
    base.write(take_out_of_segment, view_id=chefs, customer_ids=[DIA])
    base.write(undo, operation_id=taken.operation_id or 0)
    assert DIA not in _who(base)


def test_a_segment_saved_as_itself_keeps_its_people_and_under_other_conditions_lets_them_go(
    base: Database, chefs: int
) -> None:
    base.write(put_into_segment, view_id=chefs, customer_ids=[DIA])
    base.write(save_view, name="chefs", expression='segment = "Chefs"', sort="-name")
    view = base.read(saved_view, name="chefs")
    assert (view.sort, view.added, view.expression) == ("-name", 1, 'profession = "chef"')
    assert _who(base, "chefs") == {ANA, BEA, DIA}
    done = base.write(save_view, name="chefs", expression="profession = guide")
    assert done.words == "Saved the view “chefs” without the 1 customer added or taken away by hand"
    assert _who(base, "chefs") == {CLO, DIA}
    base.write(freeze_segment, view_id=chefs)
    done = base.write(save_view, name="chefs", expression="profession = chef")
    assert done.words == "Saved the view “chefs” in place of a fixed list of 2 customers"
    assert base.write(save_view, name="chefs", expression="profession = guide").words == "Saved the view “chefs”"


def test_segments_are_made_of_segments_but_never_of_themselves(base: Database, chefs: int) -> None:
    base.write(save_view, name="Others", expression='not segment = "Chefs"')
    assert _who(base, "Others") == {CLO, DIA}
    with pytest.raises(Refused, match="contains itself"):
        base.write(save_view, name="Chefs", expression='segment = "Others" or profession = chef')
    assert _who(base) == {ANA, BEA}
    with pytest.raises(Refused, match="is made of “Chefs”"):
        base.write(delete_view, view_id=chefs)
    base.write(rename_view, view_id=chefs, name='Les "chefs"')
    assert base.read(saved_view, name="Others").expression == 'not segment = "Les \\"chefs\\""'
    assert _who(base, "Others") == {CLO, DIA}
    with pytest.raises(Refused, match="The nearest is “Les"):
        base.read(count, where='segment = "Les chef"')


def test_a_segment_that_a_campaign_is_for_is_not_deleted(base: Database, chefs: int) -> None:
    """The campaign would be for everybody without it."""
    within = base.write(create_campaign, name="Neige", view_id=chefs).result
    with pytest.raises(Refused, match="The campaign “Neige” is for the segment “Chefs”"):
        base.write(delete_view, view_id=chefs)
    base.write(save_campaign, campaign_id=within, changes={"view_id": None, "expression": 'not segment = "Chefs"'})
    with pytest.raises(Refused, match="“Neige”"):
        base.write(delete_view, view_id=chefs)
    base.write(rename_view, view_id=chefs, name="Cooks")
    assert base.read(campaign, campaign_id=within).expression == 'not segment = "Cooks"'
    base.write(save_campaign, campaign_id=within, changes={"expression": ""})
    base.write(delete_view, view_id=chefs)
    assert base.read(saved_views) == []


def test_a_deleted_frozen_segment_comes_back_with_its_people(base: Database, chefs: int) -> None:
    base.write(freeze_segment, view_id=chefs)
    done = base.write(delete_view, view_id=chefs)
    base.write(undo, operation_id=done.operation_id or 0)
    base.write(_change, customer_id=CLO)
    assert _who(base) == {ANA, BEA}


def test_a_segment_is_frozen_when_it_is_saved(base: Database, chefs: int) -> None:
    base.write(save_view, name="Guides", expression="profession = guide", frozen=True)
    base.write(_change, customer_id=CLO)
    assert _who(base, "Guides") == {CLO, DIA}
    assert chefs
