"""The command line without its edges: one parser made from the features' commands, and the console they get."""

from __future__ import annotations

import argparse
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING

from grc_desktop.app.surroundings import user_name
from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Refused, Trouble
from grc_desktop.core.language import later, tr, trn
from grc_desktop.features.console import Console
from grc_desktop.features.offers import Command, Feature

if TYPE_CHECKING:
    from grc_desktop.database.database import Database

PROGRAM = "grc-desktop"

_WORDS_OF_ARGPARSE = (
    later("usage: "),
    later("positional arguments"),
    later("options"),
    later("show this help message and exit"),
    later("argument %(argument_name)s: %(message)s"),
    later("%(prog)s: error: %(message)s\n"),
    later("the following arguments are required: %s"),
    later("one of the arguments %s is required"),
    later("not allowed with argument %s"),
    later("unrecognized arguments: %s"),
    later("unexpected option string: %s"),
    later("ignored explicit argument %r"),
    later("expected one argument"),
    later("expected at most one argument"),
    later("expected at least one argument"),
    later("invalid choice: %(value)r (choose from %(choices)s)"),
    later("invalid choice: %(value)r, maybe you meant %(suggestion)r? (choose from %(choices)s)"),
    later("invalid %(type)s value: %(value)r"),
    later("ambiguous option: %(option)s could match %(matches)s"),
    later("unknown parser %(parser_name)r (choices: %(choices)s)"),
)
"""What argparse itself says; named here so that the catalogues hold it."""


def _expected_arguments(one: str, many: str, count: int) -> str:
    if (one, many) == ("expected %s argument", "expected %s arguments"):
        return trn("expected {count} argument", "expected {count} arguments", count, count="%s")
    return tr(one if count == 1 else many)


def command_parser(commands: Iterable[Command]) -> argparse.ArgumentParser:
    """The parser of ``grc-desktop``; the command chosen is left in ``namespace.command`` (``None``: the window)."""
    # argparse looks its sentences up under these two names; it offers no other way to give it a catalogue.
    argparse._ = tr  # type: ignore[attr-defined]
    argparse.ngettext = _expected_arguments  # type: ignore[attr-defined]

    parser = argparse.ArgumentParser(
        prog=PROGRAM,
        description=tr("Customer relationship management for a front desk. Without a subcommand, opens the window."),
        epilog=tr("Exit status: 0 done, 1 refused or failed, 2 wrong usage."),
        allow_abbrev=False,
    )
    parser.set_defaults(command=None)
    parser.add_argument(
        "--version",
        action="version",
        version=f"{PROGRAM} {version(PROGRAM)}",
        help=tr("show program’s version number and exit"),
    )
    parser.add_argument("--demo", action="store_true", help=tr("open the window on a temporary sample house"))
    _add_general(parser, database=None, language=None, as_json=False)
    below = _add_choices(parser)
    groups: dict[str, argparse._SubParsersAction[argparse.ArgumentParser]] = {}
    commands = list(commands)
    for command in commands:
        first, _, second = command.name.partition(" ")
        if second and first not in groups:
            seconds = [name for name in (other.name.partition(" ") for other in commands) if name[0] == first]
            listed = ", ".join(name[2] for name in seconds)
            groups[first] = _add_choices(
                below.add_parser(first, help=listed, description=listed, allow_abbrev=False), required=True
            )
        _add_command(groups[first] if second else below, second or first, command)
    return parser


def console(path: Path, *, as_json: bool) -> Console:
    """What a subcommand works with, on the base at ``path``."""

    @contextmanager
    def open_base(writing: bool) -> Iterator[Database]:
        from grc_desktop.database.database import Database

        base = Database.open(path, user=user_name(), clock=Clock(), writing=writing)
        try:
            yield base
        finally:
            base.close()

    return Console(open_base=open_base, as_json=as_json, database_path=str(path))


def keep_up(path: Path, features: Iterable[Feature]) -> None:
    """Bring up to date what filters speak of (scores), as the window does in the background.

    Left to the command itself where the base cannot be opened: it says why, or only reads it while the window,
    which holds it, keeps it up.
    """
    from grc_desktop.database.database import Database

    wanted = [upkeep for feature in features for upkeep in feature.upkeep if upkeep.filters]
    try:
        with Database.open(path, user=user_name(), clock=Clock(), patience=0) as base:
            for upkeep in wanted:
                upkeep.run(base, lambda *_: None)
    except (Refused, Trouble):
        return


def _add_choices(
    parser: argparse.ArgumentParser, *, required: bool = False
) -> argparse._SubParsersAction[argparse.ArgumentParser]:
    return parser.add_subparsers(title=tr("subcommands"), metavar=tr("SUBCOMMAND"), required=required)


def _add_command(choices: argparse._SubParsersAction[argparse.ArgumentParser], name: str, command: Command) -> None:
    summary = tr(command.summary)
    parser = choices.add_parser(name, help=summary, description=summary, allow_abbrev=False)
    command.arguments(parser)
    _add_general(parser, database=argparse.SUPPRESS, language=argparse.SUPPRESS, as_json=argparse.SUPPRESS)
    parser.set_defaults(command=command)


def _add_general(
    parser: argparse.ArgumentParser, *, database: str | None, language: str | None, as_json: bool | str
) -> None:
    """The options that stand before or after the subcommand; a suppressed default keeps what stood before."""
    general = parser.add_argument_group(tr("general options"))
    general.add_argument(
        "--database",
        metavar=tr("FILE"),
        default=database,
        help=tr("the base to work on (default: the one in your own data folder)"),
    )
    general.add_argument("--language", choices=("fr", "en"), default=language, help=tr("language of the sentences"))
    general.add_argument(
        "--json",
        dest="as_json",
        action="store_true",
        default=as_json,
        help=tr("print one JSON document on standard output, and nothing else there"),
    )
