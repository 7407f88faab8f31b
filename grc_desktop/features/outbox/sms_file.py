"""SMS by a file: written for the provider's web page, and its results read back.

A file is a *run*, as a printing of letters is: its messages wait until somebody says that the file was given to the
provider, and may be written anew until then.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.core.telephone import read_telephone
from grc_desktop.core.text import fold
from grc_desktop.database.database import Database
from grc_desktop.features.exports.formats import write_listing
from grc_desktop.features.exports.records import Column, Listing
from grc_desktop.features.imports.reading import read_table
from grc_desktop.features.outbox.actions import begin_run, leave_out, record_results
from grc_desktop.features.outbox.queries import listed, messages_of
from grc_desktop.features.outbox.records import QueuedMessage

_GOOD = frozenset(fold(word) for word in ("sent", "delivered", "envoyé", "délivré", "reçu", "remis", "ok", "success"))
_BAD = frozenset(
    fold(word)
    for word in ("failed", "error", "échec", "erreur", "rejeté", "rejected", "undelivered", "non délivré", "expiré",
                 "expired", "invalide", "invalid")
)  # fmt: skip


@dataclass(frozen=True)
class Results:
    """What the provider's results said: so many sent, so many failed, so many lines that fit no message."""

    sent: int
    failed: int
    unknown_lines: int


def write_sms_file(base: Database, target: Path, *, campaign_id: int | None = None) -> int:
    """Write the SMS that wait to ``target`` (.csv or .xlsx: number, text, reference); gives the number of the run.

    Whoever may not be reached any more is left out and cancelled in the ledger with the reason.
    """
    waiting = sorted(base.read(listed, states=["queued"], channels=["sms"], campaign_id=campaign_id))
    ids = sorted(base.write(leave_out, message_ids=waiting).result.ids) if waiting else []
    if not ids:
        raise Refused(tr("No text message waits."))
    messages = base.read(messages_of, ids=ids)
    columns = (
        Column("number", tr("Number")), Column("text", tr("Text")), Column("name", tr("Name")),
        Column("reference", tr("Reference")),
    )  # fmt: skip
    listing = Listing(
        title=tr("Text messages"), scope=tr("Waiting"), house="", made_at=base.clock.now(), made_by=base.user,
        columns=columns, rows=map(_row, messages), count=len(messages),
    )  # fmt: skip
    write_listing(listing, target)
    return base.write(begin_run, message_ids=ids).result


def _row(message: QueuedMessage) -> tuple[str, str, str, str]:
    return message.address, message.body, message.name or "", f"grc{message.id}"


def read_results(base: Database, source: Path, *, run: int, country: str = "FR") -> Results:
    """Read what the provider says became of a run: any table with a column of numbers (or of references) and of states.

    ``Refused`` where no column says what became of the messages.
    """
    table = read_table(source)
    found: list[tuple[str, int | None, bool, str]] = []
    lines = unknown = 0
    for _, row in table.all_rows():
        cells = [cell.strip() for cell in row]
        verdict = next((judged for cell in cells if (judged := _judged(cell)) is not None), None)
        if verdict is None:
            continue
        lines += 1
        number = next((e164 for cell in cells if (e164 := _number(cell, country))), "")
        reference = next((int(match[1]) for cell in cells if (match := re.fullmatch(r"grc(\d+)", cell))), None)
        if not number and reference is None:
            unknown += 1
            continue
        found.append((number, reference, verdict, " ".join(filter(None, cells))[:200]))
    if not lines:
        raise Refused(tr("No column of this file says what became of the messages."))
    sent, failed = base.write(record_results, run=run, results=found).result
    return Results(sent, failed, unknown + len(found) - sent - failed)


def _judged(cell: str) -> bool | None:
    word = fold(cell)
    return True if word in _GOOD else False if word in _BAD else None


def _number(cell: str, country: str) -> str | None:
    digits = re.sub(r"\D", "", cell)
    return read_telephone(cell, country).e164 if 9 <= len(digits) <= 15 else None
