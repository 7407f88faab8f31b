"""The list of features, and that together they make one program: no key, command or shortcut twice."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

import pytest

import grc_desktop.features
from grc_desktop.app.features import FEATURES
from grc_desktop.core.resources import resource

CONTRACT = {
    *("create", "import", "undo", "journal", "search", "show", "add customer", "edit", "delete", "export"),
    *("print labels", "print list", "sheets", "duplicates", "merge", "segment list", "segment count", "segment save"),
    *("stats", "backup", "restore", "check"),
}
"""The subcommands that other programs call (docs: the command line)."""


def repeated(keys: Iterable[str]) -> list[str]:
    return [key for key, count in Counter(keys).items() if count > 1]


def test_every_folder_is_a_feature_of_the_list() -> None:
    folders = {path.parent.name for path in Path(grc_desktop.features.__file__).parent.glob("*/feature.py")}

    assert {feature.name for feature in FEATURES} == folders


def test_nothing_is_offered_twice() -> None:
    assert not repeated(feature.name for feature in FEATURES)
    assert not repeated(page.key for feature in FEATURES for page in feature.pages)
    assert not repeated(panel.key for feature in FEATURES for panel in feature.panels)
    assert not repeated(deed.key for feature in FEATURES for deed in feature.deeds)
    assert not repeated(deed.shortcut for feature in FEATURES for deed in feature.deeds if deed.shortcut)
    assert not repeated(command.name for feature in FEATURES for command in feature.commands())


def test_every_promised_subcommand_is_there() -> None:
    offered = {command.name for feature in FEATURES for command in feature.commands()}

    assert offered >= CONTRACT, f"missing: {sorted(CONTRACT - offered)}"


@pytest.mark.parametrize(
    "icon",
    sorted(
        {page.icon for feature in FEATURES for page in feature.pages}
        | {deed.icon for feature in FEATURES for deed in feature.deeds if deed.icon}
    ),
)
def test_icons_are_there(icon: str) -> None:
    assert resource(f"icons/{icon}.svg").is_file()


def test_every_page_that_is_asked_for_exists() -> None:
    package = Path(grc_desktop.features.__path__[0]).parent
    asked = {
        key
        for file in package.rglob("*.py")
        for key in re.findall(r'\b(?:go|show_page)\(\s*"(\w+)"', file.read_text(encoding="utf-8"))
    }
    offered = {page.key for feature in FEATURES for page in feature.pages}
    assert asked >= {"customers", "import", "print"}
    assert asked <= offered, f"no such page: {sorted(asked - offered)}"
