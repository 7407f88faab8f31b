from __future__ import annotations

from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from grc_desktop.app.guide import GuidePage, guide_file
from grc_desktop.core.language import speak
from grc_desktop.ui.workplace import Workplace


def test_the_guide_is_there_in_both_languages(workplace: Workplace, qtbot: QtBot) -> None:
    texts = []
    for code in ("fr", "en"):
        speak(code)
        page = GuidePage(workplace)
        qtbot.addWidget(page)
        page.show()
        texts.append(page._browser.toPlainText())
    speak("en")

    assert all(len(text) > 500 for text in texts)
    assert texts[0] != texts[1]


def test_a_language_without_a_guide_reads_english() -> None:
    assert guide_file("xx") == guide_file("en")


def test_links_stay_within_the_guide(workplace: Workplace, qtbot: QtBot) -> None:
    page = GuidePage(workplace)
    qtbot.addWidget(page)
    page.show()
    before = page._browser.toPlainText()

    page._follow(QUrl("../fr/README.md"))
    assert page._browser.toPlainText() != before
    page._follow(QUrl("../../../pyproject.toml"))  # nothing but the guide is shown
    assert "requires-python" not in page._browser.toPlainText()
