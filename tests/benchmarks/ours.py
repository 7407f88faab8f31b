"""The jobs as the program does them, without its window."""

from __future__ import annotations

import time
from textwrap import wrap
from typing import Any

from grc_desktop.database.database import Database
from tests.benchmarks.floors import XLSX_COLUMNS
from tests.benchmarks.material import plan_for
from tests.benchmarks.place import Place

LIST_COLUMNS = ("name", "city", "mobile", "last_purchase", "purchases_count")
"""Columns of the printed list."""

_AUDIENCE = "country = FR and purchases_total >= 200 and last_purchase in the last 24 months and consent.email"
_LABELS = 10_000
_LETTERS = 1_000


def audience(material: Place, _: float) -> dict[str, Any]:
    """The ids of a segment with four conditions."""
    from grc_desktop.features.segments.queries import customer_ids

    with Database.open(material.base, writing=False) as base:
        seconds = []
        for _turn in range(4):
            began = time.perf_counter()
            base.read(customer_ids, where=_AUDIENCE)
            seconds.append(time.perf_counter() - began)
        return {"seconds": seconds[1:]}  # the first one also makes the program's mind up how to ask


def rfm(material: Place, _: float) -> dict[str, Any]:
    """The scores of everybody, with their segments, as the house and as the command line ask for them."""
    from grc_desktop.features.rfm.queries import scores
    from grc_desktop.features.rfm.records import Settings

    with Database.open(material.frequent, writing=False) as base:
        seconds = []
        for _turn in range(3):
            began = time.perf_counter()
            base.read(scores, settings=Settings(method="rank"))
            seconds.append(time.perf_counter() - began)
        return {"seconds": seconds[1:]}


def duplicates(material: Place, _: float) -> dict[str, Any]:
    """Probable duplicates and households of the whole base, scored, with reasons."""
    from grc_desktop.features.duplicates.looking import find_pairs

    with Database.open(material.base, writing=False) as base:
        began = time.perf_counter()
        find_pairs(base)
        return {"seconds": [time.perf_counter() - began]}


def import_csv(material: Place, _: float) -> dict[str, Any]:
    """A whole import: recognised, checked, compared with what is there, indexed, in the journal."""
    from grc_desktop.features.imports.importing import carry_out

    with Database.open(material.copy_of(material.empty)) as base:
        began = time.perf_counter()
        carry_out(base, plan_for(material.csv))
        return {"seconds": [time.perf_counter() - began]}


def undo_import(material: Place, _: float) -> dict[str, Any]:
    """Undo of that import."""
    from grc_desktop.database.journal.reading import last_operation
    from grc_desktop.database.journal.undo import undo

    with Database.open(material.copy_of(material.imported)) as base:
        operation_id = base.read(last_operation)
        began = time.perf_counter()
        base.write(undo, operation_id=operation_id or 0)
        return {"seconds": [time.perf_counter() - began]}


def read_workbook(material: Place, _: float) -> dict[str, Any]:
    """A workbook as the preview of an import shows it: recognised, and all its rows read."""
    began = time.perf_counter()
    plan = plan_for(material.xlsx)
    for _row in plan.table.rows():
        pass
    return {"seconds": [time.perf_counter() - began]}


def _export(material: Place, name: str, columns: tuple[str, ...]) -> dict[str, Any]:
    from grc_desktop.features.exports.making import make_list
    from grc_desktop.features.exports.records import Asked

    target = material.scratch(name)
    with Database.open(material.base, writing=False) as base:
        began = time.perf_counter()
        make_list(base, Asked(columns=columns), target)
        return {"seconds": [time.perf_counter() - began]}


def write_workbook(material: Place, _: float) -> dict[str, Any]:
    """All customers with twenty columns as a workbook."""
    return _export(material, "ours.xlsx", XLSX_COLUMNS)


def write_csv(material: Place, _: float) -> dict[str, Any]:
    """All customers with twenty columns as CSV."""
    return _export(material, "ours.csv", XLSX_COLUMNS)


def print_list(material: Place, _: float) -> dict[str, Any]:
    """All customers as a printed list."""
    return _export(material, "ours.pdf", LIST_COLUMNS)


def _label_people(material: Place) -> list[Any]:
    from grc_desktop.features.paper.making import addresses
    from grc_desktop.features.paper.records import Mailing

    with Database.open(material.base, writing=False) as base:
        return addresses(base, Mailing(ids=tuple(range(1, min(material.size, _LABELS) + 1))))


def label_lines(material: Place) -> list[tuple[str, ...]]:
    """The lines of the labels, for the floor to draw."""
    return [tuple(person.lines) for person in _label_people(material) if person.lines]


def print_labels(material: Place, _: float) -> dict[str, Any]:
    """Ten thousand labels whose lines are known, as a PDF."""
    from grc_desktop.features.paper.labels import write_labels
    from grc_desktop.features.paper.sheets import find_sheet

    people = _label_people(material)
    sheet = find_sheet("L7160")
    target = material.scratch("ours-labels.pdf")
    from grc_desktop.features.exports.typeface import regular

    regular()
    began = time.perf_counter()
    write_labels(people, sheet, target)
    return {"seconds": [time.perf_counter() - began]}


def _letters(base: Database) -> tuple[Any, list[Any]]:
    """What is to be written, and the first thousand to whom it can be."""
    from grc_desktop.features.paper.making import addresses
    from grc_desktop.features.paper.records import Mailing, Paper

    paper = Paper("letters", Mailing(ids=tuple(range(1, 2 * _LETTERS + 1))), template="thanks")
    return paper, [person for person in addresses(base, paper.mailing) if not person.code][:_LETTERS]


def letter_lines(material: Place) -> list[tuple[str, ...]]:
    """The lines of each letter, for the floor to draw: address, date, subject, text of some ninety letters a line."""
    from grc_desktop.features.paper.letters.composing import compose
    from grc_desktop.features.templates.mail import plain_twin
    from grc_desktop.features.templates.markup import read_markup

    with Database.open(material.base, writing=False) as base:
        paper, people = _letters(base)
        letters = compose(base, paper, people)
    return [
        (
            *letter.to.lines, letter.dateline, letter.subject,
            *(line for part in plain_twin(read_markup(letter.body)).split("\n") for line in wrap(part, 90) or [""]),
        )
        for letter in letters if letter.to.lines
    ]  # fmt: skip


def print_letters(material: Place, _: float) -> dict[str, Any]:
    """A thousand letters to known addresses, merged from a template, as a PDF."""
    from grc_desktop.features.paper.letters.composing import compose, letter_sheet
    from grc_desktop.features.paper.ui.letters.typesetting import write_letters

    target = material.scratch("ours-letters.pdf")
    with Database.open(material.base, writing=False) as base:
        paper, people = _letters(base)
        write_letters(compose(base, paper, people[:1]), letter_sheet(base), target)  # fonts are loaded
        began = time.perf_counter()
        letters = compose(base, paper, people)
        write_letters(letters, letter_sheet(base, letters), target)
        return {"seconds": [time.perf_counter() - began]}
