"""Numbers that identify organisations: SIREN, SIRET and European VAT numbers.

Sources: INSEE (Luhn key; the establishments of La Poste are the documented exception), the European
Commission's VIES for the form of VAT numbers.
"""

from __future__ import annotations

import re

from grc_desktop.core.language import later

_LA_POSTE = "356000000"
_VAT_FORMS = {
    "AT": r"U\d{8}",
    "BE": r"[01]\d{9}",
    "BG": r"\d{9,10}",
    "CY": r"\d{8}[A-Z]",
    "CZ": r"\d{8,10}",
    "DE": r"\d{9}",
    "DK": r"\d{8}",
    "EE": r"\d{9}",
    "EL": r"\d{9}",
    "ES": r"[A-Z0-9]\d{7}[A-Z0-9]",
    "FI": r"\d{8}",
    "FR": r"[A-HJ-NP-Z0-9]{2}\d{9}",
    "HR": r"\d{11}",
    "HU": r"\d{8}",
    "IE": r"\d[A-Z0-9+*]\d{5}[A-Z]{1,2}",
    "IT": r"\d{11}",
    "LT": r"\d{9}|\d{12}",
    "LU": r"\d{8}",
    "LV": r"\d{11}",
    "MT": r"\d{8}",
    "NL": r"\d{9}B\d{2}",
    "PL": r"\d{10}",
    "PT": r"\d{9}",
    "RO": r"\d{2,10}",
    "SE": r"\d{12}",
    "SI": r"\d{8}",
    "SK": r"\d{10}",
    "XI": r"\d{9}|\d{12}|GD\d{3}|HA\d{3}",
}


def tidy_identifier(typed: str) -> str:
    """``732 829 320 00074`` → ``73282932000074``: no spaces, points or hyphens, capitals."""
    return re.sub(r"[\s.\-/']", "", typed).upper()


def _luhn(digits: str) -> bool:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (1 + place % 2)
        total += value - 9 if value > 9 else value
    return total % 10 == 0


def siren_problem(typed: str) -> str | None:
    """What is wrong with a SIREN (an English sentence marked for translation), or None."""
    siren = tidy_identifier(typed)
    if not re.fullmatch(r"[0-9]{9}", siren):
        return later("A SIREN has nine digits")
    return None if _luhn(siren) else later("There is a mistake in this SIREN: its check digit does not fit")


def siret_problem(typed: str) -> str | None:
    """What is wrong with a SIRET (an English sentence marked for translation), or None."""
    siret = tidy_identifier(typed)
    if not re.fullmatch(r"[0-9]{14}", siret):
        return later("A SIRET has fourteen digits")
    if _luhn(siret) or (siret.startswith(_LA_POSTE) and sum(map(int, siret)) % 5 == 0):
        return None
    return later("There is a mistake in this SIRET: its check digit does not fit")


def business_number_problem(typed: str) -> str | None:
    """What is wrong with a SIRET, or with the SIREN that is written in its place (nine digits), or None."""
    return siren_problem(typed) if len(tidy_identifier(typed)) == 9 else siret_problem(typed)


def french_vat(siren: str) -> str:
    """The VAT number of a SIREN: ``404833048`` → ``FR83404833048``. The SIREN must be a valid one."""
    return f"FR{(12 + 3 * (int(siren) % 97)) % 97:02d}{siren}"


def vat_problem(typed: str) -> str | None:
    """What is wrong with a European VAT number (an English sentence marked for translation), or None.

    The form is checked for all countries of the Union, the key for France; a number of another country
    passes.
    """
    number = tidy_identifier(typed)
    country, rest = number[:2], number[2:]
    if not re.fullmatch(r"[A-Z]{2}", country):
        return later("A VAT number begins with the two letters of its country")
    if country == "GR":
        country = "EL"
    form = _VAT_FORMS.get(country)
    if form is None:
        return None
    if not re.fullmatch(form, rest, re.ASCII):
        return later("This VAT number does not have the form of its country")
    if country == "FR" and rest.isdigit() and french_vat(rest[2:]) != number:
        return later("There is a mistake in this VAT number: its key does not fit")
    return None
