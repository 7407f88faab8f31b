from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import pytest
from PySide6.QtCore import QSize
from PySide6.QtGui import QColor, QIcon, QImage
from pytestqt.qtbot import QtBot

from grc_desktop.core.resources import resource
from grc_desktop.ui.icons import IconLabel, icon, role_color
from grc_desktop.ui.theme import Theme

ICONS = sorted(resource("icons").glob("*.svg"))


def ink(image: QImage) -> set[str]:
    """The colours of the pixels that are fully drawn."""
    colors = [image.pixelColor(x, y) for x in range(image.width()) for y in range(image.height())]
    return {color.name() for color in colors if color.alpha() == 255}


@pytest.mark.parametrize("path", ICONS, ids=lambda path: path.stem)
def test_icons_are_of_one_family(path: Path) -> None:
    drawing = ET.parse(path).getroot()  # noqa: S314 - our own files

    assert drawing.get("viewBox") == "0 0 24 24"
    assert drawing.get("stroke") == "currentColor"
    assert drawing.get("fill") == "none"


def test_an_icon_is_drawn_in_the_colour_of_its_role(theme: Theme) -> None:
    drawn = icon("check", "danger").pixmap(QSize(48, 48)).toImage()

    assert theme.tokens.danger.text in ink(drawn)


def test_an_icon_follows_the_theme(theme: Theme) -> None:
    kept = icon("phone")
    theme.choose(scheme="dark")
    try:
        assert theme.tokens.text in ink(kept.pixmap(QSize(48, 48)).toImage())
    finally:
        theme.choose(scheme="light")


def test_a_disabled_icon_is_muted(theme: Theme) -> None:
    drawn = icon("check").pixmap(QSize(48, 48), QIcon.Mode.Disabled).toImage()

    assert theme.tokens.muted in ink(drawn)


def test_a_misspelt_name_fails_where_it_is_written(theme: Theme) -> None:
    with pytest.raises(FileNotFoundError):
        icon("telefone")


def test_a_copy_of_an_icon_draws_the_same(theme: Theme) -> None:
    copy = QIcon(icon("check", "accent"))
    copy.addPixmap(icon("check", "accent").pixmap(8, 8))  # detaches, so the engine is cloned

    assert not copy.pixmap(QSize(16, 16)).isNull()


def test_every_role_and_tone_has_a_colour(theme: Theme) -> None:
    for role in ("text", "muted", "accent", "on_accent", "neutral", "info", "warning", "danger", "violet"):
        assert role_color(role).isValid()


def test_an_icon_label_shows_another_icon(theme: Theme, qtbot: QtBot) -> None:
    shown = IconLabel("check", "text", size=24)
    qtbot.addWidget(shown)
    before = shown.grab().toImage()

    shown.show_icon("close", "danger")

    assert shown.grab().toImage() != before
    assert QColor(theme.tokens.danger.text).isValid()


@pytest.mark.parametrize("scale", [1.0, 1.25, 1.5, 2.0])
def test_a_display_with_more_points_gets_them(theme: Theme, scale: float) -> None:
    drawn = icon("plus").pixmap(QSize(16, 16), scale, QIcon.Mode.Normal, QIcon.State.Off)

    assert drawn.size() == QSize(16, 16) * scale
    assert drawn.devicePixelRatio() == scale
