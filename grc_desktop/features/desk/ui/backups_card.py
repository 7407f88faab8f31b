"""The verified copies of the base: made at closing, on demand, to a place of one's own; and put back."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from grc_desktop.core.dates import format_instant
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import grouped, later, tr
from grc_desktop.core.numbers import format_count
from grc_desktop.database import backup as copies
from grc_desktop.ui.buttons import action, button, menu_button
from grc_desktop.ui.card import Card
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.jobs import Progress
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import holding, row
from grc_desktop.ui.notices import Banner
from grc_desktop.ui.passphrase import PassphrasePopover
from grc_desktop.ui.record_table import Column, FixedTable
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from grc_desktop.database.database import Database


@dataclass(frozen=True)
class Copy:
    """A line of the list."""

    id: int
    file: Path
    made_at: datetime
    size: int


_COLUMNS: tuple[Column[Copy], ...] = (
    Column(
        key="at",
        title=later("Made"),
        text=lambda one: format_instant(one.made_at),
        width=200,
        sort=lambda one: one.made_at,
    ),
    Column(key="file", title=later("File"), text=lambda one: one.file.name, width=260, stretch=True, look="muted"),
    Column(
        key="size",
        title=later("Size"),
        text=lambda one: _size(one.size),
        width=110,
        align="right",
        sort=lambda one: one.size,
    ),
)


class BackupsCard(Card):
    """The automatic copies, with what can be done with them."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(tr("Backups"), flush=True)
        self._place = place
        self._asked: tuple[Path, str] | None = None
        self._asking: PassphrasePopover | None = None
        self._elsewhere = menu_button(
            tr("Save a copy elsewhere"),
            [
                action(tr("As it is…"), self._save_elsewhere, icon="save"),
                action(tr("Encrypted with a passphrase…"), self._save_encrypted, icon="lock"),
            ],
            icon="save",
        )
        self.head.addWidget(self._elsewhere)
        self.head.addWidget(button(tr("Back up now"), self._back_up, icon="backup", role="primary"))
        words = tr("A verified copy is made whenever the program is closed; the last ten are kept.")
        self.table = FixedTable(_COLUMNS, name=tr("Backups"))
        self.table.set_empty(EmptyState("backup", tr("No copy yet")))
        self.table.current_changed.connect(lambda _id: self._enable())
        self._restore = button(tr("Restore this copy"), self._inspect_current, icon="undo")
        other = button(tr("Restore another file…"), self._choose_other, icon="folder")
        self._banner = Banner("warning")
        self._banner.hide()
        foot = row(label(words, "small", wrap=True), self._restore, other, margin=(3.5, 2.5))
        foot.setStretch(0, 1)
        self.add(self.table, self._banner, holding(foot))
        self._enable()

    def reload(self) -> None:
        """Look which copies there are."""
        self._place.jobs.work(self, _list, self._show, title=tr("Looking for backups"))

    def _show(self, found: list[Copy]) -> None:
        self.show_count(len(found))
        self.table.show_rows(found)
        self.table.fit_height()
        self._enable()

    def _enable(self) -> None:
        self._restore.setEnabled(self.table.current_row is not None)

    # --- making ----------------------------------------------------------------------------------

    def _back_up(self) -> None:
        self._make(None)

    def _save_elsewhere(self) -> None:
        self._place.files.save_file(self, tr("Save a copy"), self._name(), [(tr("Backups"), "*.grc")], self._make)

    def _save_encrypted(self) -> None:
        self._asking = PassphrasePopover(
            self, tr("Whoever has lost it cannot open the copy any more; nobody can help then."), new=True
        )
        self._asking.ask_for(self._elsewhere, self._save_sealed)

    def _save_sealed(self, passphrase: str) -> None:
        kinds = [(tr("Encrypted backups"), "*.grc.enc")]
        self._place.files.save_file(
            self, tr("Save a copy"), self._name(), kinds, lambda target: self._make(target, passphrase)
        )

    def _name(self) -> str:
        return tr("{house} {date}", house=self._place.house.name or "GRC", date=self._place.clock.today().isoformat())

    def _make(self, target: Path | None, passphrase: str | None = None) -> None:
        def task(base: Database, _progress: Progress) -> copies.Contents:
            return copies.backup(base.path, to=target, clock=base.clock, passphrase=passphrase)

        self._place.jobs.work(self, task, self._made, title=tr("Backing up"))

    def _made(self, contents: copies.Contents) -> None:
        self._place.notices.succeed(tr("Backed up and verified: {file}", file=contents.file))
        self.reload()

    # --- putting back ----------------------------------------------------------------------------

    def _inspect_current(self) -> None:
        one = self.table.current_row
        if one is not None:
            self._inspect(one.file)

    def _choose_other(self) -> None:
        self._place.files.open_file(
            self, tr("Restore a backup"), [(tr("Backups"), "*.grc *.grc.enc"), (tr("All files"), "*")], self._inspect
        )

    def _inspect(self, file: Path, passphrase: str = "") -> None:
        """Show first what the copy holds; only the button of the banner puts it back."""
        self._asked = file, passphrase
        self._place.jobs.work(
            self,
            lambda _base, _progress: copies.inspect(file, passphrase=passphrase or None),
            self._offer,
            title=tr("Checking the backup"),
            refused=partial(self._refused, file),
        )

    def _refused(self, file: Path, refusal: Refused) -> None:
        if refusal.field == "passphrase":
            self._asking = PassphrasePopover(self, refusal.sentence)
            self._asking.ask_for(self._restore, partial(self._inspect, file))
        else:
            self._place.notices.warn(refusal.sentence)

    def _offer(self, contents: copies.Contents) -> None:
        if contents.problems:
            self._banner.tell("danger", contents.problems[0], head=tr("This copy is damaged."))
        else:
            last = contents.last_operation_at
            self._banner.tell(
                "warning",
                tr(
                    "{customers} customers, {purchases} purchases, {complaints} complaints; last operation: "
                    "{words} ({at}). What is there now is kept as a backup first.",
                    customers=format_count(contents.customers),
                    purchases=format_count(contents.purchases),
                    complaints=format_count(contents.complaints),
                    words=contents.last_words or "–",
                    at=format_instant(last) if last else "–",
                ),
                head=tr("This copy holds:"),
                action=tr("Restore it"),
                run=self._put_back,
            )
        self._banner.show()

    def _put_back(self) -> None:
        self._banner.hide()
        if self._asked is not None:
            self._place.restore_wanted.emit(*self._asked)


def _list(base: Database, _progress: Progress) -> list[Copy]:
    return [
        Copy(number, file, datetime.fromtimestamp(file.stat().st_mtime, UTC), file.stat().st_size)
        for number, file in enumerate(copies.automatic_copies(base.path))
    ]


def _size(size: int) -> str:
    return tr("{size} MB", size=grouped(f"{size / 1_000_000:,.1f}"))
