"""What the values of a column look like, whatever its header says."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from typing import Literal

from grc_desktop.core.dates import read_date
from grc_desktop.core.email_address import read_email
from grc_desktop.core.money import read_amount
from grc_desktop.core.telephone import read_telephone
from grc_desktop.features.imports.understanding.values import read_yes_no

Shape = Literal["empty", "email", "phone", "date", "amount", "yes_no", "postcode", "text"]

_LONGEST = 100
"""Characters."""

_DATE_LIKE = re.compile(r"\d{1,4}[/.\-]\d{1,2}[/.\-]\d{1,4}|\d{1,2}\s\w{3,9}\.?\s\d{4}")
_AMOUNT_LIKE = re.compile(r"-?[\d\s\u00a0\u202f.]*\d[.,]\d{1,2}\s*(?:€|eur)?|-?\d+\s*(?:€|eur)", re.IGNORECASE)
_POSTCODE_LIKE = re.compile(r"(?:[A-Z]{1,2}-)?\d{5}")
_PHONE_LIKE = re.compile(r"[+\d(][\d\s./()\-\u00a0\u202f]{7,}\d")


def shape_of(values: Sequence[str]) -> Shape:
    """What at least four fifths of the filled ``values`` are; ``text`` where nothing prevails."""
    filled = [value.strip() for value in values if value.strip()]
    if not filled:
        return "empty"
    short = [value for value in filled if len(value) <= _LONGEST]  # nothing longer is any of these
    checks: tuple[tuple[Shape, int], ...] = (
        ("email", sum("@" in value and read_email(value).problem is None for value in short)),
        ("yes_no", sum(read_yes_no(value) is not None for value in short)),
        ("postcode", sum(bool(_POSTCODE_LIKE.fullmatch(value)) for value in short)),
        ("date", sum(bool(_DATE_LIKE.search(value)) and _is_date(value) for value in short)),
        ("amount", sum(bool(_AMOUNT_LIKE.fullmatch(value)) and read_amount(value) is not None for value in short)),
        ("phone", sum(bool(_PHONE_LIKE.fullmatch(value)) and _is_phone(value) for value in short)),
    )
    shape, count = max(checks, key=lambda check: check[1])
    return shape if count >= 0.8 * len(filled) else "text"


def _is_date(value: str) -> bool:
    return read_date(value, today=date(2100, 1, 1)) is not None


def _is_phone(value: str) -> bool:
    return read_telephone(value).e164 is not None
