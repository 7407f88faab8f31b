"""``grc-desktop export``: a list as a file."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from grc_desktop.core.errors import Refused, Trouble
from grc_desktop.core.language import later, tr, trn
from grc_desktop.features.console import Console
from grc_desktop.features.exports.records import SUBJECTS, Asked, CardVersion, Written
from grc_desktop.features.offers import Command

if TYPE_CHECKING:
    from grc_desktop.database.database import Database


EVERYTHING = "everything"


def add_choice(parser: argparse.ArgumentParser) -> None:
    """The two options that say for whom a list, labels or envelopes are."""
    parser.add_argument("--segment", metavar=tr("NAME"), default="", help=tr("only those of this saved view"))
    parser.add_argument("--where", metavar="EXPR", default="", help=tr("only those that fulfil this filter"))


def tell(console: Console, written: Written) -> None:
    """What a list could not show, on standard error."""
    if written.unshown:
        from grc_desktop.features.exports.alphabets import unshown_words

        console.say(unshown_words(written.unshown, written.unshown_for))


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "what",
        choices=(*SUBJECTS, EVERYTHING),
        help=tr("what the list is of; everything: the whole base, as a workbook or JSON"),
    )
    parser.add_argument(
        "--to",
        required=True,
        type=Path,
        metavar=tr("FILE"),
        help=tr("the file to write; its ending says its kind: .xlsx, .csv, .pdf, .vcf or .json"),
    )
    add_choice(parser)
    parser.add_argument(
        "--columns",
        metavar="A,B|@SET",
        default="",
        help=tr("names of fields, parted by commas, or @ and the name of saved columns (default: the usual ones)"),
    )
    parser.add_argument(
        "--sort", metavar=tr("FIELD"), default="", help=tr("sort by this field; --sort=-FIELD backwards")
    )
    parser.add_argument(
        "--card-version",
        choices=get_args(CardVersion),
        default="3.0",
        help=tr("of address cards (.vcf); 3.0 by default"),
    )


@contextmanager
def base_for_export(console: Console) -> Iterator[Database]:
    """The base, with the right to note the export; only to be read where another program holds it."""
    with ExitStack() as stack:
        try:
            base = stack.enter_context(console.writing())
        except Trouble as trouble:
            base = stack.enter_context(console.reading())
            console.say(tr("This export is not noted in the journal. {reason}", reason=trouble.sentence))
        yield base


def _run(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.features.exports.everything import write_everything
    from grc_desktop.features.exports.making import make_list

    if chosen.what == EVERYTHING and (chosen.segment or chosen.where or chosen.columns or chosen.sort):
        raise Refused(tr("Everything is the whole base: leave out --segment, --where, --columns and --sort."))
    with base_for_export(console) as base:
        if chosen.what == EVERYTHING:
            written = write_everything(base, chosen.to)
        else:
            written = make_list(base, _asked(chosen), chosen.to)
    tell(console, written)
    console.answer(
        {"file": str(written.file), "rows": written.rows, "pages": written.pages},
        lambda: trn("{count} row in {file}", "{count} rows in {file}", written.rows, file=written.file),
    )


def _asked(chosen: argparse.Namespace) -> Asked:
    return Asked(
        subject=chosen.what,
        where=chosen.where,
        view=chosen.segment,
        columns=tuple(name.strip() for name in chosen.columns.split(",") if name.strip()),
        sort=chosen.sort,
        card_version=chosen.card_version,
    )


EXPORT = Command(
    name="export",
    summary=later("write a list to a file: workbook, CSV, PDF, cards or JSON"),
    arguments=_arguments,
    run=_run,
    filters=True,
)
