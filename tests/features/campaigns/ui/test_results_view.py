from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from PySide6.QtWidgets import QFileDialog

from grc_desktop.features.campaigns.actions import record_response
from grc_desktop.features.campaigns.queries import answers, results
from grc_desktop.features.campaigns.ui.results_view import ResultsView
from grc_desktop.features.outbox.actions import begin_run, mark_left
from grc_desktop.features.outbox.queries import listed

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.workplace import Workplace
    from tests.conftest import Backstage


@pytest.fixture
def campaign_id(make_launched: Callable[..., int], backstage: Backstage) -> int:
    """Letters that have left, with a control group and one answer."""
    made = make_launched("", channels=("post",), control_percent=20)
    ids = backstage.read(listed, campaign_id=made)
    backstage.write(mark_left, run=backstage.write(begin_run, message_ids=ids))
    backstage.write(record_response, kind="reply", message_id=ids[0], words="Gladly")
    return made


@pytest.fixture
def view(qtbot: QtBot, workplace: Workplace, backstage: Backstage, campaign_id: int) -> ResultsView:
    made = ResultsView(workplace)
    qtbot.addWidget(made)
    made.resize(1158, 900)
    made.show()
    made.show_results(backstage.read(results, campaign_id=campaign_id))
    backstage.settle()
    return made


def test_figures_verdict_and_answers(view: ResultsView, backstage: Backstage, campaign_id: int) -> None:
    found = backstage.read(results, campaign_id=campaign_id)
    assert found.comparison is not None
    assert view.verdict.text == found.verdict
    assert f"of {found.comparison.control}" in view.comparison.text()
    assert "Bookings made from" in view.period.text()
    assert view.answers.count == len(backstage.read(answers, campaign_id=campaign_id)) >= 1
    assert view.channels.count == 1
    sent = str(sum(one.sent for one in found.channels))
    assert sent in [cell.accessibleName().partition(" : ")[2] for cell in view.figures._cells]


def test_the_report_is_saved(view: ResultsView, qtbot: QtBot, tmp_path: Path) -> None:
    view.report.click()
    dialog = view.findChild(QFileDialog)
    assert dialog is not None
    target = tmp_path / "report.pdf"
    dialog.fileSelected.emit(str(target))
    dialog.close()
    qtbot.waitUntil(lambda: target.exists() and not view.place.jobs.works)
    assert target.read_bytes().startswith(b"%PDF")


def test_a_report_that_cannot_be_written_says_why(view: ResultsView, qtbot: QtBot, tmp_path: Path) -> None:
    for button, ending in ((view.export, "xlsx"), (view.report, "pdf")):
        target = tmp_path / f"report.{ending}"
        target.mkdir()
        view.place.notices.hide()
        button.click()
        dialog = view.findChildren(QFileDialog)[-1]
        dialog.fileSelected.emit(str(target))
        dialog.close()
        qtbot.waitUntil(lambda: not view.place.notices.isHidden(), timeout=15_000)
        assert view.place.notices.text == f"“{target}” is a folder; name a file."
        assert list(target.iterdir()) == []
