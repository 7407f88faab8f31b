from __future__ import annotations

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.database.journal.undo import undo
from grc_desktop.features.customers.actions import add_customer, define_field, edit_customer, edit_many
from grc_desktop.features.customers.queries import customer, customer_rows, find_customers
from grc_desktop.features.customers.records import Customer


@pytest.fixture
def lucie(base: Database) -> int:
    base.write(define_field, name="Badge", kind="number")
    values = {"last_name": "Moreau", "first_name": "Lucie", "mobile": "06 12 48 77 03", "city": "Lyon",
              "postcode": "69002", "email": "l@exemple.fr", "tags": "VIP, ski", "custom.Badge": "7"}  # fmt: skip
    return base.write(add_customer, values=values).result


def record(base: Database, id_: int) -> Customer:
    return base.read(customer, customer_id=id_)


@pytest.mark.parametrize(
    ("changes", "after"),
    [
        ({"last_name": "Durand"}, {"last_name": "Durand"}),
        ({"city": "Nice", "country": "fr"}, {"city": "Nice", "country": "FR", "postcode": "69002"}),
        ({"postcode": "1000"}, {"postcode": "01000"}),
        ({"city": "", "postcode": None}, {"city": None, "postcode": None}),
        ({"mobile": "07 61 23 45 67"}, {"mobile": "+33761234567", "phone": "+33761234567"}),
        ({"phone": "04 76 00 00 00"}, {"phone": "+33476000000", "mobile": "+33612487703"}),
        ({"phone": "07 61 23 45 67"}, {"phone": "+33761234567", "mobile": "+33761234567"}),
        ({"phone": "0476000000", "mobile": "0761234567"}, {"phone": "+33476000000", "mobile": "+33761234567"}),
        ({"mobile": ""}, {"mobile": None, "phone": None}),
        ({"phone": ""}, {"mobile": None, "phone": None}),
        ({"email": "x@y.fr"}, {"email": "x@y.fr"}),
        ({"email": ""}, {"email": None}),
        ({"tags": "ski, golf"}, {"tags": ("golf", "ski")}),
        ({"tags": ""}, {"tags": ()}),
        ({"consent.sms": "oui"}, {"consent.sms": True}),
        ({"custom.Badge": "8,5"}, {"custom.Badge": "8.5"}),
        ({"birth_date": "14/10/1975", "kind": "foyer"}, {"kind": "household"}),
        ({"notes": "a\r\nb"}, {"notes": "a\nb"}),
    ],
)
def test_fields_change_and_undo_puts_them_back(
    base: Database, lucie: int, changes: dict[str, object], after: dict[str, object]
) -> None:
    before = record(base, lucie)
    done = base.write(edit_customer, customer_id=lucie, changes=changes)
    assert done.words.startswith("Changed ")
    values = record(base, lucie).values
    assert {field: values.get(field) for field in after} == after
    base.write(undo, operation_id=done.operation_id or 0)
    assert record(base, lucie) == before


def test_the_journal_names_the_fields(base: Database, lucie: int) -> None:
    done = base.write(edit_customer, customer_id=lucie, changes={"city": "Nice", "notes": "x", "email": "l@exemple.fr"})
    assert done.words == "Changed Lucie Moreau: Town, Notes"


def test_what_stands_so_already_is_no_change(base: Database, lucie: int) -> None:
    unchanged = {"city": "Lyon", "mobile": "+33 6 12 48 77 03", "tags": "ski,VIP", "custom.Badge": "7", "notes": " "}
    assert base.write(edit_customer, customer_id=lucie, changes=unchanged).operation_id is None


def test_a_landline_gives_way_to_a_mobile_and_a_number_is_not_doubled(base: Database) -> None:
    one = base.write(add_customer, values={"last_name": "A", "phone": "0476000000"}).result
    base.write(edit_customer, customer_id=one, changes={"phone": "06 12 48 77 03"})
    assert [(phone.e164, phone.kind) for phone in record(base, one).phones] == [("+33612487703", "mobile")]
    two = base.write(add_customer, values={"last_name": "B"}).result
    base.write(edit_customer, customer_id=two, changes={"phone": "0612487703", "mobile": "0612487703"})
    assert len(record(base, two).phones) == 1


