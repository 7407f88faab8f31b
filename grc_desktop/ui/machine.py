"""`Machine`: what this computer remembers (window, widths, folders, look); nothing of the customers."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from PySide6.QtCore import QByteArray, QSettings


class Machine:
    """Typed values in an INI file of the user's configuration folder.

    Keys are ``"room/name"``, e.g. ``"customers/splitter"``. A value that is missing or of another type
    gives the default, so a damaged file never stops the program.
    """

    def __init__(self, path: Path) -> None:
        self._settings = QSettings(str(path), QSettings.Format.IniFormat)

    def text(self, key: str, default: str = "") -> str:
        """A text."""
        value = self._settings.value(key, default)
        return value if isinstance(value, str) else default

    def number(self, key: str, default: int = 0) -> int:
        """A whole number."""
        try:
            return int(self.text(key, str(default)))
        except ValueError:
            return default

    def flag(self, key: str, default: bool = False) -> bool:
        """Yes or no."""
        return self.text(key, "yes" if default else "no") == "yes"

    def state(self, key: str) -> QByteArray:
        """What Qt saved of a window, header or splitter; empty when nothing was."""
        return QByteArray.fromHex(self.text(key).encode("ascii", "ignore"))

    def texts(self, key: str) -> list[str]:
        """A list of texts."""
        return [line for line in self.text(key).split("\n") if line]

    def remember(self, key: str, value: str | int | bool | QByteArray | Sequence[str]) -> None:
        """Keep ``value`` under ``key``."""
        if isinstance(value, bool):
            kept = "yes" if value else "no"
        elif isinstance(value, QByteArray):
            kept = value.toHex().toStdString()
        elif isinstance(value, (str, int)):
            kept = str(value)
        else:
            kept = "\n".join(value)
        self._settings.setValue(key, kept)

    def save(self) -> None:
        """Write to the disk now."""
        self._settings.sync()
