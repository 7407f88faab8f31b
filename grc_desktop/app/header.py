"""The line above every page: its title, the search that is always there, and the page's own buttons."""

from __future__ import annotations

from PySide6.QtCore import QEvent, Qt
from PySide6.QtGui import QKeySequence, QResizeEvent
from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QSizePolicy, QWidget

from grc_desktop.core.language import tr
from grc_desktop.ui.labels import ElidedLabel, label
from grc_desktop.ui.layout import row, step
from grc_desktop.ui.page import PageWidget
from grc_desktop.ui.search_popup import SearchBox
from grc_desktop.ui.theme import Theme

SEARCH_KEYS = "Ctrl+K"


class Header(QFrame):
    """Shows the header of one page at a time."""

    def __init__(self) -> None:
        super().__init__()
        self.setObjectName("header")
        self._page: PageWidget | None = None
        self._shortened: dict[QPushButton, str] = {}  # buttons that show their icon alone, and their words
        self._fitted: tuple[object, ...] = ()  # what was last made to fit
        self._title = label("", "title")
        self._subtitle = ElidedLabel("", "muted")
        keys = QKeySequence(SEARCH_KEYS).toString(QKeySequence.SequenceFormat.NativeText)
        self.search = SearchBox(tr("Name, telephone, e-mail, town, number…"), keys)
        self.search.setMinimumWidth(step(36))
        self.search.setMaximumWidth(step(100))
        self.search.setSizePolicy(QSizePolicy.Policy.Expanding, QSizePolicy.Policy.Fixed)
        self._widgets: QHBoxLayout = row(spacing=2)
        layout = row(self._title, self._subtitle, self.search, None, self._widgets, spacing=4, margin=(4.5, 2.5))
        layout.setStretch(1, 0)
        layout.setStretch(2, 3)
        layout.setStretch(3, 0)  # nothing beside the search grows before that is as wide as it may be
        self._title.setMinimumWidth(step(34))
        self.setLayout(layout)

    def show_page(self, page: PageWidget) -> None:
        """Take over title and buttons of ``page``; those of the page before go back to it."""
        self._leave_page()
        self._page = page
        page.header_changed.connect(self._show)
        self._show()

    def say(self, title: str) -> None:
        """A title without a page, nor the buttons of the one before."""
        self._leave_page()
        self._title.setText(title)
        self._subtitle.hide()

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._fit()

    def event(self, event: QEvent) -> bool:
        done = super().event(event)
        if event.type() == QEvent.Type.LayoutRequest and (self._what_fits() != self._fitted or self._outgrown()):
            self._fit()  # a button of the page has other words, or the text another size
        return done

    def _what_fits(self) -> tuple[object, ...]:
        if self._page is None:
            return ()
        buttons = [widget for widget in self._page.header_widgets if isinstance(widget, QPushButton)]
        words = (widget.text() or self._shortened.get(widget, "") for widget in buttons)
        return self.width(), Theme.current().text_percent, *words

    def _fit(self) -> None:
        """While there is no room for all: drop the subtitle, then let the page's buttons show their icons alone."""
        for button, words in self._shortened.items():
            button.setText(button.text() or words)
        self._shortened.clear()
        self._fitted = self._what_fits()
        page = self._page
        if page is None:
            return
        self._subtitle.setVisible(bool(page.subtitle))
        if not self._would_have_room():
            self._subtitle.hide()
        for widget in page.header_widgets:
            if self._would_have_room():
                return
            if isinstance(widget, QPushButton) and _shrinks(widget):
                self._shortened[widget] = widget.text()
                widget.setToolTip(widget.toolTip() or widget.accessibleName())
                widget.setText("")

    def _outgrown(self) -> bool:
        """Whether a button grew beyond the room, as the style sheet makes some do after they came, and may shrink."""
        return any(map(_shrinks, self._page.header_widgets if self._page else ())) and not self._has_room()

    def _would_have_room(self) -> bool:
        """Measured anew: a layout within a layout keeps what it found before a button took other words.

        Not where a layout was just asked for: it would ask for the next one, and the window would never be at rest.
        """
        for layout in (self._widgets, self.layout()):
            if layout is not None:
                layout.invalidate()
        return self._has_room()

    def _has_room(self) -> bool:
        layout = self.layout()
        if layout is None:
            return True
        wanted = max(0, self._title.sizeHint().width() - self._title.minimumWidth())
        wanted += self._subtitle.sizeHint().width() if self._subtitle.isVisibleTo(self) else 0
        return layout.minimumSize().width() + wanted <= self.width()

    def _leave_page(self) -> None:
        if self._page is not None:
            self._page.header_changed.disconnect(self._show)
            self._give_back(self._page)
            self._page = None

    def _give_back(self, page: PageWidget) -> None:
        while (item := self._widgets.takeAt(0)) is not None:
            widget = item.widget()
            if widget is not None:
                widget.hide()
                widget.setParent(page)

    def _show(self) -> None:
        page = self._page
        if page is None:
            return
        self._title.setText(page.title)
        self._title.setAccessibleName(page.title)
        self._subtitle.setText(page.subtitle)
        self._give_back(page)
        for widget in page.header_widgets:
            self._widgets.addWidget(widget, 0, Qt.AlignmentFlag.AlignVCenter)
            widget.show()
        self._fit()


def _shrinks(widget: QWidget) -> bool:
    """Whether the icon of a button can stand alone, and does not yet."""
    return isinstance(widget, QPushButton) and bool(widget.text()) and not widget.icon().isNull()
