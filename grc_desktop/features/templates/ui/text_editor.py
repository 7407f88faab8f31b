"""`TextEditor`: a text with its fields as chips; letters and e-mails in bold, italic, lists, links and pictures."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import partial
from typing import Literal, Protocol

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QImage, QKeySequence, QTextCharFormat, QTextCursor
from PySide6.QtWidgets import QHBoxLayout, QPushButton, QVBoxLayout, QWidget

from grc_desktop.core.language import tr
from grc_desktop.features.templates.fields import MergeField, field_named
from grc_desktop.features.templates.markup import Picture, plain_blocks, read_markup, write_markup
from grc_desktop.features.templates.pieces import Field as FieldPiece
from grc_desktop.features.templates.pieces import Piece, field_tag, split
from grc_desktop.features.templates.ui.asking import AskDefault, AskLink
from grc_desktop.features.templates.ui.chip import OBJECT, chip_format, chip_source
from grc_desktop.features.templates.ui.document import (
    insert_blocks,
    insert_inline,
    pictures_of,
    put_link,
    put_picture,
    read_blocks,
    read_plain,
)
from grc_desktop.features.templates.ui.field_row import FieldRow
from grc_desktop.features.templates.ui.text_page import TextPage, code_sketch
from grc_desktop.ui.buttons import button
from grc_desktop.ui.layout import row, step
from grc_desktop.ui.theme import Theme

TextKind = Literal["html", "plain"]


class Pictures(Protocol):
    """Where pictures of texts come from: chosen by the user, kept beside the base."""

    def choose(self, owner: QWidget, then: Callable[[Picture], object]) -> None:
        """Let the user choose a file; ``then`` is called once it is kept."""

    def load(self, owner: QWidget, source: str, then: Callable[[QImage], object]) -> None:
        """Read the picture called ``source``."""


class TextEditor(QWidget):
    """A text of ``kind`` whose fields are among ``fields``. ``changed()`` after each change by the user.

    ``text()`` and ``set_text`` speak HTML of ``markup`` (``html``) or plain text (``plain``), with the tags of the
    merge language. ``pictures`` adds a button for pictures.
    """

    changed = Signal()

    def __init__(self, kind: TextKind, fields: Sequence[MergeField], pictures: Pictures | None = None) -> None:
        super().__init__()
        self._rich = kind == "html"
        self._pictures = pictures if self._rich else None
        self._loading = False
        self.page = TextPage(rich=self._rich)
        self.page.chip_opened.connect(self._edit_chip)
        self.page.textChanged.connect(self._tell)
        self.field_row = FieldRow(fields, rich=self._rich)
        self.field_row.field_wanted.connect(self._want_field)
        self.field_row.condition_wanted.connect(self._insert_condition)
        self.field_row.code_wanted.connect(self._insert_code)
        self._default = AskDefault(self)
        self._link = AskLink(self)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(step(2))
        layout.addWidget(self.field_row)
        if self._rich:
            layout.addLayout(self._tools())
        layout.addWidget(self.page, 1)
        self.setFocusProxy(self.page)
        Theme.current().changed.connect(self.page.draw_again)

    def set_text(self, text: str) -> None:
        """Show another text; it begins a new history of undo."""
        self._loading = True
        document = self.page.document()
        document.clear()
        blocks = read_markup(text) if self._rich else plain_blocks(text)
        insert_blocks(QTextCursor(document), blocks, spaced=self._rich)
        document.clearUndoRedoStacks()
        document.setModified(False)
        self.page.moveCursor(QTextCursor.MoveOperation.Start)
        for source in set(pictures_of(document)):
            self._load(source)
        self._loading = False

    def text(self) -> str:
        """The text as it is stored; "" where nothing is written."""
        blocks = read_blocks(self.page.document())
        if not any(block.inlines for block in blocks):
            return ""
        return write_markup(blocks) if self._rich else read_plain(self.page.document())

    def insert_field(self, name: str, default: str | None = None) -> None:
        """Put a field where the cursor stands, in place of what is selected."""
        self._insert_tags(field_tag(name, default))

    # --- what the row and the tools ask for --------------------------------------------------------

    def _want_field(self, name: str, anchor: QPushButton) -> None:
        field = field_named(name)
        if field is None or not field.asks:
            self.insert_field(name)
            return
        self._default.ask_for(field, anchor, partial(self._insert_with_default, name))

    def _insert_with_default(self, name: str, default: str) -> None:
        self.insert_field(name, default or None)
        self.page.setFocus()

    def _insert_condition(self, begin: str, otherwise: str, end: str) -> None:
        """Around what is selected, else with the cursor inside."""
        cursor = self.page.textCursor()
        first, last = cursor.selectionStart(), cursor.selectionEnd()
        cursor.beginEditBlock()
        cursor.setPosition(last)
        for piece in split(otherwise + end):
            cursor.insertText(OBJECT, chip_format(piece, QTextCharFormat()))
        cursor.setPosition(first)
        for piece in split(begin):
            cursor.insertText(OBJECT, chip_format(piece, QTextCharFormat()))
        cursor.endEditBlock()
        cursor.setPosition(last + 1)
        self.page.setTextCursor(cursor)
        self.page.setFocus()

    def _insert_code(self) -> None:
        insert_inline(self.page.textCursor(), Picture("qr:{{code}}", "{{code}}", 96))
        self._load("qr:{{code}}")

    def _insert_tags(self, text: str) -> None:
        cursor = self.page.textCursor()
        look = QTextCharFormat(cursor.charFormat())
        look.clearProperty(QTextCharFormat.Property.ObjectType)
        cursor.beginEditBlock()
        for piece in split(text):
            cursor.insertText(OBJECT, chip_format(piece, look))
        cursor.endEditBlock()
        self.page.setTextCursor(cursor)
        self.page.setCurrentCharFormat(look)
        self.page.setFocus()

    def _edit_chip(self, position: int) -> None:
        cursor = self.page.chip_at(position)
        piece = split(chip_source(cursor.charFormat()))[0]
        if isinstance(piece, FieldPiece) and (field := field_named(piece.name)) is not None:
            change = partial(self._change_chip, cursor, piece.name)
            self._default.ask_for(field, self.field_row, change, (piece.default or "").strip(), confirm=tr("Change"))

    def _change_chip(self, cursor: QTextCursor, name: str, default: str) -> None:
        look = QTextCharFormat(cursor.charFormat())
        piece: Piece = split(field_tag(name, default or None))[0]
        cursor.insertText(OBJECT, chip_format(piece, look))
        self.page.setFocus()

    # --- looks -------------------------------------------------------------------------------------

    def _tools(self) -> QHBoxLayout:
        tools: list[QWidget] = [
            button(
                "",
                self.page.toggle_bold,
                icon="bold",
                role="quiet",
                tip=_keyed(tr("Bold"), QKeySequence.StandardKey.Bold),
            ),
            button(
                "",
                self.page.toggle_italic,
                icon="italic",
                role="quiet",
                tip=_keyed(tr("Italic"), QKeySequence.StandardKey.Italic),
            ),
            button("", partial(self.page.toggle_list, "ul"), icon="list", role="quiet", tip=tr("List")),
            button(
                "", partial(self.page.toggle_list, "ol"), icon="list-ordered", role="quiet", tip=tr("Numbered list")
            ),
        ]
        for name, flag, tip in (
            ("align-left", Qt.AlignmentFlag.AlignLeft, tr("Align left")),
            ("align-center", Qt.AlignmentFlag.AlignHCenter, tr("Centre")),
            ("align-right", Qt.AlignmentFlag.AlignRight, tr("Align right")),
        ):
            tools.append(button("", partial(self.page.setAlignment, flag), icon=name, role="quiet", tip=tip))
        self._link_button = button("", self._ask_link, icon="link", role="quiet", tip=tr("Link"))
        tools.append(self._link_button)
        if self._pictures is not None:
            tools.append(button("", self._choose_picture, icon="photo", role="quiet", tip=tr("Picture")))
        for tool in tools:
            tool.setFocusPolicy(Qt.FocusPolicy.TabFocus)
        return row(*tools, None, spacing=0.5)

    def _ask_link(self) -> None:
        self._link.ask_for(self._link_button, self._put_link, self.page.textCursor().charFormat().anchorHref())

    def _put_link(self, href: str) -> None:
        cursor = self.page.textCursor()
        format_ = QTextCharFormat()
        put_link(format_, href)
        if cursor.hasSelection():
            cursor.mergeCharFormat(format_)
        elif href:
            cursor.insertText(href.removeprefix("mailto:").removeprefix("tel:"), format_)
        self.page.setFocus()

    def _choose_picture(self) -> None:
        if self._pictures is not None:
            self._pictures.choose(self, self._insert_picture)

    def _insert_picture(self, picture: Picture) -> None:
        insert_inline(self.page.textCursor(), picture)
        self._load(picture.source)

    def _load(self, source: str) -> None:
        if source.startswith("qr:"):
            put_picture(self.page.document(), source, code_sketch())
        elif self._pictures is not None:
            self._pictures.load(self, source, partial(put_picture, self.page.document(), source))

    def _tell(self) -> None:
        if not self._loading:
            self.changed.emit()


def _keyed(words: str, key: QKeySequence.StandardKey) -> str:
    return f"{words} ({QKeySequence(key).toString(QKeySequence.SequenceFormat.NativeText)})"
