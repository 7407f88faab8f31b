"""``dev.py run``: the window on a sample house or, where nobody could see one, its work in a folder."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from pathlib import Path
from typing import Any, Sequence  # noqa: UP035  an older Python runs this file

from environment import ROOT, Environment, Stop, has_display, say

OUTPUT = ROOT / "sample-output"
SAMPLE = ROOT / "resources" / "samples" / "clients-exemple.csv"


def run(environment: Environment, options: Sequence[str]) -> int:
    """Open the window, or do the same job without one."""
    if has_display():
        say("grc-desktop --demo: the window, on a temporary sample house")
        return environment.call([environment.program("grc-desktop"), "--demo", *options])
    say("There is no display to open a window on (neither DISPLAY nor WAYLAND_DISPLAY is set).")
    say(f"The same job without one, into {OUTPUT.name}/")
    _without_window(environment)
    return 0


def _without_window(environment: Environment) -> None:
    if OUTPUT.exists():
        shutil.rmtree(OUTPUT)
    OUTPUT.mkdir()
    base = OUTPUT / "exemple.grc"
    labels, customers, picture = OUTPUT / "etiquettes.pdf", OUTPUT / "clients.pdf", OUTPUT / "fenetre.png"

    def command(*words: str | Path) -> Any:
        return _answer(environment, "--database", base, "--language", "fr", "--json", *words)

    command("create")
    imported = command("import", SAMPLE)
    print(
        f"    imported {SAMPLE.relative_to(ROOT)} ({imported['encoding']}, “{imported['separator']}”): "
        f"{imported['rows']} rows, {imported['created']} customers, {len(imported['rejected'])} refused"
    )
    printed = command("print", "labels", "--to", labels)
    print(f"    printed {printed['printed']} labels, {len(printed['left_out'])} addresses left out")
    listed = command("print", "list", "--to", customers)
    print(f"    printed the list, {listed['pages']} pages")
    if environment.call(
        [environment.python, ROOT / "installer" / "picture.py", base, picture], QT_QPA_PLATFORM="offscreen"
    ):
        raise Stop("The window could not be drawn; the reason stands above.")
    say("Left for you to look at:")
    for file in (base, labels, customers, picture):
        print(f"    {os.path.relpath(file, Path.cwd())}  ({file.stat().st_size // 1024 + 1} KB)")


def _answer(environment: Environment, *words: str | Path) -> Any:
    done = subprocess.run(
        [str(environment.program("grc-desktop")), *map(str, words)],
        cwd=ROOT,
        env=environment.variables,
        stdout=subprocess.PIPE,
        encoding="utf-8",
        check=False,
    )
    if done.returncode:
        raise Stop(f"“grc-desktop {' '.join(map(str, words))}” failed; the reason stands above.")
    return json.loads(done.stdout)
