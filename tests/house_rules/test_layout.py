"""The tree can be read: each file has its test, says something by its name, and is short enough."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
SOURCE = ROOT / "grc_desktop"
TESTS = ROOT / "tests"

WHOLE = {
    "__main__.py": "two lines around cli.main",
    "database/schema": "what the tables mean is tested where they are used; their upgrade under migrations",
}
"""What has no test file of its own, and why."""

EVERYWHERE = {
    "feature.py": "wiring: tests/app/test_features.py looks at all of it, test_off_screen.py opens every page",
    "records.py": "what queries hand out: tested with them",
}
"""Names of files, the same in every feature, that have none either."""

NOT_A_MIRROR = {"house_rules", "installer", "journeys", "pictures", "benchmarks"}
"""Folders of tests that look at the whole."""

OF_A_WHOLE_ROOM = {
    "database/test_killed.py": "the program is killed anywhere in a write",
}
"""Tests that belong to no one file, and why."""

LONGEST = 400
SAYS_NOTHING = re.compile(r"(^|_)(utils?|helpers?|common|managers?|misc|stuff)(_|$)")


def sources() -> list[Path]:
    return sorted(path for path in SOURCE.rglob("*.py") if "versions" not in path.parts)


def has_code(path: Path) -> bool:
    """Whether anything is decided there: a file of declarations has nothing to test."""
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) for node in ast.walk(tree))


def homes_of_tests(source: Path) -> Iterator[Path]:
    """``tests/a/test_b.py`` for ``a/b.py``; for a file of a package that was split, also the package's own."""
    inside = source.relative_to(SOURCE)
    yield TESTS / inside.parent / f"test_{inside.stem}.py"
    package = inside.parent
    if package.name != "ui" and package.parts not in ROOMS:
        yield TESTS / package.parent / f"test_{package.name}.py"


ROOMS = {
    (),
    *((room,) for room in ("app", "core", "database", "features", "ui")),
    *(("features", folder.name) for folder in (SOURCE / "features").iterdir() if folder.is_dir()),
}


def test_each_file_with_code_has_its_test() -> None:
    missing = []
    for source in sources():
        inside = source.relative_to(SOURCE).as_posix()
        if source.name in EVERYWHERE or any(map(inside.startswith, WHOLE)) or not has_code(source):
            continue
        if not any(home.is_file() for home in homes_of_tests(source)):
            missing.append(f"{inside}: no {next(homes_of_tests(source)).relative_to(ROOT).as_posix()}")
    assert not missing, "\n".join(missing)


def test_each_test_has_its_file() -> None:
    stray = []
    for test in sorted(TESTS.rglob("test_*.py")):
        inside = test.relative_to(TESTS)
        if inside.parts[0] in NOT_A_MIRROR or inside.as_posix() in OF_A_WHOLE_ROOM:
            continue
        source = SOURCE / inside.parent / inside.name.removeprefix("test_")
        if not source.is_file() and not source.with_suffix("").is_dir():
            stray.append(f"{inside.as_posix()} tests nothing that exists")
    assert not stray, "\n".join(stray)


@pytest.mark.parametrize("exempt", WHOLE)
def test_exemptions_still_exist(exempt: str) -> None:
    assert (SOURCE / exempt).exists()


def test_no_file_is_too_long() -> None:
    files = [*sources(), *(ROOT / "installer").glob("*.py")]
    lengths = {path: len(path.read_text(encoding="utf-8").splitlines()) for path in files}
    long = [f"{path.relative_to(ROOT)}: {count} lines" for path, count in lengths.items() if count > LONGEST]
    assert not long, f"more than {LONGEST} lines; make a package of the same name:\n" + "\n".join(long)


def test_names_say_something() -> None:
    empty = [path for path in [*SOURCE.rglob("*"), *TESTS.rglob("*")] if SAYS_NOTHING.search(path.stem)]
    assert not empty, f"a room is missing: {[str(path.relative_to(ROOT)) for path in empty]}"
