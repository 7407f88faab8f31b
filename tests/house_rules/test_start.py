"""The program starts without what only some of its work needs.

``feature.py`` and ``commands.py`` of every feature are loaded at each start, of the window too: what they call is
imported in the functions that call it (SQLAlchemy alone takes longer to load than Qt).
"""

from __future__ import annotations

import subprocess
import sys

import pytest

LOADED = """
import sys
from grc_desktop import cli
status = cli.main(sys.argv[1:])
loaded = {name.partition(".")[0] for name in sys.modules}
heavy = {"PySide6", "shiboken6", "sqlalchemy", "openpyxl", "reportlab", "holidays"}
print("loaded:", *sorted(loaded & heavy), file=sys.stderr)
sys.exit(status)
"""


@pytest.mark.parametrize("words", [["--help"], ["--version"], ["search", "--help"], ["no-such-command"]])
def test_command_line_loads_neither_qt_nor_heavy_libraries(words: list[str]) -> None:
    done = subprocess.run([sys.executable, "-c", LOADED, *words], capture_output=True, encoding="utf-8", check=False)

    assert done.returncode in (0, 2), done.stderr
    assert done.stderr.splitlines()[-1] == "loaded:", "a feature.py or commands.py imports it before it is needed"


WINDOW = """
import sys
import grc_desktop.app.features
loaded = {name.partition(".")[0] for name in sys.modules}
heavy = {"PySide6", "sqlalchemy", "openpyxl", "reportlab", "holidays", "phonenumbers", "email_validator", "rapidfuzz"}
print("loaded:", *sorted(loaded & heavy))
"""


def test_the_window_paints_before_heavy_libraries_are_loaded() -> None:
    done = subprocess.run([sys.executable, "-c", WINDOW], capture_output=True, encoding="utf-8", check=True)

    assert done.stdout.splitlines() == ["loaded:"], "a feature.py or commands.py imports it at its head"


ASKED = """
import sys
from grc_desktop import cli
cli._open_window = lambda chosen: print(chosen.database, chosen.demo, chosen.language) or 0
status = cli.main(sys.argv[1:])
print("loaded:", *sorted(name for name in sys.modules if name.startswith("grc_desktop.features")))
"""


def test_the_window_waits_for_no_command() -> None:
    words = ["--database", "hotel.grc", "--language", "fr"]
    done = subprocess.run([sys.executable, "-c", ASKED, *words], capture_output=True, encoding="utf-8", check=True)

    assert done.stdout.splitlines() == ["hotel.grc False fr", "loaded:"]
