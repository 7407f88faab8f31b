#!/usr/bin/env python3
"""The one command of this project, for a machine that has only Python and git.

    python3 installer/dev.py run      open the window on a sample house
    python3 installer/dev.py test     every check and every test

It fetches what is missing, says what it does, and needs nothing but the standard library. This file and
those it imports also run on an older Python than the program's own (macOS brings 3.9): uv then fetches one.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parent))

import checks
import demonstration
from environment import ROOT, Environment, Stop, prepare


def main() -> int:
    """Do what the command line asks and return its exit status."""
    parser = argparse.ArgumentParser(prog="installer/dev.py", description=__doc__.splitlines()[0])
    jobs = parser.add_subparsers(dest="job", required=True, metavar="JOB")
    jobs.add_parser("run", help="open the window on a sample house; without a display, do the same job into a folder")
    jobs.add_parser("test", help="every check, then pytest (further arguments go to pytest)")
    jobs.add_parser("lint", help="every check but the tests (--fix mends format and simple faults first)")
    jobs.add_parser("translations", help="extract the texts into resources/i18n and compile them (--check: only look)")
    jobs.add_parser("gallery", help="pictures of every page, into gallery/")
    jobs.add_parser("benchmark", help="tests/benchmarks/run.py (--size, --only, --json)")
    jobs.add_parser("package", help="the program as a folder and, where the tools are there, an installer, into dist/")
    chosen, rest = parser.parse_known_args()
    try:
        environment = prepare(window=chosen.job == "run")
        return _do(chosen.job, environment, rest)
    except Stop as reason:
        print(f"\n{reason}", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        print("\nStopped.", file=sys.stderr)
        return 130


def _do(job: str, environment: Environment, rest: list[str]) -> int:
    if job == "run":
        return demonstration.run(environment, rest)
    if job == "test":
        return checks.test(environment, rest)
    if job == "lint":
        return checks.lint(environment, rest)
    script = {
        "translations": ROOT / "installer" / "catalogues.py",
        "gallery": ROOT / "tests" / "pictures" / "gallery.py",
        "benchmark": ROOT / "tests" / "benchmarks" / "run.py",
        "package": ROOT / "installer" / "package.py",
    }[job]
    return environment.call([environment.python, script, *rest], GRC_DESKTOP_UV=str(environment.uv))


if __name__ == "__main__":
    sys.exit(main())
