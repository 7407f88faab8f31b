"""Between a text as it is stored and a document as it is edited: chips for tags, and only what our markup knows."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Literal, cast

from PySide6.QtCore import Qt, QUrl
from PySide6.QtGui import (
    QFont,
    QTextBlock,
    QTextBlockFormat,
    QTextCharFormat,
    QTextCursor,
    QTextDocument,
    QTextImageFormat,
    QTextList,
    QTextListFormat,
)

from grc_desktop.features.templates.markup import Align, Block, Inline, Picture, Run
from grc_desktop.features.templates.pieces import Words, split
from grc_desktop.features.templates.ui.chip import CHIP, OBJECT, chip_format, chip_source

_ALIGNMENTS: dict[Align, Qt.AlignmentFlag] = {
    "left": Qt.AlignmentFlag.AlignLeft,
    "center": Qt.AlignmentFlag.AlignHCenter,
    "right": Qt.AlignmentFlag.AlignRight,
    "justify": Qt.AlignmentFlag.AlignJustify,
}
LIST_STYLES = {"ul": QTextListFormat.Style.ListDisc, "ol": QTextListFormat.Style.ListDecimal}
_LINE = "\u2028"
"""A line break inside a paragraph, as documents hold it."""


def insert_blocks(cursor: QTextCursor, blocks: Iterable[Block], *, spaced: bool) -> None:
    """Write ``blocks`` at the cursor, the first one into the paragraph that it stands in.

    ``spaced`` leaves room beneath each paragraph, as rich texts have it.
    """
    cursor.beginEditBlock()
    current: tuple[str, QTextList] | None = None
    for place, block in enumerate(blocks):
        if place:
            cursor.insertBlock(QTextBlockFormat(), QTextCharFormat())
        format_ = cursor.blockFormat()
        format_.setAlignment(_ALIGNMENTS[block.align])
        format_.setBottomMargin(8 if spaced and not block.of_list else 0)
        cursor.setBlockFormat(format_)
        if not block.of_list:
            current = None
        elif current is not None and current[0] == block.of_list:
            current[1].add(cursor.block())
        else:
            current = block.of_list, cursor.createList(LIST_STYLES[block.of_list])
        for one in block.inlines:
            insert_inline(cursor, one)
    cursor.endEditBlock()


def insert_inline(cursor: QTextCursor, one: Inline) -> None:
    """Write a picture, or words whose tags become chips."""
    if isinstance(one, Picture):
        cursor.insertImage(_picture_format(one))
        return
    look = _look(one)
    for piece in split(one.text):
        if isinstance(piece, Words):
            cursor.insertText(piece.source.replace("\n", _LINE), look)
        else:
            cursor.insertText(OBJECT, chip_format(piece, look))


def read_blocks(document: QTextDocument) -> list[Block]:
    """The document as blocks, chips being their tags again."""
    found = []
    block = document.begin()
    while block.isValid():
        found.append(Block(tuple(_merged(_inlines(block))), _alignment(block), _list_of(block)))
        block = block.next()
    return found


def read_plain(document: QTextDocument) -> str:
    """The document as plain text, one line for each paragraph."""
    return "\n".join(block.text for block in read_blocks(document))


def pictures_of(document: QTextDocument) -> Iterator[str]:
    """The sources of all pictures, for whoever loads them."""
    for block in read_blocks(document):
        yield from (one.source for one in block.inlines if isinstance(one, Picture))


def put_picture(document: QTextDocument, source: str, image: object) -> None:
    """Give a picture of the document its pixels."""
    document.addResource(QTextDocument.ResourceType.ImageResource.value, QUrl(source), image)
    document.markContentsDirty(0, document.characterCount())


def _inlines(block: QTextBlock) -> Iterator[Inline]:
    parts = block.begin()
    while not parts.atEnd():
        fragment = parts.fragment()
        parts += 1
        format_ = fragment.charFormat()
        if format_.isImageFormat():
            image = format_.toImageFormat()
            picture = Picture(image.name(), str(image.property(_ALT) or ""), round(image.width()))
            yield from (picture for _ in fragment.text())
            continue
        look = Run(
            "",
            bold=format_.fontWeight() >= QFont.Weight.DemiBold,
            italic=format_.fontItalic(),
            href=format_.anchorHref(),
        )
        if format_.objectType() == CHIP:
            text = chip_source(format_) * len(fragment.text())
        else:
            text = fragment.text().replace(_LINE, "\n").replace(OBJECT, "")
        yield Run(text, look.bold, look.italic, look.href)


def _merged(inlines: Iterable[Inline]) -> Iterator[Inline]:
    """Neighbours of one look as one run."""
    last: Inline | None = None
    for one in inlines:
        if isinstance(one, Run) and not one.text:
            continue
        if isinstance(last, Run) and isinstance(one, Run) and _same_look(last, one):
            last = Run(last.text + one.text, one.bold, one.italic, one.href)
            continue
        if last is not None:
            yield last
        last = one
    if last is not None:
        yield last


def _same_look(one: Run, other: Run) -> bool:
    return (one.bold, one.italic, one.href) == (other.bold, other.italic, other.href)


def _look(run: Run) -> QTextCharFormat:
    made = QTextCharFormat()
    if run.bold:
        made.setFontWeight(QFont.Weight.Bold)
    made.setFontItalic(run.italic)
    if run.href:
        put_link(made, run.href)
    return made


def put_link(format_: QTextCharFormat, href: str) -> None:
    """Make words lead to ``href``; "" takes the link away."""
    format_.setAnchor(bool(href))
    format_.setAnchorHref(href)
    format_.setFontUnderline(bool(href))


_ALT = QTextCharFormat.Property.UserProperty + 10


def _picture_format(picture: Picture) -> QTextImageFormat:
    made = QTextImageFormat()
    made.setName(picture.source)
    made.setProperty(_ALT, picture.alt)
    if picture.width:
        made.setWidth(picture.width)
    return made


def _alignment(block: QTextBlock) -> Align:
    found = block.blockFormat().alignment() & Qt.AlignmentFlag.AlignHorizontal_Mask
    for name, flag in _ALIGNMENTS.items():
        if found & flag and name != "left":
            return name
    return "left"


def _list_of(block: QTextBlock) -> Literal["", "ul", "ol"]:
    of = cast("QTextList | None", block.textList())
    if of is None:
        return ""
    return "ol" if of.format().style() == QTextListFormat.Style.ListDecimal else "ul"
