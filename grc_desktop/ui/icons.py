"""One family of outline icons (``resources/icons``), drawn in the colour of a role when painted.

Because the colour is looked up at painting time, an icon set once follows every change of theme.
"""

from __future__ import annotations

from functools import lru_cache

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, QSize, Qt
from PySide6.QtGui import QColor, QIcon, QIconEngine, QPainter, QPaintEvent, QPixmap
from PySide6.QtSvg import QSvgRenderer
from PySide6.QtWidgets import QWidget

from grc_desktop.core.resources import resource
from grc_desktop.ui.theme import TONES, Theme

Role = str
"""A plain token (``text``, ``muted``, ``accent``, ``on_accent``, ``navigation_text``) or a tone."""


@lru_cache(maxsize=256)
def _source(name: str) -> str:
    return resource(f"icons/{name}.svg").read_text(encoding="utf-8")


@lru_cache(maxsize=1024)
def _drawn(name: str, color: str, width: int, height: int) -> QPixmap:
    drawing = QSvgRenderer(_source(name).replace("currentColor", color).encode())
    pixmap = QPixmap(width, height)
    pixmap.fill(Qt.GlobalColor.transparent)
    painter = QPainter(pixmap)
    side = min(width, height)
    # Wider than high: the rest is the gap before a button's text.
    drawing.render(painter, QRectF(0, (height - side) / 2, side, side))
    painter.end()
    return pixmap


def role_color(role: Role) -> QColor:
    """The colour of a token or of a tone's text in the theme in force."""
    tokens = Theme.current().tokens
    for tone in TONES:
        if tone == role:
            return QColor(tokens.ink(tone).text if role != "accent" else tokens.accent)
    return QColor(getattr(tokens, role))


class _TintedEngine(QIconEngine):
    def __init__(self, name: str, role: Role) -> None:
        super().__init__()
        self._name = name
        self._role = role

    def clone(self) -> QIconEngine:
        return _TintedEngine(self._name, self._role)

    def _color(self, mode: QIcon.Mode) -> str:
        role = "muted" if mode is QIcon.Mode.Disabled else self._role
        return role_color(role).name()

    def scaledPixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State, scale: float) -> QPixmap:  # noqa: N802 - Qt's name
        # ``size`` is that of the icon where it stands; the display has ``scale`` as many points each way.
        width, height = round(size.width() * scale), round(size.height() * scale)
        pixmap = QPixmap(_drawn(self._name, self._color(mode), width, height))
        pixmap.setDevicePixelRatio(scale)
        return pixmap

    def pixmap(self, size: QSize, mode: QIcon.Mode, _state: QIcon.State) -> QPixmap:
        return _drawn(self._name, self._color(mode), size.width(), size.height())

    def paint(self, painter: QPainter, rect: QRect, mode: QIcon.Mode, _state: QIcon.State) -> None:
        paint_icon(painter, self._name, rect, self._color(mode))


def icon(name: str, role: Role = "text") -> QIcon:
    """The icon ``name`` (a file of ``resources/icons`` without ``.svg``) in the colour of ``role``."""
    _source(name)  # a misspelt name fails here, not at painting
    return QIcon(_TintedEngine(name, role))


class IconLabel(QWidget):
    """An icon that stands by itself; ``size`` in pixels of the 100 % drawing. Says nothing to a reader."""

    def __init__(self, name: str, role: Role = "text", *, size: int = 16) -> None:
        super().__init__()
        self._name, self._role = name, role
        self._size = size
        self._put_size()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._put_size()

    def _put_size(self) -> None:
        side = Theme.current().px(self._size)
        self.setFixedSize(side, side)

    def show_icon(self, name: str, role: Role) -> None:
        """Show another icon."""
        self._name, self._role = name, role
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_icon(painter, self._name, self.rect(), role_color(self._role).name())
        painter.end()


def paint_icon(painter: QPainter, name: str, rect: QRect, color: str) -> None:
    """Draw an icon with ``painter``, sharp on any display; ``color`` is ``#rrggbb``."""
    scale = painter.device().devicePixelRatio()
    drawn = QPixmap(_drawn(name, color, round(rect.width() * scale), round(rect.height() * scale)))
    drawn.setDevicePixelRatio(scale)
    painter.drawPixmap(QPointF(rect.topLeft()), drawn)
