from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING

import pytest
from PySide6.QtCore import Qt

from grc_desktop.features.campaigns.queries import answers
from grc_desktop.features.campaigns.ui.code_entry import CodeEntry
from grc_desktop.features.outbox.queries import listed, message

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.workplace import Workplace
    from tests.conftest import Backstage


@pytest.fixture
def entry(qtbot: QtBot, workplace: Workplace) -> CodeEntry:
    made = CodeEntry(workplace)
    qtbot.addWidget(made)
    made.show()
    return made


def _type(entry: CodeEntry, code: str, backstage: Backstage, qtbot: QtBot) -> None:
    entry.line.clear()
    qtbot.keyClicks(entry.line, code)
    qtbot.keyClick(entry.line, Qt.Key.Key_Return)
    backstage.settle()


def test_a_code_is_found_and_credited_by_two_presses_of_return(
    entry: CodeEntry, make_launched: Callable[..., int], backstage: Backstage, qtbot: QtBot
) -> None:
    campaign_id = make_launched("", channels=("post",))
    ids = backstage.read(listed, campaign_id=campaign_id)
    sent = next(one for key in ids if (one := backstage.read(message, message_id=key)) and one.code)
    assert sent.code is not None
    _type(entry, sent.code.lower().replace("-", " "), backstage, qtbot)
    assert entry.found is not None
    assert entry.found.customer_id == sent.customer_id
    assert entry.state.text() == "Valid"
    qtbot.keyClick(entry.line, Qt.Key.Key_Return)
    backstage.settle()
    assert [one.kind for one in backstage.read(answers, campaign_id=campaign_id)] == ["code"]
    assert entry.line.text() == ""
    _type(entry, sent.code, backstage, qtbot)
    assert entry.state.text().startswith("Given in")
    assert entry.credit.isHidden()


def test_a_slip_says_so(entry: CodeEntry, backstage: Backstage, qtbot: QtBot) -> None:
    _type(entry, "SNOW-0000", backstage, qtbot)
    assert not entry.said.isHidden()
    assert entry.found is None
