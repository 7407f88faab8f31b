"""Pictures of texts: chosen by the user, made small enough, kept beside the base, read again when shown."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from PySide6.QtCore import QSize, Qt
from PySide6.QtGui import QImage, QImageReader
from PySide6.QtWidgets import QWidget

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.database.attachments import file_path, keep_file
from grc_desktop.features.templates.markup import PICTURE, Picture
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_WIDEST = 1600
"""Pixels: sharp across a page, and small enough for an e-mail."""
_SHOWN = 480
"""CSS pixels that a new picture takes at most: three quarters of the width of a letter."""


class PicturesOfBase:
    """The pictures that lie beside the base in use."""

    def __init__(self, place: Workplace) -> None:
        self._place = place

    def choose(self, owner: QWidget, then: Callable[[Picture], object]) -> None:
        """Ask for a file and keep it; ``then`` is called with the picture."""
        kinds = [(tr("Pictures"), "*.png *.jpg *.jpeg *.webp *.gif")]
        self._place.files.open_file(owner, tr("Choose a picture"), kinds, lambda file: self._keep(owner, file, then))

    def load(self, owner: QWidget, source: str, then: Callable[[QImage], object]) -> None:
        """Read the picture called ``source``."""
        self._place.jobs.ask(owner, read_picture, then, source=source)

    def _keep(self, owner: QWidget, file: Path, then: Callable[[Picture], object]) -> None:
        self._place.jobs.act(
            owner,
            keep_picture,
            lambda done: then(done.result),
            refused=lambda refusal: self._place.notices.trouble(refusal.sentence),
            quietly=True,
            file=file,
        )


def keep_picture(session: Session, *, file: Path) -> Picture:
    """Copy a picture to its place beside the base, no wider than paper can show. ``Refused`` for what is none."""
    reader = QImageReader(str(file))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and size.width() > _WIDEST:
        reader.setScaledSize(size.scaled(QSize(_WIDEST, _WIDEST * 4), Qt.AspectRatioMode.KeepAspectRatio))
    image = reader.read()
    if image.isNull():
        raise Refused(tr("“{file}” is no picture that can be read.", file=file.name), field="picture")
    with TemporaryDirectory(prefix="grc-desktop-") as folder:
        ending = "png" if image.hasAlphaChannel() or file.suffix.lower() == ".png" else "jpg"
        small = Path(folder, f"{file.stem}.{ending}")
        image.save(str(small), quality=88)
        kept = keep_file(session, small)
    return Picture(f"{PICTURE}{kept.sha256}", file.stem, min(image.width(), _SHOWN))


def read_picture(session: Session, *, source: str) -> QImage:
    """The picture called ``source``; an empty one where it is lost."""
    return QImage(str(file_path(session, sha256=source.removeprefix(PICTURE))))
