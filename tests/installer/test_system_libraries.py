"""The libraries of a bare Linux machine: installed where it can be, said where it cannot."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Sequence

import pytest
import system_libraries
from environment import Stop

pytestmark = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="only Linux lacks libraries of Qt")


class Machine:
    """A Debian as the test describes it; notes the commands that it is given."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.missing: set[str] = set()
        self.programs = {"apt-get"}
        self.administrator = True
        self.failing = ""
        self.commands: list[str] = []
        monkeypatch.setattr(system_libraries, "_loads", lambda library: library not in self.missing)
        monkeypatch.setattr("shutil.which", lambda name: name if name in self.programs else None)
        monkeypatch.setattr("os.geteuid", lambda: 0 if self.administrator else 1000)
        monkeypatch.setattr(subprocess, "run", self.run)

    def run(self, command: Sequence[str], **_: object) -> subprocess.CompletedProcess[str]:
        words = " ".join(command)
        self.commands.append(words)
        return subprocess.CompletedProcess(command, 1 if self.failing and self.failing in words else 0)


@pytest.fixture
def machine(monkeypatch: pytest.MonkeyPatch) -> Machine:
    return Machine(monkeypatch)


def test_nothing_is_done_where_nothing_is_missing(machine: Machine) -> None:
    system_libraries.install_missing(window=True)

    assert machine.commands == []


def test_only_what_is_missing_is_installed(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.missing = {"libGL.so.1", "libEGL.so.1", "libxcb-cursor.so.0"}

    system_libraries.install_missing(window=False)

    assert machine.commands == [
        "apt-get update --quiet",
        "apt-get install --yes --no-install-recommends libegl1 libgl1",
    ]
    assert "libegl1 libgl1" in capsys.readouterr().out


def test_window_needs_more(machine: Machine) -> None:
    machine.missing = {"libxcb-cursor.so.0"}

    system_libraries.install_missing(window=True)

    assert machine.commands[-1].endswith("libxcb-cursor0")


def test_sudo_is_used_by_those_who_may(machine: Machine) -> None:
    machine.missing, machine.administrator = {"libGL.so.1"}, False
    machine.programs.add("sudo")

    system_libraries.install_missing(window=False)

    assert machine.commands[-1] == "sudo apt-get install --yes --no-install-recommends libgl1"


@pytest.mark.parametrize("programs", [{"apt-get"}, {"apt-get", "sudo"}])
def test_the_exact_command_is_said_to_those_who_may_not(
    machine: Machine, programs: set[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    machine.missing, machine.administrator, machine.programs, machine.failing = {"libGL.so.1"}, False, programs, "sudo"
    monkeypatch.setattr(sys.stdin, "isatty", lambda: False, raising=False)

    with pytest.raises(Stop, match="apt-get install --yes --no-install-recommends libgl1"):
        system_libraries.install_missing(window=False)


def test_failure_of_apt_stops(machine: Machine) -> None:
    machine.missing, machine.failing = {"libGL.so.1"}, "install"

    with pytest.raises(Stop, match="could not be installed"):
        system_libraries.install_missing(window=False)


def test_other_systems_hear_what_qt_needs(machine: Machine, capsys: pytest.CaptureFixture[str]) -> None:
    machine.missing, machine.programs = {"libGL.so.1"}, set()

    system_libraries.install_missing(window=False)

    assert machine.commands == []
    assert "libGL.so.1" in capsys.readouterr().out
