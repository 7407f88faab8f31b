"""How what a campaign puts on A4 looks: its report, its call list."""

from __future__ import annotations

from html import escape
from pathlib import Path
from typing import Any

_INK, _MUTED, _LINE, _HEAD = "#1d2433", "#5f697d", "#cfd5de", "#e2f3f0"
_SIDE, _TOP = 18, 16  # millimetres


class Styles:
    """The type of these papers; ``room`` is the width between the margins, in points."""

    def __init__(self) -> None:
        from reportlab.lib.colors import HexColor
        from reportlab.lib.pagesizes import A4
        from reportlab.lib.styles import ParagraphStyle
        from reportlab.lib.units import mm

        from grc_desktop.features.exports.typeface import bold, regular

        self._face = regular()
        self.room: float = A4[0] - 2 * _SIDE * mm
        self.plain = ParagraphStyle(
            "plain", fontName=self._face.name, fontSize=9.5, leading=13, textColor=HexColor(_INK)
        )
        self.small = ParagraphStyle("small", self.plain, fontSize=8, leading=11, textColor=HexColor(_MUTED))
        self.title = ParagraphStyle("title", self.plain, fontName=bold().name, fontSize=17, leading=22)
        self.heading = ParagraphStyle(
            "heading", self.plain, fontName=bold().name, fontSize=11.5, leading=15, spaceBefore=10, spaceAfter=4
        )

    def figure(self, text: str, style: Any = None) -> Any:
        """A number of a column: its digits stand beneath each other."""
        from reportlab.lib.enums import TA_RIGHT
        from reportlab.lib.styles import ParagraphStyle

        return self.words(text, ParagraphStyle("figure", style or self.plain, alignment=TA_RIGHT))

    def words(self, text: str, style: Any = None) -> Any:
        """A paragraph of plain text, its lines kept."""
        from reportlab.platypus import Paragraph

        lines = (escape(self._face.shown(line)) for line in text.splitlines())
        return Paragraph("<br/>".join(lines), style or self.plain)


def ruled(rows: list[list[Any]], widths: list[float], *, head: bool = True) -> Any:
    """A table with a line beneath each row; ``head``: the first is repeated on every page."""
    from reportlab.lib.colors import HexColor
    from reportlab.platypus import Table, TableStyle

    style: list[Any] = [
        ("VALIGN", (0, 0), (-1, -1), "TOP"),
        ("LINEBELOW", (0, 0), (-1, -1), 0.4, HexColor(_LINE)),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 3),
    ]
    if head:
        style.append(("BACKGROUND", (0, 0), (-1, 0), HexColor(_HEAD)))
    return Table(rows, colWidths=widths, style=TableStyle(style), repeatRows=1 if head else 0, hAlign="LEFT")


def build(story: list[Any], path: Path, *, title: str, house: str) -> None:
    """Write ``story`` to ``path`` as PDF, its pages numbered from the second on."""
    from reportlab.lib.pagesizes import A4
    from reportlab.lib.units import mm
    from reportlab.platypus import SimpleDocTemplate

    small = Styles().small

    def number(canvas: Any, document: Any) -> None:
        canvas.setFont(small.fontName, small.fontSize)
        canvas.setFillColor(small.textColor)
        canvas.drawRightString(A4[0] - _SIDE * mm, _TOP / 2 * mm, str(document.page))

    SimpleDocTemplate(
        str(path),
        pagesize=A4,
        leftMargin=_SIDE * mm,
        rightMargin=_SIDE * mm,
        topMargin=_TOP * mm,
        bottomMargin=_TOP * mm,
        title=title,
        author=house,
    ).build(story, onLaterPages=number)
