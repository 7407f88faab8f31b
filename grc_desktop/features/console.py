"""What a subcommand works with: the base, and the two streams of the command-line contract."""

from __future__ import annotations

import argparse
import json
import sys
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from decimal import Decimal
from typing import TYPE_CHECKING

from grc_desktop.core.language import tr

if TYPE_CHECKING:
    from grc_desktop.database.database import Database


def _encode(value: object) -> object:
    if isinstance(value, (date, datetime)):
        return value.isoformat()
    if isinstance(value, Decimal):
        return float(value)
    if isinstance(value, (set, frozenset)):
        return sorted(value)
    raise TypeError(f"no JSON form for {type(value).__name__}")


def count_typed(typed: str) -> int:
    """How many, as an argument says it: a whole number from 0 on; anything else is wrong usage."""
    try:
        count = int(typed)
    except ValueError:
        count = -1
    if count < 0:
        raise argparse.ArgumentTypeError(tr("“{text}” is not a whole number from 0 on", text=typed))
    return count


@dataclass(frozen=True)
class Console:
    """Handed to every ``Command.run``.

    ``open_base(writing)`` opens the base that ``--database`` names, as a context manager, and closes it;
    standard output carries the answer (one JSON document under ``--json``), standard error all else.
    """

    open_base: Callable[[bool], AbstractContextManager[Database]]
    as_json: bool
    database_path: str

    def reading(self) -> AbstractContextManager[Database]:
        """The base, for queries only; works while another program writes."""
        return self.open_base(False)

    def writing(self) -> AbstractContextManager[Database]:
        """The base with the right to change it (one program at a time)."""
        return self.open_base(True)

    def answer(self, document: object, sentence: str | Callable[[], str] = "") -> None:
        """Print ``document`` as JSON under ``--json``, else ``sentence`` (text, or what makes it)."""
        if self.as_json:
            json.dump(document, sys.stdout, ensure_ascii=False, default=_encode)
            sys.stdout.write("\n")
        else:
            text = sentence() if callable(sentence) else sentence
            if text:
                sys.stdout.write(text + "\n")

    def say(self, sentence: str) -> None:
        """A message or a line of progress, on standard error."""
        sys.stderr.write(sentence + "\n")
