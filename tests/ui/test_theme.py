from __future__ import annotations

from itertools import chain
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtGui import QFontDatabase, QFontMetrics, QPalette
from PySide6.QtWidgets import (
    QApplication,
    QComboBox,
    QDateEdit,
    QDoubleSpinBox,
    QLineEdit,
    QPlainTextEdit,
    QPushButton,
    QSpinBox,
    QVBoxLayout,
    QWidget,
)
from pytestqt.qtbot import QtBot

from grc_desktop.ui.theme import SCHEMES, TONES, Scheme, Theme, Tokens
from grc_desktop.ui.theme.stylesheet import stylesheet
from grc_desktop.ui.theme.theme import _IMAGES


def luminance(color: str) -> float:
    """Relative luminance after WCAG 2.2."""

    def linear(channel: int) -> float:
        share = channel / 255
        return share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4

    red, green, blue = (linear(int(color[at : at + 2], 16)) for at in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    lighter, darker = sorted((luminance(one), luminance(other)), reverse=True)
    return (lighter + 0.05) / (darker + 0.05)


def pairs(tokens: Tokens) -> list[tuple[str, str, str]]:
    """Every text colour with every ground that it is written on."""
    grounds = {"page": tokens.page, "surface": tokens.surface, "sunken": tokens.sunken, "hover": tokens.hover}
    plain = [
        (f"{ink} on {name}", getattr(tokens, ink), ground)
        for ink in ("text", "muted")
        for name, ground in grounds.items()
    ]
    plain += [
        ("text on current row", tokens.text, tokens.accented.wash),
        ("muted on current row", tokens.muted, tokens.accented.wash),
        ("on accent", tokens.on_accent, tokens.accent),
        ("on accent, pointed at", tokens.on_accent, tokens.accent_strong),
        ("on alarm", tokens.on_alarm, tokens.alarm),
        ("accent words", tokens.accented.text, tokens.surface),
        ("danger words", tokens.danger.text, tokens.surface),
        ("warning words", tokens.warning.text, tokens.surface),
        ("navigation", tokens.navigation_text, tokens.navigation),
        ("navigation, current", tokens.navigation_text, tokens.navigation_current),
        ("navigation, small", tokens.navigation_muted, tokens.navigation),
    ]
    tones = [(f"{tone} badge", tokens.ink(tone).text, tokens.ink(tone).wash) for tone in TONES]
    portraits = [(f"portrait {ground}", tokens.on_portrait, ground) for ground in tokens.portraits]
    return list(chain(plain, tones, portraits))


@pytest.mark.parametrize("scheme", SCHEMES)
def test_every_text_keeps_the_contrast_of_wcag_aa(scheme: Scheme) -> None:
    faint = {name: round(contrast(ink, ground), 2) for name, ink, ground in pairs(SCHEMES[scheme])}

    assert {name: ratio for name, ratio in faint.items() if ratio < 4.5} == {}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_edge_of_a_field_stands_out(scheme: Scheme) -> None:
    tokens = SCHEMES[scheme]

    grounds = (tokens.surface, tokens.page, tokens.sunken)
    assert min(contrast(tokens.line_field, ground) for ground in grounds) >= 3  # WCAG 2.2, 1.4.11


@pytest.mark.parametrize("kind", [QLineEdit, QComboBox, QSpinBox, QPlainTextEdit])
@pytest.mark.parametrize("scheme", SCHEMES)
def test_a_field_is_drawn_with_that_edge(scheme: Scheme, kind: type[QWidget], theme: Theme, qtbot: QtBot) -> None:
    theme.choose(scheme=scheme)
    field = kind()
    qtbot.addWidget(field)
    field.resize(120, 60)

    shown = field.grab().toImage()

    row = shown.height() // 2
    assert theme.tokens.line_field in {shown.pixelColor(at, row).name() for at in range(4)}


@pytest.mark.parametrize("scheme", SCHEMES)
def test_the_focus_ring_stands_out(scheme: Scheme) -> None:
    tokens = SCHEMES[scheme]

    assert min(contrast(tokens.focus, ground) for ground in (tokens.surface, tokens.page)) >= 3  # WCAG 2.2, 1.4.11


def test_contrast_is_measured_as_the_norm_does() -> None:
    assert contrast("#000000", "#ffffff") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.01)


@pytest.mark.parametrize("scheme", SCHEMES)
def test_nothing_is_left_to_fill_in_the_style_sheet(scheme: Scheme) -> None:
    assert "$" not in stylesheet(SCHEMES[scheme], lambda pixels: pixels, dict.fromkeys(_IMAGES, "x.svg"))


def test_another_scheme_reaches_palette_and_listeners(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.waitSignal(theme.changed):
        theme.choose(scheme="dark")

    assert QApplication.palette().color(QPalette.ColorRole.Window).name() == SCHEMES["dark"].page
    assert theme.tokens is SCHEMES["dark"]


def test_choosing_the_same_again_restyles_nothing(theme: Theme, qtbot: QtBot) -> None:
    with qtbot.assertNotEmitted(theme.changed):
        theme.choose(scheme="light", text_percent=100, compact=False)


def test_text_and_rows_grow_up_to_twice(theme: Theme, qtbot: QtBot) -> None:
    button = QPushButton("Appeler")
    qtbot.addWidget(button)
    before = button.sizeHint()

    theme.choose(text_percent=200)

    assert theme.row_height == 72
    assert button.sizeHint().height() >= 1.8 * before.height()
    theme.choose(text_percent=900)
    assert theme.text_percent == 200


def test_compact_rows(theme: Theme) -> None:
    assert theme.row_height == 36
    theme.choose(compact=True)
    assert theme.row_height == 28


def test_the_theme_is_found_where_qt_keeps_looks(theme: Theme) -> None:
    assert Theme.current() is theme


def test_the_bundled_font_is_loaded(theme: Theme) -> None:
    assert "Inter" in QFontDatabase.families()
    assert theme.font().pixelSize() == 13


def test_figures_of_amounts_have_equal_width(theme: Theme) -> None:
    metrics = QFontMetrics(theme.font(figures=True))

    assert metrics.horizontalAdvance("1111") == metrics.horizontalAdvance("8888")


def test_the_style_is_read_whatever_the_folder_of_its_images_is_called(
    theme: Theme, tmp_path: Path, qtbot: QtBot, qtlog: Any
) -> None:
    folder = tmp_path / "Zoé <d'Été> (2)"
    widget = QPushButton("Save")
    qtbot.addWidget(widget)
    widget.setStyleSheet(stylesheet(theme.tokens, theme.px, {name: str(folder / name) for name in _IMAGES}))
    widget.ensurePolished()
    assert [record.message for record in qtlog.records if "parse" in record.message] == []


@pytest.mark.parametrize("percent", [100, 150, 200])
def test_fields_beside_each_other_are_equally_high(theme: Theme, qtbot: QtBot, percent: int) -> None:
    theme.choose(text_percent=percent)
    shown = QWidget()
    qtbot.addWidget(shown)
    fields = [QLineEdit(), QComboBox(), QSpinBox(), QDoubleSpinBox(), QDateEdit()]
    beneath = QVBoxLayout(shown)
    for field in fields:
        beneath.addWidget(field)
    shown.show()
    beneath.activate()

    assert {field.height() for field in fields} == {fields[0].height()}
