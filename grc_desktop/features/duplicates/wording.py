"""Reasons and values in words: the base keeps codes, so that each reader gets their own language."""

from __future__ import annotations

from collections.abc import Iterable

from grc_desktop.core.countries import country_name
from grc_desktop.core.language import language, later, tr
from grc_desktop.features.segments.fields import CUSTOMER_FIELDS
from grc_desktop.features.segments.wording import value_label

REASONS: dict[str, str] = {
    "number": later("same customer number"),
    "siret": later("same SIRET"),
    "name": later("same name"),
    "swapped": later("same name, first and last name swapped"),
    "first_name": later("same first name"),
    "initials": later("first name and initials agree"),
    "nickname": later("forms of one first name"),
    "double_name": later("part of a double first name"),
    "first_name_near": later("first names a letter apart"),
    "last_name": later("same last name"),
    "last_name_near": later("last names a letter apart"),
    "last_name_sounds": later("last names sound alike"),
    "last_name_part": later("part of a double last name"),
    "company_form": later("same name, legal form apart"),
    "company_order": later("same words in the name"),
    "company_near": later("nearly the same name"),
    "company_part": later("one name contains the other"),
    "company_acronym": later("one name abbreviates the other"),
    "mobile": later("same mobile"),
    "phone": later("same telephone"),
    "phone_near": later("telephone numbers a digit apart"),
    "email": later("same e-mail"),
    "email_near": later("e-mails a letter apart"),
    "email_local": later("same e-mail before the @"),
    "birth_date": later("same birth date"),
    "birth_exchanged": later("birth date with day and month exchanged"),
    "birth_near": later("birth dates a figure apart"),
    "postcode": later("same postcode"),
    "city": later("same town"),
    "street": later("same street"),
    "same_address": later("same address"),
    "same_last_name": later("same last name"),
    "shared_phone": later("same telephone"),
    "shared_email": later("same e-mail"),
    "couple": later("Mr and Mrs"),
}
"""Codes of reasons → words."""

_FIELDS = {field.name: field for field in CUSTOMER_FIELDS}


def reason_words(codes: Iterable[str]) -> tuple[str, ...]:
    """The reasons in the user's language, in their order."""
    return tuple(tr(REASONS.get(code, code)) for code in codes)


def value_words(field: str, value: object) -> str:
    """What a field of a customer says, as a comparison shows it; "" for nothing."""
    return value_label(_FIELDS[field], value) if field in _FIELDS else str(value or "")


def address_words(lines: Iterable[str | None], postcode: str | None, city: str | None, country: str | None) -> str:
    """An address in one line, as a comparison shows it; what it lacks is left out."""
    town = " ".join(part for part in (postcode, city) if part)
    return ", ".join(part for part in (*lines, town, country_name(country, language())) if part)
