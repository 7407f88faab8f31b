"""``dev.py run`` on a machine without a display: the main job of the program, into a folder."""

from __future__ import annotations

import os
import sys
from pathlib import Path

import demonstration
import pytest
from environment import ROOT, Environment, Stop


@pytest.fixture
def environment() -> Environment:
    """The environment that runs the tests."""
    variables = {key: value for key, value in os.environ.items() if key not in ("DISPLAY", "WAYLAND_DISPLAY")}
    return Environment(uv=Path("uv"), programs=Path(sys.executable).parent, variables=variables)


@pytest.fixture(autouse=True)
def no_display(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A server; what is left goes into a folder of this test."""
    monkeypatch.setattr(demonstration, "has_display", lambda: False)
    monkeypatch.setattr(demonstration, "OUTPUT", tmp_path / "sample-output")


def test_same_job_is_done_without_a_window(
    environment: Environment, tmp_path: Path, capfd: pytest.CaptureFixture[str]
) -> None:
    assert demonstration.run(environment, []) == 0

    said = capfd.readouterr().out
    left = {path.name: path.read_bytes() for path in (tmp_path / "sample-output").iterdir()}
    assert {"exemple.grc", "etiquettes.pdf", "clients.pdf", "fenetre.png"} <= left.keys()
    assert left["etiquettes.pdf"].startswith(b"%PDF")
    assert left["clients.pdf"].startswith(b"%PDF")
    assert left["fenetre.png"].startswith(b"\x89PNG")
    assert "no display" in said
    for name in ("exemple.grc", "etiquettes.pdf", "clients.pdf", "fenetre.png"):
        assert name in said


def test_step_that_fails_stops_with_its_name(
    environment: Environment, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(demonstration, "SAMPLE", ROOT / "no-such-file.csv")

    with pytest.raises(Stop, match="import"):
        demonstration.run(environment, [])
