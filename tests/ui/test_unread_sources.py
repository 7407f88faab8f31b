"""The check stands on the inside of PySide6: this test fails when a new version moves it."""

from __future__ import annotations

import subprocess
import sys

LOADED = """
import inspect
import sys
import PySide6.QtCore
import grc_desktop.ui
read = []
inspect.getsource = lambda module: read.append(module) or ""
import grc_desktop.core.text
import wave
print(len(read))
"""


def test_pyside_reads_the_source_of_no_module() -> None:
    done = subprocess.run([sys.executable, "-c", LOADED], capture_output=True, encoding="utf-8", check=True)

    assert done.stdout == "0\n"
    undone = LOADED.replace("import grc_desktop.ui\n", "")
    done = subprocess.run([sys.executable, "-c", undone], capture_output=True, encoding="utf-8", check=True)
    assert int(done.stdout) > 0, "PySide6 asks no longer: the file can go"
