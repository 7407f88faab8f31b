"""``grc-desktop print labels``, ``print envelopes``, ``print letters``, ``print list`` and ``sheets``."""

from __future__ import annotations

import argparse
import re
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import get_args

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr, trn
from grc_desktop.features.console import Console
from grc_desktop.features.exports.commands import add_choice
from grc_desktop.features.offers import Command
from grc_desktop.features.paper.records import LabelSheet, LeftOut, ListKind, Mailing, Paper, Pieces, Printed

_MOST_TOLD = 20
"""Customers left out that are named one by one to people; programs get them all."""


def read_offset(typed: str) -> tuple[float, float]:
    """``X,Y`` in mm, to the right and down. ``Refused`` for anything else."""
    match = re.fullmatch(r"\s*([+-]?\d+(?:\.\d+)?)\s*[,;]\s*([+-]?\d+(?:\.\d+)?)\s*", typed)
    if match is None:
        raise Refused(tr("“{typed}” is not X,Y in millimetres, for example 0.5,-1.", typed=typed), field="offset")
    return float(match[1]), float(match[2])


def _common(parser: argparse.ArgumentParser) -> None:
    _to_argument(parser)
    add_choice(parser)


def _to_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--to", required=True, type=Path, metavar=tr("FILE.pdf"), help=tr("the PDF to write"))


def _mailing_arguments(parser: argparse.ArgumentParser, *, pieces: bool = True) -> None:
    _common(parser)
    parser.add_argument(
        "--sort", choices=("postcode", "name"), default="postcode", help=tr("the order (default: postcode)")
    )
    parser.add_argument("--household", action="store_true", help=tr("one piece for all who live together"))
    parser.add_argument(
        "--from", dest="first", type=int, metavar="N", default=1,
        help=tr("begin with the Nth address, after a paper jam"),
    )  # fmt: skip
    if pieces:
        _offset_argument(parser)
        parser.add_argument(
            "--slips", action="store_true", help=tr("a slip before each département or country, saying how many follow")
        )
    parser.add_argument(
        "--note-exchange", action="store_true", help=tr("note in the exchanges of each customer that a letter left")
    )


def _offset_argument(parser: argparse.ArgumentParser) -> None:
    # “--offset -1,0.5” is a value, not an option; argparse offers no other way to say so.
    parser._negative_number_matcher = re.compile(r"^-\d[\d.,;+-]*$")  # noqa: SLF001
    parser.add_argument(
        "--offset", metavar="X,Y", default="0,0", help=tr("move the print by so many millimetres to the right and down")
    )


def _sheet_argument(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--sheet", metavar=tr("PART"), default="L7160", help=tr("the label sheet (default: L7160; see “sheets”)")
    )


def _labels_arguments(parser: argparse.ArgumentParser) -> None:
    _mailing_arguments(parser)
    _sheet_argument(parser)
    parser.add_argument("--start", type=int, metavar="N", default=1, help=tr("the first free label of the first sheet"))
    parser.add_argument("--copies", type=int, metavar="N", default=1, help=tr("labels for each address"))
    parser.add_argument(
        "--kind", choices=get_args(Pieces), default="addresses",
        help=tr("addresses of customers, the sender’s address, or name badges"),
    )  # fmt: skip
    parser.add_argument("--guides", action="store_true", help=tr("print the edges of the labels"))


def _envelopes_arguments(parser: argparse.ArgumentParser) -> None:
    _mailing_arguments(parser)
    parser.add_argument(
        "--sheet", metavar=tr("SIZE"), default="DL", help=tr("the envelope: DL, C6, C5, C4 or B4 (default: DL)")
    )
    parser.add_argument("--no-sender", action="store_true", help=tr("leave the sender out"))


def _letters_arguments(parser: argparse.ArgumentParser) -> None:
    _mailing_arguments(parser, pieces=False)
    parser.add_argument("--template", metavar=tr("NAME"), required=True, help=tr("the letter to write"))


def _list_arguments(parser: argparse.ArgumentParser) -> None:
    _common(parser)
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
        "--kind", choices=get_args(ListKind), default="shown",
        help=tr("which list: with its columns, a directory, arrival cards, telephones, or for a power cut"),
    )  # fmt: skip
    parser.add_argument(
        "--date", metavar=tr("DAY"), default="", help=tr("the day of arrivals and emergency lists (default: today)")
    )


def _file_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", type=int, metavar="ID", help=tr("the customer’s number"))
    _to_argument(parser)


def _test_arguments(parser: argparse.ArgumentParser) -> None:
    _to_argument(parser)
    _sheet_argument(parser)
    _offset_argument(parser)


def _mailing(chosen: argparse.Namespace) -> Mailing:
    return Mailing(where=chosen.where, view=chosen.segment, sort=chosen.sort, per_household=chosen.household)


def _labels(chosen: argparse.Namespace) -> Paper:
    if chosen.copies < 1:
        raise Refused(tr("Of each label at least one copy is printed."), field="copies")
    return Paper(
        "labels", _mailing(chosen), sheet=chosen.sheet, start=chosen.start, first=chosen.first, copies=chosen.copies,
        pieces=chosen.kind, slips=chosen.slips, guides=chosen.guides, offset=read_offset(chosen.offset),
    )  # fmt: skip


def _envelopes(chosen: argparse.Namespace) -> Paper:
    return Paper(
        "envelopes", _mailing(chosen), envelope=chosen.sheet, first=chosen.first, slips=chosen.slips,
        with_sender=not chosen.no_sender, offset=read_offset(chosen.offset),
    )  # fmt: skip


def _letters(chosen: argparse.Namespace) -> Paper:
    return Paper("letters", _mailing(chosen), template=chosen.template, first=chosen.first)


