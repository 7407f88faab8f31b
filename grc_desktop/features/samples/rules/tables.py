"""The words that a house is made of, read from ``resources/samples``."""

from __future__ import annotations

import csv
import tomllib
from dataclasses import dataclass
from functools import cache
from typing import Any

from grc_desktop.core.resources import resource
from grc_desktop.features.samples.records import Profile
from grc_desktop.features.samples.rules.chance import Weighted

COUNTRIES = Weighted(
    [
        ("FR", 640),
        ("BE", 62),
        ("CH", 58),
        ("DE", 58),
        ("GB", 50),
        ("IT", 46),
        ("ES", 24),
        ("NL", 28),
        ("PL", 10),
        ("US", 16),
    ]
    + [("JP", 6), ("MC", 2)]
)
"""Where the guests of a French house come from."""

LANGUAGES = {
    "FR": Weighted([("fr", 1)]),
    "MC": Weighted([("fr", 1)]),
    "BE": Weighted([("fr", 5), ("nl", 5)]),
    "CH": Weighted([("fr", 5), ("de", 4), ("it", 1)]),
    "DE": Weighted([("de", 1)]),
    "GB": Weighted([("en", 1)]),
    "US": Weighted([("en", 1)]),
    "IT": Weighted([("it", 1)]),
    "ES": Weighted([("es", 1)]),
    "NL": Weighted([("nl", 1)]),
    "PL": Weighted([("pl", 1)]),
    "JP": Weighted([("ja", 1)]),
}


@dataclass(frozen=True)
class Place:
    """A town; ``area`` is its telephone code where numbers have one."""

    country: str
    postcode: str
    city: str
    region: str
    area: str


@dataclass(frozen=True)
class CountryTable:
    """Names and streets of a country."""

    women: Weighted[str]
    men: Weighted[str]
    last: Weighted[str]
    streets: tuple[str, ...]
    line: str
    complements: tuple[str, ...]
    places: tuple[Place, ...]


def _toml(name: str) -> dict[str, Any]:
    return tomllib.loads(resource(f"samples/{name}.toml").read_text("utf-8"))


@cache
def country_tables() -> dict[str, CountryTable]:
    """The tables of every country, by its ISO code."""
    names, streets = _toml("names"), _toml("streets")
    with resource("samples/places.csv").open(encoding="utf-8", newline="") as file:
        places = [Place(**row) for row in csv.DictReader(file, delimiter=";")]

    def weighted(words: str) -> Weighted[str]:
        return Weighted.by_rank([word.replace("_", " ") for word in words.split()])

    tables = {}
    for country in COUNTRIES.things:
        spoken = "FR" if country == "MC" else country
        tables[country] = CountryTable(
            women=weighted(names[spoken]["women"]),
            men=weighted(names[spoken]["men"]),
            last=weighted(names[spoken]["last"]),
            streets=tuple(streets[spoken]["streets"]),
            line=streets[spoken]["line"],
            complements=tuple(streets[spoken].get("complements", ())),
            places=tuple(place for place in places if place.country == country),
        )
    return tables


@cache
def house_words(profile: Profile) -> dict[str, Any]:
    """The words of a hotel or an agency, with those that both share."""
    return _toml("common") | _toml(profile)


@cache
def cast() -> list[dict[str, Any]]:
    """The people whom every sample house knows."""
    return list(_toml("cast")["people"])
