"""The addresses in a row: in their own columns, or whole in one cell."""

from __future__ import annotations

import re
from collections.abc import Mapping

from grc_desktop.core.countries import postcode_problem, read_country, restore_postcode
from grc_desktop.features.imports.understanding.drafts import Values
from grc_desktop.features.imports.understanding.row import RowOfFields

_LINES = {prefix: [f"{prefix}address_{number}" for number in "1234"] for prefix in ("", "work.")}
_OF_OURS = {f"address_{at}": f"line_{at}" for at in "1234"} | {name: name for name in ("postcode", "city", "region")}
_POSTCODE = r"(?:[A-Z]{1,2}-)?\d{4,6}|\d{3} \d{2}|\d{2}-\d{3}|\d{4} ?[A-Z]{2}(?![a-z])"
_POSTCODE_CITY = re.compile(rf"({_POSTCODE})[ ,]+(\D.*)")
_CUT = re.compile(r"\s*(?:,|;|\s[-–|]\s)\s*")  # also "12 rue X - 69003 Lyon"
_AT_THE_END = re.compile(r"(.*?\S)[\s,]+([A-Z]{1,2}-\d{4,5}|\d{5})\s+([^\d,;]+?(?:\s(?:CEDEX|Cedex|cedex)(?:\s\d+)?)?)")
_NUMBER = re.compile(r"\d{1,4}(?:\s?(?:bis|ter|quater|[a-zA-Z]))?")
_NUMBER_LAST = frozenset(
    ("AT", "BE", "CH", "CZ", "DE", "DK", "ES", "FI", "HR", "HU", "IT", "NL", "NO", "PL", "PT", "SE")
)
"""Countries in which the number follows the name of the street."""


def read_addresses(row: RowOfFields, *, organisation: bool) -> list[Values]:
    """The addresses in the row, the preferred one first; those of an organisation are of work.

    So is the only one of somebody named together with a company: mail has to name it as well.
    """
    only = "work" if organisation or row.values.get("company") else "home"
    found: list[Values] = []
    for prefix, kind in (("", "home"), ("work.", "work")) if row.has_second_address else (("", only),):
        if address := _address_of_ours(row, prefix) if row.is_ours else _address(row, prefix):
            kind = "work" if organisation else kind
            found.append({"kind": kind, "preferred": not found, **address})
    return found


def _address(row: RowOfFields, prefix: str) -> Values:
    values = row.values
    lines: list[str] = []
    for field in _LINES[prefix]:
        if text := values.get(field):
            lines += [line for line in text.split("\n") if line]
    address: Values = {}
    postcode, city = values.get(prefix + "postcode", ""), values.get(prefix + "city")
    country = row.country(prefix + "country")
    if lines and not postcode and not city and "postcode_city" not in values:
        lines, postcode, city, country = _taken_apart(lines, country)
    if not prefix and lines:
        lines[0] = _street(values, lines[0], country)
    if len(lines) > 4:
        lines[3:] = [", ".join(lines[3:])]
    for at, line in enumerate(lines, 1):
        address[f"line_{at}"] = line
    if not prefix and (both := values.get("postcode_city")):
        match = _POSTCODE_CITY.match(both)
        postcode, city = (postcode or match[1], city or match[2]) if match else (postcode, city or both)
    if postcode:
        address["postcode"] = _postcode(row, prefix, postcode, country)
    if city:
        address["city"] = city.replace("\n", " ")
    if region := values.get(prefix + "region"):
        address["region"] = region
    if country and (address or not prefix):
        address["country"] = country
    return address


def _address_of_ours(row: RowOfFields, prefix: str) -> Values:
    """An address as this program wrote it: nothing is moved, and nothing mended."""
    found = {column: row.values[prefix + field] for field, column in _OF_OURS.items() if prefix + field in row.values}
    country = row.country(prefix + "country")
    return {**found, "country": country} if country else found


def _street(values: Mapping[str, str], name: str, country: str | None) -> str:
    """A street whose number, and whose « rue » or « avenue », stand in columns of their own."""
    if kind := values.get("street_type"):
        name = f"{kind} {name}"
    number = values.get("street_number")
    if not number:
        return name
    return f"{name} {number}" if country in _NUMBER_LAST else f"{number} {name}"


def _taken_apart(lines: list[str], country: str | None) -> tuple[list[str], str, str | None, str | None]:
    """An address written in one cell, as on an envelope: street, postcode and town, perhaps the country.

    Nothing is taken apart where no postcode with a town after it ends the address.
    """
    pieces = [piece for line in lines for piece in _CUT.split(line) if piece]
    if len(pieces) > 1 and _NUMBER.fullmatch(pieces[0]):
        pieces[:2] = [f"{pieces[0]} {pieces[1]}"]  # « 12, rue des Lilas »
    named = country
    if len(pieces) > 1 and not re.search(r"\d", pieces[-1]) and (found := read_country(pieces[-1])):
        named, pieces = country or found, pieces[:-1]
    if match := _POSTCODE_CITY.fullmatch(pieces[-1]):
        return pieces[:-1], match[1], match[2], named
    match = _AT_THE_END.fullmatch(pieces[-1])
    if match and not (match[3].isupper() and len(match[3]) == 2):  # « 69003 FR » names a country
        return [*pieces[:-1], match[1].strip()], match[2], match[3], named
    return lines, "", None, country


def _postcode(row: RowOfFields, prefix: str, typed: str, country: str | None) -> str:
    home = country or ("FR" if not row.abroad else None)
    postcode = restore_postcode(typed, home)
    if country and len(country) == 2 and (problem := postcode_problem(country, postcode)):
        row.doubt(prefix + "postcode", typed, problem, keep=False)
    return postcode
