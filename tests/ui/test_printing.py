from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtGui import QPageLayout
from PySide6.QtPdf import QPdfDocument
from PySide6.QtPrintSupport import QPrinter, QPrinterInfo
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from grc_desktop.core.errors import Refused
from grc_desktop.ui.printing import _Spooling, picked, print_pdf, printer_names


def pdf(path: Path, pages: int, size: tuple[int, int] = (595, 842)) -> bytes:
    canvas = Canvas(str(path), pagesize=size)
    for _ in range(pages):
        canvas.rect(100, 100, 72, 72, fill=1)
        canvas.showPage()
    canvas.save()
    return path.read_bytes()


def _not_called(what: object) -> None:
    raise AssertionError(f"told of {what}")


@pytest.fixture
def owner(qtbot: QtBot) -> QWidget:
    made = QWidget()
    qtbot.addWidget(made)
    return made


def test_pages_reach_the_paper_at_their_true_size(owner: QWidget, tmp_path: Path, qtbot: QtBot) -> None:
    done: list[tuple[int, ...]] = []
    spooling = _Spooling(owner, pdf(tmp_path / "in.pdf", 3), "Labels", done.append, _not_called)
    spooling.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    spooling.printer.setOutputFileName(str(tmp_path / "out.pdf"))

    spooling.start()
    qtbot.waitUntil(lambda: done == [(0, 1, 2)])

    printed = QPdfDocument()
    printed.load(str(tmp_path / "out.pdf"))
    assert printed.pageCount() == 3
    assert printed.pagePointSize(0).height() == pytest.approx(842, abs=1)
    picture = printed.render(0, printed.pagePointSize(0).toSize())
    inside, outside = picture.pixelColor(136, 842 - 136), picture.pixelColor(90, 842 - 136)
    assert inside.lightness() < 40 < outside.lightness() or outside.alpha() == 0


@pytest.mark.parametrize(
    ("options", "pages"),
    [
        ([], (2, 3, 4, 5)),
        (["number-up", "1", "page-ranges", "1,3-4"], (2, 4, 5)),
        (["page-set", "odd"], (2, 4)),
        (["page-ranges", "2-9", "page-set", "even"], (3, 5)),
        (["page-ranges", "7"], ()),
    ],
)
def test_what_cups_picks_is_known(options: list[str], pages: tuple[int, ...]) -> None:
    assert picked([2, 3, 4, 5], options) == pages


def test_a_wide_page_lies_across(owner: QWidget, tmp_path: Path) -> None:
    spooling = _Spooling(owner, pdf(tmp_path / "in.pdf", 1, (842, 595)), "List", None, _not_called)

    assert spooling.printer.pageLayout().orientation() is QPageLayout.Orientation.Landscape


def test_the_dialog_knows_how_many_pages_there_are(owner: QWidget, tmp_path: Path) -> None:
    dialog = print_pdf(owner, pdf(tmp_path / "in.pdf", 4), "Labels", refused=_not_called)

    assert (dialog.minPage(), dialog.maxPage()) == (1, 4)
    dialog.reject()


def test_the_usual_printer_comes_first(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Zebra", "accueil", "Bureau"])
    monkeypatch.setattr(QPrinterInfo, "defaultPrinterName", lambda: "Zebra")
    assert printer_names() == ["Zebra", "accueil", "Bureau"]


def test_a_printer_that_is_gone_gives_way_to_the_usual_one(owner: QWidget, tmp_path: Path) -> None:
    usual = _Spooling(owner, pdf(tmp_path / "in.pdf", 1), "Labels", None, _not_called).printer.printerName()
    gone = _Spooling(owner, pdf(tmp_path / "in.pdf", 1), "Labels", None, _not_called, "No such printer")
    assert gone.printer.printerName() == usual


@pytest.mark.parametrize("state", [QPrinter.PrinterState.Error, QPrinter.PrinterState.Aborted])
def test_pages_that_the_printer_gave_up_are_not_called_printed(
    owner: QWidget, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch, state: QPrinter.PrinterState
) -> None:
    refusals: list[Refused] = []
    spooling = _Spooling(owner, pdf(tmp_path / "in.pdf", 2), "Letters", _not_called, refusals.append)
    spooling.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    spooling.printer.setOutputFileName(str(tmp_path / "out.pdf"))
    monkeypatch.setattr(spooling.printer, "printerState", lambda: state)

    spooling.start()
    qtbot.waitUntil(lambda: bool(refusals))

    assert "did not take" in refusals[0].sentence


def test_pages_for_a_printer_that_went_meanwhile_are_not_called_printed(
    owner: QWidget, tmp_path: Path, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    refusals: list[Refused] = []
    spooling = _Spooling(owner, pdf(tmp_path / "in.pdf", 1), "Letters", _not_called, refusals.append)
    spooling.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    spooling.printer.setOutputFileName(str(tmp_path / "out.pdf"))
    monkeypatch.setattr(spooling.printer, "outputFormat", lambda: QPrinter.OutputFormat.NativeFormat)
    monkeypatch.setattr(QPrinterInfo, "availablePrinterNames", lambda: ["Another"])

    spooling.start()
    qtbot.waitUntil(lambda: bool(refusals))


@pytest.mark.qt_log_ignore("Returned false")
def test_a_printer_that_cannot_begin_says_so(owner: QWidget, tmp_path: Path) -> None:
    refusals: list[Refused] = []
    spooling = _Spooling(owner, pdf(tmp_path / "in.pdf", 1), "Letters", _not_called, refusals.append)
    spooling.printer.setOutputFormat(QPrinter.OutputFormat.PdfFormat)
    spooling.printer.setOutputFileName(str(tmp_path / "no folder" / "out.pdf"))

    spooling.start()

    assert len(refusals) == 1
