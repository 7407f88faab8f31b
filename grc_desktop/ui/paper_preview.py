"""The PDF as it will be printed, page beneath page, on grey; the same bytes go to the printer."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QPointF, QSize, QStringListModel, Qt, Signal
from PySide6.QtGui import QAccessible, QColor, QImage, QPalette, QResizeEvent
from PySide6.QtPdf import QPdfDocument, QPdfPageRenderer
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QAccessibleWidget, QFrame, QLineEdit, QPushButton, QStackedWidget, QVBoxLayout, QWidget

from grc_desktop.core.language import tr
from grc_desktop.core.numbers import format_share
from grc_desktop.core.text import fold
from grc_desktop.ui.buttons import button
from grc_desktop.ui.completing import Completer
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import divider, row, step
from grc_desktop.ui.theme import Theme

_ZOOMS = (0.25, 0.33, 0.5, 0.67, 0.8, 1.0, 1.25, 1.5, 2.0, 3.0, 4.0)


_MOST_SAID = 2_000
"""Characters of a page that a screen reader is told."""


class PagesView(QPdfView):
    """The pages; a document for screen readers, described by the text of the page in view. ``resized()``: so was it."""

    resized = Signal()

    def __init__(self, parent: QWidget) -> None:
        super().__init__(parent)
        _tell_screen_readers()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.resized.emit()


class PaperPreview(QFrame):
    """A card that shows a PDF. Give it bytes with ``show_pdf``; until then it says ``hint``.

    ``page_changed(int)`` tells the page in view, from 0.
    """

    page_changed = Signal(int)

    def __init__(self, hint: str = "", *first_steps: QPushButton) -> None:
        super().__init__()
        self.setObjectName("card")
        self.document = QPdfDocument(self)
        self.view = PagesView(self)
        self.view.setDocument(self.document)
        self._drawing = self.view.findChildren(QPdfPageRenderer)[0]
        self._drawing.pageRendered.connect(self._on_drawn)
        self._shown = self._asked_last = 0
        self.view.setPageMode(QPdfView.PageMode.MultiPage)
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        self.view.setPageSpacing(step(4))
        self.view.setAccessibleName(tr("Preview of the pages"))
        self.view.setFrameShape(QFrame.Shape.NoFrame)
        self._pages = label(tr("No page yet"))
        self._previous = button("", lambda: self._turn(-1), icon="chevron-left", role="quiet", tip=tr("Previous page"))
        self._next = button("", lambda: self._turn(1), icon="chevron-right", role="quiet", tip=tr("Next page"))
        self._zoom = label("", "muted")
        self._out = button("", lambda: self._zoom_by(-1), icon="zoom-out", role="quiet", tip=tr("Smaller"))
        self._in = button("", lambda: self._zoom_by(1), icon="zoom-in", role="quiet", tip=tr("Larger"))
        self._fit = button("", self._fit_width, icon="fit-width", role="quiet", tip=tr("Fit to the width"))
        self.finder = QLineEdit()
        self.finder.setPlaceholderText(tr("Go to a name"))
        self.finder.setAccessibleName(tr("Go to a name"))
        self.finder.setMaximumWidth(Theme.current().px(220))
        self.finder.hide()
        self._spots: list[tuple[str, int]] = []
        self._names = QStringListModel(self)
        self._complete_names()
        self.finder.returnPressed.connect(lambda: self.go_to_name(self.finder.text()))
        bar = row(
            self._pages,
            self._previous,
            self._next,
            self.finder,
            None,
            self._out,
            self._zoom,
            self._in,
            self._fit,
            margin=(3, 1),
        )
        self._empty = EmptyState("file-text", hint or tr("The pages are shown here"), "", *first_steps)
        self._stack = QStackedWidget()
        self._stack.addWidget(self._empty)
        self._stack.addWidget(self.view)
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.setSpacing(0)
        layout.addLayout(bar)
        layout.addWidget(divider())
        layout.addWidget(self._stack, 1)
        self.view.pageNavigator().currentPageChanged.connect(self._on_page)
        self.view.zoomFactorChanged.connect(lambda _factor: self._show_state())
        self.view.resized.connect(self._show_state)
        self.view.zoomModeChanged.connect(lambda _mode: self._show_state())
        Theme.current().changed.connect(self._put_ground)
        self._put_ground()
        self._show_state()

    def _complete_names(self) -> None:
        completer = Completer(self._names, self.finder)
        completer.setFilterMode(Qt.MatchFlag.MatchContains)
        completer.activated.connect(self.go_to_name)

    def show_pdf(self, data: bytes) -> None:
        """Show a document, staying on the page in view where it still has it."""
        page = self.page
        before, self.document = self.document, QPdfDocument(self)
        pages = QBuffer(self.document)
        pages.setData(QByteArray(data))
        pages.open(QIODevice.OpenModeFlag.ReadOnly)
        self.document.load(pages)
        self.view.setDocument(self.document)
        before.deleteLater()
        # What was still being drawn of the document before would be taken for this one's page, and stay. Pages are
        # drawn in the order of asking: once this one (of a size never asked for) is there, so is all that.
        self._shown += 1
        self._asked_last = self._drawing.requestPage(0, QSize(1, self._shown))
        self._stack.setCurrentIndex(1)
        self.view.pageNavigator().jump(min(page, max(0, self.document.pageCount() - 1)), QPointF(), 0)
        self._on_page()

    def _on_drawn(self, _page: int, _size: QSize, _image: QImage, _options: object, asked: int) -> None:
        if asked == self._asked_last:
            spacing = self.view.pageSpacing()  # laid out anew, the view forgets what was drawn
            self.view.setPageSpacing(spacing + 1)
            self.view.setPageSpacing(spacing)

    def say(self, title: str, text: str = "") -> None:
        """Show no page but a sentence (nothing chosen yet, nobody to print for)."""
        self._empty.tell(title, text)
        self.show_names(())
        self.document.close()
        self._stack.setCurrentIndex(0)
        self._on_page()

    @property
    def page(self) -> int:
        """The page in view, from 0."""
        return max(0, self.view.pageNavigator().currentPage())

    @property
    def page_count(self) -> int:
        """Pages of the document; 0 while there is none."""
        return self.document.pageCount() if self._stack.currentIndex() else 0

    def begin_at(self, zoom: float) -> None:
        """Show the pages at ``zoom``, or less where they are wider than the view."""
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)
        if self._factor() > zoom:
            self.view.setZoomMode(QPdfView.ZoomMode.Custom)
            self.view.setZoomFactor(zoom)

    def go_to_page(self, page: int) -> None:
        """Bring a page into view."""
        if 0 <= page < self.page_count:
            self.view.pageNavigator().jump(page, QPointF(), 0)

    def show_names(self, spots: Sequence[tuple[str, int]]) -> None:
        """Offer to go to a name: each with its page, from 0, in the order of the document; none hides the offer."""
        self._spots = list(spots)
        self._names.setStringList([name for name, _ in self._spots])
        self.finder.setVisible(bool(self._spots))

    def go_to_name(self, name: str) -> None:
        """Bring the page of a name into view: of the same name, else of the first one that holds what was typed."""
        asked = fold(name)
        same = [page for known, page in self._spots if fold(known) == asked]
        like = same or [page for known, page in self._spots if asked and asked in fold(known)]
        if like:
            self.go_to_page(like[0])

    def _turn(self, by: int) -> None:
        self.go_to_page(self.page + by)

    def _factor(self) -> float:
        if self.view.zoomMode() is QPdfView.ZoomMode.Custom or not self.page_count:
            return self.view.zoomFactor()
        # What "fit to width" comes to, so that the buttons go on from there.
        points = self.document.pagePointSize(self.page).width()
        margins = self.view.documentMargins()
        width = self.view.viewport().width() - margins.left() - margins.right()
        return width / (points * self.logicalDpiX() / 72) if points else 1.0

    def _zoom_by(self, by: int) -> None:
        now = self._factor()
        wider = [zoom for zoom in _ZOOMS if zoom > now * 1.01]
        smaller = [zoom for zoom in _ZOOMS if zoom < now * 0.99]
        factor = (wider[0] if wider else now) if by > 0 else (smaller[-1] if smaller else now)
        self.view.setZoomMode(QPdfView.ZoomMode.Custom)
        self.view.setZoomFactor(factor)

    def _fit_width(self) -> None:
        self.view.setZoomMode(QPdfView.ZoomMode.FitToWidth)

    def _on_page(self, _page: int = 0) -> None:
        self._show_state()
        said = self.document.getAllText(self.page).text() if self.page_count else ""
        self.view.setAccessibleDescription(" ".join((self._pages.text(), *said.split()))[:_MOST_SAID])

    def _show_state(self) -> None:
        count = self.page_count
        words = tr("Page {number} / {count}", number=self.page + 1, count=count) if count else tr("No page yet")
        self._pages.setText(words)
        self._pages.setMinimumWidth(self._pages.sizeHint().width())
        self._zoom.setText(format_share(self._factor()) if count else "")
        self._previous.setEnabled(self.page > 0)
        self._next.setEnabled(self.page + 1 < count)
        for widget in (self._in, self._out, self._fit):
            widget.setEnabled(bool(count))
        self.page_changed.emit(self.page)

    def _put_ground(self) -> None:
        ground = QColor(Theme.current().tokens.line)
        palette = self.view.palette()
        palette.setColor(QPalette.ColorRole.Window, ground)
        palette.setColor(QPalette.ColorRole.Dark, ground)
        self.view.setPalette(palette)


@cache
def _tell_screen_readers() -> None:
    """Give pages the role of a document: Qt knows none for them."""

    def role(_class: str, made: QObject) -> QAccessibleWidget | None:
        return QAccessibleWidget(made, QAccessible.Role.Document) if isinstance(made, PagesView) else None

    QAccessible.installFactory(role)
