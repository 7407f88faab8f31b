"""`RecordView`: everything about one customer; its tabs and deeds come from every feature."""

from __future__ import annotations

from functools import partial

from PySide6.QtCore import QSize, Signal
from PySide6.QtGui import QHideEvent, QResizeEvent, QShowEvent
from PySide6.QtWidgets import QFrame, QStackedWidget, QVBoxLayout

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.features.customers.queries import customer
from grc_desktop.features.customers.records import Customer
from grc_desktop.features.customers.ui.record.alerts import Alerts
from grc_desktop.features.customers.ui.record.header import RecordHeader
from grc_desktop.features.customers.ui.record.portrait import Portrait
from grc_desktop.features.customers.ui.record.wording import figure_strip
from grc_desktop.features.offers import Panel
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.figures import FigureStrip
from grc_desktop.ui.layout import column, divider, holding, row
from grc_desktop.ui.page import CustomerPanel
from grc_desktop.ui.tabs import Tabs
from grc_desktop.ui.workplace import Workplace

_TAB = "customers/tab"


class RecordView(QFrame):
    """Shows one customer at a time. ``gone()`` when the customer shown is no longer there."""

    gone = Signal()

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self.setObjectName("card")
        self.setAccessibleName(tr("Record of the customer"))
        self._place = place
        self._customer_id: int | None = None
        self._customer: Customer | None = None
        panels = sorted((panel for feature in place.features for panel in feature.panels), key=lambda one: one.order)
        self._panels: list[Panel] = panels
        self._built: dict[int, CustomerPanel] = {}
        self.header = RecordHeader(place)
        self.header.edit_wanted.connect(self.edit)
        self._portrait = Portrait(place, self)
        self._portrait.loaded.connect(self._show_portrait)
        self._alerts = Alerts(place)
        self._figures = FigureStrip()
        self.tabs = Tabs([tr(panel.title) for panel in panels], name=tr("Parts of the record"))
        self.tabs.currentChanged.connect(self._on_tab)
        self._stack = QStackedWidget()
        for _ in panels:
            self._stack.addWidget(holding(column()))
        top = column(self.header, self._alerts, spacing=2.5, margin=(0, 3))
        head = holding(column(top, self._figures, spacing=0))
        body = column(head, row(self.tabs, margin=(1, 0)), divider(), self._stack, spacing=0)
        body.setStretch(3, 1)
        self._whole = holding(body)
        self._nobody = EmptyState("customer", tr("No customer chosen"), tr("Choose one in the list, or type Ctrl+K."))
        layout = QVBoxLayout(self)
        layout.setContentsMargins(1, 1, 1, 1)
        layout.addWidget(self._whole)
        layout.addWidget(self._nobody)
        self._show_somebody(False)
        self.tabs.setCurrentIndex(self._last_tab())
        place.jobs.touched.connect(self._on_touched)

    @property
    def customer_id(self) -> int | None:
        """Who is shown."""
        return self._customer_id

    def show_customer(self, customer_id: int | None) -> bool:
        """Show another customer; False when the one shown must stay (unsaved changes)."""
        if customer_id == self._customer_id:
            return True
        if not self.may_leave():
            return False
        self._customer_id = customer_id
        self._tell_who()
        if customer_id is None:
            self._customer = None
            self._show_somebody(False)
        self._reload()
        self._show_panel(self.tabs.currentIndex())
        for panel in self._built.values():
            panel.show_customer(customer_id)
        return True

    def show_tab(self, key: str, *, write_new: bool = False) -> None:
        """Go to the tab of a panel, and open its form where ``write_new``."""
        for at, panel in enumerate(self._panels):
            if panel.key == key:
                self.tabs.setCurrentIndex(at)
                shown = self._panel(at)
                if write_new and shown is not None:
                    shown.write_new()

    def edit(self, part: str = "") -> None:
        """Go to the first field of the record, or to the ``part`` of it that is to be put right ("address")."""
        self.show_tab("card")
        panel = self._panel(self.tabs.currentIndex())
        if panel is not None:
            panel.put_right(part)

    def may_leave(self) -> bool:
        """Whether another customer may be shown now."""
        for at, panel in self._built.items():
            if not panel.may_leave():
                self.tabs.setCurrentIndex(at)
                return False
        return True

    def minimumSizeHint(self) -> QSize:
        """With the height of what wraps at this width: a page that is too low scrolls instead of squeezing it."""
        hint, layout = super().minimumSizeHint(), self.layout()
        needs = layout.totalMinimumHeightForWidth(self.width()) if layout is not None else 0
        return QSize(hint.width(), max(hint.height(), needs))

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        if event.size().width() != event.oldSize().width():
            self.updateGeometry()

    def showEvent(self, event: QShowEvent) -> None:
        super().showEvent(event)
        self._tell_who()

    def hideEvent(self, event: QHideEvent) -> None:
        super().hideEvent(event)
        self._tell_who()

    def _tell_who(self) -> None:
        """What is done with a customer is done with one in view, never with one of another page."""
        self._place.set_customer(self._customer_id if self.isVisible() else None)

    # --- asking ----------------------------------------------------------------------------------

    _TABLES = frozenset(
        {
            "customer",
            "customer_tag",
            "tag",
            "purchase",
            "exchange",
            "complaint",
            "attachment",
            "address",
            "phone",
            "email",
        }
    )

    def _on_touched(self, tables: frozenset[str]) -> None:
        if self._TABLES & tables:
            self._ask()
        for at, panel in enumerate(self._panels):
            if panel.tables & tables:
                self._count(at, panel)

    def _reload(self) -> None:
        self._alerts.show_customer(self._customer_id)
        self._ask()
        for at, panel in enumerate(self._panels):
            self._count(at, panel)

    def _ask(self) -> None:
        if self._customer_id is not None:
            self._place.jobs.ask(
                self, customer, self._show, refused=self._lost, only_last="record", customer_id=self._customer_id
            )

    def _show(self, shown: Customer) -> None:
        if shown.id != self._customer_id:
            return
        self._customer = shown
        self.header.show_customer(shown, self._portrait.photo_of(shown))
        self._figures.show_figures(figure_strip(shown.figures, self._place.clock.today()))
        self._show_somebody(True)

    def _show_portrait(self, customer_id: int) -> None:
        if self._customer is not None and self._customer.id == customer_id:
            self.header.show_customer(self._customer, self._portrait.photo_of(self._customer))

    def _lost(self, _refusal: Refused) -> None:
        self._customer_id = None
        self._customer = None
        self._tell_who()
        self._show_somebody(False)
        for panel in self._built.values():
            panel.show_customer(None)
        self.gone.emit()

    def _show_somebody(self, on: bool) -> None:
        self._whole.setVisible(on)
        self._nobody.setVisible(not on)

    def _count(self, at: int, panel: Panel) -> None:
        if panel.count is not None and self._customer_id is not None:
            self._place.jobs.ask(
                self, panel.count, partial(self.tabs.show_count, at, alarm=panel.alarm),
                refused=lambda _refusal: None, only_last=f"count {at}", customer_id=self._customer_id,
            )  # fmt: skip

    # --- tabs ------------------------------------------------------------------------------------

    def _panel(self, at: int) -> CustomerPanel | None:
        """The panel of a tab, built when it is first shown."""
        if not 0 <= at < len(self._panels):
            return None
        if at not in self._built:
            panel = self._panels[at].build(self._place)
            self._built[at] = panel
            old = self._stack.widget(at)
            self._stack.insertWidget(at, panel)
            if old is not None:
                self._stack.removeWidget(old)
                old.deleteLater()
        return self._built[at]

    def _last_tab(self) -> int:
        key = self._place.machine.text(_TAB)
        return next((at for at, panel in enumerate(self._panels) if panel.key == key), 0)

    def _on_tab(self, at: int) -> None:
        if 0 <= at < len(self._panels):
            self._place.machine.remember(_TAB, self._panels[at].key)
            self._show_panel(at)

    def _show_panel(self, at: int) -> None:
        panel = self._panel(at)
        if panel is not None:
            panel.show_customer(self._customer_id)
            self._stack.setCurrentWidget(panel)
