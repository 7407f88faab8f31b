from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDropEvent
from PySide6.QtWidgets import QLineEdit, QPushButton

from grc_desktop.core.errors import Trouble
from grc_desktop.database.schema import Phone
from grc_desktop.features.customers.actions import add_phone, define_field, edit_customer
from grc_desktop.features.customers.queries import customer
from grc_desktop.features.customers.ui.card import CardPanel
from grc_desktop.ui.labels import ElidedLabel

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot
    from sqlalchemy.orm import Session

    from grc_desktop.ui.workplace import Workplace


@pytest.fixture
def panel(people: dict[str, int], furnished: Workplace, qtbot: QtBot) -> Iterator[CardPanel]:
    panel = CardPanel(furnished)
    qtbot.addWidget(panel)
    panel.resize(600, 700)
    panel.show_customer(people["Moreau"])
    panel.show()
    qtbot.waitUntil(lambda: panel._forms["identity"].values()["last_name"] == "Moreau")
    yield panel
    panel.hide()


def _type(panel: CardPanel, qtbot: QtBot, form: str, field: str, text: str) -> None:
    line = panel._forms[form].input(field)
    assert isinstance(line, QLineEdit)
    line.clear()
    qtbot.keyClicks(line, text)


def test_what_is_typed_is_saved_and_the_bar_goes(
    panel: CardPanel, people: dict[str, int], qtbot: QtBot, backstage: Any
) -> None:
    _type(panel, qtbot, "identity", "last_name", "Morel")
    _type(panel, qtbot, "profile", "profession", "Architecte")
    assert panel._bar.isVisible()
    panel.save()
    qtbot.waitUntil(lambda: not panel._bar.isVisible())
    stored = backstage.read(customer, customer_id=people["Moreau"])
    assert (stored.last_name, stored.profession) == ("Morel", "Architecte")


def test_a_value_that_cannot_be_stored_is_said_beside_the_field(panel: CardPanel, qtbot: QtBot) -> None:
    _type(panel, qtbot, "profile", "birth_date", "31/02/1980")
    panel.save()
    finding = panel._forms["profile"].finding("birth_date")
    assert finding is not None
    assert finding.level == "error"


def test_two_edits_never_overwrite_each_other_silently(
    panel: CardPanel, people: dict[str, int], qtbot: QtBot, backstage: Any
) -> None:
    _type(panel, qtbot, "profile", "profession", "Architecte")
    backstage.write(edit_customer, customer_id=people["Moreau"], changes={"profession": "Notaire"})
    backstage.settle()
    assert panel._forms["profile"].values()["profession"] == "Architecte"
    panel.save()
    qtbot.waitUntil(lambda: panel._conflict.isVisible())
    assert "Notaire" in panel._clash.text
    assert backstage.read(customer, customer_id=people["Moreau"]).profession == "Notaire"
    panel._keep.click()
    qtbot.waitUntil(lambda: backstage.read(customer, customer_id=people["Moreau"]).profession == "Architecte")
    qtbot.waitUntil(lambda: not panel._conflict.isVisible())


def test_the_new_value_can_be_taken_without_losing_the_rest(
    panel: CardPanel, people: dict[str, int], qtbot: QtBot, backstage: Any
) -> None:
    _type(panel, qtbot, "profile", "profession", "Architecte")
    _type(panel, qtbot, "identity", "first_name", "Lucile")
    backstage.write(edit_customer, customer_id=people["Moreau"], changes={"profession": "Notaire"})
    panel.save()
    qtbot.waitUntil(lambda: panel._conflict.isVisible())
    panel._take.click()
    assert panel._forms["profile"].values()["profession"] == "Notaire"
    assert panel._forms["identity"].values()["first_name"] == "Lucile"


def test_a_telephone_number_is_added_in_place(
    panel: CardPanel, people: dict[str, int], qtbot: QtBot, backstage: Any
) -> None:
    panel._phones.open_form(None)
    form = panel._phones.form
    assert form is not None
    qtbot.keyClicks(form.input("typed"), "0478123456")
    form.submitted.emit()
    qtbot.waitUntil(lambda: panel._phones.form is None)
    stored = backstage.read(customer, customer_id=people["Moreau"])
    assert [phone.e164 for phone in stored.phones] == ["+33612487703", "+33478123456"]


def test_escape_gives_up_a_number_half_typed_only_on_cancel(panel: CardPanel, qtbot: QtBot) -> None:
    panel._phones.open_form(None)
    form = panel._phones.form
    assert form is not None
    qtbot.keyClicks(form.input("typed"), "04781")
    qtbot.keyClick(form.input("typed"), Qt.Key.Key_Escape)
    assert panel._phones.form is form
    qtbot.waitUntil(panel._phones.cancel.hasFocus)
    qtbot.keyClick(panel._phones.cancel, Qt.Key.Key_Escape)
    assert panel._phones.form is None


def test_an_address_shows_how_it_will_print_while_it_is_typed(panel: CardPanel, qtbot: QtBot) -> None:
    from grc_desktop.ui.letter_lines import LetterLines

    panel._addresses.open_form(panel._customer.addresses[0] if panel._customer else None)
    form = panel._addresses.form
    assert form is not None
    line = form.input("city")
    assert isinstance(line, QLineEdit)
    line.clear()
    qtbot.keyClicks(line, "Villeurbanne")
    written = [one.accessibleName() for one in panel._addresses.findChildren(LetterLines)]
    assert any("VILLEURBANNE" in words for words in written)


