"""Buttons of the house: one of them primary per page, the others plain, icons tinted by role."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from typing import Literal

from PySide6.QtCore import QEvent, QSignalBlocker, QSize, Qt, Signal
from PySide6.QtGui import QAction, QKeySequence
from PySide6.QtWidgets import QButtonGroup, QHBoxLayout, QMenu, QPushButton, QWidget

from grc_desktop.ui.icons import icon as tinted
from grc_desktop.ui.theme import Theme
from grc_desktop.ui.tips import plain_tip

ButtonRole = Literal["plain", "primary", "danger", "quiet", "link", "compact", "chip", "field"]

_ICON_ROLES: dict[str, str] = {"primary": "on_accent", "danger": "danger", "link": "accent", "chip": "neutral"}


class Button(QPushButton):
    """A push button whose icon grows with the text size, and which Return presses as Space does."""

    def __init__(self, text: str) -> None:
        super().__init__(text)
        self.setAutoDefault(True)

    def setText(self, text: str) -> None:  # noqa: N802 - Qt's name
        """Another text; the shortcut stays, which Qt would drop, and an icon keeps its distance."""
        shortcut = self.shortcut()
        super().setText(text)
        self.setShortcut(shortcut)
        if not self.icon().isNull():
            self.put_icon_size()

    def changeEvent(self, event: QEvent) -> None:
        super().changeEvent(event)
        if event.type() == QEvent.Type.StyleChange:
            self.put_icon_size()

    def put_icon_size(self) -> None:
        """The size in force, with the gap before the text."""
        px = Theme.current().px
        if self.layoutDirection() is Qt.LayoutDirection.RightToLeft:
            self.setIconSize(QSize(px(12), px(12)))  # the cross of a chip
        else:
            self.setIconSize(QSize(px(22) if self.text() else px(16), px(16)))


def button(
    text: str,
    run: Callable[[], object] | None = None,
    *,
    icon: str = "",
    role: ButtonRole = "plain",
    tip: str = "",
    shortcut: str = "",
) -> QPushButton:
    """A push button. Without ``text`` it shows its icon alone and ``tip`` is its name."""
    made = Button(text.replace("&", "&&"))
    made.setProperty("role", role)
    made.setCursor(Qt.CursorShape.PointingHandCursor)
    if icon:
        put_icon(made, icon, _ICON_ROLES.get(role, "text"))
    if run is not None:
        made.clicked.connect(lambda _checked=False: run())
    if shortcut:
        made.setShortcut(QKeySequence(shortcut))
        keys = QKeySequence(shortcut).toString(QKeySequence.SequenceFormat.NativeText)
        tip = f"{tip or text} ({keys})"
    made.setToolTip(plain_tip(tip))
    made.setAccessibleName(text or tip)
    return made


def put_icon(target: QPushButton, name: str, role: str = "text") -> None:
    """Give a button an icon, with the gap before its text."""
    target.setIcon(tinted(name, role))
    if isinstance(target, Button):
        target.put_icon_size()


def action(
    text: str, run: Callable[[], object], *, icon: str = "", shortcut: str = "", parent: QWidget | None = None
) -> QAction:
    """An entry for a menu."""
    made = QAction(text.replace("&", "&&"), parent)
    if icon:
        made.setIcon(tinted(icon))
    if shortcut:
        made.setShortcut(QKeySequence(shortcut))
    made.triggered.connect(lambda _checked=False: run())
    return made


def menu_button(
    text: str,
    entries: Iterable[QAction | None],
    *,
    icon: str = "",
    role: ButtonRole = "plain",
    tip: str = "",
) -> QPushButton:
    """A button that drops a menu; ``None`` among ``entries`` draws a line."""
    made = button(text, icon=icon, role=role, tip=tip)
    made.setMenu(fill_menu(QMenu(made), entries))
    made.setProperty("menu", "true" if text else "icon")
    return made


def fill_menu(menu: QMenu, entries: Iterable[QAction | None]) -> QMenu:
    """Put ``entries`` into ``menu``, which keeps them alive; ``None`` draws a line. It is named after what opens it."""
    owner = menu.parentWidget()
    if owner is not None:
        menu.setAccessibleName(owner.accessibleName())
    menu.clear()
    for entry in entries:
        if entry is None:
            menu.addSeparator()
        else:
            entry.setParent(menu)
            menu.addAction(entry)
    return menu


class Segmented(QWidget):
    """A row of buttons of which one is chosen. ``chosen(value)`` is emitted when the user chooses."""

    chosen = Signal(object)

    def __init__(self, choices: Sequence[tuple[object, str]], *, name: str, value: object = None) -> None:
        super().__init__()
        self.setAccessibleName(name)
        self._values = [choice for choice, _ in choices]
        self._group = QButtonGroup(self)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(Theme.current().px(4))
        for index, (_, text) in enumerate(choices):
            part = button(text)
            part.setProperty("role", "segment")
            part.setCheckable(True)
            part.setAutoExclusive(True)  # one of several to a screen reader
            self._group.addButton(part, index)
            layout.addWidget(part)
        layout.addStretch(1)
        self.set_value(value if value in self._values else self._values[0])
        self._group.idToggled.connect(self._on_toggled)  # a screen reader toggles and does not click

    @property
    def value(self) -> object:
        """What is chosen."""
        return self._values[self._group.checkedId()]

    def set_value(self, value: object) -> None:
        """Choose without telling."""
        with QSignalBlocker(self._group):
            self._group.button(self._values.index(value)).setChecked(True)

    def _on_toggled(self, index: int, on: bool) -> None:
        if on:
            self.chosen.emit(self._values[index])


def leads_to(cancel: QPushButton, *, written: bool) -> bool:
    """Whether Escape only leads to ``cancel``, since what was written would be lost; there, Escape gives it up."""
    if not written or cancel.hasFocus():
        return False
    cancel.setFocus(Qt.FocusReason.OtherFocusReason)
    return True
