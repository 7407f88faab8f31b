"""The one style sheet, generated from the tokens. Widgets choose by object name or ``role`` property."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from string import Template

from grc_desktop.ui.theme.tokens import TONES, Tokens

SHEET = Template(
    """
* { outline: none; }
QToolTip { color: $text; background: $surface; border: 1px solid $line_strong; padding: $p4; }
QMainWindow, QDialog, QWizard, #page, #pageStack { background: $page; }
QLabel { background: transparent; color: $text; }
QLabel[role="muted"] { color: $muted; }
QLabel[role="small"] { color: $muted; font-size: $f12; }
QLabel[role="strong"] { font-weight: 600; }
QLabel[role="heading"] { font-size: $f14; font-weight: 600; }
QLabel[role="title"] { font-size: $f18; font-weight: 600; }
QLabel[role="figure"] { font-size: $f17; font-weight: 600; }
QLabel[role="bigfigure"] { font-size: $f22; font-weight: 600; }
QLabel[role="hugefigure"] { font-size: $f32; font-weight: 600; }
QLabel[role="error"] { color: $danger_text; font-size: $f12; }
QLabel[role="warning"] { color: $warning_text; font-size: $f12; }
QLabel[role="good"] { color: $accented_text; font-size: $f12; }
QLabel[role="key"] { color: $muted; font-size: $f11; background: $surface; border: 1px solid $line_strong;
  border-radius: $r4; padding: 1px $p4; }

QMenuBar { background: $surface; color: $text; border-bottom: 1px solid $line; padding: $p2 $p4; }
QMenuBar::item { padding: $p4 $p8; border-radius: $r4; background: transparent; }
QMenuBar::item:selected { background: $hover; }
QMenu { background: $surface; color: $text; border: 1px solid $line_strong; padding: $p4; }
QMenu::item { padding: $p6 $p24 $p6 $p12; border-radius: $r4; }
QMenu::item:selected { background: $accent_wash; color: $accented_text; }
QMenu::item:disabled { color: $muted; }
QMenu::icon { padding-left: $p8; }
QMenu::indicator { width: $p14; height: $p14; left: $p8; }
QMenu::indicator:checked { image: url("$check_in_menu"); }
QMenu::separator { height: 1px; background: $line; margin: $p4 $p8; }
QStatusBar { background: $surface; color: $muted; border-top: 1px solid $line; }
QStatusBar::item { border: none; }
QStatusBar QLabel { color: $muted; font-size: $f12; }

QPushButton, QToolButton[role] {
  background: $surface; color: $text; border: 1px solid $line_strong; border-radius: $r7; margin: 1px;
  padding: $p5 $p12; min-height: $p18; font-weight: 500; }
QPushButton:hover, QToolButton[role]:hover { background: $hover; }
QPushButton:pressed, QToolButton[role]:pressed { background: $line; }
QPushButton:disabled, QToolButton[role]:disabled { color: $muted; background: $sunken; border-color: $line; }
QPushButton:focus, QToolButton[role]:focus { border: 2px solid $focus; margin: 0px; }
QPushButton::menu-indicator, QToolButton[role]::menu-indicator { image: url("$chevron"); width: $p14; height: $p14;
  subcontrol-origin: padding; subcontrol-position: center right; right: $p8; }
