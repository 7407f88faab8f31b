"""What a feature can put on the screen: a page of the window, or a tab of the customer record."""

from __future__ import annotations

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QShowEvent
from PySide6.QtWidgets import QWidget

from grc_desktop.ui.workplace import Workplace


class _Shown(QWidget):
    """Reloads when a table that it shows was touched: at once when visible, else when next shown."""

    def __init__(self, place: Workplace, tables: frozenset[str]) -> None:
        super().__init__()
        self.place = place
        self.jobs = place.jobs
        self.tables = tables
        self._stale = True
        place.jobs.touched.connect(self._on_touched)

    def reload(self) -> None:
        """Ask for what is shown, through ``self.jobs``. To be overridden."""

    def reload_soon(self) -> None:
        """Reload now when visible, else when next shown."""
        self._stale = True
        if self.isVisible():
            self._reload_if_stale()

    def _reload_if_stale(self) -> None:
        if self._stale:
            self._stale = False
            self.reload()

    def _on_touched(self, tables: frozenset[str]) -> None:
        if self.tables & tables:
            self.reload_soon()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._reload_if_stale()


class PageWidget(_Shown):
    """A page of the window. Subclasses lay out their widgets and override ``reload`` and ``request``.

    ``title`` stands in the header, with ``subtitle`` beside it in grey; widgets given to ``add_header``
    stand at its right. ``wide`` pages hide the search box's neighbours and bring their own margins.
    """

    header_changed = Signal()

    def __init__(self, place: Workplace, *, title: str = "", tables: frozenset[str] = frozenset()) -> None:
        super().__init__(place, tables)
        self.setObjectName("page")
        self.setAttribute(Qt.WidgetAttribute.WA_StyledBackground)
        self.setAccessibleName(title)
        self.title = title
        self.subtitle = ""
        self.header_widgets: list[QWidget] = []

    def set_title(self, title: str, subtitle: str = "") -> None:
        """Change what stands in the header."""
        self.setAccessibleName(title)
        self.title, self.subtitle = title, subtitle
        self.header_changed.emit()

    def add_header(self, *widgets: QWidget) -> None:
        """Put ``widgets`` (buttons) at the right of the header, in this order."""
        self.header_widgets.extend(widgets)
        for widget in widgets:
            widget.setParent(self)
            widget.hide()
        self.header_changed.emit()

    def request(self, **request: object) -> None:
        """What another page asked for with ``place.go(key, **request)``. To be overridden."""

    def take_focus(self) -> None:
        """Somebody came to this page: from here on Tab goes through it. A list would take the arrow keys."""
        self.setFocus(Qt.FocusReason.OtherFocusReason)

    def may_leave(self) -> bool:
        """Whether the page may be left now; False keeps it (it says why itself)."""
        return True

    def unsaved(self) -> str:
        """What is kept while another page is shown, but would be lost with the window; "" where nothing is."""
        return ""


class CustomerPanel(_Shown):
    """A tab of the customer record; ``self.customer_id`` is whom it shows (None: nobody).

    ``reload`` is called for another customer, and when a table that it shows was touched.
    """

    def __init__(self, place: Workplace, *, tables: frozenset[str] = frozenset()) -> None:
        super().__init__(place, tables)
        self.customer_id: int | None = None

    def show_customer(self, customer_id: int | None) -> None:
        """Show another customer."""
        if customer_id != self.customer_id:
            self.customer_id = customer_id
            self.reload_soon()

    def write_new(self) -> None:
        """Open the form of what this tab lists; a button elsewhere asked for it. To be overridden."""

    def put_right(self, part: str) -> None:
        """Put the keyboard where the customer is edited; ``part``: what is to be put right, "" for none."""
        del part
        self.setFocus()

    def may_leave(self) -> bool:
        """Whether another customer may be shown now; False keeps this one (unsaved changes)."""
        return True
