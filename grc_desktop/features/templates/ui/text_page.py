"""The page that is written on: chips drawn and opened, what is pasted cleaned, what is copied whole."""

from __future__ import annotations

from functools import cache
from typing import Literal, cast

from PySide6.QtCore import QMimeData, Qt, Signal
from PySide6.QtGui import (
    QColor,
    QFont,
    QImage,
    QKeyEvent,
    QKeySequence,
    QMouseEvent,
    QPainter,
    QTextCursor,
    QTextDocument,
    QTextList,
)
from PySide6.QtWidgets import QTextEdit

from grc_desktop.core.language import tr
from grc_desktop.features.templates.markup import plain_blocks, read_markup, write_markup
from grc_desktop.features.templates.pieces import Field, split
from grc_desktop.features.templates.ui.chip import CHIP, ChipObject, chip_source
from grc_desktop.features.templates.ui.document import LIST_STYLES, insert_blocks, read_blocks, read_plain
from grc_desktop.ui.layout import step

_LONGEST_PASTED = 200_000


class TextPage(QTextEdit):
    """``chip_opened(position)``: the chip of a field was double-clicked, or Alt+Enter was pressed beside it."""

    chip_opened = Signal(int)

    def __init__(self, *, rich: bool) -> None:
        super().__init__()
        self._rich = rich
        self.setAcceptRichText(rich)
        self.setTabChangesFocus(True)
        self.setAccessibleName(tr("Text"))
        self.setMinimumHeight(step(36))
        self._chips = ChipObject(self)
        self.document().documentLayout().registerHandler(CHIP, self._chips)
        self.document().setDocumentMargin(step(1.5))

    def chip_at(self, position: int) -> QTextCursor:
        """The chip whose character stands at ``position``, selected."""
        cursor = QTextCursor(self.document())
        cursor.setPosition(position)
        cursor.setPosition(position + 1, QTextCursor.MoveMode.KeepAnchor)
        return cursor

    def toggle_bold(self) -> None:
        """Bold on or off for what is selected, or for what is typed next."""
        bold = self.fontWeight() >= QFont.Weight.DemiBold
        self.setFontWeight(QFont.Weight.Normal if bold else QFont.Weight.Bold)

    def toggle_italic(self) -> None:
        """Italic on or off, in the same way."""
        self.setFontItalic(not self.fontItalic())

    def toggle_list(self, kind: Literal["ul", "ol"]) -> None:
        """Make the paragraphs of the selection items of a list, or paragraphs again."""
        cursor = self.textCursor()
        current = cast("QTextList | None", cursor.currentList())
        cursor.beginEditBlock()
        if current is not None and current.format().style() == LIST_STYLES[kind]:
            self._end_list(cursor)
        else:
            cursor.createList(LIST_STYLES[kind])
        cursor.endEditBlock()

    def draw_again(self) -> None:
        """After another text size: chips are measured anew."""
        document = self.document()
        document.markContentsDirty(0, document.characterCount())
        self.viewport().update()

    # --- clipboard -----------------------------------------------------------------------------------

    def canInsertFromMimeData(self, source: QMimeData) -> bool:  # noqa: N802 - Qt's name
        return source.hasText() or source.hasHtml()

    def insertFromMimeData(self, source: QMimeData) -> None:  # noqa: N802 - Qt's name
        if self._rich and source.hasHtml() and len(source.html()) <= _LONGEST_PASTED * 10:
            blocks = read_markup(source.html())
        else:
            blocks = plain_blocks(source.text()[:_LONGEST_PASTED])
        insert_blocks(self.textCursor(), blocks, spaced=self._rich)
        self.ensureCursorVisible()

    def createMimeDataFromSelection(self) -> QMimeData:  # noqa: N802 - Qt's name
        part = QTextDocument()
        QTextCursor(part).insertFragment(self.textCursor().selection())
        made = QMimeData()
        made.setText(read_plain(part))
        if self._rich:
            made.setHtml(write_markup(read_blocks(part)))
        return made

    # --- keys and mouse ------------------------------------------------------------------------------

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if self._rich and event.matches(QKeySequence.StandardKey.Bold):
            self.toggle_bold()
        elif self._rich and event.matches(QKeySequence.StandardKey.Italic):
            self.toggle_italic()
        elif event.key() == Qt.Key.Key_Return and event.modifiers() & Qt.KeyboardModifier.AltModifier:
            self._open_chip(self.textCursor().position())
        else:
            super().keyPressEvent(event)

    def mouseDoubleClickEvent(self, event: QMouseEvent) -> None:
        position = self.cursorForPosition(event.position().toPoint()).position()
        if not self._open_chip(position):
            super().mouseDoubleClickEvent(event)

    def _open_chip(self, position: int) -> bool:
        """The field before or after ``position``; whether there is one."""
        if self.isReadOnly():
            return False
        for place in (position, position - 1):
            if 0 <= place < self.document().characterCount() - 1:
                format_ = self.chip_at(place).charFormat()
                if format_.objectType() == CHIP and isinstance(split(chip_source(format_))[0], Field):
                    self.chip_opened.emit(place)
                    return True
        return False

    def _end_list(self, cursor: QTextCursor) -> None:
        block = self.document().findBlock(cursor.selectionStart())
        last = self.document().findBlock(cursor.selectionEnd())
        while block.isValid():
            of = cast("QTextList | None", block.textList())
            if of is not None:
                of.remove(block)
                plain = QTextCursor(block)
                format_ = plain.blockFormat()
                format_.setIndent(0)
                plain.setBlockFormat(format_)
            if block == last:
                break
            block = block.next()


@cache
def code_sketch() -> QImage:
    """What stands for a QR code while a text is written: the real one has the customer's own code."""
    image = QImage(96, 96, QImage.Format.Format_RGB32)
    image.fill(QColor("#ffffff"))
    painter = QPainter(image)
    for x, y in ((8, 8), (60, 8), (8, 60)):
        painter.fillRect(x, y, 28, 28, QColor("#1d2433"))
        painter.fillRect(x + 5, y + 5, 18, 18, QColor("#ffffff"))
        painter.fillRect(x + 9, y + 9, 10, 10, QColor("#1d2433"))
    for step_ in range(9):
        painter.fillRect(44 + step_ * 5 % 44, 44 + step_ * 7 % 44, 6, 6, QColor("#1d2433"))
    painter.end()
    return image