QPushButton[menu="true"] { padding-right: $p20; padding-left: $p4; }
QPushButton[menu="icon"]::menu-indicator { image: none; width: 0; }
QPushButton[role="primary"] { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[role="primary"]::menu-indicator { image: url("$chevron_on_accent"); }
QPushButton[role="primary"]:hover { background: $accent_strong; }
QPushButton[role="primary"]:focus { border: 2px solid $text; }
QPushButton[role="primary"]:disabled { background: $accent_pale; color: $muted; border-color: $accent_pale; }
QPushButton[role="danger"] { color: $danger_text; }
QPushButton[role="danger"]:hover { background: $danger_wash; }
QPushButton[role="quiet"], QToolButton[role="quiet"] { background: transparent; border-color: transparent;
  padding: $p5 $p8; }
QPushButton[role="quiet"]:hover, QToolButton[role="quiet"]:hover { background: $hover; }
QPushButton[role="quiet"]:focus, QToolButton[role="quiet"]:focus { border: 2px solid $focus; }
QPushButton[role="link"] { background: transparent; border-color: transparent; color: $accented_text;
  padding: $p2 $p4; min-height: $p16; }
QPushButton[role="link"]:hover { background: $accent_wash; }
QPushButton[role="link"]:focus { border: 2px solid $focus; }
QPushButton[role="compact"] { padding: $p3 $p10; min-height: $p16; }
QPushButton[role="chip"] { background: $neutral_wash; color: $neutral_text; border-color: $neutral_wash;
  border-radius: $r13; padding: $p4 $p12; font-size: $f12; }
QPushButton[role="chip"]:hover { border-color: $line_strong; }
QPushButton[role="chip"][current="true"] { background: $accent_wash; color: $accented_text;
  border-color: $accent_wash; }
QPushButton[role="field"] { background: $info_wash; color: $info_text; border-color: $info_wash;
  border-radius: $r13; padding: $p4 $p12; font-size: $f12; }
QPushButton[role="field"]:hover { border-color: $info_text; }
QPushButton[role="chip"]:focus, QPushButton[role="field"]:focus { border: 2px solid $focus; }
QPushButton[role="card"] { border-color: $line; border-radius: $r10; margin: 0; padding: 0; min-height: 0; }
QPushButton[role="card"][danger="true"] { border-color: $danger_text; }
QPushButton[role="bare"] { background: transparent; border: 2px solid transparent; margin: 0; padding: 0;
  min-height: 0; }
QPushButton[role="bare"]:hover { background: $hover; }
QPushButton[role="card"]:focus, QPushButton[role="bare"]:focus { border: 2px solid $focus; }
QPushButton[role="pick"] { text-align: left; font-weight: 400; padding: $p4 $p8; min-height: $p20; }
QPushButton[role="segment"] { padding: $p4 $p10; }
QPushButton[role="segment"]:checked { background: $accent; color: $on_accent; border-color: $accent; }
QPushButton[role="segment"]:checked:focus { border: 2px solid $text; }

QLineEdit, QPlainTextEdit, QTextEdit, QComboBox, QDateTimeEdit, QSpinBox, QDoubleSpinBox {
  background: $surface; color: $text; border: 1px solid $line_field; border-radius: $r7; margin: 1px;
  padding: $p4 $p8; selection-background-color: $accent; selection-color: $on_accent; }
QLineEdit, QComboBox, QDateTimeEdit, QSpinBox, QDoubleSpinBox { min-height: $p20; }
QDateTimeEdit, QSpinBox, QDoubleSpinBox { max-height: $p20; }
QLineEdit:focus, QPlainTextEdit:focus, QTextEdit:focus, QComboBox:focus, QDateTimeEdit:focus, QSpinBox:focus,
QDoubleSpinBox:focus { border: 2px solid $focus; margin: 0px; }
QLineEdit:disabled, QPlainTextEdit:disabled, QTextEdit:disabled, QComboBox:disabled, QSpinBox:disabled,
QLineEdit[readOnly="true"], QPlainTextEdit[readOnly="true"] { background: $sunken; color: $muted;
  border-color: $line_strong; }
*[finding="error"] { border: 2px solid $danger_text; margin: 0px; }
*[finding="warning"] { border: 2px solid $warning_text; margin: 0px; }
QComboBox { padding-right: $p4; combobox-popup: 0; }
QComboBox::drop-down { border: none; width: $p24; }
QComboBox::down-arrow, QDateTimeEdit::down-arrow { image: url("$chevron"); width: $p14; height: $p14; }
QDateTimeEdit::drop-down { border: none; width: $p24; }
QComboBox QAbstractItemView { background: $surface; color: $text; border: 1px solid $line_strong;
  padding: $p4; selection-background-color: $accent_wash; selection-color: $accented_text; }
#completions { border: 1px solid $line_strong; selection-background-color: $accent_wash;
  selection-color: $accented_text; }
#completions::item { min-height: $p24; padding: 0 $p8; }
QComboBox QAbstractItemView::item { min-height: $p24; padding: 0 $p8; }
QAbstractSpinBox QLineEdit { border: none; margin: 0; padding: 0; min-height: 0; background: transparent; }
QDateTimeEdit::up-button, QDateTimeEdit::down-button, QSpinBox::up-button, QSpinBox::down-button,
QDoubleSpinBox::up-button, QDoubleSpinBox::down-button {
  border: none; width: $p20; background: transparent; }
