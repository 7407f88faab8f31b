"""``grc-desktop segment list|count|save``."""

from __future__ import annotations

import argparse

from grc_desktop.core.language import later, tr, trn
from grc_desktop.features.console import Console
from grc_desktop.features.offers import Command
from grc_desktop.features.segments.records import SavedViewRecord


def _add_where(parser: argparse.ArgumentParser, *, required: bool = False) -> None:
    parser.add_argument("--where", metavar=tr("EXPR"), required=required, help=tr("a condition of the filter language"))


def _list(_chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.features.segments.queries import count, saved_views

    with console.reading() as base:
        views = base.read(saved_views)
        counts = [base.read(count, where=view.where) for view in views]
    document = [_document(view, number) for view, number in zip(views, counts, strict=True)]

    def lines() -> str:
        if not views:
            return tr("No segment has been saved yet.")
        return "\n".join(f"{entry['name']}: {entry['count']}  {entry['where']}".rstrip() for entry in document)

    console.answer(document, lines)


def _document(view: SavedViewRecord, number: int) -> dict[str, object]:
    return {"id": view.id, "name": view.name, "where": view.expression, "columns": view.columns, "sort": view.sort,
            "frozen_at": view.frozen_at, "added": view.added, "taken": view.taken, "count": number}  # fmt: skip


def _count_arguments(parser: argparse.ArgumentParser) -> None:
    asked = parser.add_mutually_exclusive_group(required=True)
    asked.add_argument("--where", metavar=tr("EXPR"), help=tr("a condition of the filter language"))
    asked.add_argument("--segment", metavar=tr("NAME"), help=tr("a saved segment"))


def _count(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.features.segments.queries import count, saved_view

    with console.reading() as base:
        where = chosen.where if chosen.segment is None else base.read(saved_view, name=chosen.segment).where
        number = base.read(count, where=where)
    console.answer({"count": number}, trn("{count} customer", "{count} customers", number))


def _save_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("name", metavar=tr("NAME"), help=tr("the name of the segment"))
    _add_where(parser, required=True)
    parser.add_argument("--frozen", action="store_true", help=tr("keep it as the list of customers that it is now"))


def _save(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.features.segments.actions import save_view
    from grc_desktop.features.segments.queries import count, saved_view

    with console.writing() as base:
        done = base.write(save_view, name=chosen.name, expression=chosen.where, frozen=chosen.frozen)
        view = base.read(saved_view, name=chosen.name)
        number = base.read(count, where=view.where)
    console.answer({"operation": done.operation_id, **_document(view, number)}, done.words)


COMMANDS = (
    Command(
        name="segment list",
        summary=later("list the saved segments"),
        arguments=lambda _parser: None,
        run=_list,
        filters=True,
    ),
    Command(
        name="segment count",
        summary=later("count the customers that fulfil a condition"),
        arguments=_count_arguments,
        run=_count,
        filters=True,
    ),
    Command(
        name="segment save",
        summary=later("save a condition under a name"),
        arguments=_save_arguments,
        run=_save,
        filters=True,
    ),
)
