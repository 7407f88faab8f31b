"""An e-mail as mail programs show it, with the pictures that travel inside it."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping
from typing import TYPE_CHECKING, Any

from PySide6.QtCore import QUrl
from PySide6.QtGui import QImage
from PySide6.QtWidgets import QFrame, QTextBrowser

from grc_desktop.core.language import tr
from grc_desktop.features.templates.markup import PICTURE
from grc_desktop.features.templates.ui.pictures import read_picture

if TYPE_CHECKING:
    from sqlalchemy.orm import Session

_INSIDE = re.compile(r'src="cid:([0-9a-f]{64})"')


class MailBrowser(QTextBrowser):
    """Shows HTML that people wrote; it fetches nothing and follows no link."""

    def __init__(self) -> None:
        super().__init__()
        self._images: Mapping[str, QImage] = {}
        self.setOpenLinks(False)
        self.setFrameShape(QFrame.Shape.NoFrame)
        self.setAccessibleName(tr("The message as it will leave"))

    def show_mail(self, html: str, images: Mapping[str, QImage] | None = None) -> None:
        """Show ``html``; ``images`` are the pictures inside it, by SHA-256."""
        self._images = images or {}
        self.setHtml(html)

    def loadResource(self, kind: int, name: QUrl | str) -> Any:  # noqa: ARG002, N802 - Qt's name
        url = QUrl(name)
        return self._images.get(url.path()) if url.scheme() == "cid" else None


def pictures_inside(html: str) -> list[str]:
    """The SHA-256 of the pictures that an e-mail shows."""
    return list(dict.fromkeys(_INSIDE.findall(html)))


def read_pictures(session: Session, *, sha256: Collection[str]) -> dict[str, QImage]:
    """Pictures that lie beside the base; empty ones for those that are lost."""
    return {one: read_picture(session, source=f"{PICTURE}{one}") for one in sha256}
