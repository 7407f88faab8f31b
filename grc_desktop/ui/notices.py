"""What the program has to say: the bar beneath the header, and banners inside pages. Never a dialog."""

from __future__ import annotations

from collections.abc import Callable

from PySide6.QtCore import QPoint, QSize, Qt, QTimer
from PySide6.QtGui import QAccessible, QAccessibleEvent, QCursor, QKeyEvent, QResizeEvent
from PySide6.QtWidgets import QFrame, QPushButton, QSizePolicy, QWidget

from grc_desktop.core.language import tr
from grc_desktop.ui.buttons import button
from grc_desktop.ui.icons import IconLabel
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import restyle, row
from grc_desktop.ui.theme import Tone

ICONS: dict[Tone, str] = {
    "neutral": "info",
    "accent": "success",
    "info": "info",
    "warning": "warning",
    "danger": "danger",
    "violet": "info",
}

_SHOWN_FOR = 12_000
"""Milliseconds that good news stays; trouble stays until it is closed or replaced."""
_AT_REST = 1_500
"""Milliseconds that the pointer has to lie still before good news goes."""


class Banner(QFrame):
    """A sentence on the wash of a tone, with an icon and at most one action. ``head`` is bold."""

    def __init__(
        self,
        tone: Tone = "info",
        text: str = "",
        *,
        head: str = "",
        action: str = "",
        run: Callable[[], object] | None = None,
    ) -> None:
        super().__init__()
        self.setObjectName("banner")
        self._icon = IconLabel("info", "info")
        self._head = label("", "strong")
        self._text = label("", wrap=True)
        self._button = button("", role="link")
        self._button.clicked.connect(self._act)
        self._run: Callable[[], object] | None = None
        layout = row(self._icon, self._head, self._text, self._button, spacing=2, margin=(3, 1.5))
        layout.setStretch(2, 1)
        self._row = layout
        self.setLayout(layout)
        self.setSizePolicy(QSizePolicy.Policy.Preferred, QSizePolicy.Policy.Maximum)
        self.tell(tone, text, head=head, action=action, run=run)

    def tell(
        self, tone: Tone, text: str, *, head: str = "", action: str = "", run: Callable[[], object] | None = None
    ) -> None:
        """Say something else."""
        restyle(self, "tone", tone)
        self._icon.show_icon(ICONS[tone], tone)
        self._head.setText(head)
        self._head.setVisible(bool(head))
        self._text.setText(text)
        self._button.setText(action)
        whose = tr("{action}: {title}", action=action, title=head.rstrip(":.\u00a0")) if action and head else action
        self._button.setAccessibleName(whose)
        self._button.setVisible(bool(action))
        self._run = run
        self.setAccessibleName(f"{head} {text}".strip())

    def sizeHint(self) -> QSize:
        """As high as its words are at this width: Qt guesses one width, and would cut what needs more lines there."""
        hint = super().sizeHint()
        return QSize(hint.width(), self.heightForWidth(self.width()))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    @property
    def text(self) -> str:
        """The sentence shown."""
        return self._text.text()

    @property
    def action_button(self) -> QPushButton:
        """The action; hidden when there is none."""
        return self._button

    def _act(self) -> None:
        if self._run is not None:
            self._run()


class NoticeBar(Banner):
    """The window's one place for what was done and what went wrong; a new notice replaces the last."""

    def __init__(self, parent: QWidget | None = None) -> None:
        super().__init__()
        self.setObjectName("noticeBar")
        self.setParent(parent)
        self._close = button("", self.hide, icon="close", role="quiet", tip=tr("Close this notice"))
        self._row.addWidget(self._close)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.timeout.connect(self._fade)
        self._pointer: QPoint | None = None  # where it was when the time was up
        self.hide()

    def say(self, text: str, *, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Something worth knowing; goes away by itself."""
        self._show("info", text, action, run, stays=False)

    def succeed(self, text: str, *, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Something was done; ``action`` is usually Undo. Goes away by itself."""
        self._show("accent", text, action, run, stays=False)

    def warn(self, text: str, *, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Something to look at; stays."""
        self._show("warning", text, action, run, stays=True)

    def trouble(self, text: str, *, action: str = "", run: Callable[[], object] | None = None) -> None:
        """Something could not be done; stays."""
        self._show("danger", text, action, run, stays=True)

    def _show(self, tone: Tone, text: str, action: str, run: Callable[[], object] | None, *, stays: bool) -> None:
        def act() -> None:
            self.hide()
            if run is not None:
                run()

        self.tell(tone, text, action=action, run=act)
        self._pointer = None
        self._timer.stop() if stays else self._timer.start(_SHOWN_FOR)
        self.show()
        QAccessible.updateAccessibility(QAccessibleEvent(self, QAccessible.Event.Alert))

    def _fade(self) -> None:
        # Never from under the pointer or the keyboard of someone about to press Undo; nor while the pointer is on its
        # way to something on the page, which moves up when the notice goes: the press would hit what is beneath it.
        before, self._pointer = self._pointer, QCursor.pos()
        if self._pointer != before or self.underMouse() or self._button.hasFocus():
            self._timer.start(_AT_REST)
        else:
            self.hide()

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.key() == Qt.Key.Key_Escape:
            self.hide()
        else:
            super().keyPressEvent(event)
