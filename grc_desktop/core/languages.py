"""Languages that customers speak: ISO 639-1 codes and their names (Unicode CLDR, through Babel)."""

from __future__ import annotations

import re
from functools import cache, lru_cache

from grc_desktop.core.text import clean, sort_key

_READ_IN = ("fr", "en", "de", "es", "it", "nl", "pt")
_THREE_LETTERS = {
    "fra": "fr",
    "fre": "fr",
    "eng": "en",
    "deu": "de",
    "ger": "de",
    "ita": "it",
    "spa": "es",
    "esp": "es",
    "nld": "nl",
    "dut": "nl",
    "por": "pt",
    "rus": "ru",
    "zho": "zh",
    "chi": "zh",
    "jpn": "ja",
    "ara": "ar",
    "pol": "pl",
    "ell": "el",
    "gre": "el",
}
_ALSO = {"gb": "en", "us": "en", "ang": "en", "all": "de", "neerlandais": "nl", "flamand": "nl", "mandarin": "zh"}


@cache
def _names(language: str) -> dict[str, str]:
    from babel import Locale

    return {code: name for code, name in Locale(language).languages.items() if re.fullmatch("[a-z]{2}", code)}


def language_name(code: str | None, language: str = "fr") -> str:
    """The language's name, ``allemand``; whatever is no code comes back as it is."""
    return _names(language if language in _READ_IN else "en").get(code, code) if code else ""


@cache
def language_choices(language: str = "fr") -> tuple[tuple[str, str], ...]:
    """All languages as ``(code, name)``, in the order of their names."""
    return tuple(sorted(_names(language).items(), key=lambda item: sort_key(item[1])))


@cache
def _codes() -> dict[str, str]:
    from babel import Locale, UnknownLocaleError

    found = {sort_key(name): code for language in reversed(_READ_IN) for code, name in _names(language).items()}
    for code in _names("en"):  # each language's own name of itself: Deutsch, ελληνικά, 日本語
        try:
            own_name = Locale(code).language_name
        except UnknownLocaleError:
            continue
        if own_name:
            found.setdefault(sort_key(own_name), code)
    return found | _THREE_LETTERS | _ALSO


@lru_cache(maxsize=1_000)
def read_language(text: str) -> str | None:
    """The ISO 639-1 code of ``français``, ``FR``, ``fr-FR``, ``French``, ``fra``; None when nobody could tell."""
    key = sort_key(clean(text))
    if not key:
        return None
    short = key.split(" ")[0]
    if len(short) == 2 and short in _names("en"):
        return short
    return _codes().get(key)