def test_two_edits_of_one_field_never_overwrite_each_other(base: Database, lucie: int) -> None:
    seen = record(base, lucie).values
    base.write(edit_customer, customer_id=lucie, changes={"city": "Nice"}, seen=seen)
    with pytest.raises(Refused) as caught:
        base.write(edit_customer, customer_id=lucie, changes={"city": "Metz", "notes": "x"}, seen=seen)
    assert caught.value.field == "city"
    assert caught.value.sentence == (
        "Camille has changed “Town” to “Nice” meanwhile. Look at the record again, then change it."
    )
    assert record(base, lucie).notes is None
    # Another field is nobody's business, the same wish no conflict, and what is seen may be as it was typed.
    base.write(edit_customer, customer_id=lucie, changes={"notes": "x"}, seen=seen)
    assert base.write(edit_customer, customer_id=lucie, changes={"city": "Nice"}, seen=seen).operation_id is None
    typed = {"mobile": "06.12.48.77.03"}
    assert base.write(edit_customer, customer_id=lucie, changes={"mobile": "0761234567"}, seen=typed).operation_id


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"kind": ""}, "kind"),
        ({"birth_date": "32/01/2000"}, "birth_date"),
        ({"consent.sms": ""}, None),
        ({"lastname": "x"}, "lastname"),
        ({"nights": 3}, "nights"),
        ({"custom.Nope": "x"}, "custom.Nope"),
    ],
)
def test_what_cannot_be_is_refused_beside_its_field(
    base: Database, lucie: int, changes: dict[str, object], field: str | None
) -> None:
    if field is None:  # nothing was ever said, so nothing changes
        assert base.write(edit_customer, customer_id=lucie, changes=changes).operation_id is None
        return
    with pytest.raises(Refused) as caught:
        base.write(edit_customer, customer_id=lucie, changes=changes)
    assert caught.value.field == field


def test_what_a_customer_said_is_not_unsaid(base: Database, lucie: int) -> None:
    base.write(edit_customer, customer_id=lucie, changes={"consent.sms": "oui"})
    base.write(edit_customer, customer_id=lucie, changes={"consent.sms": "non"})
    assert record(base, lucie).consents["sms"] is False
    with pytest.raises(Refused, match="Record a refusal instead"):
        base.write(edit_customer, customer_id=lucie, changes={"consent.sms": ""})


def test_one_field_of_many_is_one_operation(base: Database, lucie: int) -> None:
    others = [base.write(add_customer, values={"last_name": f"N{number}"}).result for number in range(3)]
    everyone = [lucie, *others]
    done = base.write(edit_many, customer_ids=[*everyone, lucie], field="origin", value="Salon")
    assert (done.result, done.words) == (4, "Changed Origin of 4 customers")
    tagged = base.write(edit_many, customer_ids=everyone, field="tags", value="VIP, été")
    assert tagged.result == 4
    assert record(base, lucie).values["tags"] == ("VIP", "ski", "été")
    moved = base.write(edit_many, customer_ids=everyone, field="country", value="Suisse")
    assert [row.values["country"] for row in base.read(customer_rows, ids=everyone, fields=["country"])] == ["CH"] * 4
    for operation in (moved, tagged, done):
        assert base.write(undo, operation_id=operation.operation_id or 0).result.kept == ()
    assert [record(base, id_).origin for id_ in everyone] == [None] * 4
    with pytest.raises(Refused):
        base.write(edit_many, customer_ids=everyone, field="kind", value="")


def test_the_search_follows_an_edit(base: Database, lucie: int) -> None:
    base.write(edit_customer, customer_id=lucie, changes={"last_name": "Œuvrard", "mobile": "0761112233"})
    assert [one.id for one in base.read(find_customers, text="oeuv 1122")] == [lucie]
    assert base.read(find_customers, text="moreau") == []