def _list(chosen: argparse.Namespace) -> Paper:
    names = tuple(name.strip() for name in chosen.columns.split(",") if name.strip())
    mailing, day = Mailing(where=chosen.where, view=chosen.segment), _read_day(chosen.date)
    return Paper("list", mailing, kind=chosen.kind, day=day, columns=names, order=chosen.sort)


def _file(chosen: argparse.Namespace) -> Paper:
    return Paper("list", Mailing(ids=(chosen.id,)), kind="files")


def _read_day(typed: str) -> date | None:
    if not typed:
        return None
    try:
        return date.fromisoformat(typed)
    except ValueError:
        raise Refused(tr("“{typed}” is no day; write it as 2026-11-22.", typed=typed), field="date") from None


def _printing(paper_of: Callable[[argparse.Namespace], Paper]) -> Callable[[argparse.Namespace, Console], None]:
    """What prints the paper that the words of the command line ask for."""

    def run(chosen: argparse.Namespace, console: Console) -> None:
        from grc_desktop.features.paper.making import make
        from grc_desktop.features.paper.noting import note_printed
        from grc_desktop.features.paper.wording import subject_of

        paper, note = paper_of(chosen), getattr(chosen, "note_exchange", False)  # lists are no letters
        with console.writing() if note else console.reading() as base:
            printed = make(base, paper, chosen.to)
            if note:
                note_printed(base, printed.customer_ids, subject_of(paper))
        _answer(console, printed)

    return run


def _print_test(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.features.paper.making import make_test

    with console.reading() as base:
        make_test(base, chosen.sheet, read_offset(chosen.offset), chosen.to)
    _answer(console, Printed(file=chosen.to, pages=1, printed=0))


def _answer(console: Console, printed: Printed) -> None:
    if not console.as_json:
        _tell_bundles(console, printed)
        _tell_left_out(console, printed.left_out)
    if printed.unshown:
        from grc_desktop.features.exports.alphabets import unshown_words

        console.say(unshown_words(printed.unshown, printed.unshown_for))
    console.answer(
        {
            "file": str(printed.file),
            "pages": printed.pages,
            "printed": printed.printed,
            "left_out": [{"id": one.customer_id, "reason": one.reason} for one in printed.left_out],
        },
        lambda: trn(
            "{count} page, {printed} printed, {left} left out: {file}",
            "{count} pages, {printed} printed, {left} left out: {file}",
            printed.pages,
            printed=printed.printed,
            left=len(printed.left_out),
            file=printed.file,
        ),
    )


def _tell_bundles(console: Console, printed: Printed) -> None:
    from grc_desktop.features.paper.bundles import bundle_words, summed

    for bundle in summed(printed.bundles):
        console.say(bundle_words(bundle))


def _tell_left_out(console: Console, left_out: tuple[LeftOut, ...]) -> None:
    """Whose address is to be mended comes first; those who want no post are usually many more."""
    from grc_desktop.features.paper.rules import is_to_mend

    for one in sorted(left_out, key=is_to_mend, reverse=True)[:_MOST_TOLD]:
        console.say(tr("Left out: {name} (no. {id}): {reason}.", name=one.name, id=one.customer_id, reason=one.reason))
    if (rest := len(left_out) - _MOST_TOLD) > 0:
        console.say(trn("{count} more; --json names them all.", "{count} more; --json names them all.", rest))


def _no_arguments(parser: argparse.ArgumentParser) -> None:
    del parser  # it takes none of its own


def _sheets(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.features.paper.queries import own_sheets
    from grc_desktop.features.paper.sheets import describe, known_sheets

    del chosen
    sheets = known_sheets()
    if Path(console.database_path).is_file():  # the sheets that are known need no base
        with console.reading() as base:
            sheets = (*base.read(own_sheets), *sheets)
    console.answer([_geometry(sheet) for sheet in sheets], lambda: "\n".join(map(describe, sheets)))


def _geometry(sheet: LabelSheet) -> dict[str, object]:
    return {
        "brand": sheet.brand,
        "part": sheet.part,
        "aliases": list(sheet.aliases),
        "paper": sheet.paper,
        "paper_w_mm": sheet.page_width,
        "paper_h_mm": sheet.page_height,
        "cols": sheet.columns,
        "rows": sheet.rows,
        "per_sheet": sheet.per_sheet,
        "label_w_mm": sheet.label_width,
        "label_h_mm": sheet.label_height,
        "left_mm": sheet.left,
        "top_mm": sheet.top,
        "pitch_x_mm": sheet.pitch_x,
        "pitch_y_mm": sheet.pitch_y,
    }


COMMANDS = (
    Command(
        name="print labels",
        summary=later("print address labels to a PDF"),
        arguments=_labels_arguments,
        run=_printing(_labels),
        filters=True,
    ),
    Command(
        name="print envelopes",
        summary=later("print envelopes to a PDF"),
        arguments=_envelopes_arguments,
        run=_printing(_envelopes),
        filters=True,
    ),
    Command(
        name="print letters",
        summary=later("print letters from a template to a PDF"),
        arguments=_letters_arguments,
        run=_printing(_letters),
        filters=True,
    ),
    Command(
        name="print list",
        summary=later("print the list of customers to a PDF"),
        arguments=_list_arguments,
        run=_printing(_list),
        filters=True,
    ),
    Command(
        name="print file",
        summary=later("print everything on one customer to a PDF"),
        arguments=_file_arguments,
        run=_printing(_file),
    ),
    Command(
        name="print test",
        summary=later("print a page that shows how far a printer is off its labels"),
        arguments=_test_arguments,
        run=_print_test,
    ),
    Command(name="sheets", summary=later("list the label sheets known"), arguments=_no_arguments, run=_sheets),
)
