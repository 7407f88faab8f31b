"""Made-up people and organisations: names, addresses, numbers, as each country writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from random import Random
from typing import Any

from grc_desktop.core.postal import departement
from grc_desktop.core.telephone import display
from grc_desktop.core.text import fold
from grc_desktop.features.samples.rules.chance import Weighted
from grc_desktop.features.samples.rules.tables import COUNTRIES, LANGUAGES, Place, country_tables

_FRENCH_ZONES = {
    "1": "75 77 78 91 92 93 94 95",
    "2": "14 22 27 28 29 35 36 37 41 44 45 49 50 53 56 61 72 76 85",
    "3": "02 08 10 21 25 39 51 52 54 55 57 58 59 60 62 67 68 70 71 80 88 89 90",
    "4": "01 03 04 05 06 07 11 13 15 26 30 34 38 42 43 48 63 66 69 73 74 83 84 2A 2B",
    "5": "09 12 16 17 19 23 24 31 32 33 40 46 47 64 65 79 81 82 86 87",
}
"""The first digit of landlines by département (numbering plan of 18 October 1996)."""
_ZONE_OF = {code: zone for zone, codes in _FRENCH_ZONES.items() for code in codes.split()}
_ZONE_BEGINS = {"1": ("40", "43", "45", "47"), "2": ("40", "98", "99"), "3": ("20", "80", "81", "88"),
                "4": ("50", "72", "76", "79", "91", "92"), "5": ("46", "53", "56", "61")}  # fmt: skip
_OVERSEAS = {"971": ("590", "690", "590"), "972": ("596", "696", "596"), "973": ("594", "694", "594"),
             "974": ("262", "692", "262")}  # fmt: skip
"""Country code, beginning of a mobile, beginning of a landline."""

_ABROAD = {
    "DE": ("49", ("151", "160", "171", "176"), 11),
    "GB": ("44", ("7400", "7733", "7812", "7951"), 10),
    "BE": ("32", ("470", "475", "486", "497"), 9),
    "CH": ("41", ("76", "78", "79"), 9),
    "IT": ("39", ("338", "347", "349", "333"), 10),
    "ES": ("34", ("610", "626", "655", "699"), 9),
    "NL": ("31", ("61", "62", "64", "65"), 9),
    "PL": ("48", ("501", "601", "660", "691"), 9),
    "US": ("1", (), 10),
    "JP": ("81", ("80", "90"), 10),
    "MC": ("377", ("6",), 9),
}
"""Country code, beginnings of mobiles, digits of a mobile number without the country code."""
_LANDLINE_DIGITS = {
    "DE": 10,
    "GB": 10,
    "BE": 8,
    "CH": 9,
    "IT": 10,
    "ES": 9,
    "NL": 9,
    "PL": 9,
    "US": 10,
    "JP": 9,
    "MC": 8,
}

_TITLES = {"f": "Mme", "m": "M."}
_KANJI = re.compile("[\u3040-\u9fff]")


@dataclass
class Person:
    """Somebody made up, before being stored: columns of ``customer`` and what hangs on it."""

    country: str
    sex: str
    columns: dict[str, Any]
    address: dict[str, Any]
    mobile: str = ""
    landline: str = ""
    email: str = ""
    extra: dict[str, Any] = field(default_factory=dict)


class People:
    """Makes up people; no e-mail address and no mobile comes twice unless asked for."""

    def __init__(self, die: Random, email_domains: list[str]) -> None:
        self._die = die
        self._domains = email_domains
        self._emails: set[str] = set()

    def person(self, *, country: str | None = None, last: str | None = None, sex: str | None = None) -> Person:
        """Somebody, anybody, or somebody of that country, family or sex."""
        die = self._die
        country = country or COUNTRIES.pick(die)
        table = country_tables()[country]
        sex = sex or ("f" if die.random() < 0.51 else "m")
        first = (table.women if sex == "f" else table.men).pick(die)
        last = last or self._last_name(country, table.last)
        if _KANJI.search(first) is None and _KANJI.search(last):
            first = next(name for name in reversed(table.women.things) if _KANJI.search(name))
        place = die.choice(table.places)
        person = Person(
            country=country,
            sex=sex,
            columns={
                "kind": "person",
                "title": _TITLES[sex],
                "first_name": first,
                "last_name": last,
                "language": LANGUAGES[country].pick(die),
                "nationality": "FR" if country == "MC" else country,
            },
            address=self.address(place),
        )
        if die.random() < 0.86:
            person.mobile = self.mobile(place)
        if country != "US" and die.random() < (0.3 if person.mobile else 0.8):  # there all numbers are alike
            person.landline = self.landline(place)
        if die.random() < 0.8:
            person.email = self.email(first, last)
        return person

    def _last_name(self, country: str, names: Weighted[str]) -> str:
        last = names.pick(self._die)
        if country in ("FR", "DE", "CH") and self._die.random() < 0.05:
            second = names.pick(self._die)
            return last if second == last or " " in last + second else f"{last}-{second}"
        return last

    def address(self, place: Place) -> dict[str, Any]:
        """An address in that town, as somebody typed it."""
        die, table = self._die, country_tables()[place.country]
        number = str(die.randint(1, 128))
        if place.country == "FR":
            roll = die.random()
            number += (
                " bis" if roll < 0.06 else " ter" if roll < 0.07 else "/" + str(int(number) + 2) if roll < 0.08 else ""
            )
        complement = die.choice(table.complements) if table.complements and die.random() < 0.2 else None
        return {
            "line_1": table.line.format(n=number, street=die.choice(table.streets)),
            "line_2": complement,
            "postcode": place.postcode,
            "city": place.city,
            "region": place.region or None,
            "country": place.country,
        }

    def _digits(self, count: int) -> str:
        return f"{self._die.randrange(10**count):0{count}d}"

    def mobile(self, place: Place) -> str:
        """A mobile number in E.164."""
        if place.country == "FR":
            overseas = _OVERSEAS.get(departement(place.postcode) or "")
            if overseas:
                return f"+{overseas[0]}{overseas[1]}{self._die.randint(20, 49)}{self._digits(4)}"
            begin = self._die.choice(("60", "61", "62", "66", "67", "68", "76", "77", "78"))
            return f"+33{begin}{self._digits(7)}"
        code, begins, length = _ABROAD[place.country]
        if place.country == "US":
            return f"+1{place.area}{self._die.randint(220, 989)}{self._digits(4)}"
        begin = self._die.choice(begins)
        return f"+{code}{begin}{self._die.randint(2, 8)}{self._digits(length - len(begin) - 1)}"

    def landline(self, place: Place) -> str:
        """A landline of that town in E.164."""
        if place.country == "FR":
            code = departement(place.postcode) or ""
            overseas = _OVERSEAS.get(code)
            if overseas:
                return f"+{overseas[0]}{overseas[2]}3{self._die.randint(1, 6)}{self._digits(4)}"
            zone = _ZONE_OF.get(code, "1")
            return f"+33{zone}{self._die.choice(_ZONE_BEGINS[zone])}{self._digits(6)}"
        if place.country == "MC":
            return f"+37793{self._die.randint(10, 50)}{self._digits(4)}"
        code, length = _ABROAD[place.country][0], _LANDLINE_DIGITS[place.country]
        return f"+{code}{place.area}{self._die.randint(2, 3)}{self._digits(length - len(place.area) - 1)}"

    def email(self, first: str, last: str) -> str:
        """An address nobody else has, mostly at a domain that cannot exist (RFC 2606)."""
        die = self._die
        name = re.sub("[^a-z.-]", "", fold(f"{first}.{last}").replace(" ", "-")).strip(".-") or "client"
        roll = die.random()
        if roll < 0.04:  # booked through a site that lends an address for one stay
            return f"{name.replace('.', '')}.{die.randrange(100_000, 999_999)}@guest.booking.com"
        if roll < 0.3:
            name = name.replace(".", "")
        elif roll < 0.45:
            name = name[0] + name[name.find(".") :]
        if die.random() < 0.35:
            name += str(die.randint(1, 99))
        address = f"{name}@{die.choice(self._domains)}"
        while address in self._emails:
            address = f"{name}{die.randint(1, 99_999)}@{die.choice(self._domains)}"
        self._emails.add(address)
        return address

    def domain(self, company: str) -> str:
        """The domain of a company, which no other has."""
        name = domain = re.sub("[^a-z0-9]+", "-", fold(company)).strip("-")
        while domain in self._emails:
            domain = f"{name}{self._die.randint(2, 99_999)}"
        self._emails.add(domain)
        return f"{domain}.example"


def typed_number(e164: str) -> str:
    """The number as a receptionist in France types it."""
    if e164.startswith("+33"):
        national = "0" + e164[3:]
        return " ".join(national[place : place + 2] for place in range(0, 10, 2))
    return display(e164)


def siret_of(die: Random) -> str:
    """Fourteen digits whose key is right (Luhn), of an establishment that nobody registered on purpose."""
    body = f"9{die.randrange(10**11):011d}"
    siren = body[:8] + _key(body[:8])
    nic = f"{die.randrange(1, 40):04d}"
    return siren + nic + _key(siren + nic)


def _key(digits: str) -> str:
    total = 0
    for place, digit in enumerate(reversed(digits)):
        value = int(digit) * (2 - place % 2)
        total += value - 9 if value > 9 else value
    return str(-total % 10)
