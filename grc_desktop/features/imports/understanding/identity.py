"""Who the customer in a row is: names in their own columns or in one cell, a company and its contact."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass

from grc_desktop.core.language import tr
from grc_desktop.core.names import FullName, looks_like_company, read_full_name, read_title
from grc_desktop.core.text import fold, sort_key
from grc_desktop.features.imports.understanding.drafts import Values
from grc_desktop.features.imports.understanding.row import RowOfFields
from grc_desktop.features.imports.understanding.values import identifier_problem, is_first_name, word_code

_KINDS = {
    "organisation": "societe entreprise professionnel pro organisation organization organisme company business agence "
    "association personne_morale b2b ste p.m pm".replace("_", " ").split(" "),
    "household": ("foyer", "famille", "couple", "household", "family", "menage"),
    "person": ("particulier", "personne", "person", "individual", "individuel", "part", "b2c"),
}
_PARTICLES = frozenset(("de", "du", "des", "d'", "la", "le", "van", "von", "der", "den", "di", "da", "del", "el"))
_COMPANY_TITLES = frozenset(
    (
        "societe",
        "ste",
        "sarl",
        "sas",
        "sasu",
        "sa",
        "eurl",
        "sci",
        "scop",
        "association",
        "asso",
        "entreprise",
        "company",
    )
    + ("ets", "etablissement", "etablissements", "mairie", "comite d'entreprise", "ce", "cse", "gmbh", "ltd", "srl")
)
_TITLE_NUMBERS = {"0": "", "1": "M.", "2": "Mme"}  # PrestaShop and QloApps
_MALE, _FEMALE = (
    frozenset(("m", "h", "homme", "male", "masculin", "man")),
    frozenset(("f", "w", "femme", "female", "feminin", "woman")),
)


_ON_TICKETS = re.compile(r"([^\W\d_][^\d/]*)/([^\W\d_][^\d/]*?)(?:\s*\b(MR|MRS|MS|MISS|MSTR|CHD|INF|DR))?")
_TICKET_TITLES = {"MR": "M.", "MRS": "Mme", "MS": "Mme", "MISS": "Mme", "DR": "Dr"}

_NUMBER = re.compile(r"[+\d][\d\s().-]+")
"""A telephone puts the number where it knows no name."""


@dataclass
class _Who:
    """What is known of a name so far; None or "" where nothing is. ``kind`` only where something says it."""

    title: str
    first: str | None
    last: str | None
    company: str | None
    kind: str | None

    @property
    def is_person(self) -> bool:
        return bool(self.first or self.last)


def read_identity(row: RowOfFields, customer: Values) -> None:
    """Put into ``customer`` what the row calls it: person, company with its contact, or household."""
    values = row.values
    who = _as_said(values)
    who.last = who.last or values.get("birth_name")
    who.first, who.last = (None if name and _NUMBER.fullmatch(name) else name for name in (who.first, who.last))
    if who.company and who.last and not who.first and sort_key(who.last) == sort_key(who.company):
        who.last = None
    full = values.get("full_name") or values.get("listed_name")
    if full:
        _take_full_name(values, who, full)
    elif who.last and not (who.first or who.title or who.company) and looks_like_company(who.last):
        who.company, who.last = who.last, None
    _take_contact(row, who)
    _take_second(row, who)
    if not who.title and (who.is_person or not who.company) and (gender := fold(values.get("gender", ""))):
        who.title = "M." if gender in _MALE else "Mme" if gender in _FEMALE else ""
    if who.kind is None:
        alone = who.company and not who.is_person
        who.kind = "household" if who.title == "M. et Mme" else "organisation" if alone else "person"
    customer["kind"] = who.kind
    named = (("first_name", who.first), ("last_name", who.last), ("company", who.company))
    customer |= {name: value.replace("\n", " ") for name, value in (("title", who.title), *named) if value}
    if number := values.get("external_id"):
        customer["external_id"] = number.lstrip("'")


def readings_of(name: str) -> list[Values]:
    """Whom a name alone may mean: a company, or a person whose first or last name stands first."""
    company: Values = {"kind": "organisation", "company": name}
    if looks_like_company(name):
        return [company]
    people = [read_full_name(name), _read_listed_name(name)]
    return [company] + [
        {"kind": "person", "first_name": one.first_name, "last_name": one.last_name} for one in dict.fromkeys(people)
    ]


def _as_said(values: Mapping[str, str]) -> _Who:
    title = values.get("title", "")
    title = _TITLE_NUMBERS.get(title, read_title(title) if title else "")
    kind = word_code(values["kind"], _KINDS) if "kind" in values else None
    if fold(title) in _COMPANY_TITLES:  # « Société » where persons have « Madame »
        title, kind = "", kind or "organisation"
    who = _Who(title, values.get("first_name"), values.get("last_name"), values.get("company"), kind)
    if kind == "person" and who.company and not who.is_person and not {"full_name", "listed_name"} & values.keys():
        _take_full_name(values, who, who.company)  # a program of companies that lists a person among them
    return who


def _take_full_name(values: Mapping[str, str], who: _Who, full: str) -> None:
    """A name in one cell: a company's, a person's, or both. ``Moreau; Lucie`` is ``Moreau, Lucie``."""
    full = full.replace(";", ",")
    if who.kind == "person" and who.company == full:
        who.company = None
    if who.company and sort_key(who.company) == sort_key(full):
        return  # the company once more, and nobody in it
    registered = any(name in values and not identifier_problem(name, values[name]) for name in ("siret", "vat_number"))
    if not who.company and (parted := _company_and_person(full)):
        who.company, full = parted
        who.kind = who.kind or "organisation"
    elif not (who.company or who.first or who.title or who.kind) and registered:
        who.kind = "organisation"
    if not who.company and (who.kind == "organisation" or looks_like_company(full)):
        who.company, who.kind = full, who.kind or "organisation"
        return
    if who.first and who.last:
        return  # said in parts already
    if who.first and (last := _without(full, who.first)):
        who.last = last
        return
    read = _read_listed_name if "listed_name" in values and "full_name" not in values else read_full_name
    one = _read_ticket_name(full) or _by_first_names(full, read(_first_of_several(full)))
    who.title = who.title or one.title
    who.first, who.last = one.first_name or who.first, one.last_name or who.last


def _take_contact(row: RowOfFields, who: _Who) -> None:
    """The person whom a company names; beside a person somebody else is noted."""
    contact = row.values.get("contact_name")
    if not contact:
        return
    one = read_full_name(contact)
    if not who.is_person:
        who.kind = who.kind or ("organisation" if who.company else None)
        who.title, who.first, who.last = one.title or who.title, one.first_name, one.last_name
    elif who.first and not who.last:  # « Nom du contact » beside « Prénom »
        who.title, who.last = one.title or who.title, _without(contact, who.first) or contact
    elif sort_key(f"{one.first_name} {one.last_name}") != sort_key(f"{who.first or ''} {who.last or ''}"):
        row.unplaced.append(tr("{column}: {value}", column=row.column("contact_name"), value=contact))


def _take_second(row: RowOfFields, who: _Who) -> None:
    """The second person of a couple: of the same name a household, « M. et Mme Paul et Claire Martin »; else noted."""
    if not ("first_name_2" in row.values or "last_name_2" in row.values) or not who.is_person:
        return
    title, first, last = (row.values.get(name, "") for name in ("title_2", "first_name_2", "last_name_2"))
    if who.kind in (None, "household") and (not last or sort_key(last) == sort_key(who.last or "")):
        who.kind = "household"
        who.first = tr("{first} and {second}", first=who.first, second=first) if who.first and first else who.first
        who.title = "M. et Mme" if {who.title, read_title(title) if title else ""} == {"M.", "Mme"} else ""
    else:
        second = " ".join(filter(None, (title, first, last)))
        row.unplaced.append(tr("{column}: {value}", column=row.column("last_name_2"), value=second))


def _without(full: str, first: str) -> str:
    """A whole name without its first name, which another column gives; "" where it is not in it."""
    known = set(sort_key(first).split())
    words = full.split()
    rest = [word for word in words if sort_key(word) not in known]
    return " ".join(rest) if len(words) - len(rest) >= len(known) else ""


def _by_first_names(text: str, found: FullName) -> FullName:
    """Two names written alike, of which one alone is a first name, whichever stands first: ``Bernard Moreau`` is both
    and stays as it was ``found``; ``Moreau Lucie`` is not.
    """
    first, last = found.first_name, found.last_name
    if "," in text or " " in first or " " in last or first.isupper() != last.isupper():
        return found
    if is_first_name(last) and (not is_first_name(first) or _is_double(last) > _is_double(first)):
        return FullName(found.title, last, first)
    return found


def _is_double(name: str) -> bool:
    """Whether it is two first names: « Jean-Pierre »."""
    parts = name.split("-")
    return len(parts) == 2 and all(map(is_first_name, parts))


def _read_ticket_name(text: str) -> FullName | None:
    """A name as airline tickets write it: ``MOREAU/LUCIE MRS`` (IATA Resolution 722)."""
    match = _ON_TICKETS.fullmatch(text)
    return FullName(_TICKET_TITLES.get(match[3] or "", ""), match[2].strip(), match[1].strip()) if match else None


def _company_and_person(text: str) -> tuple[str, str] | None:
    """``Moreau SARL, Lucie Moreau``: a company and who answers there; None where it is not that."""
    company, comma, person = (part.strip() for part in text.partition(","))
    if not comma or not person or not looks_like_company(company) or looks_like_company(person):
        return None
    return company, person


def _first_of_several(text: str) -> str:
    """The first of several guests in one cell, who is the one who booked; ``Moreau, Lucie`` is one guest."""
    guests = [guest.split() for guest in text.split(",")]
    if len(guests) == 2 and all(len(guest) > 1 for guest in guests):
        return text.partition(",")[0] if sort_key(guests[0][-1]) == sort_key(guests[1][-1]) else text
    return text.split(",", maxsplit=1)[0] if len(guests) > 2 else text


def _read_listed_name(text: str) -> FullName:
    """A name whose family name stands first, as the column says; signs within the name itself say more."""
    found = read_full_name(text)
    words = [*found.first_name.split(), *found.last_name.split()]
    if "," in text or len({word.isupper() for word in words if len(word) > 1}) > 1 or len(words) < 2:
        return found
    particle = found.last_name.split(maxsplit=1)[0].casefold() in _PARTICLES
    if particle and (text.endswith(found.first_name) or is_first_name(found.first_name)):
        return found  # « M. de La Tour Jean », « Jean de La Tour »: it leads the family name, wherever that stands
    return FullName(found.title, " ".join(words[1:]), words[0])
