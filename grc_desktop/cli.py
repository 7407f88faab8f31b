"""``grc-desktop SUBCOMMAND …``: one job without a window, for scripts and schedulers; loads no Qt.

The contract with other programs: the answer on standard output, all else on standard error; exit status
0 done, 1 refused or failed, 2 wrong usage, 130 stopped with Ctrl+C.
"""

from __future__ import annotations

import argparse
import errno
import os
import sys
from collections.abc import Sequence
from io import TextIOWrapper
from pathlib import Path

from grc_desktop.core.errors import Cancelled, Refused, Trouble
from grc_desktop.core.language import available_languages, speak, system_language, tr
from grc_desktop.core.system_words import system_words

DONE = 0
FAILED = 1
STOPPED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit status; nothing but a sentence ever reaches the user."""
    words = list(sys.argv[1:] if arguments is None else arguments)
    _prepare_streams()
    speak(_language_asked(words) or system_language())
    try:
        status = _run(words)
        sys.stdout.flush()
    except KeyboardInterrupt:
        _fail(tr("Stopped."))
        return STOPPED
    except Exception as failure:  # noqa: BLE001  the edge of the program: a bug becomes a sentence and a report
        if _reader_has_left(failure):
            _abandon_output()
            return DONE  # it has seen enough: not a failure
        return _fail(_sentence(failure))
    return status


def _run(words: list[str]) -> int:
    window = _window_asked(words)
    if window is not None:
        return _open_window(window)
    from grc_desktop.app.command_line import command_parser, console, keep_up
    from grc_desktop.app.features import FEATURES
    from grc_desktop.app.self_test import SELF_TEST
    from grc_desktop.app.surroundings import base_path

    commands = [command for feature in FEATURES for command in feature.commands()]
    try:
        chosen = command_parser([*commands, SELF_TEST]).parse_args(words)
    except SystemExit as end:  # argparse has said its word: help, version or wrong usage
        return end.code if isinstance(end.code, int) else DONE
    if chosen.command is None:
        return _open_window(chosen)
    path = base_path(chosen.database)
    if chosen.command.filters:
        keep_up(path, FEATURES)
    chosen.command.run(chosen, console(path, as_json=chosen.as_json))
    return DONE


def _window_asked(words: list[str]) -> argparse.Namespace | None:
    """What was said of the window, where nothing else is asked for: it is painted before any command is loaded."""
    reader = argparse.ArgumentParser(add_help=False, exit_on_error=False, allow_abbrev=False)
    reader.add_argument("--database")
    reader.add_argument("--demo", action="store_true")
    reader.add_argument("--language", choices=available_languages())
    try:
        chosen, more = reader.parse_known_args(words)
    except argparse.ArgumentError:
        return None  # the whole line is read, and says what is wrong
    return None if more else chosen


def _open_window(chosen: argparse.Namespace) -> int:
    displays = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
    if sys.platform.startswith("linux") and not any(map(os.environ.get, displays)):
        raise Trouble(tr("There is no display to open a window on. See “grc-desktop --help” for work without one."))
    from grc_desktop.app.start import main as start

    return start(database=chosen.database, demo=chosen.demo, language=chosen.language)


def _language_asked(words: list[str]) -> str | None:
    """``--language`` before anything else is read, so that help and errors speak it."""
    reader = argparse.ArgumentParser(add_help=False, exit_on_error=False)
    reader.add_argument("--language", choices=available_languages())
    try:
        return reader.parse_known_args(words)[0].language  # type: ignore[no-any-return]
    except argparse.ArgumentError:
        return None  # said again, in the user's own language, when the whole line is read


def _prepare_streams() -> None:
    """UTF-8 everywhere, also on Windows; a file name that is not text is shown, not refused.

    A program started without streams (from a desktop entry, or with ``>&-``) writes into nothing.
    """
    nowhere = Path(os.devnull)
    sys.stdout = sys.stdout or nowhere.open("w", encoding="utf-8")
    sys.stderr = sys.stderr or nowhere.open("w", encoding="utf-8")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def _reader_has_left(failure: Exception) -> bool:
    """The pipe we write to was closed early (``… | head``); Windows calls it an invalid argument."""
    closed = isinstance(failure, OSError) and failure.errno == errno.EINVAL and failure.filename is None
    return isinstance(failure, BrokenPipeError) or (closed and sys.platform == "win32")


def _fail(sentence: str) -> int:
    _abandon_output()
    try:
        sys.stderr.write(sentence + "\n")
        sys.stderr.flush()
    except OSError:
        pass  # nobody listens there either; the exit status says it
    return FAILED


def _abandon_output() -> None:
    """What can be written is written; the rest must not fail again when the interpreter ends."""
    try:
        sys.stdout.flush()
    except OSError:
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


def _sentence(failure: Exception) -> str:
    match failure:
        case Refused() | Trouble():
            return failure.sentence
        case Cancelled():
            return tr("Stopped. Nothing was changed.")
        case OSError():
            return _words_of(failure)
    return _report(failure)


def _words_of(failure: OSError) -> str:
    reason = system_words(failure)
    if failure.errno in (errno.ENOSPC, errno.EDQUOT):
        return tr("The disk is full. Free some space and try again; nothing was half-written.")
    if failure.filename is None:
        return tr("The system refused something that the program needs ({reason}).", reason=reason)
    file = os.fsdecode(failure.filename)
    match failure.errno:
        case errno.ENOENT:
            return tr("There is no file “{file}”.", file=file)
        case errno.EACCES | errno.EPERM | errno.EROFS:
            return tr(
                "“{file}” may not be read or written by you. Choose another folder or ask for the right.", file=file
            )
    return tr("“{file}” could not be read or written ({reason}).", file=file, reason=reason)


def _report(failure: Exception) -> str:
    from grc_desktop.app.report import write_report

    try:
        path = write_report(failure)
    except OSError:
        return tr("The program made a mistake and stopped; nothing was half-written.")
    return tr(
        "The program made a mistake and stopped; nothing was half-written. "
        "A report without personal data is in {file}.",
        file=path,
    )
