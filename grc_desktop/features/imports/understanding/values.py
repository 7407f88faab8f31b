"""One value of one field: what it means, or what is wrong with it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import UTC, date, datetime, time

from grc_desktop.core.countries import read_country
from grc_desktop.core.dates import read_date
from grc_desktop.core.email_address import EmailAddress, read_email
from grc_desktop.core.identifiers import business_number_problem, vat_problem
from grc_desktop.core.language import later
from grc_desktop.core.languages import read_language
from grc_desktop.core.money import read_amount
from grc_desktop.core.telephone import Telephone, read_telephone
from grc_desktop.core.text import clean, fold, repair_mojibake, sort_key
from grc_desktop.features.duplicates.rules import USUAL

NOT_A_DATE = later("This is not a date")
NOT_A_BIRTH = later("A birth date lies neither in the future nor more than 120 years ago")
YEAR_MISSING = later("The year of the birthday is missing")
NOT_AN_AMOUNT = later("This is not an amount")
NOT_A_NUMBER = later("This is not a whole number")
NOT_YES_OR_NO = later("This is neither yes nor no")
UNKNOWN_COUNTRY = later("No country has this name")
UNKNOWN_LANGUAGE = later("No language has this name")
TOO_LONG = later("This is too long: what fits stands in its place")

LONGEST_LINE = 500
"""Characters of what stands in one line: no more can be typed into a form either (``ui.form.Field.longest``)."""
LONGEST_TEXT = 32_767
"""Characters of what stands in several lines: as many as a cell of a workbook holds."""

_NOTHING = frozenset(
    ("-", "--", "—", "–", ".", "/", "#n/a", "n/a", "#ref!", "#valeur!", "#value!", "#nom?", "?")
    + ("n/c", "n.c.", "(null)", "(vide)", "#div/0!")
)
_FORMULA = ("=", "+", "-", "@", "\t")
_SEVERAL = re.compile(r"\s*(?:[/;|\n,]|\bou\b|\bet\b| ::: )\s*")
_LONGEST_NOTHING = max(map(len, _NOTHING))
_NO_DAY = re.compile(r"0{6,8}|0{1,4}[/.\-]0{1,2}[/.\-]0{1,4}(?: .*)?")
_YES = frozenset(
    ("o", "oui", "y", "yes", "vrai", "true", "1", "x", "ok", "ja", "si", "accord", "accepte", "on")
    + ("optin", "opt-in", "inscrit", "abonne", "actif", "active", "subscribed")
)
_NO = frozenset(
    ("n", "non", "no", "faux", "false", "0", "nok", "nein", "refus", "refuse", "off")
    + ("optout", "opt-out", "desinscrit", "desabonne", "unsubscribed")
)
NO_YEAR = re.compile(r"--?(\d{2})-?(\d{2})|1604-\d{2}-\d{2}|(\d{1,2})[/.](\d{1,2})[/.]?")
"""A birthday without its year (RFC 6350 § 4.3.1; Apple writes 1604 for it; ``04/02``)."""

_WEEKDAY = re.compile(
    r"^(?:(?:lun|mer|jeu|ven|sam|dim|mon|tue|wed|thu|fri|sat|sun)[a-z]*|mar(?:di)?(?=[. ,]+\d{1,2}(?:[/.-]| +\D)))"
    r"[. ,]+(?=\d)",
    re.IGNORECASE,
)
"""« ven. 02/10/26 »; « mar » is also a month."""

STATES = {
    "active": ("actif", "active"),
    "moved": ("parti sans adresse", "moved", "demenage", "npai", "parti sans laisser"),
    "deceased": ("decede", "deceased", "dcd", "dead"),
    "closed": ("cessation", "closed", "ferme", "radie", "liquide"),
    "blocked": ("bloque", "blocked", "interdit", "liste noire", "blacklist"),
}
"""Of a customer, as the schema names them, with the words of other programs."""

_TIME = re.compile(
    r"(?<=\d)[ T]\d{1,2}[:h]\d{2}(?::\d{2}(?:\.\d+)?)?\s?(?:[AP]M)?\s?(?:Z|(?:UTC|GMT)?[+-]?[\d:]*)$", re.IGNORECASE
)
"""What may follow a day: « 9:05:33 AM UTC+1 »."""

_LINES = re.compile(r"[\r\n\x0b\x0c\x85\u2028\u2029]")


def tidy(text: str, *, mend: bool = True) -> str:
    """A cell as it may be stored: without invisible characters, line ends kept; "" for no value.

    ``mend`` repairs accents that were read in a wrong encoding.
    """
    if text[:1] == "'" and text[1:2] in _FORMULA:
        text = text[1:]  # put there so that no spreadsheet takes the text for a formula
    elif text[:2] == '="' and text[-1:] == '"':
        text = text[2:-1]  # written so that a spreadsheet leaves the zero of « 01000 » alone
    if text.isascii() and text.isprintable() and text[:1] != " " and text[-1:] != " " and "  " not in text:
        return "" if len(text) <= _LONGEST_NOTHING and text.casefold() in _NOTHING else text
    if mend and not text.isascii():
        text = repair_mojibake(text)
    text = clean(text, keep_lines=_LINES.search(text) is not None)
    return "" if text.casefold() in _NOTHING else text


def read_yes_no(text: str) -> bool | None:
    """``O``, ``oui``, ``1``, ``VRAI``, ``x`` … and their contraries; None for anything else."""
    word = fold(text.strip().strip(".!"))
    if word in _YES:
        return True
    return False if word in _NO else None


def read_day(
    text: str, today: date, *, day_first: bool, past_only: bool = False, epoch_1904: bool = False
) -> date | None:
    """The day of a date of any spelling; None where it is none."""
    text = _TIME.sub("", _WEEKDAY.sub("", text))
    return read_date(text, today=today, day_first=day_first, past_only=past_only, excel_1904=epoch_1904)


def read_emails(text: str) -> list[EmailAddress]:
    """The addresses in one cell: several only where each of them is well-formed."""
    whole = read_email(text)
    if whole.problem is None or text.count("@") < 2:
        return [whole]
    several = [read_email(part) for part in re.split(r"[\s;,/|]+|:::", text) if part]
    return several if all(email.problem is None for email in several) else [whole]


def read_numbers(text: str, country: str = "FR") -> list[Telephone]:
    """The telephone numbers in one cell: several only where each of them can be dialled."""
    whole = read_telephone(text, country)
    if whole.e164 or not (parts := _SEVERAL.split(text)[1:]):
        return [whole]
    several = [read_telephone(part, country) for part in (_SEVERAL.split(text)[0], *parts) if part]
    return several if all(number.e164 for number in several) else [whole]


def noon(day: date) -> datetime:
    """A day without an hour stands at noon, the same day in every time zone of the trade."""
    return datetime.combine(day, time(12), UTC)


def is_no_day(text: str) -> bool:
    """Whether a date is empty in the way of old programs: ``0/0/00``, ``00/00/0000``."""
    return _NO_DAY.fullmatch(text) is not None


def read_whole(text: str) -> int | None:
    """A small whole number, also of ``2 adultes`` or ``3.0``."""
    match = re.match(r"(\d{1,6})(?:[.,]0+)?(?=$|\s|[^\d.,])", text.strip())
    return int(match[1]) if match else None


def word_code(text: str, codes: Mapping[str, Iterable[str]]) -> str | None:
    """The code one of whose words, folded, is ``text``, or else begins it; None where none fits."""
    key = sort_key(text)
    for code, words in codes.items():
        if key in words:
            return code
    for code, words in codes.items():
        if any(key.startswith(word) for word in words if len(word) > 3):
            return code
    return None


def identifier_problem(field: str, value: str) -> str | None:
    """What is wrong with a SIRET (or the SIREN in its place) or a VAT number."""
    if field == "siret":
        return business_number_problem(value)
    return vat_problem(value)


def is_first_name(word: str) -> bool:
    """Whether people are usually called so, ``Jean-Luc`` after ``Jean``."""
    key = fold(word)
    return key in USUAL or key.split("-")[0] in USUAL


def problem_of(field: str, value: str, *, day_first: bool = True) -> str | None:
    """Why ``value`` does not suit ``field`` (an English sentence marked for translation); None if it does."""
    text = tidy(value)
    check = _CHECKS.get(field.removeprefix("work."))
    if not text or check is None:
        return None
    return TOO_LONG if len(text) > LONGEST_LINE else check(text, day_first)


def _date_problem(text: str, day_first: bool) -> str | None:
    return None if is_no_day(text) or read_day(text, FAR, day_first=day_first) else NOT_A_DATE


FAR = date(2100, 1, 1)
"""A day from whose point of view every date of a file is past, for telling dates from other texts."""

_CHECKS: dict[str, Callable[[str, bool], str | None]] = {
    **dict.fromkeys(("email", "email_2"), lambda text, _: read_emails(text)[0].problem),
    **dict.fromkeys(("mobile", "phone", "phone_2", "mobile_2"), lambda text, _: read_numbers(text)[0].problem),
    **dict.fromkeys(("birth_date", "customer_since", "last_contact", "last_purchase", "expires_on"), _date_problem),
    **dict.fromkeys(("date", "arrival", "departure", "closed_on"), _date_problem),
    **dict.fromkeys(
        ("amount", "purchases_total"), lambda text, _: None if read_amount(text) is not None else NOT_AN_AMOUNT
    ),
    **dict.fromkeys(
        (
            *("given", "consent", "consent.email", "consent.sms", "consent.phone", "consent.post"),
            *("refusal", "refusal.email", "refusal.sms", "refusal.phone", "refusal.post"),
        ),
        lambda text, _: None if read_yes_no(text) is not None else NOT_YES_OR_NO,
    ),
    "siret": lambda text, _: identifier_problem("siret", text),
    "vat_number": lambda text, _: identifier_problem("vat_number", text),
    "country": lambda text, _: None if read_country(text) else UNKNOWN_COUNTRY,
    "language": lambda text, _: None if read_language(text) else UNKNOWN_LANGUAGE,
}
