"""`Theme`: puts a scheme, a text size and a density on the application.

The look belongs to the application as its palette and style sheet do, so the theme is found where Qt
keeps those: ``Theme.current()`` answers like ``QApplication.style()``.
"""

from __future__ import annotations

from pathlib import Path
from typing import Literal

from PySide6.QtCore import QObject, Qt, QTemporaryDir, Signal
from PySide6.QtGui import QColor, QFont, QGuiApplication, QPalette
from PySide6.QtWidgets import QApplication

from grc_desktop.core.resources import resource
from grc_desktop.ui.theme.fonts import BASE_SIZE, load_family, tabular
from grc_desktop.ui.theme.stylesheet import stylesheet
from grc_desktop.ui.theme.tokens import SCHEMES, Scheme, Tokens

SchemeChoice = Literal["system", "light", "dark", "contrast"]

_IMAGES = {
    "check": ("check", "on_accent"),
    "check_in_menu": ("check", "text"),
    "dash": ("minus", "on_accent"),
    "chevron": ("chevron-down", "muted"),
    "chevron_on_accent": ("chevron-down", "on_accent"),
    "chevron_up": ("chevron-up", "muted"),
    "chevron_left": ("chevron-left", "muted"),
    "chevron_right": ("chevron-right", "muted"),
    "arrow_up": ("arrow-up", "muted"),
    "arrow_down": ("arrow-down", "muted"),
}
"""Images of the style sheet: icon and token of its colour."""


class Theme(QObject):
    """The tokens in force, and how large things are.

    ``changed`` is emitted after another scheme, text size or density was put on the application.
    """

    changed = Signal()

    def __init__(self, application: QApplication) -> None:
        super().__init__(application)
        self.setObjectName("theme")
        self._application = application
        self._choice: SchemeChoice = "system"
        self._percent = 100
        self._compact = False
        self._images = QTemporaryDir()
        self._family = load_family()
        application.setStyle("Fusion")
        QGuiApplication.styleHints().colorSchemeChanged.connect(self._follow_system)
        self._apply()

    @staticmethod
    def current() -> Theme:
        """The theme of the running application (made with the defaults when none was chosen yet)."""
        application = QApplication.instance()
        if not isinstance(application, QApplication):
            raise TypeError("a theme needs a QApplication")
        theme = application.findChild(Theme, "theme", Qt.FindChildOption.FindDirectChildrenOnly)
        return theme if theme is not None else Theme(application)

    @property
    def tokens(self) -> Tokens:
        """The colours in force."""
        return SCHEMES[self.scheme]

    @property
    def choice(self) -> SchemeChoice:
        """What the user chose; ``system`` follows the desktop."""
        return self._choice

    @property
    def scheme(self) -> Scheme:
        """The scheme that the choice comes to."""
        if self._choice != "system":
            return self._choice
        system = QGuiApplication.styleHints().colorScheme()
        return "dark" if system is Qt.ColorScheme.Dark else "light"

    @property
    def text_percent(self) -> int:
        """Size of text and controls, 100 to 200."""
        return self._percent

    @property
    def compact(self) -> bool:
        """Whether rows are low."""
        return self._compact

    @property
    def row_height(self) -> int:
        """Height of a table row in pixels."""
        return self.px(28 if self._compact else 36)

    def px(self, pixels: int) -> int:
        """``pixels`` of the 100 % drawing at the size in force."""
        return round(pixels * self._percent / 100)

    def color(self, token: str) -> QColor:
        """The colour of a plain token, e.g. ``"muted"``."""
        return QColor(getattr(self.tokens, token))

    def font(
        self, size: int = BASE_SIZE, weight: QFont.Weight = QFont.Weight.Normal, *, figures: bool = False
    ) -> QFont:
        """The program's font at ``size`` pixels (of the 100 % drawing); ``figures`` of equal width."""
        font = QFont(self._family)
        font.setPixelSize(self.px(size))
        font.setWeight(weight)
        return tabular(font) if figures else font

    def choose(
        self,
        *,
        scheme: SchemeChoice | None = None,
        text_percent: int | None = None,
        compact: bool | None = None,
    ) -> None:
        """Change what is given and leave the rest."""
        before = (self._choice, self._percent, self._compact)
        self._choice = scheme or self._choice
        self._percent = min(200, max(100, text_percent or self._percent))
        self._compact = self._compact if compact is None else compact
        if before != (self._choice, self._percent, self._compact):
            self._apply()

    def _follow_system(self) -> None:
        if self._choice == "system":
            self._apply()

    def _apply(self) -> None:
        self._application.setPalette(self._palette())
        self._application.setFont(self.font())
        self._application.setStyleSheet(stylesheet(self.tokens, self.px, self._draw_images()))
        self.changed.emit()

    def _draw_images(self) -> dict[str, str]:
        # A style sheet takes images from files only; they are redrawn in the colours of the scheme.
        files: dict[str, str] = {}
        for name, (icon, token) in _IMAGES.items():
            source = resource(f"icons/{icon}.svg").read_text(encoding="utf-8")
            path = Path(self._images.filePath(f"{name}-{self.scheme}.svg"))
            path.write_text(source.replace("currentColor", getattr(self.tokens, token)), encoding="utf-8")
            files[name] = path.as_posix()
        return files

    def _palette(self) -> QPalette:
        tokens, role = self.tokens, QPalette.ColorRole
        palette = QPalette()
        for where, token in (
            (role.Window, tokens.page),
            (role.Base, tokens.surface),
            (role.AlternateBase, tokens.sunken),
            (role.Button, tokens.surface),
            (role.ToolTipBase, tokens.surface),
            (role.WindowText, tokens.text),
            (role.Text, tokens.text),
            (role.ButtonText, tokens.text),
            (role.ToolTipText, tokens.text),
            (role.BrightText, tokens.on_alarm),
            (role.PlaceholderText, tokens.muted),
            (role.Highlight, tokens.accent),
            (role.HighlightedText, tokens.on_accent),
            (role.Accent, tokens.accent),
            (role.Link, tokens.accented.text),
            (role.LinkVisited, tokens.accented.text),
            (role.Light, tokens.hover),
            (role.Midlight, tokens.hover),
            (role.Mid, tokens.line),
            (role.Dark, tokens.line_strong),
            (role.Shadow, tokens.line_strong),
        ):
            palette.setColor(where, QColor(token))
        for where in (role.WindowText, role.Text, role.ButtonText):
            palette.setColor(QPalette.ColorGroup.Disabled, where, QColor(tokens.muted))
        return palette
