"""The page *Import*, with the real jobs and real files."""

from __future__ import annotations

from pathlib import Path

import pytest
from openpyxl import load_workbook
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import func, select

from grc_desktop.core.errors import Trouble
from grc_desktop.database.database import Database
from grc_desktop.database.journal.undo import Undone
from grc_desktop.database.schema import Address, Attachment, Customer, Purchase
from grc_desktop.features.customers.queries import own_fields
from grc_desktop.features.exports.everything import write_everything
from grc_desktop.features.imports.queries import saved_mappings
from grc_desktop.features.imports.ui.page import CHECK, COLUMNS, DONE, FILE, ImportPage
from grc_desktop.ui.jobs import Work
from grc_desktop.ui.workplace import Workplace
from tests.conftest import Backstage
from tests.features.imports.written_files import PEOPLE, rezipped, rows_of, text_file, workbook_file

WITH_TROUBLE = PEOPLE + "C-3;;;;;;;;;;;\r\nC-4;;Roux;Anne;;anne@;;;;;;\r\nC-1;;Moreau;Lucie;;;;;;;;\r\n"


@pytest.fixture
def page(workplace: Workplace, qtbot: QtBot) -> ImportPage:
    page = ImportPage(workplace)
    qtbot.addWidget(page)
    page.resize(1176, 660)
    with qtbot.waitExposed(page):
        page.show()
    return page


@pytest.fixture
def people(tmp_path: Path) -> Path:
    return text_file(tmp_path / "clients.csv", WITH_TROUBLE)


def judged(page: ImportPage, qtbot: QtBot) -> None:
    """Wait until every row was looked at."""
    qtbot.waitUntil(lambda: page.summary.figures["created"].text() not in ("—", ""))


def take(page: ImportPage, qtbot: QtBot, path: Path) -> None:
    page.request(path=path)
    qtbot.waitUntil(lambda: page.steps.current == COLUMNS)
    judged(page, qtbot)


def press(button: QPushButton, qtbot: QtBot) -> None:
    assert button.isVisible()
    assert button.isEnabled()
    qtbot.mouseClick(button, Qt.MouseButton.LeftButton)


def customers(backstage: Backstage) -> int:
    return backstage.read(lambda session: len(session.execute(select(Customer.id)).all()))


