"""The paper of the house, and what is written on it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Literal

from grc_desktop.features.desk.records import Establishment
from grc_desktop.features.paper.records import Addressed

Side = Literal["right", "left"]


@dataclass(frozen=True, kw_only=True)
class LetterOptions:
    """What the house chose for its letters; kept as the setting ``letters``.

    ``logo`` and ``signature`` are the SHA-256 of pictures beside the base, ``side`` where windows of its envelopes
    are ("" : as usual in its country), ``size`` the type of the text in points.
    """

    logo: str = ""
    signature: str = ""
    side: Literal["", "right", "left"] = ""
    size: float = 10.5
    fold_marks: bool = False


@dataclass(frozen=True, kw_only=True)
class LetterSheet:
    """The paper of the house: who it is, how its letters look, where its pictures lie."""

    house: Establishment
    options: LetterOptions
    side: Side
    pictures: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True, kw_only=True)
class Letter:
    """One letter. ``body`` is HTML of the little markup, all filled in; the rest is plain text.

    Where ``to`` says what keeps it from being printed, nothing else is filled in.
    """

    to: Addressed
    language: str = "fr"
    dateline: str = ""
    reference: str = ""
    subject: str = ""
    body: str = ""
