"""Every job that is measured: what is done, beside what, and which files it needs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from tests.benchmarks import floors, mail, ours, window
from tests.benchmarks.place import Place

Measured = Callable[[Place, float], dict[str, Any]]
"""Given the material and when its process was started (``time.time()``); ``seconds`` of each time it did the job."""


@dataclass(frozen=True)
class Job:
    """A job beside its floor. ``goal`` is what ``performance`` asks for, in words.

    ``needs_compiled``: loading modules is part of it. Both sides run once unmeasured, so that they are compiled then,
    as the modules of a program that was installed are.
    """

    name: str
    ours: Measured
    floor: Measured
    goal: str
    needs: tuple[str, ...] = ("base",)
    needs_compiled: bool = False


JOBS = (
    Job("first_paint", window.first_paint, window.empty_window, "<= 1.5 x", needs_compiled=True),
    Job("window_usable", window.usable, window.empty_window, "<= 3 x", needs_compiled=True),
    Job("memory_idle", window.usable, window.empty_window, "<= + 100 MB"),
    Job("keystroke", window.keystroke, floors.search, "median <= + 16 ms, p95 <= + 33 ms"),
    Job("keystroke_while_exporting", window.keystroke_while_exporting, window.keystroke, "p95 <= 50 ms"),
    Job("sort_and_jump", window.sort_and_jump, floors.order_by, "GUI thread never blocked over 16 ms"),
    Job("audience", ours.audience, floors.audience, "<= 1.2 x"),
    Job("rfm", ours.rfm, floors.rank_by_windows, "<= 1.2 x", ("frequent",)),
    Job("duplicates", ours.duplicates, floors.compare_names, "<= 3 x, memory <= 500 MB"),
    Job("import_csv", ours.import_csv, floors.import_csv, "<= 6 x", ("empty", "csv")),
    Job("undo_import", ours.undo_import, floors.delete_rows, "<= 4 x", ("imported",)),
    Job("read_xlsx", ours.read_workbook, floors.read_workbook, "<= 1.5 x", ("xlsx",)),
    Job("export_xlsx", ours.write_workbook, floors.write_workbook, "<= 1.1 x, memory flat"),
    Job("export_csv", ours.write_csv, floors.write_csv, "<= 2 x"),
    Job("labels_pdf", ours.print_labels, floors.draw_labels, "<= 1.3 x"),
    Job("letters_pdf", ours.print_letters, floors.draw_letters, "<= 2 x"),
    Job("send_emails", mail.send_emails, mail.plain_smtplib, "<= 6 x, each outcome on disk", ()),
    Job("list_pdf", ours.print_list, floors.draw_list, "<= 1.5 x, memory flat"),
)
