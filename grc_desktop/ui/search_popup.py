"""The search box of the window (Ctrl+K): customers, pages and actions while one types, by keyboard alone."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from PySide6.QtCore import QEvent, QModelIndex, QObject, QPersistentModelIndex, QPoint, QRect, QSize, Qt, QTimer, Signal
from PySide6.QtGui import QAccessible, QAccessibleEvent, QColor, QFocusEvent, QFont, QFontMetrics, QKeyEvent, QPainter
from PySide6.QtWidgets import (
    QFrame,
    QListWidget,
    QListWidgetItem,
    QStyle,
    QStyledItemDelegate,
    QStyleOptionViewItem,
    QVBoxLayout,
    QWidget,
)

from grc_desktop.core.language import tr
from grc_desktop.ui.avatar import paint_avatar
from grc_desktop.ui.icons import paint_icon
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import row
from grc_desktop.ui.search_line import IconLine
from grc_desktop.ui.theme import Theme

_HIT = Qt.ItemDataRole.UserRole
_MOST = 12
"""Lines shown at once; what does not fit is found by typing on."""


@dataclass(frozen=True)
class Hit:
    """Something that was found. ``run`` opens it; ``portrait`` shows an avatar instead of ``icon``."""

    title: str
    run: Callable[[], object]
    subtitle: str = ""
    icon: str = "arrow-right"
    portrait: str = ""
    keys: str = ""


Answer = Callable[[Sequence[Hit]], None]

Provider = Callable[[str, Answer], None]
"""Asked with what was typed; gives its hits to the answer, now or later. "" asks for suggestions."""


class SearchBox(QFrame):
    """A field with the found things beneath it. The first hit is chosen, so Enter always does something."""

    opened = Signal(object)

    def __init__(self, placeholder: str, keys: str = "", *, name: str = "") -> None:
        super().__init__()
        self._providers: list[Provider] = []
        self._answers: list[Sequence[Hit]] = []
        self._asked = self._answered = 0
        self._entered = False
        self._before: QWidget | None = None
        self.edit = IconLine(name=name or tr("Search"), placeholder=placeholder)
        self.edit.setObjectName("searchEdit")
        self._keys = label(keys, "key")
        self.setLayout(row(self.edit, spacing=0))
        self._keys.setParent(self.edit)
        self._show_keys(bool(keys))
        self.edit.installEventFilter(self)
        self.edit.textChanged.connect(self._on_typed)
        self._popup: _Popup | None = None
        self._gone = QTimer(self)
        self._gone.setSingleShot(True)
        self._gone.setInterval(0)
        self._gone.timeout.connect(self._hide_when_left)

    def set_providers(self, providers: Sequence[Provider]) -> None:
        """Who answers, in the order in which hits are shown."""
        self._providers = list(providers)

    def start(self, text: str = "") -> None:
        """Take the focus, with what was typed before selected, or with ``text``."""
        self._before = self.window().focusWidget()
        self.edit.setFocus(Qt.FocusReason.ShortcutFocusReason)
        if text:
            self.edit.setText(text)
        else:
            self.edit.selectAll()
            self._ask(self.edit.text())

    def clear(self) -> None:
        """Nothing is sought any more."""
        self._hide()
        self.edit.clear()
        self._hide()

    def hits(self) -> list[Hit]:
        """What is shown."""
        return [hit for answer in self._answers for hit in answer][:_MOST]

    def _on_typed(self, text: str) -> None:
        self._show_keys(bool(self._keys.text()) and not text)
        if self._popup is not None:
            self._popup.tell_field(self.edit)
        if text and not self.edit.hasFocus():
            self.edit.setFocus(Qt.FocusReason.OtherFocusReason)  # put there by a screen reader or by dictation
        if self.edit.hasFocus():
            self._ask(text)

    def _show_keys(self, on: bool) -> None:
        """The keys stand in the field while it is empty; its text leaves room for them."""
        width = self._keys.sizeHint().width()
        fits = on and (self.edit.width() > 4 * width or not self.edit.isVisible())
        self._keys.setVisible(fits)
        self.edit.keep_free(width if fits else 0)

    def _ask(self, text: str) -> None:
        self._asked += 1
        turn = self._asked
        self._entered = False
        # Old hits stay until new ones come, so that nothing flickers between two keys.
        fresh: list[Sequence[Hit] | None] = [None] * len(self._providers)

        def answer(place: int, hits: Sequence[Hit]) -> None:
            if turn == self._asked:
                fresh[place] = hits
                if None not in fresh:
                    self._answers = [given for given in fresh if given is not None]
                    self._answered = turn
                    self._show(text)
                    if self._entered:
                        self._open_current()

        for place, provider in enumerate(self._providers):
            provider(text.strip(), lambda hits, place=place: answer(place, hits))  # type: ignore[misc]

    def _show(self, text: str) -> None:
        if not self.edit.hasFocus():
            return
        if self._popup is None:
            self._popup = _Popup(self.window())
            self._popup.list.itemClicked.connect(lambda _item: self._open_current())
        px = Theme.current().px
        below = self.mapTo(self.window(), QPoint(0, self.height() + px(4)))
        width = min(max(self.width(), px(520)), self.window().width() - px(16))
        below.setX(max(px(8), min(below.x(), self.window().width() - width - px(8))))
        self._popup.show_hits(self.hits(), text, QRect(below, QSize(width, 0)))

    def _open_current(self) -> None:
        hit = self._popup.current() if self._popup is not None else None
        if hit is not None:
            self.clear()
            self.opened.emit(hit)
            hit.run()

    def _hide(self) -> None:
        self._asked += 1  # what is still on its way is no longer wanted
        self._answered, self._entered = self._asked, False
        if self._popup is not None:
            self._popup.hide()

    def _hide_when_left(self) -> None:
        if not self.edit.hasFocus():
            self._hide()

    def _leave(self) -> None:
        if self.edit.text():
            self.edit.clear()
            self._ask("")
            return
        self._hide()
        if self._before is not None:
            self._before.setFocus(Qt.FocusReason.OtherFocusReason)

    def eventFilter(self, watched: QObject, event: QEvent) -> bool:
        if isinstance(event, QFocusEvent) and event.type() == QEvent.Type.FocusOut:
            self._gone.start()
        if event.type() in (QEvent.Type.Resize, QEvent.Type.Show):
            self._show_keys(bool(self._keys.text()) and not self.edit.text())
            size = self._keys.sizeHint()
            room = self.edit.rect()
            self._keys.setGeometry(
                QRect(
                    QPoint(room.right() - size.width() - size.height() // 3, (room.height() - size.height()) // 2), size
                )
            )
        if isinstance(event, QKeyEvent) and event.type() == QEvent.Type.KeyPress:
            return self._on_key(event)
        return super().eventFilter(watched, event)

    def _on_key(self, event: QKeyEvent) -> bool:
        shown = self._popup is not None and self._popup.isVisible()
        key = event.key()
        if key == Qt.Key.Key_Escape:
            self._leave()
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and self._answered != self._asked:
            self._entered = True  # typed faster than it is found: what is shown answers fewer letters
        elif key in (Qt.Key.Key_Return, Qt.Key.Key_Enter) and shown:
            self._open_current()
        elif key in (Qt.Key.Key_Down, Qt.Key.Key_Up) and self._popup is not None and shown:
            self._popup.move_current(1 if key == Qt.Key.Key_Down else -1)
        elif key == Qt.Key.Key_Down:
            self._ask(self.edit.text())
        else:
            return False
        return True


class _Popup(QFrame):
    """The list beneath the field; the keyboard stays in the field."""

    def __init__(self, window: QWidget) -> None:
        super().__init__(window)
        self.setObjectName("popup")
        self.list = QListWidget()
        self.list.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self.list.setItemDelegate(_HitDelegate(self.list))
        self.list.setUniformItemSizes(True)
        self.list.setMouseTracking(True)
        self.list.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        self.list.setAccessibleName(tr("Search results"))
        self._is_told = False
        self._nothing = label("", "muted", wrap=True)
        layout = QVBoxLayout(self)
        px = Theme.current().px
        layout.setContentsMargins(px(6), px(6), px(6), px(6))
        layout.addWidget(self.list)
        layout.addWidget(self._nothing)
        self.hide()

    def show_hits(self, hits: Sequence[Hit], text: str, place: QRect) -> None:
        self.list.clear()
        for hit in hits:
            item = QListWidgetItem(f"{hit.title}, {hit.subtitle}" if hit.subtitle else hit.title)
            item.setData(_HIT, hit)
            self.list.addItem(item)
        self.list.setVisible(bool(hits))
        self._nothing.setVisible(not hits)
        self._nothing.setText(tr("Nothing found for “{words}”", words=text) if text.strip() else tr("Type to search"))
        if hits:
            self.list.setCurrentRow(0)
        px = Theme.current().px
        row_height = self.list.sizeHintForRow(0) if hits else px(32)
        self.setGeometry(QRect(place.topLeft(), QSize(place.width(), row_height * max(1, len(hits)) + px(16))))
        self.raise_()
        self.show()
        # A stylesheet takes it back whenever it is applied; without it each key would paint the whole page behind.
        self.list.viewport().setAutoFillBackground(True)

    def current(self) -> Hit | None:
        line = self.list.currentRow()
        hit = self.list.item(line).data(_HIT) if line >= 0 else None
        return hit if isinstance(hit, Hit) else None

    def move_current(self, by: int) -> None:
        count = self.list.count()
        if count:
            at = (self.list.currentRow() + by) % count
            self.list.setCurrentRow(at)
            self._tell(self.list, at)

    def tell_field(self, field: QWidget) -> None:
        """A screen reader that was led into the list comes back to ``field`` when one types on."""
        if self._is_told:
            self._tell(field)

    def _tell(self, widget: QWidget, child: int = -1) -> None:
        """Let a screen reader follow, though the keyboard stays in the field, as Qt does for its own completions."""
        self._is_told = child >= 0
        event = QAccessibleEvent(widget, QAccessible.Event.Focus)
        event.setChild(child)
        QAccessible.updateAccessibility(event)


class _HitDelegate(QStyledItemDelegate):
    def sizeHint(self, _option: QStyleOptionViewItem, _index: QModelIndex | QPersistentModelIndex) -> QSize:
        return QSize(0, Theme.current().px(42))

    def paint(
        self, painter: QPainter, option: QStyleOptionViewItem, index: QModelIndex | QPersistentModelIndex
    ) -> None:
        theme, px = Theme.current(), Theme.current().px
        hit: Hit = index.data(_HIT)
        rect: QRect = option.rect
        painter.save()
        painter.setRenderHint(QPainter.RenderHint.Antialiasing)
        if option.state & QStyle.StateFlag.State_Selected:
            painter.setPen(Qt.PenStyle.NoPen)
            painter.setBrush(QColor(theme.tokens.accented.wash))
            painter.drawRoundedRect(rect, px(7), px(7))
        side = px(28)
        tile = QRect(rect.left() + px(8), rect.center().y() - side // 2, side, side)
        if hit.portrait:
            paint_avatar(painter, tile, hit.portrait)
        else:
            paint_icon(painter, hit.icon, tile.adjusted(px(6), px(6), -px(6), -px(6)), theme.tokens.muted)
        words = rect.adjusted(px(46), px(4), -px(12), -px(4))
        if hit.keys:
            painter.setFont(theme.font(11))
            painter.setPen(theme.color("muted"))
            painter.drawText(words, Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter, hit.keys)
            words.adjust(0, 0, -px(90), 0)
        strong = theme.font(weight=QFont.Weight.Medium)
        painter.setFont(strong)
        painter.setPen(theme.color("text"))
        title = QFontMetrics(strong).elidedText(hit.title, Qt.TextElideMode.ElideRight, words.width())
        if not hit.subtitle:
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignVCenter, title)
        else:
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignTop, title)
            small = theme.font(12)
            painter.setFont(small)
            painter.setPen(theme.color("muted"))
            rest = QFontMetrics(small).elidedText(hit.subtitle, Qt.TextElideMode.ElideRight, words.width())
            painter.drawText(words, Qt.AlignmentFlag.AlignLeft | Qt.AlignmentFlag.AlignBottom, rest)
        painter.restore()
