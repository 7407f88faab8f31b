from __future__ import annotations

import re
from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest
from pypdf import PdfReader
from PySide6.QtCore import QDate, QPointF, Qt
from PySide6.QtGui import QAccessible
from PySide6.QtWidgets import QFileDialog, QPushButton, QWidget
from sqlalchemy import func, select
from sqlalchemy.orm import Session

from grc_desktop.database.schema import Exchange
from grc_desktop.features.paper.actions import save_sheet
from grc_desktop.features.paper.records import LabelSheet
from grc_desktop.features.paper.sheets import find_sheet
from grc_desktop.features.paper.ui import page as module
from grc_desktop.features.paper.ui.options import Options
from grc_desktop.features.paper.ui.page import PrintPage
from grc_desktop.features.paper.ui.sheet_picture import SheetChoice
from grc_desktop.features.segments.actions import save_view
from grc_desktop.ui.jobs import Progress
from tests.features.exports import small_house as house
from tests.features.paper.pdf_words import words_of_page

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.workplace import Workplace
    from tests.conftest import Backstage


@pytest.fixture
def page(qtbot: QtBot, workplace: Workplace, backstage: Backstage) -> PrintPage:
    backstage.write(house.furnish)
    made = PrintPage(workplace)
    qtbot.addWidget(made)
    made.resize(1160, 650)
    made.show()
    wait_for_pages(qtbot, made)
    return made


def wait_for_pages(qtbot: QtBot, page: PrintPage) -> None:
    """Until the pages shown are those of the options."""
    qtbot.waitUntil(lambda: not page.jobs.works and page.settled)


def _pdf(page: PrintPage, folder: Path) -> Path:
    assert page.prepared is not None
    path = folder / "shown.pdf"
    path.write_bytes(page.prepared.data)
    return path


def test_the_pages_of_all_customers_are_there_at_once(page: PrintPage, tmp_path: Path) -> None:
    assert page.preview.page_count == 1
    assert page.print.text() == "Print 1 page"
    assert page.print.isEnabled()
    words = [word.text for word in words_of_page(_pdf(page, tmp_path), 0)]
    assert "ALLEMAGNE" in words
    assert "M. et Mme Moreau" in words  # one per household is what a mailing wants
    assert "Mme Lucie Moreau" not in words


def test_the_first_free_label_is_clicked_on_the_picture(page: PrintPage, qtbot: QtBot, tmp_path: Path) -> None:
    picture = page.options.labels.picture
    place = 20
    x, y = find_sheet("L7160").origin(place - 1)
    scale = picture.width() / 210
    qtbot.mouseClick(picture, Qt.MouseButton.LeftButton, pos=QPointF((x + 20) * scale, (y + 15) * scale).toPoint())
    assert page.options.labels.start.value() == place
    wait_for_pages(qtbot, page)
    assert page.preview.page_count == 2
    first = words_of_page(_pdf(page, tmp_path), 0)[0]
    assert first.left / 72 * 25.4 == pytest.approx(x + 2.5, abs=0.1)


