"""The page *Print and export*: choose, look at the real pages, print or save them."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import TYPE_CHECKING, cast, get_args

from PySide6.QtCore import QTimer

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.features.exports.actions import delete_columns, rename_columns, save_columns
from grc_desktop.features.exports.alphabets import unshown_words
from grc_desktop.features.exports.queries import column_choices, column_sets
from grc_desktop.features.exports.records import SUBJECTS, Column, ColumnSet, Subject
from grc_desktop.features.paper.fitting import NobodyPrinted
from grc_desktop.features.paper.making import prepare
from grc_desktop.features.paper.queries import own_sheets
from grc_desktop.features.paper.records import LeftOut, ListKind, Paper, Prepared, What
from grc_desktop.features.paper.ui.audience import Audience
from grc_desktop.features.paper.ui.handing_over import HandingOver
from grc_desktop.features.paper.ui.options import Options
from grc_desktop.features.paper.ui.review import Review
from grc_desktop.features.paper.ui.ways import Ways
from grc_desktop.features.segments.queries import count as count_rows
from grc_desktop.features.segments.queries import saved_views
from grc_desktop.features.segments.records import SavedViewRecord
from grc_desktop.features.templates.queries import templates
from grc_desktop.ui.buttons import action, button, menu_button
from grc_desktop.ui.layout import column, holding, scrolled, step
from grc_desktop.ui.page import PageWidget
from grc_desktop.ui.paper_preview import PaperPreview
from grc_desktop.ui.side_by_side import SideBySide
from grc_desktop.ui.theme import Theme
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

    from grc_desktop.database.database import Database
    from grc_desktop.ui.jobs import Progress

_PAUSE = 300
"""Milliseconds without a change before the pages are made anew."""

_ZOOM, _WIDE = 0.67, 4.0
"""At which most of a sheet is seen at once and its addresses can still be read; as wide as there is room."""

_LEFT = 424
"""Pixels that the choices need, their scroll bar included."""

_TABLES = frozenset(
    {
        "customer",
        "address",
        "link",
        "consent",
        "saved_view",
        "setting",
        "label_sheet",
        "purchase",
        "complaint",
        "template",
        "loyalty_entry",
    }
)


def _columns_of(session: Session, *, subject: Subject) -> tuple[list[Column], list[ColumnSet]]:
    return column_choices(session, subject=subject), column_sets(session, subject=subject)


class PrintPage(PageWidget):
    """Options at the left, the pages at the right, what to do with them at the top.

    ``request(what=…, subject=…, ids=…, columns=…, order=…, title=…)`` brings a list from another page along; with
    ``ending`` ("xlsx", "csv" …) it asks at once where to save it. Letters take ``template`` (as stored or as shown),
    ``complaint_id`` (what they answer) or ``messages`` (those of a campaign, by their number in the ledger), whose
    ``printed`` is called with the customers whose letters were printed, or saved to be printed elsewhere.
    """

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, title=tr("Print and export"), tables=_TABLES)
        self._work: int | None = None
        self.options = Options(place.machine, place.clock.today())
        self.hand_over = HandingOver(self, self.options)
        self.review = Review()
        self.ways = Ways()
        self.again = button(tr("Make the pages"), self._prepare, icon="refresh")
        self.preview = PaperPreview(tr("The pages are shown here"), self.again)
        self.again.hide()
        self.excel = button(tr("Excel"), partial(self.hand_over.export, "xlsx"), icon="file-table")
        self.more = menu_button(
            "",
            [
                action(tr("CSV file…"), partial(self.hand_over.export, "csv"), icon="file"),
                action(tr("Contact cards (vCard)…"), partial(self.hand_over.export, "vcf"), icon="customer"),
                action(tr("JSON file…"), partial(self.hand_over.export, "json"), icon="file"),
            ],
            icon="more",
            tip=tr("Other files"),
        )
        self.pdf = button(tr("PDF"), self.hand_over.save, icon="file-text")
        self.print = button(tr("Print"), self.hand_over.print, icon="print", role="primary", shortcut="Ctrl+P")
        self.add_header(self.excel, self.more, self.pdf, self.print)
        self._timer = QTimer(self)
        self._timer.setSingleShot(True)
        self._timer.setInterval(_PAUSE)
        self._timer.timeout.connect(self._prepare)
        self.options.changed.connect(self._on_changed)
        self.options.test_wanted.connect(self.hand_over.print_test)
        self.options.settings_wanted.connect(lambda tab: place.go("settings", tab=tab))
        self.options.columns.saving.connect(self._save_columns)
        act = partial(self.jobs.act, self, refused=self.hand_over.refused)
        self.options.columns.renaming.connect(lambda set_id, name: act(rename_columns, set_id=set_id, name=name))
        self.options.columns.deleting.connect(lambda set_id: act(delete_columns, set_id=set_id))
        self.review.open_customer.connect(place.open_customer)
        self.review.mend.connect(self._mend)
        self.see = button(tr("See the pages"), icon="file-text")
        self._zoomed_for: What | None = None
        self._lay_out()
        self.options.post.show_printers()
        self._show_state()

    def request(self, **request: object) -> None:
        """What another page wants printed or exported."""
        ids = cast("tuple[int, ...] | None", request.get("ids"))
        subject = cast(Subject, request.get("subject") or "customers")
        if subject not in SUBJECTS:
            raise ValueError(f"no list of {subject}")
        audience = None
        if ids is not None:
            audience = Audience(
                title=str(request.get("title") or tr("Selection")),
                ids=tuple(ids),
                columns=tuple(cast("tuple[str, ...]", request.get("columns") or ())),
                order=str(request.get("order") or ""),
            )
        ending = str(request.get("ending") or "")
        what = request.get("what") or ("list" if ending else self.options.what.value)
        if what not in get_args(What):
            raise ValueError(f"{what} is nothing to print")
        self.hand_over.tell_printed = cast("Callable[[tuple[int, ...]], object] | None", request.get("printed"))
        self.options.letters.ask_for(
            str(request.get("template") or ""),
            cast("int | None", request.get("complaint_id")),
            tuple(cast("tuple[int, ...]", request.get("messages") or ())),
        )
        self.options.ask_for(cast(What, what), subject, audience, cast("ListKind | None", request.get("kind")))
        self._ask_columns()
        if ending and ending != "pdf":
            self.hand_over.export(ending)

    @property
    def prepared(self) -> Prepared | None:
        """The pages that are shown."""
        return self.hand_over.prepared

    @property
    def settled(self) -> bool:
        """Whether the pages shown are those that the options ask for."""
        return not self._timer.isActive() and self._work is None

    def reload(self) -> None:
        """Ask which views there are, and make the pages anew: somebody may have moved."""
        self.jobs.ask(self, saved_views, self._show_views, only_last="views")
        self._ask_columns()
        self.jobs.ask(self, own_sheets, self.options.show_own_sheets, only_last="sheets")
        self.jobs.ask(self, templates, self.options.letters.show_templates, only_last="templates", kind="letter")
        self._timer.start()

    # --- the left half ---------------------------------------------------------------------------

    def _lay_out(self) -> None:
        cards = column(self.see, self.options, self.review, self.ways, None, spacing=3)
        cards.setContentsMargins(0, 0, step(3), 0)  # the scroll bar stands beside the cards
        left = scrolled(holding(cards))
        left.setMinimumWidth(Theme.current().px(_LEFT))
        back = tr("Back to the choices")
        self.sides = SideBySide(
            left, self.preview, machine=self.place.machine, key="paper/splitter", share=0.3, back=back
        )
        self.see.clicked.connect(self.sides.show_second)
        self.sides.narrow_changed.connect(self.see.setVisible)
        self.see.hide()
        self.setLayout(column(self.sides, margin=(5, 4)))

    def _ask_columns(self) -> None:
        subject = self.options.subject
        self.jobs.ask(self, _columns_of, self._show_columns, only_last="columns", subject=subject)

    def _show_columns(self, found: tuple[list[Column], list[ColumnSet]]) -> None:
        self.options.columns.offer(*found)

    def _save_columns(self, name: str, columns: tuple[str, ...]) -> None:
        subject = self.options.subject
        self.jobs.act(self, save_columns, refused=self.hand_over.refused, subject=subject, name=name, columns=columns)

    def _show_views(self, views: list[SavedViewRecord]) -> None:
        self.options.audience.show_views(views)
        for name, expression in [("", ""), *((view.name, view.where) for view in views)]:
            self.jobs.ask(
                self,
                count_rows,
                partial(self.options.audience.show_count, name),
                refused=lambda _refusal: None,  # a view made by a newer version: its pages will say so
                only_last=f"count {name}",
                where=expression,
            )

    def _on_changed(self) -> None:
        self._timer.start()

    def _mend(self, ids: tuple[int, ...]) -> None:
        where = f"id in ({', '.join(map(str, ids))})"
        self.place.go("customers", where=where, customer_id=ids[0], edit="address")

    # --- the pages -------------------------------------------------------------------------------

    def _prepare(self) -> None:
        if self._work is not None:
            self.jobs.cancel(self._work)
        self.again.hide()
        paper = self.options.paper

        def task(base: Database, progress: Progress) -> Prepared:
            return prepare(base, paper, progress)

        def stopped() -> None:
            if work == self._work:  # else another one took its place
                self._show_none(tr("The pages were not made"))
                self.again.show()

        work = self._work = self.jobs.work(
            self,
            task,
            partial(self._show_prepared, paper),
            title=tr("Preparing the pages"),
            refused=partial(self._show_refusal, paper),
            stopped=stopped,
            if_stopped=tr("Stopped: the pages were not made."),
        )

    def _show_prepared(self, paper: Paper, prepared: Prepared) -> None:
        if paper != self.options.paper:
            return  # the next answer is on its way
        self._work = None
        self.hand_over.prepared = prepared
        self.preview.show_pdf(prepared.shown)
        self._zoom_for(paper.what)
        self.preview.show_names([(spot.name, spot.page) for spot in prepared.printed.spots])
        self.ways.show_bundles(prepared.printed.bundles)
        self._show_left_out(prepared.printed.left_out)
        if prepared.printed.unshown:
            self.place.notices.say(unshown_words(prepared.printed.unshown, prepared.printed.unshown_for))
        self._show_state()

    def _show_refusal(self, paper: Paper, refusal: Refused) -> None:
        if paper != self.options.paper:
            return
        self._show_none(tr("Nothing to print"), refusal.sentence, refusal)

    def _show_none(self, title: str, sentence: str = "", refusal: Refused | None = None) -> None:
        self._work = None
        self.hand_over.prepared = None
        self._show_left_out(refusal.left_out if isinstance(refusal, NobodyPrinted) else ())
        self.preview.say(title, sentence)
        self.ways.show_bundles(())
        self._show_state()

    def _zoom_for(self, what: What) -> None:
        """Begin with a size that suits the paper; afterwards it is the user's."""
        if what == self._zoomed_for:
            return
        self._zoomed_for = what
        self.preview.begin_at(_WIDE if what in ("list", "letters") else _ZOOM)

    def _show_left_out(self, left_out: tuple[LeftOut, ...]) -> None:
        self.review.show_left_out(left_out)
        self.options.post.show_refusals(sum(one.code == "refuses" for one in left_out))

    def _show_state(self) -> None:
        pages = self.prepared.printed.pages if self.prepared else 0
        words = tr("Print")
        if pages:
            words = trn("Print {count} page", "Print {count} pages", pages)
        self.print.setText(words)
        self.print.setAccessibleName(words)
        self.print.setEnabled(pages > 0)
        self.pdf.setEnabled(pages > 0)