QDateTimeEdit::up-arrow, QSpinBox::up-arrow, QDoubleSpinBox::up-arrow {
  image: url("$chevron_up"); width: $p12; height: $p12; }
QDateTimeEdit::down-arrow, QSpinBox::down-arrow, QDoubleSpinBox::down-arrow {
  image: url("$chevron"); width: $p12; height: $p12; }

QCheckBox, QRadioButton { spacing: $p8; color: $text; padding: $p3 $p2; border: 2px solid transparent;
  border-radius: $r4; }
QCheckBox:focus, QRadioButton:focus { border-color: $focus; }
QCheckBox::indicator { width: $p14; height: $p14; border: 1px solid $line_field; border-radius: $r4;
  background: $surface; }
QCheckBox::indicator:hover, QRadioButton::indicator:hover { border-color: $accent; }
QCheckBox::indicator:checked { background: $accent; border-color: $accent; image: url("$check"); }
QCheckBox::indicator:indeterminate { background: $accent; border-color: $accent; image: url("$dash"); }
QRadioButton::indicator { width: $p14; height: $p14; border: $p1 solid $line_field; border-radius: $r7;
  background: $surface; }
QRadioButton::indicator:checked { background: $accent; border: $p4 solid $accent_wash; width: $p8; height: $p8; }

QTableView, QTreeView, QListView { background: $surface; color: $text; border: none;
  selection-background-color: $accent_wash; selection-color: $text; alternate-background-color: $sunken; }
QHeaderView { background: $sunken; border: none; }
QHeaderView::section { background: $sunken; color: $muted; border: none; border-bottom: 1px solid $line;
  padding: $p6 $p10; font-size: $f12; font-weight: 600; }
QHeaderView::section:hover { color: $text; }
QHeaderView::down-arrow { image: url("$arrow_down"); width: $p12; height: $p12; subcontrol-position: center right; }
QHeaderView::up-arrow { image: url("$arrow_up"); width: $p12; height: $p12; subcontrol-position: center right; }
QTableView[framed="true"] { border: 1px solid $line; }
QTableCornerButton::section { background: $sunken; border: none; }
#ring { border: 2px solid transparent; border-radius: $r7; }
#ring[inside="true"] { border-color: $focus; }

QTabBar { background: transparent; qproperty-drawBase: 0; }
QTabBar::tab { background: transparent; color: $text; padding: $p8 $p8; border: none;
  border-bottom: 2px solid transparent; font-weight: 500; }
QTabBar::tab:hover { color: $accented_text; }
QTabBar::tab:selected { color: $accented_text; border-bottom: 2px solid $accent; font-weight: 600; }
QTabBar::tab:focus { border: 2px solid $focus; border-radius: $r4; padding: $p6 $p6 $p8 $p6; }
QTabWidget::pane { border: none; border-top: 1px solid $line; }
QTabBar::scroller { width: $p48; }
QTabBar QToolButton { background: $surface; border: 1px solid $line; }
QTabBar QToolButton:hover { background: $sunken; }
QTabBar QToolButton::left-arrow { image: url("$chevron_left"); width: $p14; height: $p14; }
QTabBar QToolButton::right-arrow { image: url("$chevron_right"); width: $p14; height: $p14; }

QScrollArea { border: none; }
QAbstractScrollArea::corner { background: transparent; border: none; }
#card QTextBrowser { border: none; }
QScrollArea[role="plain"], QScrollArea[role="plain"] > QWidget > QWidget { background: transparent; }
QScrollBar:vertical { background: transparent; width: $p12; margin: 0; }
QScrollBar:horizontal { background: transparent; height: $p12; margin: 0; }
QScrollBar::handle { background: $line_strong; border-radius: $r4; margin: $p2; }
QScrollBar::handle:vertical { min-height: $p32; }
QScrollBar::handle:horizontal { min-width: $p32; }
QScrollBar::handle:hover { background: $muted; }
QScrollBar::add-line, QScrollBar::sub-line { width: 0; height: 0; }
QScrollBar::add-page, QScrollBar::sub-page { background: transparent; }
QSplitter::handle { background: transparent; }
QProgressBar { background: $line; border: none; border-radius: $r3; height: $p6; max-height: $p6; }
QProgressBar::chunk { background: $accent; border-radius: $r3; }
QGroupBox { border: none; font-weight: 600; padding-top: $p20; }
QCalendarWidget QWidget { alternate-background-color: $sunken; }
QCalendarWidget QAbstractItemView { selection-background-color: $accent; selection-color: $on_accent; }
QCalendarWidget QToolButton { color: $text; background: transparent; border: none; padding: $p4; }

