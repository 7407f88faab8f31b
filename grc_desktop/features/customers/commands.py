"""``grc-desktop search | show | add customer | edit | delete | merge``."""

from __future__ import annotations

import argparse
from collections.abc import Mapping
from typing import TYPE_CHECKING

from grc_desktop.core.language import later, tr
from grc_desktop.features.console import Console, count_typed
from grc_desktop.features.customers.records import Found
from grc_desktop.features.offers import Command

if TYPE_CHECKING:
    from grc_desktop.database.database import Database

# --- asking ---------------------------------------------------------------------------------------


def _search_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("text", metavar=tr("TEXT"), help=tr("names, town, e-mail, telephone, reference, or parts"))
    parser.add_argument("--limit", metavar="N", type=count_typed, default=20, help=tr("at most so many (20)"))


def _search(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.features.customers.queries import find_customers

    with console.reading() as base:
        found = base.read(find_customers, text=chosen.text, limit=chosen.limit)
    console.answer([_document(one) for one in found], "\n".join(map(_line, found)) or tr("Nobody found."))


def _document(found: Found) -> dict[str, object]:
    return {"id": found.id, "kind": found.kind, "name": found.name, "company": found.company, "city": found.city,
            "phone": found.phone, "email": found.email, "external_id": found.external_id}  # fmt: skip


def _line(found: Found) -> str:
    from grc_desktop.core.telephone import display

    phone = display(found.phone) if found.phone else None
    return "  ".join(filter(None, (str(found.id), found.name, found.city, phone, found.email)))


def _show_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("id", metavar="ID", type=int, help=tr("the customer’s identifier (see “search”)"))


def _show(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.features.customers.queries import everything

    with console.reading() as base:
        document = base.read(everything, customer_id=chosen.id)
    console.answer(document, lambda: "\n".join(_spoken(document)))


def _spoken(document: Mapping[str, object]) -> list[str]:
    lines: list[str] = []
    for name, value in document.items():
        if value in (None, [], (), {}):
            continue
        if isinstance(value, list):
            lines.append(f"{name}:")
            lines += [f"  - {_entry(one)}" for one in value]
        else:
            words = ", ".join(map(str, value)) if isinstance(value, tuple) else str(value)
            lines.append(f"{name}: {words}")
    return lines


def _entry(row: Mapping[str, object]) -> str:
    return ", ".join(f"{name} {value}" for name, value in row.items() if value not in (None, [], {}) and name != "id")


# --- changing -------------------------------------------------------------------------------------


def _assignment(typed: str) -> tuple[str, str]:
    name, sign, value = typed.partition("=")
    if not sign or not name.strip():
        raise argparse.ArgumentTypeError(tr("write it as FIELD=VALUE"))
    return name.strip(), value


def _add_set(parser: argparse.ArgumentParser) -> None:
    parser.add_argument(
        "--set",
        metavar=tr("FIELD=VALUE"),
        dest="values",
        type=_assignment,
        action="append",
        required=True,
        help=tr("a field and its value; again for each field"),
    )


def _add(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.features.customers.actions import add_customer

    values = dict(chosen.values)
    with console.writing() as base:
        done = base.write(add_customer, values=values)
        _say_problems(base, console, values)
    console.answer({"operation": done.operation_id, "id": done.result}, f"{done.result}  {done.words}")


def _edit_arguments(parser: argparse.ArgumentParser) -> None:
    _show_arguments(parser)
    _add_set(parser)


def _edit(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.features.customers.actions import edit_customer

    values = dict(chosen.values)
    with console.writing() as base:
        done = base.write(edit_customer, customer_id=chosen.id, changes=values)
        _say_problems(base, console, values)
    words = done.words if done.operation_id else tr("Nothing to change: it stands so already.")
    console.answer({"operation": done.operation_id, "id": done.result}, words)


def _say_problems(base: Database, console: Console, values: Mapping[str, str]) -> None:
    """What was kept although it looks wrong."""
    from grc_desktop.features.customers.queries import home_country, own_fields
    from grc_desktop.features.customers.rules import check_field, label_of, problem_of

    own = {field.name: field for field in base.read(own_fields)}
    country = base.read(home_country)
    for field, value in values.items():
        check_field(field, own)
        words = problem_of(
            field, value, today=base.clock.today(), country=country, own=own.get(field.removeprefix("custom."))
        )
        if words and field != "postcode":  # its country may be another; forms check the two together
            console.say(tr("{field}: {problem} (“{value}” was kept).",
                           field=label_of(field), problem=words, value=value))  # fmt: skip


def _delete_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ids", metavar="ID", type=int, nargs="+", help=tr("the customers to delete"))


def _delete(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.features.customers.actions import delete_customers

    with console.writing() as base:
        done = base.write(delete_customers, customer_ids=chosen.ids)
    console.answer({"operation": done.operation_id, "id": chosen.ids[0], "ids": chosen.ids}, done.words)


def _merge_arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("keep", metavar=tr("KEEP"), type=int, help=tr("the customer that stays"))
    parser.add_argument("others", metavar=tr("OTHER"), type=int, nargs="+", help=tr("those that go into it"))


def _merge(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.features.customers.actions import merge_customers

    with console.writing() as base:
        done = base.write(merge_customers, keep_id=chosen.keep, other_ids=chosen.others)
    console.answer({"operation": done.operation_id, "id": done.result.id, "merged": done.result.merged}, done.words)


COMMANDS = (
    Command(name="search", summary=later("find customers"), arguments=_search_arguments, run=_search),
    Command(
        name="show",
        summary=later("show everything of a customer"),
        arguments=_show_arguments,
        run=_show,
        filters=True,
    ),
    Command(name="add customer", summary=later("add a customer"), arguments=_add_set, run=_add),
    Command(name="edit", summary=later("change a customer"), arguments=_edit_arguments, run=_edit),
    Command(name="delete", summary=later("delete customers"), arguments=_delete_arguments, run=_delete),
    Command(name="merge", summary=later("make one customer of several"), arguments=_merge_arguments, run=_merge),
)
