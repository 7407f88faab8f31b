"""A PDF of many pages that keeps little of them in memory."""

from __future__ import annotations

import zlib
from pathlib import Path
from typing import Any

from reportlab.pdfbase.pdfdoc import PDFArray, PDFDictionary, PDFName, PDFStream
from reportlab.pdfgen.canvas import Canvas

from grc_desktop.core.language import language
from grc_desktop.features.exports.typeface import regular


class PagedCanvas(Canvas):
    """reportlab's canvas, its pages compressed as they are finished and not all together at the end.

    A list of 100,000 rows then needs a fifth of the memory. Every typeface in the file is embedded.
    """

    _doc: Any  # a PDFDocument; the published types leave it out

    def __init__(self, path: Path, size: tuple[float, float], *, title: str, author: str = "") -> None:
        super().__init__(
            str(path),
            pagesize=size,
            pageCompression=1,
            lang=language(),
            initialFontName=regular().name,  # type: ignore[arg-type]  # published as a number by mistake
        )
        self.setTitle(title)
        self.setAuthor(author)
        self.setCreator("GRC Desktop")

    def showPage(self) -> None:  # noqa: N802  reportlab's name
        """Finish the page."""
        super().showPage()
        page = self._doc.Pages.pages[-1]
        packed = zlib.compress(page.stream.encode("utf-8"))
        page.Contents = PDFStream(PDFDictionary({"Filter": PDFArray([PDFName("FlateDecode")])}), packed)
        page.stream = None
