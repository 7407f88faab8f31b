"""Paper: the desktop's own print dialog, and the pages of a PDF drawn to the printer at their true size."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QBuffer, QByteArray, QIODevice, QObject, QRectF, QSize, QSizeF, Qt, QTimer
from PySide6.QtGui import QPageLayout, QPageRanges, QPageSize, QPainter
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrintDialog, QPrintEngine, QPrinter, QPrinterInfo
from PySide6.QtWidgets import QDialog, QWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr

_FINEST = 300
"""Dots per inch; finer makes letters no sharper and spooling slow."""

_CUPS_OPTIONS = QPrintEngine.PrintEnginePropertyKey(0xFE00)
"""Under which Qt keeps what its dialog lets CUPS do, names and values by turns (``PPK_CupsOptions``, not published)."""

_TROUBLED = (QPrinter.PrinterState.Aborted, QPrinter.PrinterState.Error)

Printed = Callable[[tuple[int, ...]], object]
"""Told which pages were printed, counted from 0."""


def printer_names() -> list[str]:
    """The printers of this machine, the usual one first."""
    usual = QPrinterInfo.defaultPrinterName()
    return sorted(QPrinterInfo.availablePrinterNames(), key=lambda name: (name != usual, name.casefold()))


def print_pdf(
    owner: QWidget,
    data: bytes,
    title: str,
    then: Printed | None = None,
    *,
    refused: Callable[[Refused], object],
    printer: str = "",
) -> QPrintDialog:
    """Ask for the printer and print the pages of a PDF, never scaled (labels must meet their sheet).

    ``printer`` is the one that the dialog proposes (empty: the usual one). ``then`` is called with the pages that
    come out, when all were handed over; ``refused`` instead, when the printer did not take them. The dialog does not
    block; it is returned.
    """
    spooling = _Spooling(owner, data, title, then, refused, printer)
    dialog = QPrintDialog(spooling.printer, owner)
    dialog.setWindowTitle(tr("Print"))
    dialog.setWindowModality(Qt.WindowModality.WindowModal)
    dialog.setMinMax(1, spooling.page_count)
    dialog.accepted.connect(spooling.start)
    dialog.finished.connect(lambda result: None if result == QDialog.DialogCode.Accepted else spooling.deleteLater())
    dialog.finished.connect(dialog.deleteLater)
    dialog.show()
    return dialog


def picked(pages: list[int], options: list[str]) -> tuple[int, ...]:
    """Those of ``pages`` that CUPS prints when it gets them all: its dialog leaves “1, 3-4” and odd ones to it."""
    named = dict(zip(options[::2], options[1::2], strict=False))
    ranges = QPageRanges.fromString(named.get("page-ranges", ""))
    wanted = {"odd": (1,), "even": (0,)}.get(named.get("page-set", ""), (0, 1))
    return tuple(
        page
        for number, page in enumerate(pages, 1)
        if (ranges.isEmpty() or ranges.contains(number)) and number % 2 in wanted
    )


class _Spooling(QObject):
    """Draws one page per turn of the event loop, so that the window stays alive meanwhile."""

    def __init__(
        self,
        owner: QWidget,
        data: bytes,
        title: str,
        then: Printed | None,
        refused: Callable[[Refused], object],
        printer: str = "",
    ) -> None:
        super().__init__(owner)
        self._then, self._refused = then, refused
        self._buffer = QBuffer(self)
        self._buffer.setData(QByteArray(data))
        self._buffer.open(QIODevice.OpenModeFlag.ReadOnly)
        self._document = QPdfDocument(self)
        self._document.load(self._buffer)
        self.page_count = self._document.pageCount()
        self.printer = QPrinter(QPrinter.PrinterMode.HighResolution)
        if printer in QPrinterInfo.availablePrinterNames():
            self.printer.setPrinterName(printer)
        self.printer.setDocName(title)
        self.printer.setFullPage(True)
        points = self._document.pagePointSize(0)
        upright = QSizeF(min(points.width(), points.height()), max(points.width(), points.height()))
        self.printer.setPageSize(QPageSize(upright, QPageSize.Unit.Point, "", QPageSize.SizeMatchPolicy.FuzzyMatch))
        across = points.width() > points.height()
        self.printer.setPageOrientation(
            QPageLayout.Orientation.Landscape if across else QPageLayout.Orientation.Portrait
        )
        self._painter = QPainter()
        self._asked: tuple[int, ...] = ()
        self._pages: list[int] = []
        self._first = True
        self._timer = QTimer(self)
        self._timer.setInterval(0)
        self._timer.timeout.connect(self._draw_next)

    def start(self) -> None:
        first = self.printer.fromPage() or 1
        last = self.printer.toPage() or self.page_count
        self._pages = list(range(first - 1, min(last, self.page_count)))
        options = self.printer.printEngine().property(_CUPS_OPTIONS)
        self._asked = picked(self._pages, options if isinstance(options, list) else [])
        if self._painter.begin(self.printer):
            self._timer.start()
        else:
            self._end(taken=False)

    def _draw_next(self) -> None:
        if not self._pages:
            self._end(taken=self._painter.end() and self._was_taken())
            return
        page = self._pages.pop(0)
        if not self._first and not self.printer.newPage():
            self._painter.end()
            self._end(taken=False)
            return
        self._first = False
        points = self._document.pagePointSize(page)
        dots = min(_FINEST, self.printer.resolution())
        size = QSize(round(points.width() * dots / 72), round(points.height() * dots / 72))
        scale = self.printer.resolution() / 72
        target = QRectF(0, 0, points.width() * scale, points.height() * scale)
        self._painter.drawImage(target, self._document.render(page, size))

    def _was_taken(self) -> bool:
        """Qt reports no trouble when CUPS has stopped meanwhile; but then CUPS no longer knows the printer."""
        if self.printer.printerState() in _TROUBLED:
            return False
        to_paper = self.printer.outputFormat() is QPrinter.OutputFormat.NativeFormat
        return not to_paper or self.printer.printerName() in QPrinterInfo.availablePrinterNames()

    def _end(self, *, taken: bool) -> None:
        self._timer.stop()
        self.deleteLater()
        if not taken:
            self._refused(
                Refused(
                    tr(
                        "The printer did not take the pages. "
                        "See that it is switched on and connected, then print them again."
                    )
                )
            )
        elif self._then is not None:
            self._then(self._asked)
