"""Who is meant, at a glance: the photo, or initials on a ground that stays the same for a name."""

from __future__ import annotations

import unicodedata
import zlib

from PySide6.QtCore import QEvent, QPointF, QRect, QRectF, Qt
from PySide6.QtGui import QColor, QFont, QPainter, QPainterPath, QPaintEvent, QPixmap

from grc_desktop.ui.drawing import Drawing
from grc_desktop.ui.theme import Theme


def initials(name: str) -> str:
    """At most two letters: of the first and the second word, or the one character of a CJK name."""
    words = [word for word in name.replace("-", " ").replace("’", " ").split() if word[0].isalnum()]
    if not words:
        return "?"
    first = words[0][0]
    if unicodedata.east_asian_width(first) == "W":
        return first
    return (first + (words[1][0] if len(words) > 1 else "")).upper()


def ground(name: str) -> QColor:
    """The colour behind the initials of ``name``."""
    portraits = Theme.current().tokens.portraits
    return QColor(portraits[zlib.crc32(name.casefold().encode()) % len(portraits)])


def paint_avatar(painter: QPainter, rect: QRect, name: str, photo: QPixmap | None = None) -> None:
    """Draw the avatar of ``name`` into the square ``rect``."""
    theme = Theme.current()
    painter.save()
    painter.setRenderHint(QPainter.RenderHint.Antialiasing)
    if photo is not None and not photo.isNull():
        circle = QPainterPath()
        circle.addEllipse(QRectF(rect))
        painter.setClipPath(circle)
        filled = photo.scaled(
            rect.size(), Qt.AspectRatioMode.KeepAspectRatioByExpanding, Qt.TransformationMode.SmoothTransformation
        )
        corner = QRectF(filled.rect()).center() - QPointF(rect.width() / 2, rect.height() / 2)
        painter.drawPixmap(rect.topLeft() - corner.toPoint(), filled)
    else:
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(ground(name))
        painter.drawEllipse(rect)
        font = QFont(theme.font(weight=QFont.Weight.DemiBold))
        font.setPixelSize(max(8, round(rect.height() * 0.38)))
        painter.setFont(font)
        painter.setPen(theme.color("on_portrait"))
        painter.drawText(rect, Qt.AlignmentFlag.AlignCenter, initials(name))
    painter.restore()


class Avatar(Drawing):
    """The round picture of a customer; ``size`` in pixels of the 100 % drawing."""

    def __init__(self, name: str = "", *, size: int = 48) -> None:
        super().__init__()
        self._name = name
        self._photo: QPixmap | None = None
        self._size = size
        self._put_size()
        self.setAccessibleName(name)

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self._put_size()

    def _put_size(self) -> None:
        side = Theme.current().px(self._size)
        self.setFixedSize(side, side)

    def show_name(self, name: str, photo: QPixmap | None = None) -> None:
        """Show another customer."""
        self._name, self._photo = name, photo
        self.setAccessibleName(name)
        self.update()

    def paintEvent(self, _event: QPaintEvent) -> None:
        painter = QPainter(self)
        paint_avatar(painter, self.rect(), self._name, self._photo)
        painter.end()
