"""Codes of coupons and answers: short, of letters and digits that nobody confuses, and with a check character.

``NEIGE-7K4FR``: the word of the campaign, then the code proper. Its last character is the sum of the others,
weighted by their place, modulo the 23 of the alphabet: as 23 is prime, one wrong character and two exchanged ones
are always noticed.
"""

from __future__ import annotations

import hashlib
import re

ALPHABET = "ABCDEFHJKMNPRSTWXYZ3479"
"""Without G I L O Q U V 0 1 2 5 6 8: each looks like another in some hand or typeface."""

_SHORT, _LONG = 4, 6
_LONG_FROM = 5_000
_NOT_OF_A_CODE = re.compile(r"[^A-Z0-9]+")
_WORD = re.compile(r"[^A-Z0-9]")


def make_code(campaign_id: int, customer_id: int, *, of: int, word: str = "", attempt: int = 0) -> str:
    """The code of a customer in a campaign of ``of`` messages: always the same, so that a preview shows the real one.

    ``attempt`` gives another one, where two customers should ever have the same.
    """
    length = _SHORT if of <= _LONG_FROM else _LONG
    digest = hashlib.blake2b(f"{campaign_id}:{customer_id}:{attempt}".encode(), digest_size=8).digest()
    number, body = int.from_bytes(digest, "big"), ""
    for _ in range(length):
        number, place = divmod(number, len(ALPHABET))
        body += ALPHABET[place]
    code = body + check_character(body)
    word = _WORD.sub("", word.upper())
    return f"{word}-{code}" if word else code


def check_character(body: str) -> str:
    """The character that belongs behind ``body``."""
    return ALPHABET[sum(place * ALPHABET.index(one) for place, one in enumerate(body, start=1)) % len(ALPHABET)]


def is_right(code: str) -> bool:
    """Whether ``code`` (as ``spellings`` gives it) has the check character that it needs."""
    proper = code.rpartition("-")[2]
    return (
        len(proper) in (_SHORT + 1, _LONG + 1)
        and all(one in ALPHABET for one in proper)
        and check_character(proper[:-1]) == proper[-1]
    )


def spellings(typed: str) -> list[str]:
    """How the code that somebody typed or scanned may be stored: capitals, one hyphen before the code proper."""
    text = "".join(_NOT_OF_A_CODE.sub("", part) for part in typed.upper())
    return [
        f"{text[:-length]}-{text[-length:]}" if len(text) > length else text
        for length in (_SHORT + 1, _LONG + 1)
        if len(text) >= length
    ]
