"""Files kept with customers: the row here, the bytes beside the base."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.database.attachments import keep_file
from grc_desktop.database.journal.notes import describe, now
from grc_desktop.database.schema import Attachment
from grc_desktop.features.customers.actions.selection import require, who


def add_attachment(session: Session, *, customer_id: int, file: Path, kind: str = "document") -> int:
    """Keep a copy of a file with a customer; gives the attachment's id. A ``photo`` takes the place of the photo.

    Raises ``Refused`` for a photo that is no picture, ``Trouble`` where the file cannot be read or copied.
    """
    require(session, [customer_id])
    kept = keep_file(session, file)
    if kind == "photo":
        if not kept.media_type.startswith("image/"):
            raise Refused(tr("“{file}” is not a picture. Choose a PNG or JPEG file.", file=kept.name), field="file")
        session.execute(delete(Attachment).where(Attachment.customer_id == customer_id, Attachment.kind == "photo"))
    attachment = Attachment(
        customer_id=customer_id, kind=kind, name=kept.name, sha256=kept.sha256, size=kept.size,
        media_type=kept.media_type, added_at=now(session),
    )  # fmt: skip
    session.add(attachment)
    session.flush()
    describe(session, tr("Added the file {file} to {name}", file=kept.name, name=who(session, [customer_id])))
    return attachment.id


def add_attachments(
    session: Session, *, customer_id: int, files: Sequence[Path], kind: str = "document",
    each: Callable[[int, Path], object] = lambda _count, _file: None,
) -> list[int]:  # fmt: skip
    """Keep copies of several files with a customer, all of them or none; ``each`` hears of every one before it."""
    kept: list[int] = []
    for count, file in enumerate(files):
        each(count, file)
        kept.append(add_attachment(session, customer_id=customer_id, file=file, kind=kind))
    if len(files) > 1:
        name = who(session, [customer_id])
        describe(session, trn("Added {count} file to {name}", "Added {count} files to {name}", len(files), name=name))
    return kept


def remove_attachment(session: Session, *, attachment_id: int) -> None:
    """Take a file off a customer; its bytes stay beside the base so that undo finds them."""
    attachment = session.scalars(select(Attachment).where(Attachment.id == attachment_id)).one_or_none()
    if attachment is None:
        raise Refused(tr("This file has been removed meanwhile."))
    name = who(session, [attachment.customer_id])
    describe(session, tr("Removed the file {file} of {name}", file=attachment.name, name=name))
    session.execute(delete(Attachment).where(Attachment.id == attachment_id))
