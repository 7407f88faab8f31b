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
    functions = [node for node in ast.walk(tree) if isinstance(node, ast.FunctionDef)]
    return any(not isinstance(statement, ast.Expr) for function in functions for statement in function.body)


def home_of_tests(source: Path) -> Path:
    """``tests/a/test_b.py`` for ``a/b.py``, and for ``a/b/__init__.py``; the whole package is in no folder."""
    inside = source.relative_to(SOURCE)
    if inside.stem == "__init__" and inside.parent.name:
        inside = inside.parent.with_suffix(".py")
    return TESTS / inside.parent / f"test_{inside.stem}.py"


def is_tested(source: Path) -> bool:
    """By its own test; for a file of a package that was split, also by the package's."""
    package = source.relative_to(SOURCE).parent
    whole = TESTS / package.parent / f"test_{package.name}.py"
    return home_of_tests(source).is_file() or (package.parts not in ROOMS and whole.is_file())


def parts_of(source: Path) -> Iterator[Path]:
    """The files of the same folder, or below it, that ``source`` imports."""
    for node in ast.walk(ast.parse(source.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom) and node.module and node.module.startswith("grc_desktop."):
            module = ROOT / Path(*node.module.split("."))
            for part in (module.with_suffix(".py"), *(module / f"{name.name}.py" for name in node.names)):
                if part.is_file() and source.parent in part.parents:
                    yield part


def covered_sources() -> set[Path]:
    """All that is tested, by its own test or as a part, inside the same folder, of something that is."""
    tested: set[Path] = set()
    waiting = [source for source in sources() if is_tested(source)]
    while waiting:
        source = waiting.pop()
        if source not in tested:
            tested.add(source)
            waiting += parts_of(source)
    return tested


ROOMS = {
    (),
    *((room,) for room in ("app", "core", "database", "features", "ui")),
    *(("features", folder.name) for folder in (SOURCE / "features").iterdir() if folder.is_dir()),
}


def test_each_file_with_code_has_its_test() -> None:
    tested = covered_sources()
    missing = [
        f"{source.relative_to(SOURCE).as_posix()}: no {home_of_tests(source).relative_to(ROOT).as_posix()}"
        for source in sources()
        if source not in tested
        and source.name not in EVERYWHERE
        and not any(map(source.relative_to(SOURCE).as_posix().startswith, WHOLE))
        and has_code(source)
    ]
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
