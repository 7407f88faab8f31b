"""What a report of a failure says, and what it must not say."""

from __future__ import annotations

import pytest

from grc_desktop.app.report import describe_failure, write_report
from grc_desktop.core.clock import Clock


def fail(message: str) -> Exception:
    """An exception that happened because of another, both quoting ``message``."""
    try:
        try:
            raise KeyError(message)
        except KeyError as first:
            raise RuntimeError(message) from first
    except RuntimeError as failure:
        return failure


def test_report_shows_the_way_and_hides_the_words() -> None:
    report = describe_failure(fail("Lucie Moreau"))

    assert report.index("builtins.KeyError") < report.index("builtins.RuntimeError")
    assert "raise KeyError(message)" in report
    assert "Python" in report.splitlines()[0]
    assert "Moreau" not in report


def test_report_is_kept(clock: Clock, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write_report(fail("Lucie Moreau"), clock=clock)

    assert path.name == "report-20261122-100000.txt"
    assert path.read_text(encoding="utf-8").startswith("2026-11-22 10:00:00 UTC\ngrc-desktop ")