def test_only_the_screen_shows_where_labels_lie(page: PrintPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.options.labels.start.setValue(3)
    wait_for_pages(qtbot, page)
    assert page.prepared is not None
    shown = tmp_path / "screen.pdf"
    shown.write_bytes(page.prepared.shown)
    on_screen = [word.text for word in words_of_page(shown, 0)]
    on_paper = [word.text for word in words_of_page(_pdf(page, tmp_path), 0)]
    assert on_screen.count("already used") == 2
    assert "already used" not in on_paper
    assert on_screen[2:] == on_paper


def test_who_is_left_out_can_be_mended(page: PrintPage, qtbot: QtBot) -> None:
    assert page.review.isVisible()
    assert page.options.post.refusals.text().endswith("(1)")
    lines = [page.review.list.item(row).text() for row in range(page.review.list.count())]
    assert "Sansadresse — There is no address" in lines
    assert not any("Refus" in line for line in lines)
    with qtbot.waitSignal(page.place.page_wanted) as wanted:
        page.review.correct.click()
    assert wanted.args is not None
    key, request = wanted.args
    assert key == "customers"
    assert set(map(int, re.findall(r"\d+", request["where"]))) == {house.NOBODY, house.LI}
    with qtbot.waitSignal(page.place.page_wanted) as opened:
        page.review.list.itemActivated.emit(page.review.list.item(0))
    assert opened.args is not None
    assert opened.args[1]["customer_id"] in {house.NOBODY, house.LI}


def test_those_who_refuse_can_be_written_to_all_the_same(page: PrintPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.options.post.refusals.click()
    wait_for_pages(qtbot, page)
    assert "Paul Refus" in [word.text for word in words_of_page(_pdf(page, tmp_path), 0)]


def test_a_selection_comes_from_another_page(page: PrintPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.request(what="labels", ids=(house.BEAL,), title="2 chosen")
    wait_for_pages(qtbot, page)
    assert page.options.audience.currentText() == "2 chosen (1)"
    assert words_of_page(_pdf(page, tmp_path), 0)[0].text == "Béal Voyages SARL"


def test_a_list_of_purchases_comes_with_its_columns(page: PrintPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.request(what="list", subject="exchanges", ids=(1,), columns=("kind", "subject"), title="Calls of today")
    wait_for_pages(qtbot, page)
    words = [word.text for word in words_of_page(_pdf(page, tmp_path), 0)]
    assert "Calls of today · 1 row" in words
    assert "Exchanges" in words
    assert "Réservation" in words
    assert not page.options.what.isEnabled()


def test_another_page_can_ask_for_a_workbook_at_once(page: PrintPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.request(subject="purchases", ids=(1, 2), ending="xlsx")
    assert page.options.what.value == "list"
    dialog = page.findChildren(QFileDialog)[-1]  # one answered before may still be there
    dialog.fileSelected.emit(str(tmp_path / "purchases.xlsx"))
    dialog.close()
    qtbot.waitUntil((tmp_path / "purchases.xlsx").exists)
    assert openpyxl.load_workbook(tmp_path / "purchases.xlsx").worksheets[0].max_row >= 3  # with totals
    wait_for_pages(qtbot, page)


def test_saved_views_are_offered_with_their_number(
    page: PrintPage, qtbot: QtBot, backstage: Backstage, tmp_path: Path
) -> None:
    backstage.write(save_view, name="Moreau", expression='last_name = "Moreau"')
    audience = page.options.audience
    qtbot.waitUntil(lambda: audience.findText("View: Moreau (3)") >= 0)
    assert audience.findText("All customers (11)") >= 0
    audience.setCurrentIndex(audience.findText("View: Moreau (3)"))
    audience.activated.emit(audience.currentIndex())
    wait_for_pages(qtbot, page)
    assert words_of_page(_pdf(page, tmp_path), 0)[0].text == "M. et Mme Moreau"


def test_envelopes_and_lists_have_their_own_questions(page: PrintPage, qtbot: QtBot) -> None:
    options = page.options
    assert options.labels.picture.isVisible()
    _segment(page, "Envelopes").click()
    wait_for_pages(qtbot, page)
    assert not options.labels.picture.isVisible()
    assert options.envelope.isVisible()
    assert page.preview.page_count > 1
    _segment(page, "List").click()
    wait_for_pages(qtbot, page)
    assert not options.post.sort.isVisible()
    assert page.preview.page_count == 1
    assert not page.review.isVisible()


def test_the_machine_remembers_the_answers_and_an_offset(page: PrintPage, qtbot: QtBot, workplace: Workplace) -> None:
    page.options.post.offset_y.setValue(0.5)
    sheet = page.options.labels.sheet
    sheet.setCurrentIndex(sheet.findData("L7163"))
    sheet.activated.emit(sheet.currentIndex())
    assert page.options.post.offset_y.value() == 0.5  # of the printer, whatever the sheet
    wait_for_pages(qtbot, page)
    again = PrintPage(workplace)
    qtbot.addWidget(again)
    assert again.options.paper.sheet == "L7163"
    assert again.options.paper.offset == (0, 0.5)


def test_a_sheet_typed_that_does_not_exist_gives_way_to_the_last(page: PrintPage, qtbot: QtBot) -> None:
    line = page.options.labels.sheet.lineEdit()
    assert line is not None
    line.setText("nonsense")
    line.editingFinished.emit()
    assert page.options.paper.sheet == "L7160"
    assert line.text().startswith("Avery L7160")


def test_nobody_to_print_is_said_in_place_of_the_pages(page: PrintPage, qtbot: QtBot) -> None:
    page.request(what="labels", ids=(house.NOBODY,))
    wait_for_pages(qtbot, page)
    assert page.preview.page_count == 0
    assert not page.print.isEnabled()
    assert not page.pdf.isEnabled()
    assert page.review.list.item(0).text() == "Sansadresse — There is no address"


def test_pages_whose_making_was_stopped_are_made_when_asked_again(
    page: PrintPage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    stopped: list[str] = []
    page.jobs.stopped.connect(stopped.append)

    def for_ever(_base: object, _paper: object, progress: Progress) -> None:
        while True:
            progress(0)

    with monkeypatch.context() as slow:
        slow.setattr(module, "prepare", for_ever)
        page.request(what="envelopes")
        qtbot.waitUntil(lambda: len(page.jobs.works) == 1)
        page.jobs.stop(page.jobs.works[0].number)
        qtbot.waitUntil(page.again.isVisible)
    assert stopped == ["Stopped: the pages were not made."]
    assert not page.print.isEnabled()  # those of before are no longer what was asked for

    qtbot.mouseClick(page.again, Qt.MouseButton.LeftButton)
    wait_for_pages(qtbot, page)

    assert page.print.isEnabled()
    assert page.again.isHidden()


def test_a_change_of_address_is_on_paper_at_once(
    page: PrintPage, qtbot: QtBot, backstage: Backstage, tmp_path: Path
) -> None:
    from sqlalchemy import update

    from grc_desktop.database.schema import Address

    def move(session: Session) -> None:
        session.execute(update(Address).where(Address.customer_id == house.ANKE).values(city="Karlsruhe"))

    backstage.write(move)
    wait_for_pages(qtbot, page)
    assert "79098 KARLSRUHE" in [word.text for word in words_of_page(_pdf(page, tmp_path), 0)]


def test_the_pages_and_the_list_are_saved(page: PrintPage, qtbot: QtBot, tmp_path: Path) -> None:
    _answer_dialog(page, qtbot, page.pdf, tmp_path / "labels.pdf")
    qtbot.waitUntil((tmp_path / "labels.pdf").exists)
    assert page.prepared is not None
    assert (tmp_path / "labels.pdf").read_bytes() == page.prepared.data
    _answer_dialog(page, qtbot, page.excel, tmp_path / "list.xlsx")
    qtbot.waitUntil((tmp_path / "list.xlsx").exists)
    assert openpyxl.load_workbook(tmp_path / "list.xlsx").worksheets[0].max_row >= 12  # with totals
    qtbot.waitUntil(lambda: "11 rows saved" in page.place.notices.text)


def test_a_folder_that_is_gone_is_said_in_the_notice_bar(page: PrintPage, qtbot: QtBot, tmp_path: Path) -> None:
    _answer_dialog(page, qtbot, page.excel, tmp_path / "gone" / "list.xlsx")
    qtbot.waitUntil(lambda: "There is no folder" in page.place.notices.text)


def test_everything_has_a_name_for_the_screen_reader(page: PrintPage) -> None:
    for widget in page.findChildren(QWidget):
        if widget.focusPolicy() & Qt.FocusPolicy.TabFocus and widget.isVisible() and widget.parent() is not None:
            named = widget.accessibleName() or getattr(widget, "text", str)()
            assert named, f"{type(widget).__name__} {widget.objectName()} has no name"


def test_the_picture_is_worked_by_the_keyboard(qtbot: QtBot, workplace: Workplace) -> None:
    picture = SheetChoice(find_sheet("L7160"))
    qtbot.addWidget(picture)
    chosen: list[int] = []
    picture.chosen.connect(chosen.append)
    for key in (Qt.Key.Key_Left, Qt.Key.Key_Right, Qt.Key.Key_Down, Qt.Key.Key_Up, Qt.Key.Key_Up):
        qtbot.keyClick(picture, key)
    assert chosen == [2, 5, 2]
    told = QAccessible.queryAccessibleInterface(picture)
    assert told.role() == QAccessible.Role.Slider
    told.valueInterface().setCurrentValue(7)
    assert (chosen[-1], told.valueInterface().maximumValue()) == (7, 21)
    picture.setValue(2)
    assert "number 2 of 21" in picture.accessibleDescription()


def _segment(page: PrintPage, text: str) -> QPushButton:
    return next(part for part in page.options.what.findChildren(QPushButton) if part.text() == text)


def _answer_dialog(page: PrintPage, qtbot: QtBot, press: QPushButton, target: Path) -> None:
    press.click()
    dialog = page.findChildren(QFileDialog)[-1]  # one answered before may still be there
    dialog.fileSelected.emit(str(target))
    dialog.close()
    dialog.deleteLater()


def test_labels_bear_other_things_than_addresses(page: PrintPage, qtbot: QtBot, tmp_path: Path) -> None:
    pieces = page.options.labels.pieces
    for kind, first in (("sender", "Hôtel des Remparts"), ("badges", "Claire Béal")):
        pieces.setCurrentIndex(pieces.findData(kind))
        pieces.activated.emit(pieces.currentIndex())
        wait_for_pages(qtbot, page)
        assert words_of_page(_pdf(page, tmp_path), 0)[0].text == first
        assert not page.options.post.isVisible()
        assert not page.options.notes
    assert page.options._for_whom.isVisible()  # those who wear the badges


def test_where_the_pieces_go_is_said_before_they_are_printed(page: PrintPage) -> None:
    lines = [page.ways.list.item(at).text() for at in range(page.ways.list.count())]
    assert lines[0].startswith("Département ")
    assert lines[-1] == "Germany – 1 piece of mail"
    assert page.ways.count_badge.text() == str(page.prepared.printed.printed if page.prepared else 0)


def test_a_print_goes_on_from_an_address_after_a_jam(page: PrintPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.options.post.first.setValue(3)
    page.options.labels.copies.setValue(2)
    page.options.post.slips.click()
    wait_for_pages(qtbot, page)
    assert page.prepared is not None
    words = [word.text for word in words_of_page(_pdf(page, tmp_path), 0)]
    assert words.count("ALLEMAGNE") == 2
    assert "▶ GERMANY" in words
    page.options.post.first.setValue(99)
    wait_for_pages(qtbot, page)
    assert not page.print.isEnabled()


def test_what_is_printed_is_noted_and_a_file_only_when_asked(
    page: PrintPage, qtbot: QtBot, backstage: Backstage, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def letters(session: Session) -> int:
        return session.scalar(select(func.count()).select_from(Exchange).where(Exchange.kind == "letter")) or 0

    printed: list[str] = []

    def print_at_once(_owner: QWidget, _data: bytes, title: str, then: object = None, **_: object) -> None:
        printed.append(title)
        if callable(then):
            then(range(50))

    monkeypatch.setattr("grc_desktop.features.paper.ui.handing_over.print_pdf", print_at_once)
    assert page.prepared is not None
    people = len(set(page.prepared.printed.customer_ids))
    _answer_dialog(page, qtbot, page.pdf, tmp_path / "labels.pdf")
    qtbot.waitUntil(lambda: page.place.notices.action_button.text() == "Note in the exchanges")
    assert backstage.read(letters) == 0
    page.place.notices.action_button.click()
    qtbot.waitUntil(lambda: backstage.read(letters) == people)
    wait_for_pages(qtbot, page)
    page.print.click()
    qtbot.waitUntil(lambda: backstage.read(letters) == 2 * people)
    wait_for_pages(qtbot, page)
    page.options.post.note.click()
    page.print.click()
    assert len(printed) == 2
    wait_for_pages(qtbot, page)
    assert backstage.read(letters) == 2 * people


def test_only_whoever_is_on_the_pages_printed_is_noted(
    page: PrintPage, qtbot: QtBot, backstage: Backstage, monkeypatch: pytest.MonkeyPatch
) -> None:
    def noted(session: Session) -> list[int]:
        return sorted(session.scalars(select(Exchange.customer_id).where(Exchange.kind == "letter")))

    _segment(page, "Envelopes").click()
    wait_for_pages(qtbot, page)
    assert page.prepared is not None
    printed = page.prepared.printed
    second = next(spot.customer_ids for spot in printed.spots if spot.page == 1)

    def print_the_second(_owner: QWidget, _data: bytes, _title: str, then: object = None, **_: object) -> None:
        assert callable(then)
        then(range(1, 2))

    monkeypatch.setattr("grc_desktop.features.paper.ui.handing_over.print_pdf", print_the_second)
    page.print.click()
    qtbot.waitUntil(lambda: backstage.read(noted) == sorted(second))
    assert len(printed.customer_ids) > len(second)


def test_a_campaign_hears_whose_letters_were_printed_and_they_are_not_noted_twice(
    page: PrintPage, qtbot: QtBot, backstage: Backstage
) -> None:
    wait_for_pages(qtbot, page)
    assert page.prepared is not None
    printed = page.prepared.printed
    heard: list[tuple[int, ...]] = []
    page.request(what="letters", ids=printed.customer_ids, messages=(1,), printed=heard.append)
    assert not page.options.notes  # the ledger of the campaign says that they left
    page.hand_over.printed(page.options.paper, page.prepared, range(1))
    assert heard == [printed.on_pages(range(1))]
    page.request(what="letters", ids=printed.customer_ids)
    page.hand_over.printed(page.options.paper, page.prepared)
    assert len(heard) == 1


def test_columns_are_chosen_for_a_list_and_saved(page: PrintPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.request(what="list", subject="complaints", ids=(1,), columns=("number", "subject"))
    wait_for_pages(qtbot, page)
    columns = page.options.columns
    qtbot.waitUntil(lambda: columns.isVisible() and columns.which.count() == 1)
    columns.choose.click()
    columns.list.item(0).setCheckState(Qt.CheckState.Unchecked)
    columns.name.setText("Sujets")
    columns.save.click()
    qtbot.waitUntil(lambda: columns.which.currentText() == "Sujets")
    wait_for_pages(qtbot, page)
    _answer_dialog(page, qtbot, page.excel, tmp_path / "list.xlsx")
    qtbot.waitUntil((tmp_path / "list.xlsx").exists)
    assert [cell.value for cell in openpyxl.load_workbook(tmp_path / "list.xlsx").worksheets[0][1]] == ["Subject"]


def test_each_printer_has_its_own_offset(qtbot: QtBot, workplace: Workplace) -> None:
    options = Options(workplace.machine, workplace.clock.today(), lambda: ["Bureau / 1", "Accueil"])
    qtbot.addWidget(options)
    options.post.show_printers()
    options.post.offset_x.setValue(1.5)
    options.post.printer.setCurrentIndex(1)
    options.post.printer.activated.emit(1)
    assert options.paper.offset == (0, 0)
    options.post.offset_x.setValue(-2)
    again = Options(workplace.machine, workplace.clock.today(), lambda: ["Bureau / 1", "Accueil"])
    qtbot.addWidget(again)
    again.post.show_printers()
    assert (again.post.printer_name, again.paper.offset) == ("Accueil", (-2, 0))
    again.post.printer.setCurrentIndex(0)
    again.post.printer.activated.emit(0)
    assert again.paper.offset == (1.5, 0)
    again.what.set_value("envelopes")
    again._show_what()
    assert again.paper.offset == (0, 0)


def test_lists_of_a_day_ask_for_the_day_and_not_for_whom(page: PrintPage, qtbot: QtBot, tmp_path: Path) -> None:
    _segment(page, "List").click()
    which = page.options.list.which
    which.setCurrentIndex(which.findData("arrivals"))
    which.activated.emit(which.currentIndex())
    assert page.options.list.date.isVisible()
    assert not page.options._for_whom.isVisible()
    page.options.list.date.setDate(QDate(2026, 3, 4))
    wait_for_pages(qtbot, page)
    assert "Lucie Moreau" in [word.text for word in words_of_page(_pdf(page, tmp_path), 0)]
    which.setCurrentIndex(which.findData("directory"))
    which.activated.emit(which.currentIndex())
    wait_for_pages(qtbot, page)
    assert page.options._for_whom.isVisible()
    assert page.preview.finder.isVisible()


def test_the_file_of_a_customer_comes_from_the_record(page: PrintPage, qtbot: QtBot, tmp_path: Path) -> None:
    page.request(what="list", kind="files", ids=(house.LUCIE,), title="Lucie Moreau")
    wait_for_pages(qtbot, page)
    words = [word.text for word in words_of_page(_pdf(page, tmp_path), 0)]
    assert words[2] == "Lucie Moreau"
    assert "Identity" in words


def test_a_sheet_of_the_house_is_offered_first(page: PrintPage, qtbot: QtBot, backstage: Backstage) -> None:
    own = LabelSheet("", "Boulanger 12", "A4", 210.0, 297.0, 2, 6, 97.0, 42.0, 8.0, 21.0, 97.0, 42.0)
    backstage.write(save_sheet, sheet=own)
    sheet = page.options.labels.sheet
    qtbot.waitUntil(lambda: sheet.findData("Boulanger 12") == 0)
    assert page.options.paper.sheet == "L7160"
    page.options.labels.choose("Boulanger 12")
    wait_for_pages(qtbot, page)
    assert page.options.labels.start.maximum() == 12
    assert page.preview.page_count == 1


def test_letters_are_shown_as_they_will_print_and_noted(
    page: PrintPage, qtbot: QtBot, backstage: Backstage, tmp_path: Path
) -> None:
    page.request(what="letters", ids=(house.LUCIE, house.ANKE, house.NOBODY), template="thanks")
    wait_for_pages(qtbot, page)
    assert page.preview.page_count == 2
    assert page.prepared is not None
    assert [one.customer_id for one in page.prepared.printed.left_out] == [house.NOBODY]
    text = PdfReader(_pdf(page, tmp_path)).pages[0].extract_text().split()
    assert "Moreau," in text or "Schmidt," in text
    assert page.options.notes
    page.hand_over.note(page.options.paper, page.prepared)
    wait_for_pages(qtbot, page)
    subjects = backstage.read(lambda session: session.scalars(select(Exchange.subject)).all())
    assert subjects.count("Letter “Thanks after the stay”") == 2


def test_another_choice_of_people_forgets_the_complaint_that_was_answered(page: PrintPage, qtbot: QtBot) -> None:
    page.request(what="letters", ids=(house.LUCIE,), template="complaint", complaint_id=3)
    assert (page.options.paper.template, page.options.paper.complaint_id) == ("complaint", 3)
    page.options.audience.changed.emit()
    assert page.options.paper.complaint_id is None
    wait_for_pages(qtbot, page)


def test_a_narrow_window_shows_the_choices_or_the_pages(page: PrintPage, qtbot: QtBot) -> None:
    page.resize(600, 600)
    assert page.see.isVisible()
    assert not page.preview.isVisible()
    page.see.click()
    assert page.preview.isVisible()
    assert not page.options.isVisible()
    page.resize(1300, 600)
    assert page.preview.isVisible()
    assert page.options.isVisible()
    assert not page.see.isVisible()