def test_from_the_file_to_the_end_and_back(
    page: ImportPage, people: Path, backstage: Backstage, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert page.steps.current == FILE
    take(page, qtbot, people)
    figures = {name: figure.text() for name, figure in page.summary.figures.items()}
    assert figures == {
        "created": "3", "updated": "0", "skipped": "1", "duplicate": "0", "rejected": "1", "warnings": "1",
    }  # fmt: skip
    assert page.columns_step.badges["MAIL"].text() == "1 invalid"
    press(page.forward, qtbot)
    assert page.steps.current == CHECK
    assert page.check_step.table.count == 1
    assert customers(backstage) == 0  # nothing is written before the last button

    press(page.forward, qtbot)
    qtbot.waitUntil(lambda: page.steps.current == DONE)
    assert customers(backstage) == 3
    assert page.done_step.title.text() == "Imported 3 customers from clients.csv"

    def full(*_: object, **__: object) -> None:
        raise Trouble("The disk is full.")

    with monkeypatch.context() as patched, qtbot.waitSignal(page.jobs.troubled):
        patched.setattr(page.jobs._base, "write", full)
        press(page.done_step.undo, qtbot)
    with qtbot.waitSignal(page.jobs.operation_done) as undone:
        press(page.done_step.undo, qtbot)
    assert isinstance(undone.args[0].result, Undone)
    assert customers(backstage) == 0
    qtbot.waitUntil(lambda: page.done_step.title.text() == "The import was undone")


def test_a_column_is_given_another_field(page: ImportPage, people: Path, backstage: Backstage, qtbot: QtBot) -> None:
    take(page, qtbot, people)
    page.columns_step.boxes["ADR1"].chosen.emit("company")
    qtbot.waitUntil(lambda: page.columns_step.boxes["ADR1"].currentData() == "company")
    judged(page, qtbot)
    page.columns_step.boxes["VILLE"].chosen.emit("company")  # one column for one field: the other gives way
    qtbot.waitUntil(lambda: page.columns_step.boxes["VILLE"].currentData() == "company")
    assert page.columns_step.boxes["ADR1"].currentData() == ""
    judged(page, qtbot)
    press(page.forward, qtbot)
    press(page.forward, qtbot)
    qtbot.waitUntil(lambda: page.steps.current == DONE)
    (kept,) = backstage.read(saved_mappings)
    assert (kept.name, kept.columns["VILLE"], kept.columns["ADR1"]) == ("clients", "company", None)


def test_a_column_that_nobody_knows_is_kept_as_an_own_field(
    page: ImportPage, tmp_path: Path, backstage: Backstage, qtbot: QtBot
) -> None:
    take(page, qtbot, text_file(tmp_path / "a.csv", "NOM;PRENOM;Cotisation\nMoreau;Lucie;oui\nRoux;Anne;non\n"))
    box = page.columns_step.boxes["Cotisation"]
    assert box.currentText() == "Do not import"
    keep = box.findText("Keep as an own field")
    box.setCurrentIndex(keep)
    box.activated.emit(keep)
    qtbot.waitUntil(lambda: page.columns_step.badges["Cotisation"].text() == "own field: yes or no")
    assert page.columns_step.boxes["Cotisation"].currentText() == "Keep as an own field"
    judged(page, qtbot)
    press(page.forward, qtbot)
    press(page.forward, qtbot)
    qtbot.waitUntil(lambda: page.steps.current == DONE)
    assert [(one.name, one.kind) for one in backstage.read(own_fields)] == [("Cotisation", "yes_no")]
    with qtbot.waitSignal(page.jobs.operation_done):
        press(page.done_step.undo, qtbot)
    assert backstage.read(own_fields) == []


def test_the_next_file_of_that_header_is_known(page: ImportPage, people: Path, tmp_path: Path, qtbot: QtBot) -> None:
    take(page, qtbot, people)
    page.columns_step.boxes["ADR1"].chosen.emit(None)
    qtbot.waitUntil(lambda: page.columns_step.boxes["ADR1"].currentData() == "")
    judged(page, qtbot)
    press(page.forward, qtbot)
    press(page.forward, qtbot)
    qtbot.waitUntil(lambda: page.steps.current == DONE)
    press(page.done_step.again, qtbot)
    assert page.steps.current == FILE

    take(page, qtbot, text_file(tmp_path / "november.csv", PEOPLE))
    assert page.columns_step.head.saved.currentText() == "Saved mapping: clients"
    assert page.columns_step.boxes["ADR1"].currentData() == ""
    page.columns_step.head.saved.chosen.emit("")
    qtbot.waitUntil(lambda: page.columns_step.boxes["ADR1"].currentData() == "address_1")
    judged(page, qtbot)


def test_the_file_is_read_otherwise(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    take(page, qtbot, text_file(tmp_path / "a.csv", "NOM;PRENOM;DT_NAISS\nMoreau;Hélène;03/04/1984\n"))
    assert page.columns_step.badges["DT_NAISS"].text() == "day or month first?"
    page.columns_step.head.read_otherwise.emit("day_order", "month-first")
    qtbot.waitUntil(lambda: page.columns_step.badges["DT_NAISS"].text() == "recognised")
    page.columns_step.head.read_otherwise.emit("encoding", "mac_roman")
    qtbot.waitUntil(lambda: "mac-roman" in [chip.text() for chip in page.columns_step.findChildren(QPushButton)])
    judged(page, qtbot)


def test_what_is_already_there_is_decided_at_the_check(page: ImportPage, people: Path, qtbot: QtBot) -> None:
    take(page, qtbot, people)
    press(page.forward, qtbot)
    page.check_step.radios["report"].click()
    qtbot.waitUntil(lambda: page.summary.figures["duplicate"].text() == "1")
    page.check_step.choose("duplicate")
    assert page.check_step.table.count == 1


def test_a_bad_file_stays_at_the_first_step_with_a_sentence(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.request(path=text_file(tmp_path / "empty.csv", ""))
    qtbot.waitUntil(lambda: page.file_step.trouble.isVisible())
    assert page.file_step.trouble.text() == "The file “empty.csv” is empty."
    assert page.steps.current == FILE


def test_a_file_where_nothing_is_recognised_can_still_be_mapped(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.request(path=text_file(tmp_path / "a.csv", "COL_A;COL_B\nMoreau 1;x2\nRoux 3;y4\n"))
    qtbot.waitUntil(lambda: page.steps.current == COLUMNS)
    qtbot.waitUntil(lambda: not page._working.under_way)
    page.columns_step.boxes["COL_A"].chosen.emit("last_name")
    judged(page, qtbot)
    assert page.summary.figures["created"].text() == "2"


def test_rows_left_out_are_saved(page: ImportPage, people: Path, tmp_path: Path, qtbot: QtBot) -> None:
    take(page, qtbot, people)
    press(page.forward, qtbot)
    press(page.forward, qtbot)
    qtbot.waitUntil(lambda: page.steps.current == DONE)
    assert page.done_step.refused.text() == "Save the row left out…"
    target = tmp_path / "left out.xlsx"
    page.ending.save_refused(page.ending._reports, target)
    qtbot.waitUntil(target.exists)
    qtbot.waitUntil(lambda: not page.jobs.works)
    assert load_workbook(target).worksheets[0]["A2"].value == "C-3"


def test_files_imported_before_are_offered(page: ImportPage, people: Path, qtbot: QtBot) -> None:
    take(page, qtbot, people)
    press(page.back, qtbot)
    (again,) = [
        one for one in page.file_step.findChildren(QPushButton) if one.text() == "clients.csv" and one.isVisible()
    ]
    press(again, qtbot)
    qtbot.waitUntil(lambda: page.steps.current == COLUMNS)
    judged(page, qtbot)


STAYS = (
    "N° CLIENT;NOM;PRENOM;ARRIVEE;DEPART;MONTANT\r\n"
    "C-1;Moreau;Lucie;03/05/2026;05/05/2026;240,00\r\n"
    "C-2;Noël;François;10/06/2026;12/06/2026;310,50\r\n"
)


def test_a_folder_is_one_operation(page: ImportPage, tmp_path: Path, backstage: Backstage, qtbot: QtBot) -> None:
    folder = tmp_path / "export"
    folder.mkdir()
    text_file(folder / "b-clients.csv", PEOPLE)
    text_file(folder / "a-sejours.csv", STAYS)
    text_file(folder / "c-vide.csv", "")
    page.request(paths=[folder])
    qtbot.waitUntil(lambda: page.steps.current == COLUMNS)
    judged(page, qtbot)
    assert page.place.notices.text == "The file “c-vide.csv” is empty."
    assert page.summary.figures["created"].text() == "4"
    assert page.columns_step.head.files.currentText() == "a-sejours.csv (1 of 2)"
    page.columns_step.head.file_chosen.emit(1)
    assert page.columns_step.boxes["MAIL"].currentData() == "email"
    press(page.at_once, qtbot)  # nothing is odd: there is nothing to check
    qtbot.waitUntil(lambda: page.steps.current == DONE)
    assert customers(backstage) == 2
    assert backstage.read(lambda session: session.scalar(select(func.count(Purchase.id)))) == 2
    with qtbot.waitSignal(page.jobs.operation_done):
        press(page.done_step.undo, qtbot)
    assert customers(backstage) == 0
    assert backstage.read(lambda session: session.scalar(select(func.count(Purchase.id)))) == 0


def test_one_of_several_files_is_left_out(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    page.request(paths=[text_file(tmp_path / "a.csv", PEOPLE), text_file(tmp_path / "b.csv", STAYS)])
    qtbot.waitUntil(lambda: page.steps.current == COLUMNS)
    judged(page, qtbot)
    page.columns_step.head.file_chosen.emit(1)
    press(page.columns_step.head.drop, qtbot)
    judged(page, qtbot)
    assert page.columns_step.head.files.isHidden()
    assert page.columns_step.head.name.text() == "a.csv"
    assert page.summary.figures["created"].text() == "2"


def test_cells_of_a_spreadsheet_are_pasted(page: ImportPage, backstage: Backstage, qtbot: QtBot) -> None:
    page.file_step.pasted.emit("NOM\tPRENOM\tVILLE\nMoreau\tLucie\tLyon\nNoël\tFrançois\tBourg\n")
    qtbot.waitUntil(lambda: page.steps.current == COLUMNS)
    judged(page, qtbot)
    press(page.at_once, qtbot)
    qtbot.waitUntil(lambda: page.steps.current == DONE)
    assert customers(backstage) == 2
    press(page.done_step.again, qtbot)
    page.file_step.pasted.emit("")
    qtbot.waitUntil(lambda: page.file_step.trouble.isVisible())
    assert page.file_step.trouble.text().startswith("Nothing was pasted")


def test_a_row_that_is_already_there_is_compared_and_decided(
    page: ImportPage, tmp_path: Path, backstage: Backstage, qtbot: QtBot
) -> None:
    take(page, qtbot, text_file(tmp_path / "a.csv", PEOPLE))
    press(page.at_once, qtbot)
    qtbot.waitUntil(lambda: page.steps.current == DONE)
    press(page.done_step.again, qtbot)

    changed = PEOPLE.replace("12 rue des Lilas", "8 quai Perrache").replace("69003", "69002")
    take(page, qtbot, text_file(tmp_path / "b.csv", changed))
    press(page.forward, qtbot)
    step = page.check_step
    step.choose("skipped")
    qtbot.waitUntil(step.compare.isVisible)
    shown = step.compare._shown
    assert shown is not None
    assert (shown.row, shown.known_name, shown.known_id) == (2, "Lucie MOREAU", 1)
    assert shown.score is not None
    assert shown.score > 0.9
    assert "same mobile" in shown.reasons
    assert [(one.title, one.file, one.known) for one in shown.fields if one.differs] == [
        ("Address", "8 quai Perrache, 69002 LYON, France", "12 rue des Lilas, 69003 LYON, France")
    ]
    step.compare.buttons["update"].click()
    qtbot.waitUntil(lambda: page.summary.figures["updated"].text() == "1")
    step.choose("updated")
    row = step.table.records.row_at(0)
    assert row is not None
    assert row.decision == "update"
    press(page.forward, qtbot)
    qtbot.waitUntil(lambda: page.steps.current == DONE)
    streets = backstage.read(lambda session: list(session.scalars(select(Address.line_1).order_by(Address.id))))
    assert streets == ["8 quai Perrache", "3 avenue Foch"]


def test_a_new_row_that_is_somebody_after_all(
    page: ImportPage, people: Path, tmp_path: Path, backstage: Backstage, qtbot: QtBot
) -> None:
    take(page, qtbot, people)
    press(page.forward, qtbot)
    press(page.forward, qtbot)
    qtbot.waitUntil(lambda: page.steps.current == DONE)
    take(page, qtbot, text_file(tmp_path / "later.csv", "NOM;PRENOM;CP;FAX\nMoreaux;Lucie;69003;0478000009\n"))
    press(page.forward, qtbot)
    step = page.check_step
    qtbot.waitUntil(lambda: step.table.count == 1)
    step.choose("created")
    qtbot.waitUntil(step.compare.same.isVisible)
    press(step.compare.same, qtbot)
    qtbot.waitUntil(lambda: page.summary.figures["updated"].text() == "1")
    qtbot.waitUntil(lambda: step.which == "updated" and step.compare.buttons["fill"].isVisible())
    assert step.compare.buttons["fill"].isChecked()
    press(page.forward, qtbot)
    qtbot.waitUntil(lambda: page.steps.current == DONE)
    assert customers(backstage) == 3


def test_a_mapping_is_kept_under_a_name_and_offered_again(
    page: ImportPage, tmp_path: Path, backstage: Backstage, qtbot: QtBot
) -> None:
    take(page, qtbot, text_file(tmp_path / "a.csv", PEOPLE))
    page.columns_step.boxes["ADR1"].chosen.emit("company")
    qtbot.waitUntil(lambda: page.columns_step.boxes["ADR1"].currentData() == "company")
    judged(page, qtbot)
    page.columns_step.head.read_otherwise.emit("mapping_name", "PMS")
    press(page.at_once, qtbot)
    qtbot.waitUntil(lambda: page.steps.current == DONE)
    assert [one.name for one in backstage.read(saved_mappings)] == ["PMS"]
    press(page.done_step.again, qtbot)

    longer = "".join(line + (";REMARQUE" if line.startswith("N°") else ";x") + "\r\n" for line in PEOPLE.splitlines())
    take(page, qtbot, text_file(tmp_path / "b.csv", longer))
    offered = page.columns_step.head.saved
    assert [offered.itemText(at) for at in range(offered.count())] == ["Recognised anew", "Saved mapping: PMS"]
    assert page.columns_step.boxes["ADR1"].currentData() == "address_1"
    offered.chosen.emit("PMS")
    qtbot.waitUntil(lambda: page.columns_step.boxes["ADR1"].currentData() == "company")
    judged(page, qtbot)


def test_garbled_accents_are_repaired_or_left(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    take(page, qtbot, text_file(tmp_path / "a.csv", "NOM;PRENOM;VILLE\nMoreau;HÃ©lÃ¨ne;Lyon\n", "utf-8"))
    assert page.columns_step.badges["PRENOM"].text() == "accents repaired"
    chips = [chip.text() for chip in page.columns_step.findChildren(QPushButton) if chip.menu() is not None]
    assert "accents repaired" in chips
    page.columns_step.head.read_otherwise.emit("mend", False)
    qtbot.waitUntil(lambda: not page._opened[0].recognition.mend)
    judged(page, qtbot)


def test_labels_are_printed_and_the_list_is_shown(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    wanted: list[tuple[str, dict[str, object]]] = []
    page.place.page_wanted.connect(lambda key, request: wanted.append((key, request)))
    take(page, qtbot, text_file(tmp_path / "clients.csv", PEOPLE))
    press(page.at_once, qtbot)
    qtbot.waitUntil(lambda: page.steps.current == DONE)
    press(page.done_step.labels, qtbot)
    press(page.done_step.list, qtbot)
    assert wanted == [
        ("print", {"ids": (1, 2), "what": "labels", "title": "Imported from clients.csv"}),
        ("customers", {"where": "id >= 1 and id <= 2"}),
    ]


def test_a_long_import_is_stopped_and_nothing_is_written(
    page: ImportPage, tmp_path: Path, backstage: Backstage, qtbot: QtBot
) -> None:
    rows = "".join(f"Client{number};Paul;0{number:05d}@example.com\r\n" for number in range(20_000))
    take(page, qtbot, text_file(tmp_path / "long.csv", "NOM;PRENOM;MAIL\r\n" + rows))
    assert page.summary.figures["created"].text() == "20,000"
    seen: list[int] = []

    def stop(works: tuple[Work, ...]) -> None:
        for work in works:
            seen.append(work.count)
            if work.count and work.title.startswith("Importing") and not work.stopping:
                page.jobs.stop(work.number)

    press(page.at_once, qtbot)
    assert not page.at_once.isEnabled()
    page.request(path=tmp_path / "other.csv")  # dropped meanwhile: it does not stop what is under way
    assert page.place.notices.text == "Wait until the import has ended, or stop it first."
    said: list[str] = []
    page.jobs.stopped.connect(said.append)
    page.jobs.busy.connect(stop)
    qtbot.waitUntil(lambda: said == ["The import was stopped; nothing was written."])
    assert max(seen) > 0
    assert customers(backstage) == 0
    assert page.steps.current == COLUMNS
    qtbot.waitUntil(page.at_once.isEnabled)


def bad_files(folder: Path) -> dict[str, str]:
    """Files of which no list can be made, and how the sentence about each begins."""
    (folder / "folder").mkdir()
    (folder / "pdf.csv").write_bytes(b"%PDF-1.7\n")
    (folder / "base.csv").write_bytes(b"SQLite format 3\0" + bytes(100))
    text_file(folder / "quotes.csv", 'NOM;VILLE\n"Moreau;Lyon\nNoël;"Bourg\n' * 3)
    text_file(folder / "huge.csv", "NOM;VILLE\nMoreau;" + "x" * 1_100_000 + "\n")
    book = workbook_file(folder / "whole.xlsx", [["NOM"], ["Moreau"]])
    (folder / "cut.xlsx").write_bytes(book.read_bytes()[:900])
    ole = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)
    (folder / "locked.xlsx").write_bytes(ole + "EncryptedPackage".encode("utf-16-le") + bytes(512))
    (folder / "old.xls").write_bytes(ole)
    sheet = "xl/worksheets/sheet1.xml"
    rezipped(book, folder / "bomb.xlsx", sheet, b"</sheetData>", b" " * 30_000_000 + b"</sheetData>")
    entity = b'<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]><worksheet'
    rezipped(book, folder / "entity.xlsx", sheet, b"<worksheet", entity)
    rezipped(book, folder / "far.xlsx", sheet, b'r="A2"', b'r="XFD1048576"')
    text_file(folder / "empty.csv", "")
    (folder / "zeros.csv").write_bytes(b"NOM;VILLE\nMor\0eau;Lyon\n")
    text_file(folder / "field.csv", "NOM;VILLE\n" + "x" * 10_000_000 + ";Lyon\n")
    text_file(folder / "endless.vcf", "BEGIN:VCARD\nVERSION:3.0\nFN:" + "x" * 1_500_000 + "\nEND:VCARD\n")
    return {
        "none.csv": "There is no file",
        "folder": "There is no list and no address card",
        "pdf.csv": "“pdf.csv” is a PDF",
        "base.csv": "“base.csv” is a database",
        "quotes.csv": "The quotes are broken",
        "huge.csv": "Line 2 holds a cell",
        "cut.xlsx": "The workbook “cut.xlsx” is damaged",
        "locked.xlsx": "The workbook “locked.xlsx” is protected by a password",
        "old.xls": "The workbook “old.xls” is damaged",
        "bomb.xlsx": "The workbook “bomb.xlsx” unpacks to far more",
        "entity.xlsx": "The workbook “entity.xlsx” refers to things outside",
        "far.xlsx": "The sheet “Feuil1” has a cell as far out as XFD1048576",
        "empty.csv": "The file “empty.csv” is empty",
        "zeros.csv": "Line 2 holds a NUL byte",
        "field.csv": "Line 2 holds a cell of more than",
        "endless.vcf": "The card whose line 3 is endless",
    }


def test_bad_files_end_with_one_sentence_and_leave_the_base_alone(
    page: ImportPage, tmp_path: Path, backstage: Backstage, qtbot: QtBot
) -> None:
    for name, beginning in bad_files(tmp_path).items():
        page.file_step.show_trouble("")
        page.request(path=tmp_path / name)
        qtbot.waitUntil(page.file_step.trouble.isVisible)
        sentence = page.file_step.trouble.text()
        assert sentence.startswith(beginning), name
        assert sentence.endswith("."), name
        assert page.steps.current == FILE
        assert page.file_step.area.choose.isEnabled()
    assert customers(backstage) == 0
    take(page, qtbot, text_file(tmp_path / "good.csv", PEOPLE))  # the page is none the worse for it


def test_hostile_words_come_in_as_they_are(
    page: ImportPage, tmp_path: Path, backstage: Backstage, qtbot: QtBot
) -> None:
    names = ["Robert'); DROP TABLE customer;--", "<b>x</b>", "=cmd|'/c calc'!A1", "{{7*7}}", "🙂", "שלום", "x" * 500]
    rows = "".join(f'"{name}";Paul;Lyon\n' for name in names)
    take(page, qtbot, text_file(tmp_path / "a.csv", "NOM;PRENOM;VILLE\n" + rows, "utf-8"))
    press(page.forward, qtbot)
    page.check_step.choose("created")
    qtbot.waitUntil(page.check_step.compare.isVisible)
    press(page.forward, qtbot)
    qtbot.waitUntil(lambda: page.steps.current == DONE)
    kept = backstage.read(lambda session: list(session.scalars(select(Customer.last_name).order_by(Customer.id))))
    assert kept == names


def test_a_card_that_points_at_files_of_the_machine_brings_none_along(
    page: ImportPage, tmp_path: Path, backstage: Backstage, qtbot: QtBot
) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nUID:../../x\nN:../../etc;Paul;;;\nPHOTO;VALUE=uri:file:///etc/passwd\nEND:VCARD\n"
    take(page, qtbot, text_file(tmp_path / "path.vcf", card))
    press(page.forward, qtbot)
    press(page.forward, qtbot)
    qtbot.waitUntil(lambda: page.steps.current == DONE)
    assert backstage.read(lambda session: list(session.scalars(select(Customer.last_name)))) == ["../../etc"]
    assert backstage.read(lambda session: list(session.scalars(select(Attachment.id)))) == []


def test_a_check_that_was_stopped_begins_again_when_asked_for(page: ImportPage, tmp_path: Path, qtbot: QtBot) -> None:
    rows = "".join(f"Client{number};Paul\r\n" for number in range(20_000))

    def stop(works: tuple[Work, ...]) -> None:
        for work in works:
            if work.count and work.title.startswith("Checking") and not work.stopping:
                page.jobs.cancel(work.number)

    page.jobs.busy.connect(stop)
    page.request(path=text_file(tmp_path / "long.csv", "NOM;PRENOM\r\n" + rows))
    qtbot.waitUntil(lambda: page.steps.current == COLUMNS)
    qtbot.waitUntil(lambda: not page._working.under_way)
    page.jobs.busy.disconnect(stop)
    qtbot.waitUntil(lambda: not page.jobs.works)
    press(page.forward, qtbot)
    judged(page, qtbot)
    assert page.steps.current == CHECK
    assert page.summary.figures["created"].text() == "20,000"


def test_a_file_comes_in_by_the_keyboard_alone(
    page: ImportPage, tmp_path: Path, backstage: Backstage, qtbot: QtBot
) -> None:
    take(page, qtbot, text_file(tmp_path / "clients.csv", WITH_TROUBLE))
    assert page.focusWidget() is page.forward
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    assert page.steps.current == CHECK
    assert page.focusWidget() is page.check_step.table
    qtbot.keyClick(page, Qt.Key.Key_Return, Qt.KeyboardModifier.ControlModifier)
    qtbot.waitUntil(lambda: page.steps.current == DONE)
    assert customers(backstage) == 3
    buttons = [one for one in page.findChildren(QPushButton) if one.isVisibleTo(page)]
    assert all(one.accessibleName() for one in buttons)


def test_a_workbook_of_a_whole_base_comes_in_at_once(
    page: ImportPage, base: Database, demo_base: Database, tmp_path: Path, qtbot: QtBot
) -> None:
    file = tmp_path / "tout.xlsx"
    write_everything(demo_base, file)
    page.request(path=file)
    qtbot.waitUntil(lambda: page.steps.current == COLUMNS)
    assert [opened.table.sheet for opened in page._opened][:2] == ["Customers", "Purchases"]
    assert page.columns_step.head.files.isVisible()
    judged(page, qtbot)
    press(page.at_once, qtbot)
    qtbot.waitUntil(lambda: page.steps.current == DONE)
    for table in ("customer", "link", "consent", "exchange"):
        count = f"SELECT count(*) FROM {table}"
        assert rows_of(base, count) == rows_of(demo_base, count)


def test_what_was_said_of_a_file_goes_away_with_the_next_one(
    page: ImportPage, people: Path, tmp_path: Path, qtbot: QtBot
) -> None:
    page.request(path=text_file(tmp_path / "foreign.csv", "aaa;bbb\r\n1;2\r\n"))
    notices = page.place.notices
    qtbot.waitUntil(lambda: not notices.isHidden(), timeout=15_000)
    assert "“foreign.csv” was recognised: choose what" in notices.text
    take(page, qtbot, people)
    assert notices.isHidden()
