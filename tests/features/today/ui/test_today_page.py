"""The page *Today*, with the real jobs."""

from __future__ import annotations

from datetime import timedelta

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot
from sqlalchemy import func, insert, select, update
from sqlalchemy.orm import Session

from grc_desktop.database.schema import Customer, Phone
from grc_desktop.features.exchanges.queries import latest_exchanges
from grc_desktop.features.offers import Feature, Prompt, PromptWords
from grc_desktop.features.reminders.actions import add_reminder
from grc_desktop.features.reminders.queries import due_reminders
from grc_desktop.features.reminders.records import ReminderDraft
from grc_desktop.features.today.queries import handover_notes
from grc_desktop.features.today.ui.today_page import TodayPage
from grc_desktop.ui.workplace import Workplace
from tests.conftest import Backstage
from tests.database.deeds import run


@pytest.fixture
def page(workplace: Workplace, backstage: Backstage, qtbot: QtBot) -> TodayPage:
    backstage.write(run, statement=insert(Customer).values(last_name="Rey", first_name="Élodie"))
    backstage.write(run, statement=insert(Phone).values(customer_id=1, typed="06 24 55 18 36", e164="+33624551836"))
    page = TodayPage(workplace)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    with qtbot.waitActive(page):
        page.show()
        page.activateWindow()
    backstage.settle()
    return page


def texts(page: TodayPage) -> list[str]:
    return [found.text() for found in page.findChildren(QLabel) if found.isVisible()]


def press(page: TodayPage, qtbot: QtBot, name: str) -> None:
    (found,) = [one for one in page.findChildren(QPushButton) if one.accessibleName() == name and one.isVisible()]
    qtbot.mouseClick(found, Qt.MouseButton.LeftButton)


def test_an_empty_morning_says_so(page: TodayPage) -> None:
    assert "Nothing waits" in texts(page)
    assert "No exchange yet" in texts(page)


def _nameless(session: Session) -> list[PromptWords]:
    """What a feature proposes: customers without a title."""
    found = session.execute(select(func.count()).select_from(Customer).where(Customer.title.is_(None))).scalar_one()
    return [PromptWords("titles", f"{found} without a title", "Letters greet them coldly", "Look")] if found else []


def test_what_a_feature_proposes_is_a_line_and_goes_when_it_is_done(
    workplace: Workplace, backstage: Backstage, qtbot: QtBot
) -> None:
    chosen: list[str] = []
    prompt = Prompt(
        icon="customers", ask=_nameless, run=lambda _place, key: chosen.append(key), tables=frozenset({"phone"})
    )
    workplace.features = (Feature(name="greeting", prompts=(prompt,)),)
    backstage.write(run, statement=insert(Customer).values(last_name="Rey"))
    page = TodayPage(workplace)
    qtbot.addWidget(page)
    page.show()
    backstage.settle()
    press(page, qtbot, "Look: 1 without a title")
    assert chosen == ["titles"]

    backstage.write(run, statement=update(Customer).values(title="Mme"))
    backstage.write(run, statement=insert(Phone).values(customer_id=1, typed="17"))
    qtbot.waitUntil(lambda: "1 without a title" not in texts(page))


def test_a_reminder_is_shown_and_done(
    page: TodayPage, workplace: Workplace, backstage: Backstage, qtbot: QtBot
) -> None:
    due_at = workplace.clock.now() - timedelta(hours=1)
    backstage.write(add_reminder, customer_id=None, draft=ReminderDraft(words="Order towels", due_at=due_at))
    backstage.settle()
    assert "Order towels" in texts(page)

    press(page, qtbot, "Done: Order towels")
    backstage.settle()

    assert "Order towels" not in texts(page)
    assert backstage.read(due_reminders) == []


def test_the_caller_is_recognised_and_the_call_noted(page: TodayPage, backstage: Backstage, qtbot: QtBot) -> None:
    page.request(quick_entry=True)
    assert page.quick_entry.who.edit.hasFocus()
    qtbot.keyClicks(page.quick_entry.who.edit, "5518")
    backstage.settle()
    assert [hit.title for hit in page.quick_entry.who.hits()] == ["Élodie Rey"]
    qtbot.keyClick(page.quick_entry.who.edit, Qt.Key.Key_Return)
    assert "06 24 55 18 36 — Élodie Rey" in texts(page)

    qtbot.keyClicks(page.quick_entry.note, "Asks for a quiet room")
    press(page, qtbot, "Save")
    backstage.settle()

    (noted,) = backstage.read(latest_exchanges)
    assert (noted.kind, noted.subject, noted.customer_id) == ("call", "Asks for a quiet room", 1)
    assert "Rey Élodie — Asks for a quiet room" in texts(page)
    assert page.quick_entry.note.toPlainText() == ""


