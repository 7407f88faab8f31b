from __future__ import annotations

import errno
import os
from pathlib import Path

import pytest

from grc_desktop.core.errors import Trouble
from grc_desktop.core.language import speak
from grc_desktop.core.new_file import new_file
from grc_desktop.core.system_words import system_words


@pytest.mark.parametrize("number", [errno.ENOENT, errno.EEXIST, errno.EACCES, errno.EIO, errno.ENAMETOOLONG])
def test_the_reason_is_not_in_the_words_of_the_system(number: int) -> None:
    english = system_words(OSError(number, os.strerror(number)))
    speak("fr")
    french = system_words(OSError(number, os.strerror(number)))
    assert len({english, french, os.strerror(number)}) == 3


def test_a_rare_reason_is_told_as_the_system_does() -> None:
    assert system_words(OSError(errno.EDOM, "Numerical argument out of domain")) == "Numerical argument out of domain"
    assert system_words(OSError("nothing more is known")) == "nothing more is known"


class _OfWindows(OSError):
    def __init__(self, number: int, words: str, winerror: int) -> None:
        super().__init__(number, words)
        self.winerror = winerror


@pytest.mark.parametrize(
    ("number", "winerror", "reason"),
    [
        (errno.EACCES, 32, "another program is using it"),
        (errno.EACCES, 5, "the rights to it are missing"),
        (errno.EINVAL, 59, "the network folder is no longer there"),
        (errno.EINVAL, 123, "its name has characters that the disk does not take"),
        (errno.EINVAL, 1117, "I/O device error"),
    ],
)
def test_windows_is_asked_for_the_reason_behind_the_one_of_posix(number: int, winerror: int, reason: str) -> None:
    assert system_words(_OfWindows(number, "I/O device error", winerror)) == reason


def test_a_file_that_cannot_be_written_says_why(tmp_path: Path) -> None:
    with pytest.raises(Trouble) as caught, new_file(tmp_path / ("x" * 300 + ".csv")):
        pass
    assert caught.value.sentence.endswith("could not be written: its name is too long.")
