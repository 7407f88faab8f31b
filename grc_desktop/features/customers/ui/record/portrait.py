"""The photo of a person or the logo of an organisation, read off the GUI thread and kept while it is shown."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject, QSize, Qt, Signal
from PySide6.QtGui import QImage, QImageReader, QPixmap

from grc_desktop.database.attachments import file_path
from grc_desktop.features.customers.records import Customer
from grc_desktop.ui.workplace import Workplace

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_SIDE = 192
"""Pixels; enough for the largest portrait at 200 % on a fine display."""


class Portrait(QObject):
    """Gives the photo of a customer once it is loaded; ``loaded(customer id)`` tells when."""

    loaded = Signal(int)

    def __init__(self, place: Workplace, parent: QObject) -> None:
        super().__init__(parent)
        self._place = place
        self._sha256 = ""
        self._pixmap: QPixmap | None = None

    def photo_of(self, customer: Customer) -> QPixmap | None:
        """The photo; None where there is none, or while it is on its way."""
        photo = next((kept for kept in customer.attachments if kept.kind == "photo"), None)
        if photo is None:
            return None
        if photo.sha256 != self._sha256:
            self._sha256, self._pixmap = photo.sha256, None
            take = partial(self._take, customer.id)
            self._place.jobs.ask(self, _read, take, only_last="photo", sha256=photo.sha256)
        return self._pixmap

    def _take(self, customer_id: int, image: QImage) -> None:
        if not image.isNull():
            self._pixmap = QPixmap.fromImage(image)
            self.loaded.emit(customer_id)


def _read(session: Session, *, sha256: str) -> QImage:
    """The picture, small; a null image where the file is gone or is no picture."""
    reader = QImageReader(str(file_path(session, sha256=sha256)))
    reader.setAutoTransform(True)
    size = reader.size()
    if size.isValid() and max(size.width(), size.height()) > _SIDE:
        reader.setScaledSize(size.scaled(QSize(_SIDE, _SIDE), Qt.AspectRatioMode.KeepAspectRatioByExpanding))
    return reader.read()
