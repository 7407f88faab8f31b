"""An e-mail is shown with the pictures inside it, and nothing else is fetched."""

from __future__ import annotations

from typing import TYPE_CHECKING

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument

from grc_desktop.features.campaigns.ui.mail_browser import MailBrowser, pictures_inside

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

CODE = "a" * 64


def test_only_what_travels_along_is_shown(qtbot: QtBot) -> None:
    browser = MailBrowser()
    qtbot.addWidget(browser)
    image = QImage(8, 8, QImage.Format.Format_RGB32)
    html = f'<p>Code <img src="cid:{CODE}"><img src="https://example.org/spy.gif"></p>'
    assert pictures_inside(html) == [CODE]
    browser.show_mail(html, {CODE: image})
    kind = int(QTextDocument.ResourceType.ImageResource.value)
    assert browser.loadResource(kind, QUrl(f"cid:{CODE}")) is image
    assert browser.loadResource(kind, QUrl("https://example.org/spy.gif")) is None
    assert browser.loadResource(kind, QUrl("file:///etc/passwd")) is None
