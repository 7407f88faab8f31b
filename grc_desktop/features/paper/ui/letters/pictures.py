"""Pictures of letters: files beside the base, and QR codes, both as a document asks for them; nothing else is read."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage, QTextDocument

from grc_desktop.features.templates.mail import qr_png
from grc_desktop.features.templates.markup import PICTURE, QR_CODE

_DOTS = 8
"""Pixels of a module of a QR code: sharp on paper."""


class Pictures:
    """Images by their source, each read once."""

    def __init__(self, files: Mapping[str, Path]) -> None:
        self._files = files
        self._read: dict[str, QImage] = {}

    def image(self, source: str) -> QImage:
        """The picture ``picture:…``, or the QR code of ``qr:…``; an empty image for anything else."""
        if source not in self._read:
            self._read[source] = self._made(source)
        return self._read[source]

    def _made(self, source: str) -> QImage:
        if source.startswith(PICTURE) and (path := self._files.get(source.removeprefix(PICTURE))):
            return QImage(str(path))
        if source.startswith(QR_CODE):
            return QImage.fromData(qr_png(source, dots=_DOTS))
        return QImage()


class LetterDocument(QTextDocument):
    """A document that shows only pictures of the house and codes, whatever its HTML names."""

    def __init__(self, pictures: Pictures) -> None:
        super().__init__()
        self._pictures = pictures
        self.setUndoRedoEnabled(False)

    def loadResource(self, _kind: int, name: QUrl | str) -> object:  # noqa: N802 - Qt's name
        return self._pictures.image(name.toString() if isinstance(name, QUrl) else name)
