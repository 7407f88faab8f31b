"""Made-up customers of whom some are there twice, and others only look as if: to measure how well they are told apart.

Each case draws from the die alone: which record is whose is in the pairs that come back, in nothing that the finding
could read. Names are other ones than those of the sample house.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from random import Random

_MEN = """
Jean Michel Pierre André Philippe Nicolas Julien Thomas Éric Bruno Laurent Mathieu Jean-Pierre Jean-Luc
Jean-Baptiste Karl Giovanni Piotr Youssef Hugo Antoine François Gérard René Yves Loïc Stéphane Robert William
Alexandre Maxime Quentin Rémi Sébastien Vincent Xavier Dimitri Oleg Aurélien
"""
_WOMEN = """
Marie Jeanne Michèle Andrée Nathalie Isabelle Catherine Sophie Julie Camille Éva Élise Léa Claire Anne
Anne-Marie Françoise Nicole Monique Brigitte Sylvie Céline Valérie Sandrine Émilie Aurélie Lucie Chloé Margaux
Elisabeth Katarzyna Ingrid Fatima Giulia Zoé Renée Stéphanie Hélène Agnès Noémie
"""
_FAMILIES = """
Martin Bernard Dubois Thomas Robert Richard Petit Durand Leroy Moreau Simon Laurent Lefebvre Michel Garcia David
Bertrand Roux Fournier Morel Girard Bonnet Dupont Lambert Fontaine Rousseau Müller Faure Blanc Guérin Boyer
Garnier Chevalier François Legrand Gauthier Perrin Robin Clément Morin Nguyen Roussel Marchand Dumont Lemaire
Noël Dufour Meunier Brun Blanchard Giraud Rivière Leclercq Joly Arnaud Schneider Weiß Kowalski Østergård
d'Arbois Le_Goff de_La_Tour Van_den_Berg Saint-Martin Ben_Salah Rossi Ferrari Schmitt Köhler Jørgensen
"""
_STREETS = """
rue de la République, avenue Victor Hugo, boulevard Saint-Michel, place du Marché, chemin des Vignes, rue Pasteur,
impasse des Lilas, allée des Tilleuls, route de Genève, quai de la Loire, rue du Moulin, rue Jean Jaurès
"""
_TRADES = """
Voyages Transports Garage Boulangerie Cabinet Menuiserie Imprimerie Pharmacie Agence Restaurant Librairie Cave
"""
FIRST = {"M.": _MEN.split(), "Mme": _WOMEN.split()}
LAST = _FAMILIES.split()
STREETS = [street.strip() for street in _STREETS.split(",")]
COMPANIES = _TRADES.split()
TOWNS = [
    ("Lyon", "69002"), ("Lyon", "69006"), ("Dinan", "22100"), ("Annecy", "74000"), ("Nantes", "44000"),
    ("Colmar", "68000"), ("Bayonne", "64100"), ("Lille", "59000"), ("Nîmes", "30000"), ("Saint-Malo", "35400"),
    ("Angers", "49100"), ("Dijon", "21000"),
]  # fmt: skip
FORMS = ("SARL", "SAS", "SA", "EURL", "GmbH", "S.A.R.L.", "")
MAILS = ("exemple.fr", "courriel.example", "poste.example", "boite.example")
SHORT = {
    "Catherine": "Cathy", "Philippe": "Phil", "Nicolas": "Nico", "Elisabeth": "Betty", "Robert": "Bob",
    "William": "Bill", "Alexandre": "Alex", "Maxime": "Max", "Sébastien": "Seb", "Isabelle": "Isa",
    "Nathalie": "Nath", "Giovanni": "Gianni", "Thomas": "Tom", "Vincent": "Vince", "Stéphanie": "Steph",
    "Valérie": "Val", "Frédéric": "Fred", "Margaux": "Margot", "Mathieu": "Matt", "Bruno": "Bruno",
}  # fmt: skip


@dataclass(frozen=True)
class Made:
    """A customer as another program wrote it: field → text, as ``add_customer`` reads it."""

    values: dict[str, str]


@dataclass
class Town:
    """Everybody who was made, and who is there twice (places in ``people``, the smaller first)."""

    people: list[Made] = field(default_factory=list)
    twice: set[tuple[int, int]] = field(default_factory=set)


def make_town(seed: int, *, originals: int = 900) -> Town:
    """A base of some ``originals`` customers, a third of them there twice, with look-alikes among the rest."""
    die = Random(seed)
    town = Town()
    groups: list[list[Made]] = []
    for _ in range(originals):
        kind = die.random()
        one = _company(die) if kind < 0.15 else _person(die)
        if die.random() < 0.36:
            groups.append([one, _again(die, one)])
        elif kind >= 0.15:
            make = die.choice(_LOOKALIKES)
            groups.extend([made] for made in make(die, one))
        else:
            groups.extend([made] for made in (one, _branch(die, one)))
    order = [(made, at) for at, group in enumerate(groups) for made in group]
    die.shuffle(order)
    places: dict[int, int] = {}
    for place, (made, at) in enumerate(order):
        town.people.append(made)
        if at in places:
            town.twice.add((places[at], place))
        places[at] = place
    return town


def _person(die: Random) -> Made:
    title = die.choice(("M.", "Mme"))
    first, last = die.choice(FIRST[title]), die.choice(LAST).replace("_", " ")
    city, postcode = die.choice(TOWNS)
    values = {
        "kind": "person", "title": title, "first_name": first, "last_name": last,
        "address_1": f"{die.randrange(1, 140)} {die.choice(STREETS)}", "postcode": postcode, "city": city,
        "birth_date": (date(1935, 1, 1) + timedelta(days=die.randrange(26_000))).isoformat(),
        "mobile": f"+336{die.randrange(10**8):08d}",
        "email": _email(die, first, last),
    }  # fmt: skip
    if die.random() < 0.5:
        values["phone"] = f"+334{die.randrange(10**8):08d}"
    for name, share in (("birth_date", 0.4), ("mobile", 0.2), ("email", 0.3), ("address_1", 0.15), ("title", 0.2)):
        if die.random() < share:
            values.pop(name)
    return Made(values)


def _company(die: Random) -> Made:
    name = f"{die.choice(COMPANIES)} {die.choice(LAST).replace('_', ' ')}"
    if die.random() < 0.4:
        name += f" {die.choice(('et Fils', 'Services', 'du Lac', 'Frères', 'International'))}"
    city, postcode = die.choice(TOWNS)
    values = {
        "kind": "organisation", "company": f"{name} {die.choice(FORMS)}".strip(), "postcode": postcode, "city": city,
        "address_1": f"{die.randrange(1, 140)} {die.choice(STREETS)}", "phone": f"+334{die.randrange(10**8):08d}",
        "email": f"contact@{_plain(name)}{die.randrange(99)}.example",
    }  # fmt: skip
    for missing, share in (("phone", 0.3), ("email", 0.4), ("address_1", 0.2)):
        if die.random() < share:
            values.pop(missing)
    return Made(values)


def _plain(text: str) -> str:
    return "".join(c for c in text.lower() if c.isascii() and c.isalpha()) or "x"


def _email(die: Random, first: str, last: str) -> str:
    return f"{_plain(first)}.{_plain(last)}{die.randrange(100)}@{die.choice(MAILS)}"


# --- the same customer, written down a second time ------------------------------------------------------


def _again(die: Random, one: Made) -> Made:
    values = dict(one.values)
    damages = _COMPANY_DAMAGES if values["kind"] == "organisation" else _DAMAGES
    for damage in die.sample(damages, die.choice((1, 1, 2, 2, 3))):
        damage(die, values)
    told = [name for name in ("email", "mobile", "phone", "birth_date", "address_1") if name in values]
    for name in die.sample(told, min(len(told), die.choice((0, 0, 1, 1, 2)))):
        shared = sum(other in values and other in one.values for other in told)
        if shared > 1:  # something has to be left by which a person could tell
            values.pop(name)
    return Made(values)


def _slip(die: Random, text: str) -> str:
    """A letter left out, put in, changed or swapped with its neighbour, never the first."""
    if len(text) < 5:
        return text
    at = die.randrange(1, len(text) - 1)
    match die.randrange(4):
        case 0:
            return text[:at] + text[at + 1 :]
        case 1:
            return text[:at] + text[at] + text[at:]
        case 2:
            return text[:at] + die.choice("abcdefghijklmnopqrstuvwxyz") + text[at + 1 :]
    return text[:at] + text[at + 1] + text[at] + text[at + 2 :]


def _slip_in(name: str) -> Callable[[Random, dict[str, str]], None]:
    def damage(die: Random, values: dict[str, str]) -> None:
        if name in values:
            values[name] = _slip(die, values[name])

    return damage


def _exchange_names(_die: Random, values: dict[str, str]) -> None:
    values["first_name"], values["last_name"] = values["last_name"], values["first_name"]


def _initials(_die: Random, values: dict[str, str]) -> None:
    values["first_name"] = " ".join(f"{part[:1]}." for part in values["first_name"].split("-")).strip(".")


def _short_name(_die: Random, values: dict[str, str]) -> None:
    values["first_name"] = SHORT.get(values["first_name"], values["first_name"])


def _capitals(_die: Random, values: dict[str, str]) -> None:
    for name in ("first_name", "last_name", "city"):
        values[name] = values[name].upper()


def _exchange_day(_die: Random, values: dict[str, str]) -> None:
    if "birth_date" in values:
        year, month, day = values["birth_date"].split("-")
        if int(day) <= 12:
            values["birth_date"] = f"{year}-{day}-{month}"


def _other_spelling(die: Random, values: dict[str, str]) -> None:
    values["last_name"] = (
        values["last_name"].replace("ü", "ue").replace("ö", "oe").replace("ß", "ss").replace("ø", "o").replace("-", " ")
    )
    if "address_1" in values:
        short = {"rue": "r.", "avenue": "av.", "boulevard": "bd", "place": "pl.", "chemin": "ch.", "route": "rte"}
        number, way, rest = values["address_1"].split(" ", 2)
        values["address_1"] = f"{number}, {short.get(way, way)} {rest}" if die.random() < 0.7 else values["address_1"]


def _new_mobile(die: Random, values: dict[str, str]) -> None:
    if "mobile" in values and "email" in values:
        values["mobile"] = f"+336{die.randrange(10**8):08d}"


def _moved(die: Random, values: dict[str, str]) -> None:
    if "mobile" in values or "email" in values:
        values["city"], values["postcode"] = die.choice(TOWNS)
        values["address_1"] = f"{die.randrange(1, 140)} {die.choice(STREETS)}"


def _no_first_name(_die: Random, values: dict[str, str]) -> None:
    if "mobile" in values and "email" in values:
        values["first_name"] = ""


def _other_form(die: Random, values: dict[str, str]) -> None:
    words = [word for word in values["company"].split() if word not in FORMS]
    form = die.choice(("SARL", "SAS", "", "Sté"))
    values["company"] = " ".join([form, *words] if form == "Sté" else [*words, form]).strip()


def _other_order(die: Random, values: dict[str, str]) -> None:
    words = values["company"].split()
    values["company"] = " ".join([*words[1:], words[0]])


_DAMAGES = [
    _slip_in("last_name"), _slip_in("first_name"), _slip_in("email"), _exchange_names, _initials, _short_name,
    _capitals, _exchange_day, _other_spelling, _new_mobile, _moved, _no_first_name, _slip_in("address_1"),
]  # fmt: skip
_COMPANY_DAMAGES = [_slip_in("company"), _other_form, _other_order, _slip_in("address_1"), _slip_in("email")]


# --- others who look like it ------------------------------------------------------------------------


def _alone(_die: Random, one: Made) -> list[Made]:
    return [one]


def _couple(die: Random, one: Made) -> list[Made]:
    """Mr and Mrs: one address, one telephone, often one e-mail."""
    values = dict(one.values)
    values["title"] = "M." if one.values.get("title", "M.") == "Mme" else "Mme"
    values["first_name"] = die.choice([name for name in FIRST[values["title"]] if name != values["first_name"]])
    values.pop("birth_date", None)
    if die.random() < 0.5 and "mobile" in values:
        values["mobile"] = f"+336{die.randrange(10**8):08d}"
    return [one, Made(values)]


def _twins(die: Random, one: Made) -> list[Made]:
    """Born on one day, at one address, sometimes with their mother's telephone."""
    values = dict(one.values)
    values["first_name"] = die.choice([name for name in FIRST["M."] + FIRST["Mme"] if name != values["first_name"]])
    values.pop("email", None)
    values.pop("title", None)
    return [one, Made(values)]


