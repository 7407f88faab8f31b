"""The tab *Purchases* of the customer record: what was bought, what it amounts to, year by year."""

from __future__ import annotations

from collections.abc import Callable, Sequence

from PySide6.QtCore import QPoint, Qt
from PySide6.QtGui import QAction
from PySide6.QtWidgets import QMenu

from grc_desktop.core.language import later, tr
from grc_desktop.core.money import format_amount
from grc_desktop.database.database import Done
from grc_desktop.features.purchases.actions import (
    add_purchase,
    delete_purchase,
    edit_purchase,
    refund_part,
    set_status,
)
from grc_desktop.features.purchases.queries import purchase, purchase_tab, writing_words
from grc_desktop.features.purchases.records import KINDS, PurchaseDraft, PurchaseRecord, Role, YearTotal
from grc_desktop.features.purchases.rules import totals
from grc_desktop.features.purchases.ui.listing import COLUMNS, ROLES, YearsCard
from grc_desktop.features.purchases.ui.writing import PurchaseWriting
from grc_desktop.ui.buttons import action, button, fill_menu
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.filter_box import FilterBox
from grc_desktop.ui.form import Field
from grc_desktop.ui.layout import FlowLayout, column, holding, row
from grc_desktop.ui.record_table import FixedTable
from grc_desktop.ui.workplace import Workplace
from grc_desktop.ui.written_panel import WrittenPanel

TABLES = frozenset({"purchase", "customer"})


