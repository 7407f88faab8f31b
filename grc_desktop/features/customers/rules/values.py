"""One field at a time: text as typed → value as stored."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date
from functools import partial

from grc_desktop.core.countries import postcode_problem, read_country, restore_postcode
from grc_desktop.core.dates import read_date
from grc_desktop.core.email_address import read_email
from grc_desktop.core.errors import Refused
from grc_desktop.core.identifiers import business_number_problem, tidy_identifier, vat_problem
from grc_desktop.core.language import later, tr
from grc_desktop.core.languages import read_language
from grc_desktop.core.money import as_decimal, read_amount
from grc_desktop.core.names import read_title
from grc_desktop.core.telephone import read_telephone
from grc_desktop.core.text import clean, fold
from grc_desktop.features.customers.records import OwnFieldRecord
from grc_desktop.features.segments.fields import CHANNELS, KINDS, STATES, Choices

ADDRESS_COLUMNS: dict[str, str] = {
    "address_1": "line_1", "address_2": "line_2", "address_3": "line_3", "address_4": "line_4",
    "postcode": "postcode", "city": "city", "region": "region", "country": "country",
}  # fmt: skip
"""Fields of the preferred address → columns of the table ``address``."""

CONSENT_CHANNELS = ("email", "sms", "phone", "post")
_OLDEST = 115
"""Years: an older guest is probably a century typed wrong."""

_ALSO = {
    "particulier": "person", "individu": "person", "individual": "person", "b2c": "person",
    "entreprise": "organisation", "societe": "organisation", "organisme": "organisation",
    "organization": "organisation",
    "company": "organisation", "association": "organisation", "agence": "organisation", "professionnel": "organisation",
    "b2b": "organisation", "foyer": "household", "famille": "household", "family": "household", "menage": "household",
    "courrier": "post", "lettre": "post", "letter": "post", "mail": "email", "courriel": "email", "texto": "sms",
    "tel": "phone", "telephone": "phone", "appel": "phone", "call": "phone",
}  # fmt: skip
_YES = frozenset(("1", "yes", "y", "true", "oui", "o", "vrai", "x", "ok", "ja", "si", "given", "opt-in"))
_NO = frozenset(("0", "no", "n", "false", "non", "faux", "nein", "withdrawn", "refused", "opt-out"))


@dataclass(frozen=True)
class Reading:
    """A value as stored (None: nothing there), and the sentence about what looks wrong, in the user's words.

    Of ``phone`` and ``mobile`` the value is the columns ``typed``, ``e164`` and ``kind``; of ``email`` the columns
    ``address`` and ``state``; of ``tags`` a tuple.
    """

    value: object
    problem: str | None = None


Reader = Callable[[str, str, str, date], Reading]
"""(field, text, country, today) → reading; the text is never empty."""


def read_field(
    field: str, typed: object, *, today: date, country: str = "FR", own: OwnFieldRecord | None = None
) -> Reading:
    """Read one field; ``own`` describes it where it is one of the house.

    ``country`` is where numbers and postcodes without a country belong. Raises ``Refused`` (with ``field``) for what
    cannot be stored. The field's name must be known (``drafts.check_field``).
    """
    if field == "tags":
        return Reading(_tags(typed))
    text = _as_text(typed)
    if not text.strip():
        return Reading(None)
    if field.startswith("consent."):
        return Reading(_yes_or_no(field, text))
    if field.startswith("custom."):
        return _own_value(field, text, own, today)
    return _READERS.get(field, _plain)(field, text, country, today)


def read_day(field: str, typed: object, *, today: date) -> date | None:
    """A day as typed, for the dates of addresses and links; ``field`` names it where it is refused."""
    text = _as_text(typed).strip()
    if not text:
        return None
    day = read_date(text, today=today)
    if day is None:
        raise Refused(tr("“{value}” is not a date. Write it as 14/10/1975 or 1975-10-14.", value=text), field=field)
    return day


def _as_text(typed: object) -> str:
    if typed is None:
        return ""
    if isinstance(typed, bool):
        return "1" if typed else "0"
    return typed.isoformat() if isinstance(typed, date) else str(typed)


def _plain(_field: str, text: str, _country: str, _today: date) -> Reading:
    return Reading(clean(text) or None)


def _lines(_field: str, text: str, _country: str, _today: date) -> Reading:
    return Reading(clean(text, keep_lines=True) or None)


def _title(_field: str, text: str, _country: str, _today: date) -> Reading:
    return Reading(read_title(text) or None)


def _choice(field: str, text: str, _country: str, _today: date, *, choices: Choices) -> Reading:
    key = fold(clean(text))
    spoken = {fold(words): value for value, label in choices for words in (value, label, tr(label))}
    value = spoken.get(key) or _ALSO.get(key)
    if value not in dict(choices):
        known = ", ".join(f"{value} ({tr(label)})" for value, label in choices)
        raise Refused(tr("“{value}” is not possible here. Choose one of: {known}.", value=text, known=known),
                      field=field)  # fmt: skip
    return Reading(value)


def _birth_date(field: str, text: str, country: str, today: date) -> Reading:
    day = read_date(text, today=today, past_only=True)
    if day is None and read_date(text, today=today) is not None:
        raise Refused(tr("“{value}” lies in the future; a birth date does not.", value=text), field=field)
    if day is None:
        return _day(field, text, country, today)
    old = today.year - day.year > _OLDEST
    return Reading(day, tr("This person would be more than {years} years old", years=_OLDEST) if old else None)


def _day(field: str, text: str, _country: str, today: date) -> Reading:
    return Reading(read_day(field, text, today=today))


def _language(_field: str, text: str, _country: str, _today: date) -> Reading:
    code = read_language(text)
    return Reading(code) if code else Reading(clean(text), tr("This language is not known"))


def _country(_field: str, text: str, _country: str, _today: date) -> Reading:
    code = read_country(text)
    return Reading(code) if code else Reading(clean(text), tr("This country is not known"))


def _identifier(
    _field: str, text: str, _country: str, _today: date, *, problem: Callable[[str], str | None]
) -> Reading:
    wrong = problem(text)
    return Reading(clean(text), tr(wrong)) if wrong else Reading(tidy_identifier(text))


def _website(_field: str, text: str, _country: str, _today: date) -> Reading:
    address = clean(text)
    odd = "." not in address or " " in address
    return Reading(address, tr("This is not a web address") if odd else None)


def _postcode(_field: str, text: str, country: str, _today: date) -> Reading:
    postcode = restore_postcode(text, country)
    wrong = postcode_problem(country, postcode)
    return Reading(postcode, tr(wrong) if wrong else None)


def _email(_field: str, text: str, _country: str, _today: date) -> Reading:
    read = read_email(text)
    state = "doubtful" if read.problem else "relay" if read.relay else "valid"
    return Reading({"address": read.address, "state": state}, tr(read.problem) if read.problem else None)


def _telephone(field: str, text: str, country: str, _today: date) -> Reading:
    read = read_telephone(clean(text), country)
    wrong = tr(read.problem) if read.problem else None
    if field == "mobile":
        kind = "mobile"
        if read.kind == "landline":
            wrong = tr("This is the number of a landline")
    else:
        kind = "mobile" if read.kind == "mobile" else "landline"
    return Reading({"typed": read.typed, "e164": read.e164, "kind": kind}, wrong)


def _tags(typed: object) -> tuple[str, ...]:
    words = typed if isinstance(typed, Iterable) and not isinstance(typed, str) else re.split("[,;|]", str(typed or ""))
    named = {fold(word): word for word in (clean(str(word)) for word in words) if word}
    return tuple(named.values())


def _yes_or_no(field: str, text: str) -> bool:
    answer = fold(clean(text))
    if answer in _YES or answer in _NO:
        return answer in _YES
    raise Refused(tr("“{value}” is neither yes nor no.", value=text), field=field)


def _own_value(field: str, text: str, own: OwnFieldRecord | None, today: date) -> Reading:
    """Values of the house's fields are kept as text: ISO dates, numbers with a point, 0 or 1."""
    match own.kind if own else "text":
        case "number":
            cents = read_amount(text)
            if cents is None:
                raise Refused(tr("“{value}” is not a number.", value=text), field=field)
            return Reading(f"{as_decimal(cents).normalize():f}")
        case "date":
            day = read_day(field, text, today=today)
            return Reading(day.isoformat() if day else None)
        case "yes_no":
            return Reading("1" if _yes_or_no(field, text) else "0")
        case "choice" if own:
            spoken = {fold(choice): choice for choice in own.choices}
            value = spoken.get(fold(clean(text)))
            return Reading(value) if value else Reading(clean(text), tr("This is not one of the choices"))
    return Reading(clean(text, keep_lines=True) or None)


