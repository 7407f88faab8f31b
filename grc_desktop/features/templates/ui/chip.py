"""A field of the merge language inside a text, drawn as a chip: one character that cannot be broken."""

from __future__ import annotations

from PySide6.QtCore import QRect, QRectF, QSizeF, Qt
from PySide6.QtGui import (
    QColor,
    QFont,
    QFontMetricsF,
    QPainter,
    QPyTextObject,
    QTextCharFormat,
    QTextDocument,
    QTextFormat,
)

from grc_desktop.core.language import tr
from grc_desktop.features.templates.fields import field_named
from grc_desktop.features.templates.pieces import Else, End, Field, If, Piece, Words
from grc_desktop.ui.theme import Theme

CHIP = QTextFormat.ObjectTypes.UserObject + 1
_SOURCE = QTextFormat.Property.UserProperty + 1
_WORDS = QTextFormat.Property.UserProperty + 2
_CONDITION = QTextFormat.Property.UserProperty + 3

OBJECT = "\ufffc"
"""The character that stands for a chip or a picture in a document."""


def chip_words(piece: Piece) -> str:
    """What a chip shows: the label of the field and its default, or the condition in words."""
    match piece:
        case Field(name=name, default=default):
            words = _label(name)
            return f"{words} · {default.strip()}" if default and default.strip() else words
        case If(name=name, value=None):
            return tr("If {field} is known", field=_label(name))
        case If(name=name, value=value):
            return tr("If {field} is “{value}”", field=_label(name), value=value)
        case Else():
            return tr("Otherwise")
        case End():
            return tr("End")
        case Words():
            return piece.source


def chip_format(piece: Piece, look: QTextCharFormat) -> QTextCharFormat:
    """The format of the one character that is this chip, in the look (bold, link) of the words around it."""
    made = QTextCharFormat(look)
    made.setObjectType(CHIP)
    made.setVerticalAlignment(QTextCharFormat.VerticalAlignment.AlignBaseline)
    made.setProperty(_SOURCE, piece.source)
    made.setProperty(_WORDS, chip_words(piece))
    made.setProperty(_CONDITION, not isinstance(piece, Field))
    return made


def chip_source(format_: QTextCharFormat) -> str:
    """The tag that a chip stands for."""
    return str(format_.property(_SOURCE))


class ChipObject(QPyTextObject):
    """Draws chips; register it with ``document.documentLayout().registerHandler(CHIP, …)``."""

    def intrinsicSize(self, _document: QTextDocument, _position: int, format_: QTextFormat) -> QSizeF:  # noqa: N802 - Qt's name
        metrics = QFontMetricsF(self._font())
        px = Theme.current().px
        words = str(format_.property(_WORDS))
        return QSizeF(metrics.horizontalAdvance(words) + px(18), metrics.height() + px(4))

    def drawObject(  # noqa: N802 - Qt's name
        self, painter: QPainter, rect: QRectF | QRect, _document: QTextDocument, _position: int, format_: QTextFormat
    ) -> None:
        theme = Theme.current()
        ink = theme.tokens.ink("violet" if format_.property(_CONDITION) else "info")
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        pill = QRectF(rect).adjusted(theme.px(1), theme.px(1), -theme.px(1), -theme.px(1))
        painter.setPen(Qt.PenStyle.NoPen)
        painter.setBrush(QColor(ink.wash))
        painter.drawRoundedRect(pill, pill.height() / 2, pill.height() / 2)
        painter.setPen(QColor(ink.text))
        painter.setFont(self._font())
        painter.drawText(pill, Qt.AlignmentFlag.AlignCenter, str(format_.property(_WORDS)))
        painter.restore()

    @staticmethod
    def _font() -> QFont:
        return Theme.current().font(12, QFont.Weight.Medium)


def _label(name: str) -> str:
    field = field_named(name)
    return tr(field.label) if field else name
