"""``grc-desktop duplicates``."""

from __future__ import annotations

import argparse

from grc_desktop.core.language import later, tr
from grc_desktop.features.console import Console, count_typed
from grc_desktop.features.duplicates.records import Pair
from grc_desktop.features.offers import Command


def _score(typed: str) -> float:
    try:
        score = float(typed)
    except ValueError:
        score = -1.0
    if not 0 <= score <= 1:
        raise argparse.ArgumentTypeError(tr("a score lies between 0 and 1"))
    return score


def _arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--min-score", metavar="0..1", type=_score, default=0.85, help=tr("how sure at least (0.85)"))
    parser.add_argument("--limit", metavar="N", type=count_typed, help=tr("at most so many pairs"))


def _run(chosen: argparse.Namespace, console: Console) -> None:
    from grc_desktop.features.duplicates.looking import probable_duplicates

    with console.reading() as base:
        pairs = probable_duplicates(base, least=chosen.min_score, limit=chosen.limit)
    console.answer([_document(pair) for pair in pairs], "\n".join(map(_line, pairs)) or tr("No probable duplicates."))


def _document(pair: Pair) -> dict[str, object]:
    return {
        "a": {"id": pair.one_id, "external_id": pair.one_number, "name": pair.one_name},
        "b": {"id": pair.other_id, "external_id": pair.other_number, "name": pair.other_name},
        "score": pair.score,
        "reasons": pair.reasons,
    }


def _line(pair: Pair) -> str:
    reasons = ", ".join(pair.reasons)
    return f"{pair.score:.2f}  {pair.one_id} {pair.one_name}  =  {pair.other_id} {pair.other_name}  ({reasons})"


COMMANDS = (Command(name="duplicates", summary=later("list probable duplicates"), arguments=_arguments, run=_run),)
