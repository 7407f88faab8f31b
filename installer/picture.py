"""``picture.py BASE FILE.png``: the window on a base, drawn without a screen."""

from __future__ import annotations

import sys
from pathlib import Path

from grc_desktop.app.off_screen import off_screen
from grc_desktop.core.language import speak
from grc_desktop.database.database import Database


def main(base: str, target: str) -> int:
    """Draw the first customer beside the list, in French, 1366 × 768."""
    speak("fr")
    opened = Database.open(Path(base))
    try:
        with off_screen(opened) as screen:
            saved = screen.picture("customers", customer_id=1).save(target)
    finally:
        opened.close()
    return 0 if saved else 1


if __name__ == "__main__":
    sys.exit(main(*sys.argv[1:]))
