"""One measurement in a process of its own: ``measure.py JOB ours|floor SIZE FOLDER BEGAN``; prints JSON."""

from __future__ import annotations

import json
import os
import resource
import sys
import time
from pathlib import Path

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
sys.path.insert(0, str(Path(__file__).resolve().parents[2]))


def main() -> None:
    """Do it and say how long it took and how much memory the process had at most."""
    from tests.benchmarks.place import Place

    name, side, size, folder, began = sys.argv[1:]
    if name in ("first_paint", "window_usable", "memory_idle"):
        # Only what the program itself would load may be loaded while its start is measured.
        from tests.benchmarks import window

        doing = {"first_paint": window.first_paint, "window_usable": window.usable, "memory_idle": window.usable}
        result = (doing[name] if side == "ours" else window.empty_window)(Place(Path(folder), int(size)), float(began))
    else:
        from tests.benchmarks.jobs import JOBS

        job = next(job for job in JOBS if job.name == name)
        result = getattr(job, side)(Place(Path(folder), int(size)), time.time())
    result["peak_mb"] = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    sys.stdout.write(json.dumps(result) + "\n")
    sys.stdout.flush()
    os._exit(0)  # how a program ends is not measured, and need not wait for windows and threads


if __name__ == "__main__":
    main()
