from __future__ import annotations

import pytest
from PySide6.QtGui import QTextDocument

from grc_desktop.ui.tips import plain_tip


@pytest.mark.parametrize("text", ["", "Room 12", "R&D", "from 3 < 4 nights", "Line 1\nLine 2"])
def test_ordinary_words_stay_as_they_are(text: str) -> None:
    assert plain_tip(text) == text


@pytest.mark.parametrize("text", ["<b>Martin</b>", "Martin <img src='file:///etc/passwd'> & co", "<a href='x'>\nhere"])
def test_markup_is_shown_and_not_obeyed(text: str) -> None:
    read = QTextDocument()
    read.setHtml(plain_tip(text))
    assert read.toPlainText().split() == text.split()
    assert not any(tag in plain_tip(text) for tag in ("<img", "<b>", "<a"))
