"""The report of an unexpected failure: enough to mend it, nothing about any customer."""

from __future__ import annotations

import platform
import traceback
from collections.abc import Iterator
from importlib.metadata import version
from pathlib import Path

from grc_desktop.app.surroundings import reports_folder
from grc_desktop.core.clock import Clock


def describe_failure(error: BaseException) -> str:
    """Versions and the way through the code, as text.

    Messages of exceptions are left out, because they may quote what a customer's record holds; so are
    the values of variables.
    """
    head = (
        f"grc-desktop {version('grc-desktop')}, Python {platform.python_version()}, "
        f"{platform.system()} {platform.release()} {platform.machine()}"
    )
    return "\n".join([head, *_chain(error)]) + "\n"


def write_report(error: BaseException, *, clock: Clock | None = None) -> Path:
    """Keep the report of ``error`` in a file of its own and return its path."""
    moment = (clock or Clock()).now()
    folder = reports_folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"report-{moment:%Y%m%d-%H%M%S}.txt"
    path.write_text(f"{moment:%Y-%m-%d %H:%M:%S} UTC\n{describe_failure(error)}", encoding="utf-8")
    return path


def _chain(error: BaseException) -> Iterator[str]:
    """The failure and those behind it, the first to happen first."""
    behind = error.__cause__ or (None if error.__suppress_context__ else error.__context__)
    if behind is not None:
        yield from _chain(behind)
    yield f"\n{type(error).__module__}.{type(error).__qualname__}"
    for frame in traceback.extract_tb(error.__traceback__):
        yield f"  {frame.filename}:{frame.lineno} {frame.name}\n    {frame.line}"
