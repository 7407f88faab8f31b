"""Values as people type them → values as they are stored, and what looks wrong about them.

A value that looks wrong is kept as typed and named (``Problem``); one that cannot be stored is ``Refused``.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from grc_desktop.features.customers.records import CustomerDraft, Problem

FIELDS: tuple[str, ...] = ()
"""The field names that ``--set``, forms and imports may give, beside ``custom.NAME``."""


def read_draft(
    values: Mapping[str, object], *, today: date, country: str = "FR", own_kinds: Mapping[str, str] | None = None
) -> tuple[CustomerDraft, tuple[Problem, ...]]:
    """A draft of ``values`` (field name → text as typed, or a typed value), and what looks wrong in it.

    ``country`` is where numbers and addresses without a country are read; ``own_kinds`` names the fields of the
    house and their kinds. Raises ``Refused`` with ``field`` for an unknown field (naming the nearest), a value that
    cannot be stored, or a record without name, company, e-mail and telephone.
    """
    raise NotImplementedError


def problem_of(field: str, value: str, *, country: str = "FR", today: date) -> str | None:
    """What looks wrong about one value while it is typed, in the user's words; None when all is well."""
    raise NotImplementedError
