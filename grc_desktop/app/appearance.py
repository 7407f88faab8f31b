"""How the window looks: scheme, text size, density, whole screen; remembered by the machine."""

from __future__ import annotations

from functools import partial

from PySide6.QtGui import QAction, QActionGroup, QKeySequence
from PySide6.QtWidgets import QMainWindow, QMenu

from grc_desktop.core.language import later, tr
from grc_desktop.core.numbers import format_share
from grc_desktop.ui.machine import Machine
from grc_desktop.ui.theme import SchemeChoice, Theme

SCHEMES: tuple[tuple[SchemeChoice, str], ...] = (
    ("system", later("As the system")),
    ("light", later("Light")),
    ("dark", later("Dark")),
    ("contrast", later("High contrast")),
)
SIZES = (100, 110, 125, 150, 175, 200)


def restore_appearance(theme: Theme, machine: Machine) -> None:
    """Put on what was chosen last."""
    schemes = [scheme for scheme, _ in SCHEMES if scheme == machine.text("look/scheme", "system")]
    theme.choose(
        scheme=schemes[0] if schemes else "system",
        text_percent=machine.number("look/text", 100),
        compact=machine.flag("look/compact"),
    )


class Appearance:
    """The entries of the View menu."""

    def __init__(self, window: QMainWindow, theme: Theme, machine: Machine) -> None:
        self._window = window
        self._theme = theme
        self._machine = machine

    def fill(self, menu: QMenu) -> None:
        """Add the entries to ``menu``."""
        schemes = QActionGroup(menu)
        for scheme, title in SCHEMES:
            entry = menu.addAction(tr(title))
            entry.setCheckable(True)
            entry.setChecked(self._theme.choice == scheme)
            entry.triggered.connect(partial(self._choose, "look/scheme", scheme))
            schemes.addAction(entry)
        menu.addSeparator()
        sizes = menu.addMenu(tr("Text size"))
        group = QActionGroup(sizes)
        for percent in SIZES:
            entry = sizes.addAction(format_share(percent / 100))
            entry.setCheckable(True)
            entry.setChecked(self._theme.text_percent == percent)
            entry.triggered.connect(partial(self._choose, "look/text", percent))
            group.addAction(entry)
        sizes.addSeparator()
        self._add(sizes, tr("Larger"), "Ctrl++", partial(self._step, 1))
        self._add(sizes, tr("Smaller"), "Ctrl+-", partial(self._step, -1))
        compact = menu.addAction(tr("Compact rows"))
        compact.setCheckable(True)
        compact.setChecked(self._theme.compact)
        compact.toggled.connect(lambda on: self._choose("look/compact", on))
        menu.addSeparator()
        whole = self._add(menu, tr("Full screen"), "F11", self._toggle_full_screen)
        whole.setCheckable(True)

    def _add(self, menu: QMenu, title: str, keys: str, run: object) -> QAction:
        entry = menu.addAction(title)
        entry.setShortcut(QKeySequence(keys))
        entry.triggered.connect(run)
        return entry

    def _choose(self, key: str, value: SchemeChoice | int | bool, _checked: bool = False) -> None:
        self._machine.remember(key, value)
        restore_appearance(self._theme, self._machine)

    def _step(self, by: int, _checked: bool = False) -> None:
        at = min(range(len(SIZES)), key=lambda place: abs(SIZES[place] - self._theme.text_percent))
        self._choose("look/text", SIZES[min(len(SIZES) - 1, max(0, at + by))])

    def _toggle_full_screen(self, on: bool) -> None:
        if on:
            self._window.showFullScreen()
        else:
            self._window.showNormal()
