from __future__ import annotations

import gettext
import re

import pytest
from PySide6.QtCore import QUrl
from pytestqt.qtbot import QtBot

from grc_desktop.app.guide import GuidePage, guide_file
from grc_desktop.core.language import speak
from grc_desktop.core.resources import resource
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


@pytest.mark.parametrize("code", ["fr", "en"])
def test_links_of_the_guide_lead_somewhere(code: str) -> None:
    chapters = sorted(guide_file(code).parent.glob("*.md"))
    assert [one.name for one in chapters] == sorted(one.name for one in guide_file("en").parent.glob("*.md"))
    reached = {
        (chapter.parent / target).resolve()
        for chapter in chapters
        for target in re.findall(r"\]\(([^)#]+)\)", chapter.read_text(encoding="utf-8"))
    }

    assert reached == {chapter.resolve() for chapter in chapters}


@pytest.mark.parametrize("code", ["fr", "en"])
def test_the_guide_names_things_as_the_window_does(code: str) -> None:
    said = _words_of_the_window(code)
    unknown = [
        f"{chapter.name}: {name}"
        for chapter in guide_file(code).parent.glob("*.md")
        for name in _names_in(chapter.read_text(encoding="utf-8"))
        if name not in said
    ]

    assert not unknown


def _names_in(text: str) -> list[str]:
    """What is set in bold, but for the words that open a paragraph."""
    found = []
    for paragraph in text.split("\n\n"):
        plain = re.sub(r"^\*\*.+?\*\*", "", paragraph, flags=re.DOTALL)
        found += [_plain(name) for name in re.findall(r"\*\*(.+?)\*\*", plain, flags=re.DOTALL)]
    return found


def _words_of_the_window(code: str) -> set[str]:
    with resource("i18n/fr.mo").open("rb") as file:
        catalogue = gettext.GNUTranslations(file)._catalog  # type: ignore[attr-defined]
    pairs = [(key if isinstance(key, str) else key[0], french) for key, french in catalogue.items()]
    return {_plain(french if code == "fr" else english) for english, french in pairs}


def _plain(words: str) -> str:
    """Words with simple spaces and without the marks of menus."""
    return " ".join(words.replace("&", "").split())