#card, #header, #footer, #popup { background: $surface; }
#card { border: 1px solid $line; border-radius: $r10; }
#card[danger="true"] { border-color: $danger_text; }
#header { border-bottom: 1px solid $line; }
#footer { border-top: 1px solid $line; }
#popup { border: 1px solid $line_strong; border-radius: $r10; }
#divider { background: $line; border: none; max-height: 1px; min-height: 1px; }
#figures { border-top: 1px solid $line; border-bottom: 1px solid $line; }
#searchEdit { background: $page; }
#searchEdit:focus { background: $surface; border-color: $focus; }
#paper { background: $line; }

#navigation { background: $navigation; }
#navigation QLabel { color: $navigation_text; }
#navigation QLabel[role="small"] { color: $navigation_muted; }
#navigation QLabel[role="house"] { color: $navigation_text; font-size: $f14; font-weight: 600; }
#navigation QPushButton { background: transparent; border: 2px solid transparent; color: $navigation_text; margin: 0;
  text-align: left; padding: $p6 $p8; border-radius: $r7; font-weight: 400; }
#navigation QPushButton:hover { background: $navigation_line; }
#navigation QPushButton[current="true"] { background: $navigation_current; color: $navigation_text; font-weight: 600; }
#navigation QPushButton:focus { border-color: $navigation_text; }
#sign { background: $accent; border-radius: $r7; }
#navigation #divider { background: $navigation_line; }
#navigation QLabel#count { background: $alarm; color: $on_alarm; border-radius: $r8; padding: 0 $p7;
  font-size: $f11; font-weight: 600; min-height: $p16; max-height: $p16; }

#badge { border-radius: $r9; padding: $p2 $p8; min-height: $p16; font-size: $f12; font-weight: 500; }
#tile { border-radius: $r7; }
#banner { border-radius: $r7; border: 1px solid transparent; }
#noticeBar { border-radius: 0; border: none; border-bottom: 1px solid $line; }
"""
)


def _tone_rules(tokens: Tokens) -> str:
    rules: list[str] = []
    for tone in TONES:
        ink = tokens.ink(tone)
        rules.append(f'#badge[tone="{tone}"], #tile[tone="{tone}"] {{ background: {ink.wash}; color: {ink.text}; }}')
        rules.append(f'#banner[tone="{tone}"] {{ background: {ink.wash}; border-color: {ink.text}; }}')
        rules.append(f'#noticeBar[tone="{tone}"] {{ background: {ink.wash}; }}')
        rules.append(f'*[tone="{tone}"] QLabel, QLabel[tone="{tone}"] {{ color: {ink.text}; }}')
        rules.append(f'*[tone="{tone}"] QPushButton[role="link"] {{ color: {ink.text}; font-weight: 600; }}')
    if tokens.scheme == "contrast":
        rules.append("#badge { border: 1px solid #ffffff; }")
    return "\n".join(rules)


def stylesheet(tokens: Tokens, px: Callable[[int], int], images: Mapping[str, str]) -> str:
    """The style sheet of ``tokens``; ``px`` scales pixels, ``images`` maps image names to files."""
    values: dict[str, str] = {name: value for name, value in vars(tokens).items() if isinstance(value, str)}
    values["accent_wash"] = tokens.accented.wash
    for name in ("neutral", "accented", "info", "warning", "danger", "violet"):
        values[f"{name}_wash"] = getattr(tokens, name).wash
        values[f"{name}_text"] = getattr(tokens, name).text
    for number in range(1, 49):
        values[f"p{number}"] = f"{px(number)}px"
        values[f"r{number}"] = f"{px(number)}px"
        values[f"f{number}"] = f"{px(number)}px"
    values.update(images)
    return SHEET.substitute(values) + _tone_rules(tokens)
