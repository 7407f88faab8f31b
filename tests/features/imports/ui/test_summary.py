from __future__ import annotations

from pathlib import Path

import pytest
from PySide6.QtWidgets import QLabel
from pytestqt.qtbot import QtBot

from grc_desktop.features.imports.recognition import KINDS, Kind
from grc_desktop.features.imports.ui.summary import Summary
from grc_desktop.ui.theme import Theme
from tests.features.imports.ui.reports import report


def test_figures_while_waiting_and_afterwards(theme: Theme, qtbot: QtBot, tmp_path: Path) -> None:
    summary = Summary()
    qtbot.addWidget(summary)
    summary.wait(["purchases", "purchases"])
    assert {figure.text() for figure in summary.figures.values()} == {"—"}
    assert "New purchases" in [one.text() for one in summary.findChildren(QLabel)]
    summary.show_reports([report(tmp_path), report(tmp_path, created=1)])
    assert summary.figures["created"].text() == "1,875"
    assert summary.figures["duplicate"].property("tone") == "warning"
    assert summary.figures["updated"].property("tone") == "neutral"
    summary.wait(["purchases", "customers"])
    assert "New entries" in [one.text() for one in summary.findChildren(QLabel)]


@pytest.mark.parametrize("kind", KINDS)
def test_a_list_of_any_kind_has_words(theme: Theme, qtbot: QtBot, kind: Kind) -> None:
    summary = Summary()
    qtbot.addWidget(summary)
    summary.wait([kind])
    words = [one.text() for one in summary.findChildren(QLabel)]
    assert any(text.startswith("New ") for text in words)
    assert any(text.endswith(" completed") for text in words)
