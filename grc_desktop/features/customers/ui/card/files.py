"""Files kept with a customer: dropped or chosen, opened, saved elsewhere, removed; and the photo or logo."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Sequence
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QDesktopServices
from PySide6.QtWidgets import QVBoxLayout, QWidget

from grc_desktop.core.dates import format_instant
from grc_desktop.core.errors import Trouble
from grc_desktop.core.language import later, tr, trn
from grc_desktop.core.system_words import system_words
from grc_desktop.database.attachments import file_path
from grc_desktop.database.database import Database
from grc_desktop.features.customers.actions import add_attachments, remove_attachment
from grc_desktop.features.customers.records import AttachmentRecord, Customer
from grc_desktop.ui.buttons import button
from grc_desktop.ui.file_dialogs import safe_name
from grc_desktop.ui.jobs import Progress
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import clear, column, row
from grc_desktop.ui.timeline import TimelineLine
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_PICTURES = [(later("Pictures"), "*.png *.jpg *.jpeg *.webp *.bmp"), (later("All files"), "*")]
_ANY = [(later("All files"), "*")]
_PROGRAMS = frozenset(
    ("app", "appimage", "bash", "bat", "bin", "cmd", "com", "cpl", "desktop", "dll", "exe", "hta", "jar", "js", "jse")
    + ("lnk", "msc", "msi", "msp", "ps1", "py", "pyw", "reg", "scr", "sh", "url", "vb", "vbe", "vbs", "wsf", "wsh")
)
"""Endings of what would be run rather than shown: kept, saved elsewhere on demand, never opened from here."""


class Files(QWidget):
    """The attachments of a customer."""

    def __init__(self, place: Workplace) -> None:
        super().__init__()
        self._place = place
        self._customer: Customer | None = None
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        self._photo = button(tr("Choose a photo or logo"), self._choose_photo, icon="photo", role="link")
        add = button(tr("Add a file"), self._choose, icon="plus", role="link")
        self._hint = label(tr("Drop files here to keep a copy with the customer."), "small", wrap=True)
        head = row(label(tr("Files"), "heading"), None, add)
        self.setLayout(column(head, self._lines, self._hint, row(self._photo, None), spacing=1))

    def show_customer(self, customer: Customer) -> None:
        """Show the files of a customer."""
        self._customer = customer
        clear(self._lines)
        for kept in customer.attachments:
            self._lines.addWidget(self._make_line(kept))
        has_photo = any(kept.kind == "photo" for kept in customer.attachments)
        self._photo.setText(tr("Change the photo or logo") if has_photo else tr("Choose a photo or logo"))
        self._photo.setAccessibleName(self._photo.text())

    def _make_line(self, kept: AttachmentRecord) -> QWidget:
        about = " · ".join((_size(kept.size), format_instant(kept.added_at)))
        opening = tr("Open {name}", name=kept.name)
        saving = tr("Save {name} elsewhere", name=kept.name)
        removing = tr("Remove {name}", name=kept.name)
        buttons: list[QWidget] = [
            button("", partial(self._open, kept), icon="external", role="quiet", tip=opening),
            button("", partial(self._save, kept), icon="save", role="quiet", tip=saving),
            button("", partial(self._remove, kept), icon="trash", role="quiet", tip=removing),
        ]
        photo = kept.kind == "photo"
        badge = (tr("Photo or logo"), "neutral") if photo else None
        return TimelineLine("photo" if photo else "attachment", kept.name, about, badge=badge, buttons=buttons)  # type: ignore[arg-type] # "neutral" is a tone

    # --- adding ----------------------------------------------------------------------------------

    def add(self, files: Sequence[Path], kind: str = "document") -> None:
        """Keep copies of files; large ones must not hold up the desk, so on the long lane."""
        customer = self._customer
        if customer is None or not files:
            return

        def task(base: Database, progress: Progress) -> Any:
            def each(count: int, file: Path) -> None:
                progress(count, len(files), file.name)

            return base.write(add_attachments, customer_id=customer.id, files=files, kind=kind, each=each)

        title = trn("Keeping {count} file", "Keeping {count} files", len(files))
        warn = self._place.notices.warn
        self._place.jobs.work(
            self, task, lambda _done: None, title=title, refused=lambda refusal: warn(refusal.sentence)
        )

    def _choose(self) -> None:
        kinds = [(tr(words), pattern) for words, pattern in _ANY]
        self._place.files.open_files(self, tr("Keep files with the customer"), kinds, self.add)

    def _choose_photo(self) -> None:
        kinds = [(tr(words), pattern) for words, pattern in _PICTURES]
        take = lambda file: self.add([file], "photo")  # noqa: E731 - one line for one dialog
        self._place.files.open_file(self, tr("Photo or logo"), kinds, take)

    # --- opening ---------------------------------------------------------------------------------

    def _open(self, kept: AttachmentRecord) -> None:
        if kept.name.rpartition(".")[2].lower() in _PROGRAMS:
            self._place.notices.warn(
                tr(
                    "“{name}” is a program and is not opened from here. Save it elsewhere if you trust it.",
                    name=kept.name,
                )
            )
            return
        self._place.jobs.ask(self, _copy_to_open, self._show_file, sha256=kept.sha256, name=kept.name)

    def _show_file(self, file: Path) -> None:
        if not QDesktopServices.openUrl(QUrl.fromLocalFile(str(file))):
            self._place.notices.warn(tr("No program on this machine opens “{name}”.", name=file.name))

    def _save(self, kept: AttachmentRecord) -> None:
        ending = kept.name.rpartition(".")[2] if "." in kept.name else "*"
        name = kept.name.removesuffix(f".{ending}")

        def write(target: Path) -> None:
            self._place.jobs.ask(self, _copy_to, self._say_saved, sha256=kept.sha256, target=target)

        self._place.files.save_file(self, tr("Save the file"), name, [(kept.name, f"*.{ending}")], write)

    def _say_saved(self, target: Path) -> None:
        self._place.notices.succeed(tr("Saved as {name}", name=target.name))

    def _remove(self, kept: AttachmentRecord) -> None:
        self._place.jobs.act(self, remove_attachment, attachment_id=kept.id)


def _copy_to(session: Session, *, sha256: str, target: Path) -> Path:
    """A copy of a kept file at ``target``. ``Trouble`` where it is not beside the base any more."""
    kept = file_path(session, sha256=sha256)
    try:
        shutil.copyfile(kept, target)
    except OSError as error:
        raise Trouble(
            tr("“{file}” could not be copied: {reason}", file=target.name, reason=system_words(error))
        ) from error
    return target


def _copy_to_open(session: Session, *, sha256: str, name: str) -> Path:
    """A copy under its own name, so that the desktop knows what opens it and the kept one is never changed."""
    folder = Path(tempfile.mkdtemp(prefix="grc-desktop-"))
    return _copy_to(session, sha256=sha256, target=folder / safe_name(name))


def _size(count: int) -> str:
    if count < 1024:
        return trn("{count} byte", "{count} bytes", count)
    if count < 1024 * 1024:
        return tr("{count} KB", count=round(count / 1024))
    return tr("{count} MB", count=f"{count / 1024 / 1024:.1f}")
