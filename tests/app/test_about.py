from __future__ import annotations

from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from grc_desktop import __version__
from grc_desktop.app.about import AboutDialog
from grc_desktop.app.window import Window


def test_the_help_menu_says_version_and_licence(window: Window, qtbot: QtBot) -> None:
    entry = next(one for one in window.menus._menus["help"].actions() if one.text() == "About GRC Desktop")

    entry.trigger()

    about = window.findChild(AboutDialog)
    assert about is not None
    assert about.isVisible()
    words = " ".join(one.text() for one in about.findChildren(QLabel))
    assert f"GRC Desktop {__version__}" in words
    assert "GNU General Public License" in words
    copy = next(one for one in about.findChildren(QPushButton) if one.text() == "Copy the versions")
    copy.click()
    assert QGuiApplication.clipboard().text().startswith(f"GRC Desktop {__version__} · Python 3")
    about.accept()
    qtbot.waitUntil(lambda: window.findChild(AboutDialog) is None)
