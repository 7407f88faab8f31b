"""Format, lint, types, layers, translations, unused code; then the tests."""

from __future__ import annotations

import os
import sys
from pathlib import Path
from typing import Sequence  # noqa: UP035  an older Python runs this file

from environment import ROOT, Environment, say


def lint(environment: Environment, options: Sequence[str]) -> int:
    """Every check but the tests; ``--fix`` mends first what a machine can mend."""
    if "--fix" in options:
        environment.call([environment.program("ruff"), "check", "--fix", "--quiet"])
        environment.call([environment.program("ruff"), "format", "--quiet"])
    return _report(_failed(environment))


def test(environment: Environment, options: Sequence[str]) -> int:
    """Every check and every test; ``options`` go to pytest, whose own summary comes last."""
    failed = _failed(environment)
    say("tests")
    status = environment.call(
        [environment.python, "-m", "pytest", *options],
        QT_QPA_PLATFORM=os.environ.get("QT_QPA_PLATFORM", "offscreen"),
    )
    return _report(failed) or status


def _failed(environment: Environment) -> list[str]:
    """The names of the checks that found something; each tells what."""
    ruff = environment.program("ruff")
    checks: dict[str, Sequence[str | Path]] = {
        "format": [ruff, "format", "--check"],
        "lint": [ruff, "check", "--quiet"],
        "types": [environment.program("mypy")],
        "layers": [environment.program("lint-imports"), "--no-logo"],
        "translations": [environment.python, ROOT / "installer" / "catalogues.py", "--check"],
        "unused code": [environment.program("vulture")],
    }
    failed = []
    for name, command in checks.items():
        say(name)
        if environment.call(command):
            failed.append(name)
    return failed


def _report(failed: list[str]) -> int:
    if failed:
        print(f"Failed checks: {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0
