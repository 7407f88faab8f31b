"""The edges of the command line: exit status, streams, and no traceback whatever happens."""

from __future__ import annotations

import argparse
import errno
import json
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy import insert

from grc_desktop import cli
from grc_desktop.app import features as feature_list
from grc_desktop.core.errors import Cancelled, Refused, Trouble
from grc_desktop.database.database import Database
from grc_desktop.database.schema import Customer, Purchase
from grc_desktop.features.console import Console
from grc_desktop.features.offers import Command, Feature
from tests.database.deeds import run

Work = Callable[[argparse.Namespace, Console], None]
Offer = Callable[[Work], None]


@pytest.fixture
def offer(monkeypatch: pytest.MonkeyPatch) -> Offer:
    """Make ``grc-desktop work`` do what the test says."""

    def install(work: Work) -> None:
        command = Command(name="work", summary="Work", arguments=lambda parser: None, run=work)
        monkeypatch.setattr(feature_list, "FEATURES", (Feature(name="test", commands=lambda: (command,)),))

    return install


def raising(failure: BaseException) -> Work:
    def work(chosen: argparse.Namespace, console: Console) -> None:
        raise failure

    return work


def test_answer_goes_to_standard_output_and_the_rest_to_standard_error(
    offer: Offer, capsys: pytest.CaptureFixture[str]
) -> None:
    def work(chosen: argparse.Namespace, console: Console) -> None:
        console.say("Working")
        console.answer({"name": "Zoé"}, "Zoé")

    offer(work)

    assert cli.main(["work", "--json"]) == 0
    streams = capsys.readouterr()
    assert json.loads(streams.out) == {"name": "Zoé"}
    assert streams.err == "Working\n"


@pytest.mark.parametrize(
    ("failure", "sentence"),
    [
        (Refused("This is not a date."), "This is not a date."),
        (Trouble("The base is open elsewhere."), "The base is open elsewhere."),
        (Cancelled(), "Stopped. Nothing was changed."),
        (OSError(errno.ENOSPC, "No space left on device"), "The disk is full."),
        (FileNotFoundError(errno.ENOENT, "No such file", "clients.csv"), "There is no file “clients.csv”."),
        (PermissionError(errno.EACCES, "Permission denied", "/etc/x"), "“/etc/x” may not be read"),
        (OSError(errno.EIO, "Input/output error", "a.csv"), "“a.csv” could not be read or written"),
        (OSError(errno.EMFILE, "Too many open files"), "(too many files are open)"),
    ],
)
def test_failure_is_one_sentence_and_status_1(
    failure: Exception, sentence: str, offer: Offer, capsys: pytest.CaptureFixture[str]
) -> None:
    offer(raising(failure))

    assert cli.main(["work"]) == 1
    streams = capsys.readouterr()
    assert streams.out == ""
    assert sentence in streams.err
    assert streams.err.count("\n") == 1


def test_bug_is_a_sentence_and_a_report_without_what_the_customer_said(
    offer: Offer, capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path))
    offer(raising(ValueError("Lucie Moreau, 06 12 48 77 03")))

    assert cli.main(["work"]) == 1
    sentence = capsys.readouterr().err
    assert sentence.count("\n") == 1
    assert "Traceback" not in sentence
    path = re.search(r"is in (.*)\.$", sentence.strip())
    assert path is not None
    report = Path(path[1]).read_text(encoding="utf-8")
    assert "ValueError" in report
    assert "test_cli.py" in report
    assert "Moreau" not in report


def test_ctrl_c_ends_with_130_and_no_traceback(offer: Offer, capsys: pytest.CaptureFixture[str]) -> None:
    offer(raising(KeyboardInterrupt()))

    assert cli.main(["work"]) == 130
    assert capsys.readouterr().err == "Stopped.\n"


def test_wrong_usage_is_status_2(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["no-such-job"]) == 2
    assert "no-such-job" in capsys.readouterr().err


def test_usage_speaks_the_language_asked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--language", "fr", "no-such-job"]) == 2
    assert "utilisation\u00a0: grc-desktop" in capsys.readouterr().err


