"""Help (F1): the user guide that ships with the program, shown in the window."""

from __future__ import annotations

from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices, QTextBlockFormat, QTextCursor
from PySide6.QtWidgets import QTextBrowser

from grc_desktop.core.language import language, later, tr
from grc_desktop.core.resources import resource
from grc_desktop.features.offers import Page
from grc_desktop.ui.card import Card
from grc_desktop.ui.layout import column
from grc_desktop.ui.page import PageWidget
from grc_desktop.ui.workplace import Workplace


def guide_file(code: str) -> Path:
    """The first page of the guide in a language; English where it was not translated."""
    folder = resource("user-guide")
    if not folder.is_dir():
        folder = resource("icons").parent.parent / "docs" / "user-guide"  # run from the source
    page = folder / code / "README.md"
    return page if page.is_file() else folder / "en" / "README.md"


class GuidePage(PageWidget):
    """The guide; links within it stay here, others go to the browser."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, title=tr("Help"))
        self._browser = QTextBrowser()
        self._browser.setAccessibleName(tr("User guide"))
        self._browser.setOpenLinks(False)
        self._browser.anchorClicked.connect(self._follow)
        self._browser.document().setDocumentMargin(place.theme.px(20))
        card = Card(flush=True)
        card.add(self._browser)
        self.setLayout(column(card, margin=4))

    def reload(self) -> None:
        """Show the first page."""
        self._show(guide_file(language()))

    def _show(self, page: Path) -> None:
        self._browser.setSearchPaths([str(page.parent)])
        text = page.read_text(encoding="utf-8") if page.is_file() else tr("The guide was not installed.")
        self._browser.setMarkdown(text)
        self._space_out()
        self._page = page

    def _space_out(self) -> None:
        """Qt sets Markdown without air between paragraphs."""
        px = self.place.theme.px
        block = self._browser.document().begin()
        while block.isValid():
            form = block.blockFormat()
            form.setTopMargin(px(18) if form.headingLevel() else px(6))
            form.setLineHeight(130, QTextBlockFormat.LineHeightTypes.ProportionalHeight.value)
            QTextCursor(block).setBlockFormat(form)
            block = block.next()

    def _follow(self, link: QUrl) -> None:
        target = (self._page.parent / link.path()).resolve()
        if link.scheme() in ("http", "https", "mailto"):
            QDesktopServices.openUrl(link)
        elif link.path() and target.is_file() and target.suffix == ".md":
            self._show(target)
        if link.fragment():
            self._browser.scrollToAnchor(link.fragment())


GUIDE = Page(key="guide", title=later("Help"), icon="help", build=GuidePage)
"""Not in the navigation; found by F1, by Ctrl+K and in the Help menu."""
