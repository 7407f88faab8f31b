from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import openpyxl
import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.features.campaigns.actions import launch, record_response, save_campaign
from grc_desktop.features.campaigns.queries import answers
from grc_desktop.features.campaigns.records import Options
from grc_desktop.features.campaigns.reporting import write_report
from grc_desktop.features.campaigns.ui.ideas import IDEAS, begin
from grc_desktop.features.outbox.actions import begin_run, mark_left
from grc_desktop.features.outbox.queries import listed, messages_of
from grc_desktop.features.purchases.actions import add_purchase
from grc_desktop.features.purchases.records import PurchaseDraft
from tests.features.paper.pdf_words import words_of_page

if TYPE_CHECKING:
    from grc_desktop.database.database import Database


@pytest.fixture
def campaign_id(demo_base: Database) -> int:
    """A launched campaign of letters with one answer."""
    made = demo_base.write(begin, idea=IDEAS[0]).result
    changes = {"name": "Snow <b>", "expression": "", "options": Options(channels=("post",), quiet_days=0)}
    demo_base.write(save_campaign, campaign_id=made, changes=changes)
    demo_base.write(launch, campaign_id=made)
    message_id = demo_base.read(listed, campaign_id=made, limit=1)[0]
    demo_base.write(record_response, kind="reply", message_id=message_id, words="=1+1")
    return made


def test_the_report_has_the_figures_and_who_answered(demo_base: Database, campaign_id: int, tmp_path: Path) -> None:
    path = write_report(demo_base, campaign_id=campaign_id, target=tmp_path / "report.pdf")
    words = " ".join(word.text for word in words_of_page(path, 0))
    assert "Snow < b >" in words  # what is typed is no markup; the strings are parted at the signs
    assert "Bookings" in words
    assert demo_base.read(answers, campaign_id=campaign_id)[0].name in words
    assert "=1+1" in words


def test_the_report_compares_and_says_what_each_booking_is_worth(demo_base: Database, tmp_path: Path) -> None:
    key = demo_base.write(begin, idea=IDEAS[0]).result
    options = Options(channels=("post",), quiet_days=0, control_percent=20)
    demo_base.write(save_campaign, campaign_id=key, changes={"expression": "", "options": options})
    demo_base.write(launch, campaign_id=key)
    demo_base.write(
        mark_left, run=demo_base.write(begin_run, message_ids=demo_base.read(listed, campaign_id=key)).result
    )
    buyer = demo_base.read(messages_of, ids=demo_base.read(listed, campaign_id=key, limit=1))[0].customer_id
    assert buyer is not None
    stay = PurchaseDraft(
        kind="sale", label="Snow", date=demo_base.clock.today(), amount_cents=123_450, status="confirmed"
    )
    demo_base.write(add_purchase, customer_id=buyer, draft=stay)
    path = write_report(demo_base, campaign_id=key, target=tmp_path / "report.pdf")
    words = " ".join(word.text for word in words_of_page(path, 0))
    assert "With a message: " in words
    assert "Snow €1,234.50" in words


def test_the_workbook_lists_the_answers_as_text(demo_base: Database, campaign_id: int, tmp_path: Path) -> None:
    path = write_report(demo_base, campaign_id=campaign_id, target=tmp_path / "answers.xlsx")
    sheet = openpyxl.load_workbook(path).worksheets[0]
    assert [cell.value for cell in sheet[1]] == ["Name", "Answer", "Channel", "Date", "Words", "Amount"]
    assert sheet.cell(2, 5).value == "=1+1"
    assert sheet.cell(2, 5).data_type == "s"


def test_another_ending_is_refused_and_nothing_is_written(
    demo_base: Database, campaign_id: int, tmp_path: Path
) -> None:
    with pytest.raises(Refused):
        write_report(demo_base, campaign_id=campaign_id, target=tmp_path / "report.docx")
    assert list(tmp_path.glob("report*")) == []