def test_unknown_language_is_wrong_usage(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--language=xx", "no-such-job"]) == 2
    assert "xx" in capsys.readouterr().err


def test_window_needs_a_display(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "platform", "linux")
    for name in ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM"):
        monkeypatch.delenv(name, raising=False)

    assert cli.main(["--language", "en"]) == 1
    assert "no display" in capsys.readouterr().err


def test_base_that_is_not_there_is_a_sentence(capsys: pytest.CaptureFixture[str], offer: Offer, tmp_path: Path) -> None:
    def work(chosen: argparse.Namespace, console: Console) -> None:
        with console.reading():
            pytest.fail("there is no base to read")

    offer(work)

    assert cli.main(["work", "--database", str(tmp_path / "none.grc")]) == 1
    assert "none.grc" in capsys.readouterr().err


def test_base_is_opened_as_asked_and_closed(offer: Offer, base_path: Path) -> None:
    seen = []

    def work(chosen: argparse.Namespace, console: Console) -> None:
        with console.writing() as base:
            seen.append(base.path)
        with console.writing() as base:  # a base left open would refuse the second
            seen.append(base.path)

    offer(work)

    assert cli.main(["--database", str(base_path), "work"]) == 0
    assert seen == [base_path, base_path]


# --- the real program, in a process of its own ----------------------------------------------------

ANSWERING = """
import sys
from grc_desktop import cli
from grc_desktop.app import features
from grc_desktop.features.offers import Command, Feature
from tests.database.deeds import run

def work(chosen, console):
    console.say("ready")
    for number in range(200_000):
        console.answer(number, str(number))

features.FEATURES = (Feature(name="t", commands=lambda: (Command(
    name="work", summary="Work", arguments=lambda parser: None, run=work),)),)
sys.exit(cli.main(["--language", "en", *sys.argv[1:]]))
"""

posix = pytest.mark.skipif(os.name != "posix", reason="pipes, signals and /dev/full of POSIX")


def start(*words: str, stdout: int | None = subprocess.PIPE) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, "-c", ANSWERING, *words], stdout=stdout, stderr=subprocess.PIPE, encoding="utf-8"
    )


@posix
@pytest.mark.parametrize("words", [["work"], ["work", "--help"]])
def test_reader_that_leaves_early_is_no_failure(words: list[str]) -> None:
    with start(*words) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.readline()
        process.stdout.close()
        assert process.stderr.read() in ("ready\n", "")
    assert process.returncode == 0


@posix
def test_full_disk_is_a_sentence() -> None:
    with Path("/dev/full").open("w") as full, start("work", stdout=full.fileno()) as process:
        _, messages = process.communicate(timeout=30)

    assert process.returncode == 1
    assert messages.splitlines()[-1].startswith("The disk is full.")
    assert "Traceback" not in messages


@posix
def test_ctrl_c_ends_cleanly() -> None:
    with start("work") as process:
        assert process.stdout is not None
        assert process.stderr is not None
        assert process.stderr.readline() == "ready\n"
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        assert process.stderr.read() == "Stopped.\n"
    assert process.returncode == 130


@posix
def test_works_without_streams() -> None:
    done = subprocess.run(
        ["/bin/sh", "-c", f"exec '{sys.executable}' -m grc_desktop --version >&- 2>&-"], check=False, timeout=30
    )

    assert done.returncode == 0


def test_a_filter_by_score_finds_whom_it_means_in_a_base_that_no_window_has_opened(
    base_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Database.open(base_path) as base:
        base.write(run, statement=insert(Customer).values([{"last_name": f"N{at}"} for at in range(5)]))
        bought = [
            {"customer_id": at, "date": date(2026, 11, at), "amount_cents": at * 10_000, "status": "done"}
            for at in range(1, 6)
        ]
        base.write(run, statement=insert(Purchase).values(bought))
    assert cli.main(["--database", str(base_path), "--json", "segment", "count", "--where", "rfm.r >= 1"]) == 0
    assert json.loads(capsys.readouterr().out) == {"count": 5}


def test_a_filter_is_answered_while_another_program_holds_the_base(
    base_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Database.open(base_path):
        assert cli.main(["--database", str(base_path), "--json", "segment", "count", "--where", "kind = person"]) == 0
    assert json.loads(capsys.readouterr().out) == {"count": 0}


@pytest.mark.parametrize(
    "words",
    [
        ["search", "x", "--limit", "-1"],
        ["duplicates", "--limit", "-1"],
        ["journal", "--limit", "many"],
        ["import", "x.csv", "--preview", "-1"],
    ],
)
def test_how_many_is_a_whole_number_from_0_on(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--language", "en", *words]) == 2
    assert f"“{words[-1]}” is not a whole number from 0 on" in capsys.readouterr().err
