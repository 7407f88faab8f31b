"""The project's own Python environment: what stands in ``uv.lock``, in ``.venv``."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from typing import NamedTuple, Sequence  # noqa: UP035  an older Python runs this file

ROOT = Path(__file__).resolve().parent.parent
TOOLS = ROOT / ".tools"
WINDOWS = os.name == "nt"


class Stop(Exception):
    """The job cannot go on; the sentence says what to do."""


def say(sentence: str) -> None:
    """One line about what happens next, in its place among the output of the programs called."""
    print(f"==> {sentence}", flush=True)


def has_display() -> bool:
    """Whether a window can be seen here."""
    if not sys.platform.startswith("linux"):
        return True
    return bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


class Environment(NamedTuple):
    """Where the programs of the environment lie, and with what surroundings they are called."""

    uv: Path
    programs: Path
    variables: dict[str, str]

    @property
    def python(self) -> Path:
        """The environment's interpreter."""
        return self.program("python")

    def program(self, name: str) -> Path:
        """The path of a program that the lock file installs."""
        return self.programs / (f"{name}.exe" if WINDOWS else name)

    def call(self, command: Sequence[str | Path], **more: str) -> int:
        """Run ``command`` from the project's root and return its exit status."""
        words = [str(word) for word in command]
        return subprocess.run(words, cwd=ROOT, env={**self.variables, **more}, check=False).returncode


def prepare(*, window: bool) -> Environment:
    """Bring the machine to where the project can run, saying each step."""
    import system_libraries
    import uv_tool

    system_libraries.install_missing(window=window and has_display())
    uv = uv_tool.find_or_fetch()
    variables = {key: value for key, value in os.environ.items() if key not in ("VIRTUAL_ENV", "PYTHONHOME")}
    if "PIP_CERT" in variables:  # the certificates of a house with a proxy of its own
        variables.setdefault("SSL_CERT_FILE", variables["PIP_CERT"])
    variables["PYTHONUTF8"] = "1"
    say("uv sync --locked: the libraries of uv.lock, into .venv")
    if subprocess.run([str(uv), "sync", "--locked"], cwd=ROOT, env=variables, check=False).returncode:
        raise Stop("The libraries could not be installed; uv says why above. With a network, run this again.")
    folder = Path(variables.get("UV_PROJECT_ENVIRONMENT", ".venv"))
    return Environment(uv, ROOT / folder / ("Scripts" if WINDOWS else "bin"), variables)
