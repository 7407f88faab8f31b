"""Telephone numbers: what was typed, and what can be dialled.

A number is kept as typed and as E.164. One that cannot be dialled is kept with a sentence that says so:
a receptionist's note is never thrown away.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

import phonenumbers
from phonenumbers import PhoneMetadata, PhoneNumber, PhoneNumberFormat, PhoneNumberType

from grc_desktop.core.language import later

Kind = Literal["mobile", "landline", "other", "unknown"]

Found = tuple[str, Kind]
"""A number that can be dialled, in E.164, and its kind."""

_KINDS: dict[int, Kind] = {
    PhoneNumberType.MOBILE: "mobile",
    # North America does not tell them apart; a text message is worth trying.
    PhoneNumberType.FIXED_LINE_OR_MOBILE: "mobile",
    PhoneNumberType.FIXED_LINE: "landline",
    PhoneNumberType.VOIP: "landline",  # 09…: the box of a French household
}
_OVERSEAS = ("RE", "GP", "MQ", "GF", "PM", "NC", "PF")
"""French territories with a country code of their own, whose numbers are typed like any French one."""

_SPREADSHEET_DAMAGE = re.compile(r"\d+(?:[.,]\d*)?[eE]\+?\d+")
_FRENCH = re.compile(r"(?:0|(?:\+|00)330?)([1-9]\d{8})")
_FRENCH_E164 = re.compile(r"\+33[1-79]\d{8}")
_PUNCTUATION = str.maketrans("", "", " .-/()\u00a0\u202f\u2009\u2010\u2011\u2013'\t")
_TRUNK_ZERO = re.compile(r"(?<=\d)\s*\(0\)")
_E164 = re.compile(r"\+[1-9][0-9]{6,14}")
_NOT_DIGITS = re.compile(r"\D+")
_GROUP = re.compile(r"\\(\d)")


@dataclass(frozen=True)
class Telephone:
    """A number as ``typed``; ``e164`` (``+33612487703``) where it can be dialled.

    ``problem`` is an English sentence marked for translation (``tr(problem)``), None when all is well.
    """

    typed: str
    e164: str | None
    kind: Kind
    problem: str | None = None


@lru_cache(maxsize=20_000)
def read_telephone(typed: str, country: str | None = "FR") -> Telephone:
    """Read what somebody typed in ``country`` (ISO 3166-1 alpha-2; None: only ``+`` numbers are understood)."""
    typed = typed.strip().lstrip("'").strip()
    if country == "FR":
        quick = _read_french(typed)
        if quick is not None:
            return quick
    if not typed:
        return Telephone("", None, "unknown")
    if _SPREADSHEET_DAMAGE.fullmatch(typed):
        return Telephone(typed, None, "unknown", later("A spreadsheet has rounded this number: it cannot be read back"))
    found = _find(typed, (country or "FR").upper(), strict=country is None)
    if found is None:
        return Telephone(typed, None, "unknown", _why_not(typed))
    return Telephone(typed, *found)


def _read_french(typed: str) -> Telephone | None:
    """The common French shapes without the full parser (ten times as fast); None: look closer."""
    match = _FRENCH.fullmatch(typed.translate(_PUNCTUATION))
    if match is None or not match[1].isascii():
        return None
    digits = match[1]
    # The first four digits decide on every kind of number but those of the 8 series.
    kind = _french_kind(digits if digits[0] == "8" else digits[:4])
    return None if kind == "unknown" else Telephone(typed, "+33" + digits, kind)


@lru_cache(maxsize=10_000)
def _french_kind(digits: str) -> Kind:
    number = PhoneNumber(country_code=33, national_number=int(digits.ljust(9, "0")))
    return _kind_of(phonenumbers.number_type(number))


def _kind_of(number_type: int) -> Kind:
    return "unknown" if number_type == PhoneNumberType.UNKNOWN else _KINDS.get(number_type, "other")


def _find(typed: str, country: str, *, strict: bool) -> Found | None:
    text = _TRUNK_ZERO.sub("", typed)
    if text.startswith("00"):
        text = "+" + text[2:]
    if text.startswith("+"):
        if quick := _read_international(text):
            return quick
        plus_too_many = country == "FR" and text.startswith("+0")  # "+06 12 …"
        return _valid(text, country) or (_valid(text[1:], country) if plus_too_many else None)
    if strict:
        return None
    candidates = [(text, country)]
    digits = _NOT_DIGITS.sub("", text)
    if country == "FR":
        if len(digits) == 9 and digits[0] != "0":  # the zero that a spreadsheet took away
            candidates.append(("0" + digits, "FR"))
        padded = digits if digits.startswith("0") else "0" + digits
        candidates += [(padded, region) for region in _OVERSEAS[:4] if len(padded) == 10]
    for candidate, region in candidates:
        found = _valid(candidate, region)
        if found is not None:
            return found
    if len(digits) >= 10 and digits[0] != "0":  # 33612487703, 491711234567: the plus was lost
        return _valid("+" + digits, country)
    return None


def _read_international(text: str) -> Found | None:
    """A number that is valid digit by digit, without the parser's search for other spellings; None: look closer."""
    plain = text.translate(_PUNCTUATION)
    if not _E164.fullmatch(plain):
        return None
    number = _taken_apart(plain)
    if number is None or str(number.country_code) + str(number.national_number) != plain[1:]:
        return None
    kind = _kind_of(phonenumbers.number_type(number))
    return None if kind == "unknown" else (plain, kind)


def _valid(text: str, region: str) -> Found | None:
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException:
        return None
    kind = _kind_of(phonenumbers.number_type(number))  # a number without a type is not a valid one
    return None if kind == "unknown" else (phonenumbers.format_number(number, PhoneNumberFormat.E164), kind)