def _namesake(die: Random, one: Made) -> list[Made]:
    """Another of the same name in the same town."""
    other = _person(die).values
    other |= {name: one.values[name] for name in ("first_name", "last_name", "postcode", "city")}
    other |= {"address_1": f"{die.randrange(150, 300)} {die.choice(STREETS)}", "title": one.values.get("title", "")}
    if "birth_date" not in other or "birth_date" not in one.values:
        other["mobile"] = f"+336{die.randrange(10**8):08d}"
        one = replace(one, values={**one.values, "mobile": f"+336{die.randrange(10**8):08d}",
                                   "address_1": f"{die.randrange(1, 140)} {die.choice(STREETS)}"})  # fmt: skip
    return [one, Made(other)]


def _father_and_son(die: Random, one: Made) -> list[Made]:
    """One name, one address, born a generation apart."""
    born = date(1935, 1, 1) + timedelta(days=die.randrange(15_000))
    child = born + timedelta(days=die.randrange(7_500, 14_000))
    values = {**one.values, "birth_date": child.isoformat(), "mobile": f"+336{die.randrange(10**8):08d}"}
    values.pop("email", None)
    return [replace(one, values={**one.values, "birth_date": born.isoformat()}), Made(values)]


def _near_name(die: Random, one: Made) -> list[Made]:
    """A neighbour in the same town whose name is a letter apart and who is another."""
    other = _person(die).values
    pairs = [
        ("Morel", "Moret"),
        ("Dupont", "Dupond"),
        ("Martin", "Marin"),
        ("Roussel", "Rousset"),
        ("Girard", "Giraud"),
    ]
    mine, yours = die.choice(pairs)
    other |= {name: one.values[name] for name in ("first_name", "postcode", "city")} | {"last_name": yours}
    other.setdefault("mobile", f"+336{die.randrange(10**8):08d}")
    return [Made({**one.values, "last_name": mine, "mobile": f"+336{die.randrange(10**8):08d}"}), Made(other)]


def _branch(die: Random, one: Made) -> Made:
    """The same sign in another town, or another company of the same trade."""
    values = dict(one.values)
    if die.random() < 0.5:
        here = values["city"]
        values["city"], values["postcode"] = die.choice([town for town in TOWNS if town[0] != here])
    else:
        values["company"] = f"{values['company'].split()[0]} {die.choice(LAST)} {die.choice(LAST)}".replace("_", " ")
    values["address_1"] = f"{die.randrange(1, 140)} {die.choice(STREETS)}"
    values["phone"] = f"+334{die.randrange(10**8):08d}"
    values.pop("email", None)
    return Made(values)


_LOOKALIKES = (_alone, _alone, _couple, _couple, _twins, _namesake, _father_and_son, _near_name)