def test_consent_is_recorded_by_one_press(
    panel: CardPanel, people: dict[str, int], qtbot: QtBot, backstage: Any
) -> None:
    (agree,) = [one for one in panel.findChildren(QPushButton) if one.accessibleName() == "SMS: Agrees"]
    agree.click()
    qtbot.waitUntil(lambda: backstage.read(customer, customer_id=people["Moreau"]).consents["sms"] is True)
    qtbot.waitUntil(lambda: any(one.text().startswith("since 22 Nov 2026") for one in panel.findChildren(ElidedLabel)))
    qtbot.waitUntil(lambda: not agree.isEnabled())


def test_a_field_of_the_house_appears_and_is_saved(
    panel: CardPanel, people: dict[str, int], qtbot: QtBot, backstage: Any
) -> None:
    backstage.write(define_field, name="Car")
    qtbot.waitUntil(lambda: "own" in panel._forms)
    _type(panel, qtbot, "own", "custom.Car", "2CV")
    panel.save()
    qtbot.waitUntil(lambda: backstage.read(customer, customer_id=people["Moreau"]).own.get("Car") == "2CV")


def test_a_file_is_kept_with_the_customer(
    panel: CardPanel, people: dict[str, int], qtbot: QtBot, backstage: Any, tmp_path: Path
) -> None:
    file = tmp_path / "passport.txt"
    file.write_text("x", encoding="utf-8")
    panel._files.add([file])
    qtbot.waitUntil(
        lambda: (
            [kept.name for kept in backstage.read(customer, customer_id=people["Moreau"]).attachments]
            == ["passport.txt"]
        )
    )


def test_a_company_is_not_asked_for_its_birth_date(panel: CardPanel, people: dict[str, int], qtbot: QtBot) -> None:
    panel.show_customer(people["Béal Voyages"])
    qtbot.waitUntil(lambda: panel._forms["identity"].values()["company"] == "Béal Voyages")
    assert not panel._forms["profile"].input("birth_date").isVisibleTo(panel)
    assert panel._forms["profile"].input("siret").isVisibleTo(panel)


def test_files_dropped_on_the_record_are_kept_with_the_customer(
    panel: CardPanel, people: dict[str, int], tmp_path: Path, qtbot: QtBot, backstage: Any
) -> None:
    contract = tmp_path / "contract.txt"
    contract.write_text("signed", encoding="utf-8")
    files, held = QMimeData(), Qt.MouseButton.LeftButton
    files.setUrls([QUrl.fromLocalFile(str(contract)), QUrl.fromLocalFile(str(tmp_path))])
    panel.dropEvent(QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, files, held, Qt.KeyboardModifier.NoModifier))

    def kept() -> list[str]:
        return [one.name for one in backstage.read(customer, customer_id=people["Moreau"]).attachments]

    qtbot.waitUntil(lambda: kept() == ["contract.txt"])


def test_used_first_is_said_where_it_tells_numbers_apart(
    panel: CardPanel, people: dict[str, int], qtbot: QtBot, backstage: Any
) -> None:
    def told() -> list[str]:
        return [one.text() for one in panel._phones.findChildren(ElidedLabel) if "used first" in one.text()]

    def both(session: Session) -> None:
        session.add(Phone(customer_id=people["Moreau"], kind="landline", preferred=True, typed="04 78 12 34 56"))

    backstage.write(both)
    qtbot.waitUntil(lambda: panel._customer is not None and len(panel._customer.phones) == 2)
    assert told() == []  # the mobile for messages, the landline for calls
    backstage.write(add_phone, customer_id=people["Moreau"], typed="07 56 78 90 12")
    qtbot.waitUntil(lambda: panel._customer is not None and len(panel._customer.phones) == 3)
    qtbot.waitUntil(lambda: told() == ["Mobile · Private · used first"])


def test_what_the_disk_had_no_room_for_is_kept_and_saved_by_another_try(
    panel: CardPanel, people: dict[str, int], qtbot: QtBot, backstage: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_: object, **__: object) -> None:
        raise Trouble("The disk is full.")

    _type(panel, qtbot, "identity", "last_name", "Morel")
    with monkeypatch.context() as patched, qtbot.waitSignal(panel.jobs.troubled):
        patched.setattr(panel.jobs._base, "write", full)
        panel._save_button.click()
    assert panel._forms["identity"].values()["last_name"] == "Morel"
    panel._save_button.click()
    qtbot.waitUntil(lambda: not panel._bar.isVisible())
    assert backstage.read(customer, customer_id=people["Moreau"]).last_name == "Morel"


def test_after_a_line_is_written_the_keyboard_stands_on_what_adds_the_next(panel: CardPanel, qtbot: QtBot) -> None:
    panel.activateWindow()
    panel._phones.open_form(None)
    form = panel._phones.form
    assert form is not None
    line = form.input("typed")
    qtbot.waitUntil(line.hasFocus)
    qtbot.keyClicks(line, "04 78 12 34 56")
    qtbot.keyClick(line, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: panel._phones.form is None)
    assert panel._phones._add.hasFocus()
    assert panel._phones._add.accessibleName() == "Add a number"


def test_the_form_of_an_address_comes_into_view_with_the_keyboard(panel: CardPanel, qtbot: QtBot) -> None:
    panel.resize(600, 300)
    panel.activateWindow()
    panel._addresses.open_form(None)
    form = panel._addresses.form
    assert form is not None
    line = form.input("line_1")
    qtbot.waitUntil(lambda: line.hasFocus() and not line.visibleRegion().isEmpty())
