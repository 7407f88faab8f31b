from __future__ import annotations

import io

import pytest
from PySide6.QtGui import QAccessible
from PySide6.QtPdfWidgets import QPdfView
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from reportlab.pdfgen.canvas import Canvas

from grc_desktop.ui.paper_preview import PaperPreview
from grc_desktop.ui.theme import Theme


def pdf(pages: int) -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=(595, 842))
    for number in range(pages):
        canvas.drawString(72, 700, f"page {number + 1}")
        canvas.showPage()
    canvas.save()
    return written.getvalue()


@pytest.fixture
def preview(theme: Theme, qtbot: QtBot) -> PaperPreview:
    made = PaperPreview("Choose what to print")
    qtbot.addWidget(made)
    made.resize(700, 600)
    made.show()
    return made


def press(preview: PaperPreview, name: str) -> None:
    next(one for one in preview.findChildren(QPushButton) if one.accessibleName() == name).click()


def test_it_says_what_it_waits_for(preview: PaperPreview) -> None:
    assert preview.page_count == 0
    assert preview._empty.isVisible()


def test_pages_are_turned(preview: PaperPreview, qtbot: QtBot) -> None:
    preview.show_pdf(pdf(3))
    assert (preview.page_count, preview._pages.text()) == (3, "Page 1 / 3")

    press(preview, "Next page")
    qtbot.waitUntil(lambda: preview._pages.text() == "Page 2 / 3")
    press(preview, "Previous page")
    qtbot.waitUntil(lambda: preview._pages.text() == "Page 1 / 3")


def black_page() -> bytes:
    written = io.BytesIO()
    canvas = Canvas(written, pagesize=(595, 842))
    canvas.rect(0, 0, 595, 842, fill=1)
    canvas.save()
    return written.getvalue()


def middle(preview: PaperPreview) -> int:
    """How light the middle of the view is, 0 to 255."""
    seen = preview.view.viewport().grab().toImage()
    return seen.pixelColor(seen.width() // 2, seen.height() // 2).lightness()


def test_a_document_that_follows_another_at_once_is_drawn(preview: PaperPreview, qtbot: QtBot) -> None:
    for _ in range(5):
        preview.show_pdf(pdf(1))
        middle(preview)  # its page is being drawn now
        preview.show_pdf(black_page())
        qtbot.waitUntil(lambda: middle(preview) < 20)


def test_another_document_stays_on_the_page_where_it_can(preview: PaperPreview, qtbot: QtBot) -> None:
    preview.show_pdf(pdf(5))
    preview.go_to_page(3)
    qtbot.waitUntil(lambda: preview.page == 3)

    preview.show_pdf(pdf(2))

    qtbot.waitUntil(lambda: preview._pages.text() == "Page 2 / 2")


def test_zoom_steps_on_from_the_fitted_size(preview: PaperPreview) -> None:
    preview.show_pdf(pdf(1))
    fitted = preview._factor()

    press(preview, "Larger")
    assert preview.view.zoomFactor() > fitted
    press(preview, "Fit to the width")
    assert preview.view.zoomMode() is QPdfView.ZoomMode.FitToWidth
    before = preview._zoom.text()
    preview.resize(1000, 600)
    assert preview._zoom.text() != before


def test_nothing_to_print_is_said(preview: PaperPreview) -> None:
    preview.show_pdf(pdf(1))
    preview.say("Nobody to print for", "Choose other customers.")

    assert preview.page_count == 0
    assert preview._empty.accessibleName() == "Nobody to print for"


def test_the_page_is_white_on_grey(preview: PaperPreview, qtbot: QtBot) -> None:
    preview.show_pdf(pdf(1))

    def middle() -> str:
        picture = preview.view.viewport().grab().toImage()
        return picture.pixelColor(picture.width() // 2, picture.height() // 2).name()

    qtbot.waitUntil(lambda: middle() == "#ffffff")


def test_a_name_is_gone_to(preview: PaperPreview, qtbot: QtBot) -> None:
    preview.show_pdf(pdf(3))
    assert not preview.finder.isVisible()
    preview.show_names([("Moreau Lucie", 0), ("Béal Claire", 2)])
    assert preview.finder.isVisible()
    preview.finder.setText("beal")
    preview.finder.returnPressed.emit()
    qtbot.waitUntil(lambda: preview.page == 2)
    preview.go_to_name("nobody")
    assert preview.page == 2
    preview.go_to_name("Moreau Lucie")
    qtbot.waitUntil(lambda: preview.page == 0)
    preview.say("Nothing")
    assert not preview.finder.isVisible()


def test_a_screen_reader_finds_a_document_and_what_stands_on_its_page(preview: PaperPreview) -> None:
    preview.show_pdf(pdf(3))
    told = QAccessible.queryAccessibleInterface(preview.view)
    assert told.role() == QAccessible.Role.Document
    assert told.text(QAccessible.Text.Name) == "Preview of the pages"
    assert told.text(QAccessible.Text.Description) == "Page 1 / 3 page 1"
    preview.go_to_page(2)
    assert told.text(QAccessible.Text.Description) == "Page 3 / 3 page 3"


def test_it_begins_no_larger_than_the_view(preview: PaperPreview) -> None:
    preview.show_pdf(pdf(1))
    preview.begin_at(0.5)
    assert (preview.view.zoomMode(), preview.view.zoomFactor()) == (QPdfView.ZoomMode.Custom, 0.5)
    preview.begin_at(4)
    assert preview.view.zoomMode() is QPdfView.ZoomMode.FitToWidth
