"""``undo``, ``journal``, ``backup``, ``restore``, ``check``."""

from __future__ import annotations

import argparse
import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr, trn
from grc_desktop.features.console import Console, count_typed
from grc_desktop.features.offers import Command

if TYPE_CHECKING:
    from grc_desktop.database.backup import Contents
    from grc_desktop.database.journal.reading import OperationRecord


def _undo_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "operation", metavar="OPERATION", type=int, nargs="?", help=tr("its number in the journal; the last by default")
    )


def _undo(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.database.journal.reading import last_operation
    from grc_desktop.database.journal.undo import undo

    with console.writing() as base:
        operation_id = chosen.operation if chosen.operation is not None else base.read(last_operation)
        if operation_id is None:
            raise Refused(tr("The journal is empty: there is nothing to undo."))
        done = base.write(undo, operation_id=operation_id)
    kept = [{"table": one.table, "id": one.id, "reason": one.reason} for one in done.result.kept]
    restored = done.result.restored
    lines = [
        done.words,
        trn("{count} record stands again as before.", "{count} records stand again as before.", restored),
        *(tr("Kept: {table} {id} ({reason})", **one) for one in kept),
    ]
    answer = {"operation": done.operation_id, "undid": operation_id, "restored": restored, "kept": kept}
    console.answer(answer, "\n".join(lines))


def _journal_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--customer", metavar="ID", type=int, help=tr("only what touched this customer"))
    parser.add_argument("--limit", metavar="N", type=count_typed, default=50, help=tr("how many, the newest first"))


def _journal(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.database.journal.reading import operations

    with console.reading() as base:
        found = base.read(operations, limit=chosen.limit, customer_id=chosen.customer)
    console.answer(
        [_as_document(one) for one in found], lambda: "\n".join(map(_as_line, found)) or tr("No operations.")
    )


def _as_document(one: OperationRecord) -> dict[str, object]:
    return {
        "operation": one.id,
        "action": one.action,
        "words": one.words,
        "user": one.user,
        "at": one.at,
        "finished": one.finished,
        "undoes": one.undoes,
        "undone": one.undone,
        "rows": one.rows,
    }


def _as_line(one: OperationRecord) -> str:
    mark = f" [{tr('undone')}]" if one.undone else ""
    return f"{one.id:>6}  {one.at.astimezone():%Y-%m-%d %H:%M}  {one.user or '–'}  {one.words}{mark}"


def _backup_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", metavar="FILE", type=Path, help=tr("where to; beside the base by default"))
    parser.add_argument("--encrypt", action="store_true", help=tr("asks for a passphrase (or reads it from a pipe)"))


def _backup(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.database import backup as copies

    passphrase = _passphrase() if chosen.encrypt else None
    contents = copies.backup(Path(console.database_path), to=chosen.to, passphrase=passphrase)
    console.answer(_contents(contents), lambda: tr("Backed up and verified: {file}", file=contents.file))


def _restore_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", metavar="FILE", type=Path)
    parser.add_argument("--dry-run", action="store_true", help=tr("only show what the backup holds"))


def _restore(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.database import backup as copies

    passphrase = _passphrase() if copies.is_encrypted(chosen.file) else None
    contents = copies.inspect(chosen.file, passphrase=passphrase)
    console.say(_holds(contents))
    if not chosen.dry_run:
        contents = copies.restore(chosen.file, Path(console.database_path), passphrase=passphrase)
    console.answer(_contents(contents), "" if chosen.dry_run else tr("Restored: {file}", file=contents.file))


def _check(_: argparse.Namespace, console: Console) -> None:
    from grc_desktop.database import backup as copies

    contents = copies.inspect(Path(console.database_path))
    if contents.problems:
        console.answer(_contents(contents), "\n".join(contents.problems))
        raise Refused(tr("The base is damaged. Restore the latest backup."))
    console.answer(_contents(contents), lambda: tr("The base is whole.") + "\n" + _holds(contents))


def _contents(contents: Contents) -> dict[str, object]:
    return {
        "file": str(contents.file),
        "size": contents.size,
        "customers": contents.customers,
        "purchases": contents.purchases,
        "complaints": contents.complaints,
        "exchanges": contents.exchanges,
        "last_operation": contents.last_words,
        "last_operation_at": contents.last_operation_at,
        "problems": list(contents.problems),
    }


def _holds(contents: Contents) -> str:
    last = contents.last_operation_at
    return tr(
        "Holds {customers} customers, {purchases} purchases, {complaints} complaints, {exchanges} exchanges; "
        "last operation: {words} ({at})",
        customers=contents.customers,
        purchases=contents.purchases,
        complaints=contents.complaints,
        exchanges=contents.exchanges,
        words=contents.last_words or "–",
        at=f"{last.astimezone():%Y-%m-%d %H:%M}" if last else "–",
    )


def _passphrase() -> str:
    """Typed unseen at a terminal, or the first line of what is piped in."""
    if not sys.stdin.isatty():
        return sys.stdin.readline().rstrip("\r\n")
    return getpass.getpass(tr("Passphrase of the backup: "))


def _nothing(_: argparse.ArgumentParser) -> None:
    """No arguments of its own."""


COMMANDS = (
    Command(name="undo", summary=later("undo an operation"), arguments=_undo_arguments, run=_undo),
    Command(name="journal", summary=later("list the operations"), arguments=_journal_arguments, run=_journal),
    Command(
        name="backup", summary=later("write a verified copy of the base"), arguments=_backup_arguments, run=_backup
    ),
    Command(name="restore", summary=later("put a backup in its place"), arguments=_restore_arguments, run=_restore),
    Command(name="check", summary=later("check that the base is whole"), arguments=_nothing, run=_check),
)
