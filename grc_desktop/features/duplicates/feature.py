"""What duplicates add to the program."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from grc_desktop.features.duplicates.commands import COMMANDS
from grc_desktop.features.offers import Feature, Lookalike

if TYPE_CHECKING:
    from sqlalchemy.orm import Session


def _lookalikes(session: Session, *, values: Mapping[str, object]) -> Sequence[Lookalike]:
    from grc_desktop.features.duplicates.queries import likely_duplicates

    return likely_duplicates(session, values=values)


FEATURE = Feature(name="duplicates", commands=COMMANDS, lookalikes=_lookalikes)
