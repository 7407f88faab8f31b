"""Where the base lies, who sits at the machine, where reports go."""

from __future__ import annotations

import getpass
from pathlib import Path

import pytest

from grc_desktop.app.surroundings import base_path, reports_folder, user_name
from grc_desktop.core.errors import Refused


def test_base_is_in_the_users_own_data_folder() -> None:
    assert base_path().name == "base.grc"
    assert base_path().parent.name == "grc-desktop"
    assert base_path("") == base_path(None)


@pytest.mark.parametrize(
    ("asked", "path"),
    [
        ("house.grc", Path("house.grc")),
        ("~/house.grc", Path.home() / "house.grc"),
        ("sqlite:///house.grc", Path("house.grc")),
        ("sqlite:////srv/house.grc", Path("/srv/house.grc")),
        ("a:b.grc", Path("a:b.grc")),
    ],
)
def test_base_may_be_a_path_or_an_address(asked: str, path: Path) -> None:
    assert base_path(asked) == path


@pytest.mark.parametrize("asked", ["postgresql://desk/house", "sqlite://", "sqlite:///", "http://x/y.grc"])
def test_other_addresses_are_refused(asked: str) -> None:
    with pytest.raises(Refused, match="not a base this program can open"):
        base_path(asked)


def test_user_is_the_one_of_the_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(getpass, "getuser", lambda: "camille")
    assert user_name() == "camille"


def test_machine_that_does_not_know_its_user(monkeypatch: pytest.MonkeyPatch) -> None:
    def nobody() -> str:
        raise KeyError("getpwuid(): uid not found: 1234")

    monkeypatch.setattr(getpass, "getuser", nobody)
    assert user_name() == ""


def test_reports_are_not_kept_beside_the_base() -> None:
    assert reports_folder() != base_path().parent
