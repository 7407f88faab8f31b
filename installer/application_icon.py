"""Draw the program's icon in the forms that the systems want: ``application_icon.py FILE…`` (.png .ico .icns)."""

from __future__ import annotations

import os
import sys
from pathlib import Path

os.environ["QT_QPA_PLATFORM"] = "offscreen"

from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication, QImage, QPainter
from PySide6.QtSvg import QSvgRenderer

DRAWING = Path(__file__).resolve().parent.parent / "resources" / "application" / "grc-desktop.svg"


def main(files: list[str]) -> int:
    """Write the icon into each of ``files``, 256 pixels wide, in the format that its name says."""
    application = QGuiApplication([])
    image = QImage(256, 256, QImage.Format.Format_ARGB32)
    image.fill(Qt.GlobalColor.transparent)
    painter = QPainter(image)
    QSvgRenderer(str(DRAWING)).render(painter)
    painter.end()
    failed = [file for file in files if not image.save(file)]
    application.quit()
    if failed:
        print(f"Could not write {', '.join(failed)}", file=sys.stderr)
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
