"""``create``: a new base, empty or a sample house."""

from __future__ import annotations

import argparse
from pathlib import Path

from grc_desktop.core.language import later, tr
from grc_desktop.core.numbers import format_count
from grc_desktop.features.console import Console
from grc_desktop.features.offers import Command
from grc_desktop.features.samples.records import SampleHouse


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--demo",
        dest="customers",
        metavar="N",
        type=int,
        help=tr("with N made-up customers and all that belongs to them"),
    )
    parser.add_argument(
        "--seed", metavar="S", type=int, default=1, help=tr("another number, another house (default: 1)")
    )
    parser.add_argument(
        "--profile", choices=("hotel", "agency"), default="hotel", help=tr("what kind of house (default: hotel)")
    )


def _create(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.database.database import Database

    path = Path(console.database_path)
    Database.create(path).close()
    made = SampleHouse(0, 0, 0)
    if chosen.customers is not None:
        try:
            made = _fill(chosen, console)
        except BaseException:
            _remove(path)
            raise
    document = {"customers": made.customers, "purchases": made.purchases, "complaints": made.complaints}
    console.answer(
        document,
        lambda: tr(
            "Created {file}: {customers} customers, {purchases} purchases, {complaints} complaints.",
            file=path,
            **document,
        ),
    )


def _fill(chosen: argparse.Namespace, console: Console) -> SampleHouse:
    from grc_desktop.features.samples.actions import fill_sample_house

    with console.writing() as base:
        return fill_sample_house(
            base,
            customers=chosen.customers,
            seed=chosen.seed,
            profile=chosen.profile,
            progress=lambda count, total: console.say(
                tr("{count} of {total} customers", count=format_count(count), total=format_count(total))
            ),
        ).result


def _remove(path: Path) -> None:
    """Nothing half-made stays behind, nor what is kept beside an open base."""
    for ending in ("", "-wal", "-shm", ".lock", ".owner"):
        path.with_name(path.name + ending).unlink(missing_ok=True)


COMMANDS = (
    Command(
        name="create", summary=later("make a new base, empty or a sample house"), arguments=_arguments, run=_create
    ),
)