def _why_not(typed: str) -> str:
    digits = _NOT_DIGITS.sub("", typed)
    if not digits:
        return later("This is not a telephone number")
    if len(digits) < 8:
        return later("This telephone number is too short")
    if len(digits) > 15:
        return later("This telephone number is too long")
    return later("This telephone number does not exist")


@lru_cache(maxsize=5_000)
def display(e164: str, home: str = "FR") -> str:
    """The number as people in ``home`` write it: ``06 12 48 77 03``, ``+49 761 …`` from abroad.

    Anything that is not E.164 comes back as it is.
    """
    if not e164.startswith("+"):
        return e164
    if home == "FR" and e164[1:3] == "33" and _FRENCH_E164.fullmatch(e164):
        # Most of a French house's numbers, fifty times faster.
        return f"0{e164[3]} {e164[4:6]} {e164[6:8]} {e164[8:10]} {e164[10:]}"
    code = _country_code(e164[1:])
    if code and code != phonenumbers.country_code_for_region(home):
        return _from_abroad(code, e164[1 + len(str(code)) :])
    number = _taken_apart(e164)
    if number is None:
        return e164
    national = phonenumbers.region_code_for_number(number) == home
    return phonenumbers.format_number(
        number, PhoneNumberFormat.NATIONAL if national else PhoneNumberFormat.INTERNATIONAL
    )


def _from_abroad(code: int, digits: str) -> str:
    """What the library's ``format_number`` gives for INTERNATIONAL, ten times faster: a list has thousands of them."""
    for pattern, spelling in _spellings(code):
        if found := pattern.match(digits):
            return f"+{code} {spelling.format(*found.groups())}"
    return f"+{code} {digits}"


@cache
def _spellings(code: int) -> tuple[tuple[re.Pattern[str], str], ...]:
    """How the numbers of a country are parted, from the library's tables: pattern of the digits, ``{0} {1}``."""
    region = phonenumbers.region_code_for_country_code(code)
    country = (
        PhoneMetadata.metadata_for_nongeo_region(code)
        if region == phonenumbers.REGION_CODE_FOR_NON_GEO_ENTITY
        else PhoneMetadata.metadata_for_region(region)
    )
    formats = () if country is None else country.intl_number_format or country.number_format
    found = []
    for form in formats:
        begins = form.leading_digits_pattern[-1] if form.leading_digits_pattern else ""
        spelling = _GROUP.sub(lambda group: f"{{{int(group[1]) - 1}}}", str(form.format))
        found.append((re.compile(f"(?={begins})(?:{form.pattern})$"), spelling))
    return tuple(found)


def _taken_apart(e164: str) -> PhoneNumber | None:
    """Country code and number; what the library's own parser finds, without its search for other spellings."""
    country = _country_code(e164[1:])
    rest = e164[1 + len(str(country)) :]
    if country and rest[:1] not in ("", "0"):  # the zeros of Italy count
        return PhoneNumber(country_code=country, national_number=int(rest))
    try:
        return phonenumbers.parse(e164, None)
    except phonenumbers.NumberParseException:
        return None


def _country_code(digits: str) -> int:
    """The country code with which ``digits`` begin; 0 where they are none of a telephone number."""
    if digits.isascii() and digits.isdigit():
        for length in (1, 2, 3):
            if int(digits[:length]) in phonenumbers.COUNTRY_CODE_TO_REGION_CODE:  # no code begins like another
                return int(digits[:length])
    return 0


def search_digits(typed: str, e164: str | None) -> list[str]:
    """The index words of a number: a prefix question then finds any part of it.

    They are the endings, at least two digits long, of the national number (with its leading zero) and of
    the international digits; of the typed digits when it could not be read. No word comes twice.
    """
    if e164 is None:
        wholes = [_NOT_DIGITS.sub("", typed)]
    elif e164.startswith("+33") and len(e164) == 12:
        national = "0" + e164[3:]
        return [national[start:] for start in range(9)] + [e164[1:], e164[2:]]
    else:
        wholes = [_national_digits(e164), e164[1:]]
    return list(dict.fromkeys(whole[start:] for whole in wholes for start in range(len(whole) - 1)))


def _national_digits(e164: str) -> str:
    for length in (2, 3, 1):
        prefix = _national_prefix(e164[1 : 1 + length])
        if prefix is not None:
            return prefix + e164[1 + length :]
    return e164[1:]


@cache
def _national_prefix(country_code: str) -> str | None:
    """What is dialled before a number within the country, mostly 0; None where no country has this code."""
    regions = phonenumbers.COUNTRY_CODE_TO_REGION_CODE.get(int(country_code or 0))
    return phonenumbers.ndd_prefix_for_region(regions[0], True) or "" if regions else None


def asked_digits(typed: str) -> str:
    """The digits of a question for the index: ``+33 (0)6 12`` and ``0033 6 12`` both give ``33612``."""
    digits = _NOT_DIGITS.sub("", _TRUNK_ZERO.sub("", typed))
    return digits.removeprefix("00")


def dialled_beginning(typed: str, home: str = "FR") -> str:
    """How the E.164 of a number begins that is dialled like this in ``home``: ``06 12`` gives ``+33612``.

    "" where the digits may stand anywhere within a number (``7703``).
    """
    digits = _NOT_DIGITS.sub("", _TRUNK_ZERO.sub("", typed))
    if typed.lstrip().startswith("+") or digits.startswith("00"):
        asked = digits.removeprefix("00")
        return f"+{asked}" if asked else ""
    code = str(phonenumbers.country_code_for_region(home))
    trunk = _national_prefix(code) or ""
    return f"+{code}{digits.removeprefix(trunk)}" if trunk and digits.startswith(trunk) and digits != trunk else ""
