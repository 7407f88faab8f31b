"""What becomes of the pages that were looked at: printed, saved, noted; and the list as other files."""

from __future__ import annotations

from collections.abc import Callable, Container
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.core.numbers import format_count
from grc_desktop.features.exports.making import make_list
from grc_desktop.features.exports.records import Written
from grc_desktop.features.exports.rules import TITLES
from grc_desktop.features.paper.making import asked_list, prepare_test, save
from grc_desktop.features.paper.noting import note_printed
from grc_desktop.features.paper.records import Paper, Prepared
from grc_desktop.features.paper.wording import subject_of, title_of
from grc_desktop.ui.printing import Printed, print_pdf

if TYPE_CHECKING:
    from grc_desktop.features.paper.ui.options import Options
    from grc_desktop.ui.page import PageWidget


class HandingOver:
    """The way out for ``prepared``, the pages that ``page`` shows for what stands in ``options``.

    ``tell_printed``, where another page asked for the letters of a campaign, is called with the customers whose
    letters were printed, or saved to be printed elsewhere.
    """

    def __init__(self, page: PageWidget, options: Options) -> None:
        self._page, self._options = page, options
        self._place, self._jobs = page.place, page.jobs
        self.prepared: Prepared | None = None
        self.tell_printed: Callable[[tuple[int, ...]], object] | None = None

    def print(self) -> None:
        """Ask for the printer; what came out is noted."""
        if self.prepared is not None:
            then = partial(self.printed, self._options.paper, self.prepared)
            self._print(self.prepared.data, self._title, then)

    def print_test(self) -> None:
        """Print the page that shows how far the printer is off the labels."""
        paper, title = self._options.paper, tr("Test page")
        self._jobs.work(
            self._page,
            lambda base, _progress: prepare_test(base, paper),
            lambda data: self._print(data, title),
            title=title,
            refused=self.refused,
        )

    def printed(self, paper: Paper, prepared: Prepared, pages: Container[int] | None = None) -> None:
        """These pages (``None``: all) were printed: tell whoever asked for them, or note it."""
        if paper.messages and self.tell_printed is not None:
            self.tell_printed(_whom(prepared, pages))
        elif self._options.notes:
            self.note(paper, prepared, pages)

    def note(self, paper: Paper, prepared: Prepared, pages: Container[int] | None = None) -> None:
        """Write down in the exchanges of everyone whose piece is on these pages (``None``: on any) that it left."""
        if not (ids := _whom(prepared, pages)):
            return
        self._jobs.work(
            self._page,
            lambda base, progress: note_printed(base, ids, subject_of(paper), progress),
            lambda done: self._place.notices.succeed(done.words),
            title=tr("Noting in the exchanges"),
            refused=self.refused,
        )

    def save(self) -> None:
        """Ask for a file and put the pages there."""
        prepared, paper = self.prepared, self._options.paper
        if prepared is None:
            return

        def write(target: Path) -> None:
            self._jobs.work(
                self._page,
                lambda _base, _progress: save(prepared.data, target),
                partial(self._saved, paper, prepared),
                title=tr("Saving"),
                refused=self.refused,
            )

        self._place.files.save_file(self._page, tr("Save the pages"), self._title, [(tr("PDF"), "*.pdf")], write)

    def export(self, ending: str) -> None:
        """Ask for a file and write the list there: ``xlsx``, ``csv``, ``vcf`` or ``json``."""
        asked = asked_list(self._options.paper)
        kinds = {
            "xlsx": tr("Excel workbook"),
            "csv": tr("CSV file"),
            "vcf": tr("Contact cards"),
            "json": tr("JSON file"),
        }

        def write(target: Path) -> None:
            self._jobs.work(
                self._page,
                lambda base, progress: make_list(base, asked, target, progress),
                self._exported,
                title=tr("Exporting"),
                if_stopped=tr("The export was stopped: no file was written."),
                refused=self.refused,
            )

        suggested = f"{tr(TITLES[asked.subject])} {self._place.clock.today():%Y-%m-%d}"
        self._place.files.save_file(
            self._page, tr("Export the list"), suggested, [(kinds[ending], f"*.{ending}")], write
        )

    def refused(self, refusal: Refused) -> None:
        """Say why something could not be done."""
        self._place.notices.trouble(refusal.sentence)

    @property
    def _title(self) -> str:
        return f"{title_of(self._options.paper)} {self._place.clock.today():%Y-%m-%d}"

    def _print(self, data: bytes, title: str, then: Printed | None = None) -> None:
        print_pdf(self._page, data, title, then, refused=self.refused, printer=self._options.post.printer_name)

    def _saved(self, paper: Paper, prepared: Prepared, target: Path) -> None:
        """A file is no letter yet: that it left is noted only when somebody says so."""
        words = tr("Saved as {file}", file=target)
        if paper.messages:
            self.printed(paper, prepared)
        if prepared.printed.customer_ids and self._options.notes:
            note = partial(self.note, paper, prepared)
            self._place.notices.succeed(words, action=tr("Note in the exchanges"), run=note)
        else:
            self._place.notices.succeed(words)

    def _exported(self, written: Written) -> None:
        rows = format_count(written.rows)
        self._place.notices.succeed(
            trn("{rows} row saved as {file}", "{rows} rows saved as {file}", written.rows, rows=rows, file=written.file)
        )


def _whom(prepared: Prepared, pages: Container[int] | None) -> tuple[int, ...]:
    return prepared.printed.customer_ids if pages is None else prepared.printed.on_pages(pages)
