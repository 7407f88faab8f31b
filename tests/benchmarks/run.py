#!/usr/bin/env python3
"""How fast the program is: every job beside its floor, alternately, each time in a process of its own.

python3 installer/dev.py benchmark                      every job on 100,000 customers
python3 installer/dev.py benchmark --size 10000 --quick --only keystroke
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median, quantiles
from typing import Any

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from tests.benchmarks.jobs import JOBS, Job  # noqa: E402  the path comes first
from tests.benchmarks.material import Material  # noqa: E402


def main() -> int:
    """Measure what the command line asks for, and print a table or JSON."""
    chosen = _arguments().parse_args()
    jobs = [job for job in JOBS if not chosen.only or job.name in chosen.only]
    with tempfile.TemporaryDirectory(prefix="grc-desktop-benchmark-") as temporary:
        material = Material(Path(chosen.folder or temporary) / str(chosen.size), chosen.size)
        _say(f"Making the files for {chosen.size:,} customers …")
        material.make({need for job in jobs for need in job.needs})
        results = []
        for job in jobs:
            _say(job.name)
            results.append(_measured(job, material, 2 if chosen.quick else chosen.times))
            if not chosen.json:
                _print(results[-1], job, first=len(results) == 1)
    if chosen.json:
        sys.stdout.write(json.dumps(results, indent=1) + "\n")
    return 0


def _arguments() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="benchmark", description=__doc__, formatter_class=argparse.RawTextHelpFormatter
    )
    parser.add_argument("--size", type=int, default=100_000, metavar="N", help="customers (default: 100000)")
    parser.add_argument(
        "--only", action="append", choices=[job.name for job in JOBS], metavar="JOB",
        help="only this job; may be said again. " + ", ".join(job.name for job in JOBS),
    )  # fmt: skip
    parser.add_argument("--times", type=int, default=5, help="how often each side runs (default: 5)")
    parser.add_argument("--quick", action="store_true", help="twice instead")
    parser.add_argument("--json", action="store_true", help="one JSON list on standard output")
    parser.add_argument("--folder", help="keep the files there, and use those that lie there already")
    return parser


def _measured(job: Job, material: Material, times: int) -> dict[str, Any]:
    sides: dict[str, list[dict[str, Any]]] = {"ours": [], "floor": []}
    if job.needs_compiled:
        for side in sides:
            _run_once(job, side, material)
    for _ in range(times):  # in turns, so that a busy moment of the machine falls on both
        for side, found in sides.items():
            found.append(_run_once(job, side, material))
    seconds = {side: [each for result in found for each in result["seconds"]] for side, found in sides.items()}
    ours, floor = median(seconds["ours"]), median(seconds["floor"])
    result = {
        "job": job.name,
        "size": material.size,
        "ours_median_s": round(ours, 6),
        "floor_median_s": round(floor, 6),
        "ratio": round(ours / floor, 2),
        "peak_mb": round(max(each["peak_mb"] for each in sides["ours"]), 1),
        "floor_peak_mb": round(max(each["peak_mb"] for each in sides["floor"]), 1),
        "goal": job.goal,
    }
    if len(seconds["ours"]) >= 20:
        result["ours_p95_s"] = round(quantiles(seconds["ours"], n=20)[-1], 6)
        result["floor_p95_s"] = round(quantiles(seconds["floor"], n=20)[-1], 6)
    for name in ("longest_block_s", "longest_block_cpu_s"):
        if name in sides["ours"][0]:
            result[name] = round(median(each[name] for each in sides["ours"]), 6)
    if job.name == "memory_idle":
        memory = [median(each["resident_mb"] for each in sides[side]) for side in ("ours", "floor")]
        result |= {"ours_mb": round(memory[0], 1), "floor_mb": round(memory[1], 1)}
        result |= {"ours_median_s": None, "floor_median_s": None, "ratio": round(memory[0] / memory[1], 2)}
    return result


def _run_once(job: Job, side: str, material: Material) -> dict[str, Any]:
    command = [sys.executable, str(ROOT / "tests" / "benchmarks" / "measure.py"), job.name, side, str(material.size)]
    environment = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    environment["PYTHONPYCACHEPREFIX"] = str(material.folder / "compiled")
    done = subprocess.run(
        [*command, str(material.folder), str(time.time())],
        cwd=ROOT, env=environment, capture_output=True, text=True, check=False,
    )  # fmt: skip
    if done.returncode:
        raise SystemExit(f"{job.name} ({side}) failed:\n{done.stderr}")
    result: dict[str, Any] = json.loads(done.stdout.splitlines()[-1])
    return result


def _print(result: dict[str, Any], job: Job, *, first: bool) -> None:
    if first:
        sys.stdout.write(f"{'job':<26}{'ours':>12}{'floor':>12}{'ratio':>8}{'peak MB':>9}  goal and more\n")
    if job.name == "memory_idle":
        times = f"{result['ours_mb']:>9.0f} MB{result['floor_mb']:>9.0f} MB"
    else:
        times = f"{result['ours_median_s'] * 1000:>9.1f} ms{result['floor_median_s'] * 1000:>9.1f} ms"
    more = [job.goal]
    if "ours_p95_s" in result:
        more.append(f"p95 {result['ours_p95_s'] * 1000:.1f} / {result['floor_p95_s'] * 1000:.1f} ms")
    if "longest_block_s" in result:
        turn, cpu = result["longest_block_s"] * 1000, result["longest_block_cpu_s"] * 1000
        more.append(f"longest event {turn:.1f} ms, of the processor {cpu:.1f} ms")
    sys.stdout.write(f"{job.name:<26}{times}{result['ratio']:>8.2f}{result['peak_mb']:>9.0f}  {'; '.join(more)}\n")
    sys.stdout.flush()


def _say(words: str) -> None:
    sys.stderr.write(words + "\n")


if __name__ == "__main__":
    sys.exit(main())
