"""What is asked beside a text: links and conditions."""

from __future__ import annotations

import pytest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from grc_desktop.core.language import speak
from grc_desktop.features.templates.fields import FIELDS
from grc_desktop.features.templates.ui.asking import AskCondition, AskLink, whole_link
from grc_desktop.ui.theme import Theme


@pytest.mark.parametrize(
    ("typed", "whole"),
    [
        ("www.example.org", "https://www.example.org"),
        (" https://example.org/a?b ", "https://example.org/a?b"),
        ("a@example.org", "mailto:a@example.org"),
        ("tel:+33450001234", "tel:+33450001234"),
        ("{{house_website}}", "{{house_website}}"),
        ("", ""),
    ],
)
def test_a_link_is_completed(typed: str, whole: str) -> None:
    assert whole_link(typed) == whole


@pytest.fixture
def owner(qtbot: QtBot, theme: Theme) -> QWidget:
    speak("en")
    made = QWidget()
    qtbot.addWidget(made)
    made.show()
    return made


def test_a_link_leads_somewhere_or_is_refused(owner: QWidget) -> None:
    given: list[str] = []
    asking = AskLink(owner)
    asking.ask_for(owner, given.append, "")
    asking.form.replace_value("href", "javascript:alert(1)")
    asking.confirm.click()
    assert not given
    asking.form.replace_value("href", "example.org/winter")
    asking.confirm.click()
    assert given == ["https://example.org/winter"]


def test_a_condition_is_put_into_tags(owner: QWidget) -> None:
    given: list[tuple[str, str, str]] = []
    asking = AskCondition(owner, FIELDS)
    asking.ask_for(owner, lambda *tags: given.append(tags))
    asking.confirm.click()
    asking.ask_for(owner, lambda *tags: given.append(tags))
    asking.form.replace_value("name", "language")
    asking.form.replace_value("value", '"en"')
    asking.form.replace_value("otherwise", True)
    asking.confirm.click()
    assert given == [("{{if company}}", "", "{{end}}"), ('{{if language = "en"}}', "{{else}}", "{{end}}")]