class PurchasesPanel(WrittenPanel):
    """List with filters, chart of the years, and the editor in their place while something is written."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, tables=TABLES, unsaved=tr("Save or cancel the purchase first."))
        self._rows: list[PurchaseRecord] = []
        self._years: list[YearTotal] = []
        self._told = False
        self._added: int | None = None

        self.add_button = button(tr("New purchase"), self.write_new, icon="plus", role="primary")
        kinds: list[tuple[str | None, str]] = [(kind, tr(words)) for kind, words in KINDS.items()]
        self.kind_box = FilterBox([(None, tr("All types")), *kinds], name=tr("Type"))
        self.year_box: FilterBox[int | None] = FilterBox(name=tr("Year"))
        self.role_box: FilterBox[Role | None] = FilterBox(name=tr("Role of the customer"))
        for box in (self.kind_box, self.year_box, self.role_box):
            box.chosen.connect(lambda _value: self._show())
        self.excel_button = button("Excel", lambda: self._export("xlsx"), tip=tr("Export to Excel"))
        self.pdf_button = button("PDF", lambda: self._export("pdf"), tip=tr("Print to PDF"))
        self.table = FixedTable(COLUMNS, name=tr("Purchases"), framed=True)
        self.table.opened.connect(self.edit)
        self.table.menu_wanted.connect(self._show_menu)
        self._years_card = YearsCard()
        self._years_card.year_chosen.connect(self._choose_year)

        tools = FlowLayout(spacing=1.5)
        made = holding(row(self.excel_button, self.pdf_button, spacing=1.5))
        for tool in (self.add_button, self.kind_box, self.year_box, made):
            tools.addWidget(tool)
        tools.setAlignment(made, Qt.AlignmentFlag.AlignRight)
        self.role_box.hide()
        listing = column(tools, self.role_box, self.table, self._years_card, spacing=3)
        listing.setStretch(2, 1)
        self.lay_out(holding(listing))
        self._show()

    # --- what is shown ---------------------------------------------------------------------------

    def reload(self) -> None:
        if self.customer_id is None:
            self._receive(([], []))
        else:
            self.jobs.ask(self, purchase_tab, self._receive, only_last="tab", customer_id=self.customer_id)

    def show_customer(self, customer_id: int | None) -> None:
        if customer_id != self.customer_id:
            self._added = None
            self.kind_box.set_value(None)
            self.year_box.set_value(None)
            self.role_box.set_value(None)
        super().show_customer(customer_id)

    def _receive(self, told: tuple[list[PurchaseRecord], list[YearTotal]]) -> None:
        if not self._told:  # not before: there may be purchases that are only not read yet
            self.table.set_empty(
                EmptyState("purchase", tr("No purchase yet"), tr("Stays and sales are listed here, newest first."))
            )
        self._told = True
        self._rows, self._years = told
        years = sorted({one.date.year for one in self._rows if one.date}, reverse=True)
        self.year_box.set_choices([(None, tr("All years")), *((year, str(year)) for year in years)])
        roles = {self._role_of(one) for one in self._rows}
        self.role_box.set_choices(
            [(None, tr("All roles")), *((role, tr(words)) for role, words in ROLES.items() if role in roles)]
        )
        self.role_box.setVisible(not roles <= {"own"})
        self._show()
        self._show_added()

    def _show(self) -> None:
        kind, year, role = self.kind_box.value, self.year_box.value, self.role_box.value
        rows = [
            one
            for one in self._rows
            if kind in (None, one.kind)
            and year in (None, one.date.year if one.date else None)
            and role in (None, self._role_of(one))
        ]
        self._show_columns(rows)
        self.table.show_rows(rows)
        self._years_card.show_years(self._years, year, totals(one for one in rows if self._role_of(one) == "own"))
        for made in (self.excel_button, self.pdf_button):
            made.setEnabled(bool(rows))

    def _show_columns(self, rows: Sequence[PurchaseRecord]) -> None:
        """Status and customer take their place only where they say something."""
        states = any(one.status != "done" for one in rows)
        others = any(self._role_of(one) != "own" for one in rows)
        wanted = {"status": states, "customer": others, "channel": not (states or others)}
        shown = [(one.key, one.width) for one in COLUMNS if wanted.get(one.key, True)]
        if {key for key, _ in self.table.columns()} != {key for key, _ in shown}:
            self.table.set_columns(shown)

    def _role_of(self, one: PurchaseRecord) -> Role:
        return one.role_of(self.customer_id) if self.customer_id is not None else "own"

    def _choose_year(self, year: int) -> None:
        self.year_box.set_value(None if self.year_box.value == year else year)
        self._show()

    # --- what can be done ------------------------------------------------------------------------

    def write_new(self) -> None:
        """Open the form of a new purchase."""
        if self.customer_id is not None and self.may_leave():
            kind = self.kind_box.value or "stay"
            draft = PurchaseDraft(kind=kind, date=self.place.clock.today())
            self.jobs.ask(self, writing_words, lambda told: self._open(draft, None, told), only_last="open")

    def edit(self, purchase_id: int) -> None:
        """Open the form of a purchase."""

        def opened(record: PurchaseRecord) -> None:
            self.jobs.ask(self, writing_words, lambda told: self._open(record.draft(), record, told), only_last="open")

        self.jobs.ask(self, purchase, opened, purchase_id=purchase_id)

    def _open(
        self, draft: PurchaseDraft, record: PurchaseRecord | None, told: tuple[dict[str, list[str]], dict[str, str]]
    ) -> None:
        words, references = told
        writing = PurchaseWriting(
            self.editor, self.jobs, self.place.clock.today(),
            draft=draft, record=record, words=words, references=references,
            removing=None if record is None else lambda: self._remove(record.id),
        )  # fmt: skip
        self.write(lambda: self._save_purchase(writing))

    def _save_purchase(self, writing: PurchaseWriting) -> None:
        draft = writing.draft()
        if writing.record is None:
            self.jobs.act(
                self, add_purchase, self._on_added,
                refused=self.editor.refuse, customer_id=self.customer_id, draft=draft,
            )  # fmt: skip
        else:
            self.act(edit_purchase, purchase_id=writing.record.id, was=writing.was, draft=draft)

    def _on_added(self, done: Done[int]) -> None:
        self._added = done.result
        self.show_list()
        self._show_added()

    def _show_added(self) -> None:
        """Make what was just written the current row, once it is listed."""
        if self._added is not None and self.table.select_id(self._added):
            self._added = None

    def _refund(self, record: PurchaseRecord) -> None:
        """Ask how much of a purchase is given back."""
        amount = format_amount(record.amount_cents or 0, record.currency)
        asked = Field(
            key="amount_cents", label=later("Amount given back"), kind="money", required=True,
            currency=record.currency, wide=True,
        )  # fmt: skip
        title = tr("Refund a part of {reference} ({amount})", reference=record.reference or "", amount=amount)
        form = self.editor.open_form(title, [asked], {}, icon="euro", save=tr("Give the amount back"))
        self.write(lambda: self.act(refund_part, purchase_id=record.id, amount_cents=form.values()["amount_cents"]))

    def _remove(self, purchase_id: int) -> None:
        self.act(delete_purchase, purchase_id=purchase_id)

    def show_list(self) -> None:
        was_writing = self.editor.is_open
        super().show_list()
        if was_writing:  # else another customer came, or another tab, and the keyboard is elsewhere
            self.table.setFocus()

    def _show_menu(self, purchase_id: int, where: QPoint) -> None:
        record = next((one for one in self._rows if one.id == purchase_id), None)
        if record is None:
            return
        menu = QMenu(self)
        menu.aboutToHide.connect(menu.deleteLater)
        fill_menu(menu, self._entries(record)).popup(where)

    def _entries(self, record: PurchaseRecord) -> list[QAction | None]:
        def to(status: str) -> Callable[[], None]:
            return lambda: self.jobs.act(self, set_status, purchase_id=record.id, status=status)

        entries: list[QAction | None] = [action(tr("Edit…"), lambda: self.edit(record.id), icon="edit"), None]
        if record.counted:
            entries.append(action(tr("Cancel the purchase (kept, not counted)"), to("cancelled"), icon="close"))
            entries.append(action(tr("The customer did not come (no-show)"), to("no_show")))
            if (record.amount_cents or 0) > 0:
                entries.append(action(tr("Refund all of it"), to("refunded"), icon="euro"))
                entries.append(action(tr("Refund a part…"), lambda: self._refund(record)))
        else:
            entries.append(action(tr("Count it again"), to("done"), icon="undo"))
        if record.customer_id != self.customer_id:
            entries.append(None)
            opened = tr("Open the record of {name}", name=record.customer_name)
            entries.append(action(opened, lambda: self.place.open_customer(record.customer_id), icon="customer"))
        return [*entries, None, action(tr("Delete"), lambda: self._remove(record.id), icon="trash")]

    def _export(self, ending: str) -> None:
        """The list as it is shown, on the page that prints and exports."""
        name = next((one.customer_name for one in self._rows if self._role_of(one) == "own"), "")
        title = tr("Purchases of {name}", name=name) if name else tr("Purchases")
        self.place.go("print", subject="purchases", ids=tuple(self.table.records.ids), ending=ending, title=title)