CUSTOMER_COLUMNS: tuple[str, ...] = (
    "kind", "state", "external_id", "title", "first_name", "last_name", "company", "salutation", "birth_date",
    "language", "nationality", "profession", "sector", "siret", "vat_number", "website", "origin",
    "preferred_channel", "preferences", "notes", "customer_since", "last_contact",
)  # fmt: skip
"""Fields that are columns of the table ``customer``."""

_READERS: dict[str, Reader] = {
    "kind": partial(_choice, choices=KINDS),
    "state": partial(_choice, choices=STATES),
    "preferred_channel": partial(_choice, choices=CHANNELS),
    "title": _title,
    "birth_date": _birth_date,
    "customer_since": _day,
    "last_contact": _day,
    "language": _language,
    "nationality": _country,
    "country": _country,
    "siret": partial(_identifier, problem=business_number_problem),
    "vat_number": partial(_identifier, problem=vat_problem),
    "website": _website,
    "preferences": _lines,
    "notes": _lines,
    "postcode": _postcode,
    "email": _email,
    "phone": _telephone,
    "mobile": _telephone,
}

LABELS_ELSEWHERE: dict[str, str] = {
    "address_3": later("Address, third line"),
    "address_4": later("Address, fourth line"),
    "region": later("Region"),
}
"""Labels of fields that are typed but are not in the catalogue of lists."""
