"""Settings, establishment and users: set, refused, undone."""

from __future__ import annotations

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.database.journal.undo import undo
from grc_desktop.features.desk.actions import add_user, edit_user, save_establishment, save_setting
from grc_desktop.features.desk.queries import establishment, setting, users
from grc_desktop.features.desk.records import Establishment


def test_a_setting_is_any_json_value(base: Database) -> None:
    assert base.read(setting, key="x", default=3) == 3
    base.write(save_setting, key="x", value={"a": [1, None, "é"]})
    assert base.read(setting, key="x") == {"a": [1, None, "é"]}
    base.write(save_setting, key="x", value=False)
    assert base.read(setting, key="x") is False


def test_the_establishment_is_kept_tidied_and_undone(base: Database) -> None:
    assert base.read(establishment) == Establishment()
    base.write(save_establishment, establishment=Establishment(name="Hôtel du Lac", country="France"))
    done = base.write(
        save_establishment, establishment=Establishment(name="  Hôtel des Remparts ", country="FR", city="Dinan")
    )
    assert base.read(establishment) == Establishment(name="Hôtel des Remparts", city="Dinan")
    assert done.words == "Changed the establishment to Hôtel des Remparts"
    assert done.operation_id
    base.write(undo, operation_id=done.operation_id)
    assert base.read(establishment).name == "Hôtel du Lac"


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"name": " "}, "name"),
        ({"name": "x", "country": "Atlantide"}, "country"),
        ({"name": "x", "profile": "y"}, "profile"),
    ],
)
def test_what_an_establishment_cannot_be(base: Database, values: dict[str, str], field: str) -> None:
    with pytest.raises(Refused) as refusal:
        base.write(save_establishment, establishment=Establishment(**values))
    assert refusal.value.field == field


def test_users_come_and_go(base: Database) -> None:
    camille = base.write(add_user, name="Camille", role="manager").result
    base.write(add_user, name="Yann")
    with pytest.raises(Refused, match="already a user"):
        base.write(add_user, name=" Yann ")
    with pytest.raises(Refused, match="role"):
        base.write(add_user, name="Zoé", role="king")
    base.write(edit_user, user_id=camille, name="Camille B.", role="manager", active=False)
    with pytest.raises(Refused, match="already a user"):
        base.write(edit_user, user_id=camille, name="Yann", role="desk", active=True)

    assert [user.name for user in base.read(users)] == ["Yann"]
    assert [(user.name, user.active) for user in base.read(users, with_inactive=True)] == [
        ("Camille B.", False),
        ("Yann", True),
    ]
