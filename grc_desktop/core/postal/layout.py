"""From an address to the lines on the envelope, with every doubt in words."""

from __future__ import annotations

from grc_desktop.core.countries import country_name, postcode_problem, restore_postcode
from grc_desktop.core.language import tr
from grc_desktop.core.postal.abroad import country_line, foreign_lines, requires_postcode
from grc_desktop.core.postal.address import FRENCH_POST, PostalAddress, PostalLines, Problem
from grc_desktop.core.postal.french import (
    LINE_LENGTH,
    fit_free_line,
    is_cedex,
    norm_city,
    norm_locality,
    norm_street,
    shorten,
)

DOMESTIC_LINES = 6
FOREIGN_LINES = 7
_MOST_QUOTED = 2 * LINE_LENGTH
"""Characters of a line that is too long, in the sentence that says so."""


def postal_lines(address: PostalAddress, sender_country: str = "FR") -> PostalLines:
    """The lines to print: at most six within a country, seven abroad, the last then being the country.

    ``sender_country`` is where it is posted (ISO 3166-1 alpha-2). Nothing is cut: a line too long for the norm
    stays whole and is named among the problems.
    """
    country = address.country or sender_country
    if country in FRENCH_POST:
        lines = _french_lines(address)
    else:
        lines = foreign_lines(address)
    if not _is_domestic(country, sender_country):
        lines.append(country_line(country, sender_country))
    most = DOMESTIC_LINES if _is_domestic(country, sender_country) else FOREIGN_LINES
    lines = _joined(lines, most, set(address.street.split("\n")))
    return PostalLines(tuple(lines), (*_gaps(address, country), *_misfits(lines, most)))


def _is_domestic(country: str, sender_country: str) -> bool:
    return country == sender_country or (country in FRENCH_POST and sender_country in FRENCH_POST)


def _french_lines(address: PostalAddress) -> list[str]:
    person = address.person
    if address.company:
        addressee = ", ".join(part for part in (person, address.department) if part)
        free = [address.company, addressee, *_around(address, joined=bool(addressee))]
    else:
        free = [person, address.department, *_around(address, joined=bool(address.department))]
    postcode = restore_postcode(address.postcode, "FR") if address.postcode else ""
    last = [norm_street(address.street), norm_locality(address.locality), norm_city(postcode, address.city)]
    return [line for line in (*(fit_free_line(" ".join(line.split())) for line in free), *map(shorten, last)) if line]


def _around(address: PostalAddress, *, joined: bool) -> list[str]:
    """Lines 2 and 3, or one line of both where line 2 belongs to the addressee."""
    parts = [part for part in (address.inside, address.outside) if part]
    return [" ".join(parts)] if joined else parts


def _joined(lines: list[str], most: int, streets: set[str]) -> list[str]:
    """Two neighbours in the middle share a line where there are too many and they fit together; ``streets`` first."""
    while len(lines) > most:
        pairs = [(lines[place], lines[place + 1], place) for place in range(1, len(lines) - 2)]
        fitting = [pair for pair in pairs if len(f"{pair[0]}, {pair[1]}") <= LINE_LENGTH]
        if not fitting:
            break
        one, other, place = next((pair for pair in fitting if streets.issuperset(pair[:2])), fitting[0])
        both = f"{one}, {other}"
        streets = streets | {both}
        lines = [*lines[:place], both, *lines[place + 2 :]]
    return lines


def _gaps(address: PostalAddress, country: str) -> list[Problem]:
    problems = []
    if not address.person and not address.company:
        problems.append(Problem("no_name", tr("There is no name"), serious=True))
    french = country in FRENCH_POST
    if not address.city:
        problems.append(Problem("no_city", tr("The town is missing"), serious=True))
    if not address.postcode:
        if french or requires_postcode(country):
            problems.append(Problem("no_postcode", tr("The postcode is missing"), serious=french))
    elif wrong := postcode_problem("FR" if french else country, restore_postcode(address.postcode, country)):
        problems.append(Problem("bad_postcode", tr(wrong), serious=french))
    where = address.street or address.locality or address.inside or address.outside
    if not where and not (french and is_cedex(address.city)):
        problems.append(Problem("no_street", tr("The street is missing"), serious=True))
    if country_name(country) == country:
        problems.append(Problem("unknown_country", tr("The country “{country}” is not known", country=country)))
    return problems


def _begun(line: str) -> str:
    """``line`` as far as a sentence can quote it."""
    return line if len(line) <= _MOST_QUOTED else line[: _MOST_QUOTED - 1].rstrip() + "…"


def _misfits(lines: list[str], most: int) -> list[Problem]:
    problems = [
        Problem(
            "too_long",
            tr(
                "“{line}” has {count} characters; the post reads {most}",
                line=_begun(line),
                count=len(line),
                most=LINE_LENGTH,
            ),
        )
        for line in lines
        if len(line) > LINE_LENGTH
    ]
    if len(lines) > most:
        problems.append(
            Problem(
                "too_many_lines",
                tr("The address has {count} lines; the post reads {most}", count=len(lines), most=most),
            )
        )
    return problems
