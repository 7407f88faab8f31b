"""Files that travel with the e-mails of a campaign."""

from __future__ import annotations

from pathlib import Path

from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused, Trouble
from grc_desktop.core.language import tr
from grc_desktop.database.attachments import keep_file

LARGEST = 10_000_000
"""Bytes of one file: base64 makes a third more of it, and many servers take no e-mail of more than 15 to 20 MB."""


def keep_attachment(session: Session, *, file: Path) -> str:
    """Copy a file to its place beside the base; gives its name there, as ``Draft.attachments`` holds it.

    ``Refused`` for one that no server would take.
    """
    try:
        size = file.stat().st_size
    except OSError as error:
        raise Trouble(tr("“{file}” cannot be read.", file=file.name)) from error
    if size > LARGEST:
        raise Refused(
            tr(
                "“{file}” is too large for an e-mail: {size} MB, and 10 MB are the most. Put a link instead.",
                file=file.name,
                size=round(size / 1_000_000),
            ),
            field="attachments",
        )
    kept = keep_file(session, file)
    return f"{kept.sha256}/{kept.name}"
