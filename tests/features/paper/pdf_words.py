"""Where the words of a PDF stand, read from its drawing operators."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from pypdf import PdfReader
from pypdf.generic import ContentStream
from reportlab.lib.units import mm

from grc_desktop.features.exports.typeface import Typeface, bold, regular
from grc_desktop.features.paper.labels import is_turned
from grc_desktop.features.paper.records import LabelSheet


@dataclass(frozen=True)
class Word:
    """A string as it was drawn; points from the lower left corner of the page, turned with its words where they are."""

    text: str
    left: float
    right: float
    base: float
    size: float


def box_of(sheet: LabelSheet, place: int) -> tuple[float, float, float, float]:
    """Left, lower, right and upper edge of a label in points, in the coordinates of its words."""
    x, y = sheet.origin(place)
    left, top, right, bottom = (
        x,
        sheet.page_height - y,
        x + sheet.label_width,
        sheet.page_height - y - sheet.label_height,
    )
    if is_turned(sheet):
        left, bottom, right, top = bottom, -right, top, -left
    return left * mm, bottom * mm, right * mm, top * mm


def words_of_page(path: Path, page: int) -> list[Word]:
    """Every string drawn on page ``page`` (0-based)."""
    reader = PdfReader(path)
    leaf = reader.pages[page]
    contents = leaf.get_contents()
    assert contents is not None
    return list(_drawn(reader, contents, leaf["/Resources"], 0.0, 0.0))


def _drawn(reader: PdfReader, contents: Any, resources: Any, x0: float, y0: float) -> Iterator[Word]:
    """The strings of one stream; knows the operators that reportlab writes, with ``cm`` as a plain move or turn."""
    fonts = {name: (_face(font), _characters(font)) for name, font in resources["/Font"].items()}
    characters: dict[int, str] = {}
    face, size, leading, scale, x, y = regular(), 0.0, 0.0, 1.0, 0.0, 0.0
    stack: list[tuple[float, float]] = []
    for operands, operator in ContentStream(contents, reader).operations:
        match operator:
            case b"q":
                stack.append((x0, y0))
            case b"Q":
                x0, y0 = stack.pop()
            case b"cm":
                x0, y0 = x0 + float(operands[4]), y0 + float(operands[5])
            case b"Do":
                form = resources["/XObject"][operands[0]].get_object()
                yield from _drawn(reader, form, form["/Resources"], x0, y0)
            case b"Tm":
                x, y = float(operands[4]), float(operands[5])
            case b"Tf":
                (face, characters), size = fonts[operands[0]], float(operands[1])
            case b"TL":
                leading = float(operands[0])
            case b"Tz" | b"BT":  # how wide letters are; each block of text begins with their own width
                scale = float(operands[0]) / 100 if operands else 1.0
            case b"T*":
                y -= leading
            case b"Tj":
                text = "".join(characters[byte] for byte in operands[0].original_bytes)
                right = x + face.width(text, size) * scale
                yield Word(text, x0 + x, x0 + right, y0 + y, size)


def _face(font: Any) -> Typeface:
    return bold() if "Bold" in font["/BaseFont"] else regular()


def _characters(font: Any) -> dict[int, str]:
    if "/ToUnicode" not in font:
        return {}
    table = font["/ToUnicode"].get_object().get_data().decode("ascii")
    return {int(code, 16): chr(int(char, 16)) for code, char in re.findall(r"<(\w{2})> <(\w{4})>", table)}
