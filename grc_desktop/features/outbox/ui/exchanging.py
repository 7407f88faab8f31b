"""What goes through files and mailboxes: returned mail, answers, and SMS for a provider's page."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject
from PySide6.QtWidgets import QWidget

from grc_desktop.core.language import tr, trn
from grc_desktop.features.outbox.accounts import Account, password_of
from grc_desktop.features.outbox.queries import receiving_accounts, runs
from grc_desktop.features.outbox.ui.sending import Sending
from grc_desktop.ui.jobs import Progress
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from grc_desktop.database.database import Database
    from grc_desktop.features.outbox.answers import Reading
    from grc_desktop.features.outbox.sms_file import Results

_TABLES = frozenset({"message", "email", "consent", "response", "customer"})


class Exchanging(QObject):
    """Each of its verbs runs on the long lane and says in the notice bar what came of it."""

    def __init__(self, place: Workplace, owner: QWidget) -> None:
        super().__init__(owner)
        self._place = place
        self._owner = owner

    def read_answers(self, anchor: QWidget) -> None:
        """Read mailboxes, telephones and modems; asks for a password that nobody kept."""
        sending = Sending.of(self._place)

        def look(base: Database, _progress: Progress) -> tuple[list[Account], Account | None]:
            found = base.read(receiving_accounts)
            locked = (one for one in found if one.needs_password and not (sending.password_of(one) or password_of(one)))
            return found, next(locked, None)

        def go_on(answer: tuple[list[Account], Account | None]) -> None:
            found, keyless = answer
            if not found:
                words = tr("No account names a server of incoming mail, and none is a telephone or a modem.")
                self._place.notices.warn(
                    words, action=tr("Open the settings"), run=lambda: self._place.go("settings", tab="sending")
                )
            elif keyless is not None:
                sending.ask_password(anchor, keyless, lambda: self.read_answers(anchor))
            else:
                self._read()

        self._place.jobs.work(self, look, go_on, title=tr("Looking for the password"))

    def _read(self) -> None:
        sending = Sending.of(self._place)

        def read(base: Database, progress: Progress) -> Reading:
            from grc_desktop.features.outbox.answers import read_answers

            return read_answers(base, ask_password=sending.password_of, progress=progress)

        self._place.jobs.work(self, read, self._told, title=tr("Reading what came in"))

    def read_files(self) -> None:
        """Ask for ``.eml`` files and read them."""
        kinds = [(tr("E-mails"), "*.eml")]
        self._place.files.open_files(self._owner, tr("Read returned mail"), kinds, self.take_files)

    def take_files(self, files: list[Path]) -> None:
        """Read these ``.eml`` files, and those of folders."""

        def read(base: Database, _progress: Progress) -> Reading:
            from grc_desktop.features.outbox.answers import Reading, read_files

            return Reading(read_files(base, files))

        self._place.jobs.work(self, read, self._told, title=tr("Reading what came in"))

    def _told(self, reading: Reading) -> None:
        from grc_desktop.features.outbox.incoming import report_words

        words = report_words(reading.found)
        if reading.troubles:
            Sending.of(self._place).forget_passwords()
            self._place.notices.warn(" ".join((*reading.troubles, words)))
        else:
            self._place.notices.succeed(words)
        self._place.jobs.touched.emit(_TABLES)

    def write_file(self, campaign_id: int | None) -> None:
        """Ask where to, and write the SMS that wait."""
        kinds = [(tr("Excel workbook"), "*.xlsx"), (tr("CSV file"), "*.csv")]

        def write(path: Path) -> None:
            def task(base: Database, _progress: Progress) -> int:
                from grc_desktop.features.outbox.sms_file import write_sms_file

                return write_sms_file(base, path, campaign_id=campaign_id)

            self._place.jobs.work(self, task, lambda _run: self._written(path), title=tr("Writing the file"))

        self._place.files.save_file(self._owner, tr("Write the SMS to a file"), tr("SMS to send"), kinds, write)

    def _written(self, path: Path) -> None:
        words = tr("Written to {file}. When the provider has it, press “This run has left”.", file=path.name)
        self._place.notices.succeed(words)
        self._place.jobs.touched.emit(_TABLES)

    def read_results(self, run: int | None) -> None:
        """Ask for the provider's results, of ``run`` or else of the last one."""
        kinds = [(tr("Lists"), "*.csv *.xlsx *.xls *.txt")]
        self._place.files.open_file(
            self._owner, tr("Read the results of the provider"), kinds, lambda path: self.take_results(path, run)
        )

    def take_results(self, path: Path, run: int | None) -> None:
        """Read the results from this file."""
        country = self._place.home_country

        def task(base: Database, _progress: Progress) -> Results:
            from grc_desktop.features.outbox.sms_file import read_results

            known = base.read(runs)
            number = run if run is not None else known[0].number if known else 0
            return read_results(base, path, run=number, country=country)

        self._place.jobs.work(self, task, self._results, title=tr("Reading the results"))

    def _results(self, results: Results) -> None:
        parts = [trn("{count} message sent", "{count} messages sent", results.sent)]
        if results.failed:
            parts.append(trn("{count} failed", "{count} failed", results.failed))
        if results.unknown_lines:
            parts.append(trn("{count} line fits none", "{count} lines fit none", results.unknown_lines))
        self._place.notices.succeed(", ".join(parts) + ".")
        self._place.jobs.touched.emit(_TABLES)
