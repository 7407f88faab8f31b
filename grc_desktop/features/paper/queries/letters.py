"""What letters need to know: how the house writes, which languages its customers read, what a campaign wrote."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.database.attachments import file_path
from grc_desktop.database.schema import Customer, Message
from grc_desktop.features.desk.queries import setting
from grc_desktop.features.paper.letters.records import LetterOptions

LETTERS = "letters"
"""The setting that holds the ``LetterOptions``."""

_AT_ONCE = 500


@dataclass(frozen=True)
class WrittenLetter:
    """A letter of a campaign as it stands in the ledger; ``html`` is filled in already."""

    message_id: int
    customer_id: int | None
    language: str
    name: str
    lines: tuple[str, ...]
    subject: str
    html: str


def letter_options(session: Session) -> LetterOptions:
    """How the letters of the house look."""
    known = setting(session, key=LETTERS, default={})
    return LetterOptions(**{key: known[key] for key in LetterOptions.__dataclass_fields__ if key in known})


def languages_read(session: Session, *, ids: Sequence[int]) -> dict[int, str]:
    """The language of each customer (ISO 639-1), "" where it is not known."""
    found: dict[int, str] = {}
    for start in range(0, len(ids), _AT_ONCE):
        block = ids[start : start + _AT_ONCE]
        rows = session.execute(select(Customer.id, Customer.language).where(Customer.id.in_(block)))
        found |= {row.id: row.language or "" for row in rows}
    return found


def picture_files(session: Session, *, hashes: Iterable[str]) -> dict[str, Path]:
    """Where the pictures lie; those that are lost are missing."""
    paths = {sha256: file_path(session, sha256=sha256) for sha256 in hashes if sha256}
    return {sha256: path for sha256, path in paths.items() if path.is_file()}


def written_letters(session: Session, *, ids: Sequence[int]) -> list[WrittenLetter]:
    """The letters ``ids`` of the ledger, in their order."""
    found: dict[int, WrittenLetter] = {}
    for start in range(0, len(ids), _AT_ONCE):
        block = ids[start : start + _AT_ONCE]
        for row in session.execute(select(Message).where(Message.id.in_(block))).scalars():
            found[row.id] = WrittenLetter(
                row.id, row.customer_id, row.language or "", row.name or "", tuple(row.address.splitlines()),
                row.subject or "", row.html or row.body,
            )  # fmt: skip
    return [found[message_id] for message_id in ids if message_id in found]