def test_the_whole_number_of_one_customer_is_recognised_as_it_is_typed(
    page: TodayPage, backstage: Backstage, qtbot: QtBot
) -> None:
    page.quick_entry.start()
    landline = {"customer_id": 1, "kind": "landline", "typed": "04 78 12 34 56", "e164": "+33478123456"}
    backstage.write(run, statement=insert(Phone).values(**landline))  # the call comes from the mobile
    qtbot.keyClicks(page.quick_entry.who.edit, "0624551836")
    backstage.settle()

    assert "06 24 55 18 36 — Élodie Rey" in texts(page)
    assert page.quick_entry.note.hasFocus()
    backstage.write(run, statement=insert(Customer).values(last_name="Rey", first_name="Paul"))
    backstage.write(run, statement=insert(Phone).values(customer_id=2, typed="0624551836", e164="+33624551836"))
    press(page, qtbot, "Somebody else")
    qtbot.keyClicks(page.quick_entry.who.edit, "0624551836")
    backstage.settle()
    assert page.quick_entry.who.edit.hasFocus()
    assert len(page.quick_entry.who.hits()) == 3


def test_an_unknown_number_opens_a_new_customer(
    page: TodayPage, workplace: Workplace, backstage: Backstage, qtbot: QtBot
) -> None:
    wanted: list[tuple[str, object]] = []
    workplace.page_wanted.connect(lambda key, request: wanted.append((key, request)))
    page.quick_entry.start()
    qtbot.keyClicks(page.quick_entry.who.edit, "0611223344")
    backstage.settle()
    qtbot.keyClick(page.quick_entry.who.edit, Qt.Key.Key_Return)
    assert wanted == [("customers", {"new": True, "values": {"phone": "0611223344"}})]


def test_a_note_is_left_and_ticked(page: TodayPage, backstage: Backstage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page.handover._edit, "Taxi at 6:40")
    qtbot.keyClick(page.handover._edit, Qt.Key.Key_Return)
    backstage.settle()
    assert [one.words for one in backstage.read(handover_notes)] == ["Taxi at 6:40"]
    assert page.handover._edit.text() == ""

    press(page, qtbot, "Seen: Taxi at 6:40")
    backstage.settle()
    assert backstage.read(handover_notes) == []


def test_a_complaint_is_opened_and_the_note_is_not_lost(
    page: TodayPage, workplace: Workplace, backstage: Backstage, qtbot: QtBot
) -> None:
    wanted: list[tuple[str, object]] = []
    workplace.page_wanted.connect(lambda key, request: wanted.append((key, request)))
    page.quick_entry.start()
    qtbot.keyClicks(page.quick_entry.who.edit, "5518")
    backstage.settle()
    qtbot.keyClick(page.quick_entry.who.edit, Qt.Key.Key_Return)
    qtbot.keyClicks(page.quick_entry.note, "No hot water")
    press(page, qtbot, "Complaint")
    assert wanted == [("complaints", {"new_for": 1, "words": "No hot water"})]
    assert page.quick_entry.note.toPlainText() == "No hot water"


def test_a_narrow_page_has_its_columns_beneath_each_other(page: TodayPage, qtbot: QtBot) -> None:
    assert page.figures.mapTo(page, page.figures.rect().topLeft()).x() > page.due.geometry().right()
    page.resize(700, 700)
    qtbot.waitUntil(lambda: page.figures.y() > page.exchanges.geometry().bottom())
    assert page.figures.x() == page.due.x()


def test_what_is_due_has_the_wider_column_of_a_small_window(page: TodayPage, qtbot: QtBot) -> None:
    page.resize(892, 600)  # beside the navigation of a window of 1100 pixels
    qtbot.waitUntil(lambda: page.due.width() > 1.25 * page.quick_entry.width())


def test_a_note_half_written_is_not_lost_with_the_window(page: TodayPage, qtbot: QtBot) -> None:
    assert page.unsaved() == ""
    qtbot.keyClicks(page.handover._edit, "Taxi at 6:40")
    assert page.unsaved() == "A note on this page is not saved yet."
    page.handover._edit.clear()
    qtbot.keyClicks(page.quick_entry.note, "No hot water")
    assert page.unsaved() == "A note on this page is not saved yet."
