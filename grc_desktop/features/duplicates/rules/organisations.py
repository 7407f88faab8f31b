"""How alike two companies are: the legal form, the order of the words and a slip of the finger apart."""

from __future__ import annotations

from grc_desktop.features.duplicates.records import Person
from grc_desktop.features.duplicates.rules.spelling import company_words, is_near, joined, sound
from grc_desktop.features.duplicates.rules.weighing import Weighing, figures, weigh_places, weigh_ways

_BEGINNING = -2.4


def organisation_likeness(one: Person, other: Person) -> tuple[float, tuple[str, ...]]:
    """Score from 0 to 1 and the codes of the reasons."""
    if one.siret and other.siret and one.siret[:9] != other.siret[:9]:
        return 0.0, ()
    weighing = Weighing(_BEGINNING)
    named = _company_names(one, other, weighing)
    if one.siret and one.siret == other.siret:
        weighing.add(9.0, "siret")
    elif one.siret and other.siret:  # two establishments of one company
        weighing.add(-3.0)
    elif not named:
        return 0.0, ()
    weigh_ways(one, other, weighing, unlike=0.6)
    weigh_places(one, other, weighing, unlike=2.0)
    if one.external_id and one.external_id == other.external_id:
        weighing.add(4.0, "number")
    return weighing.result()


def _company_names(one: Person, other: Person, weighing: Weighing) -> bool:
    """Weigh the names; False where they are of two companies."""
    mine, yours = one.company or one.last_name, other.company or other.last_name
    if not (mine and yours):
        return False
    if mine == yours:
        weighing.add(3.0, "name")
        return True
    ones, others = company_words(mine), company_words(yours)
    if ones == others or "".join(ones) == "".join(others):
        weighing.add(2.9, "company_form")
    elif sorted(ones) == sorted(others):
        weighing.add(2.6, "company_order")
    elif _words_near(ones, others) or (is_near(joined(mine), joined(yours)) and figures(mine) == figures(yours)):
        weighing.add(2.4, "company_near")
    elif len(ones) != len(others) and (set(ones) < set(others) or set(others) < set(ones)):
        weighing.add(1.2, "company_part")
    elif _is_acronym(ones, others) or _is_acronym(others, ones):
        weighing.add(0.8, "company_acronym")
    else:
        weighing.add(-4.0)
        return False
    return True


def _words_near(ones: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """A letter apart in one word, numbers apart from that equal: *Hôtel 1* is not *Hôtel 2*."""
    mine, yours = "".join(sorted(ones)), "".join(sorted(others))
    if figures(mine) != figures(yours):
        return False
    return is_near(mine, yours) or (len(mine) > 5 and sound(mine) == sound(yours))


def _is_acronym(short: tuple[str, ...], whole: tuple[str, ...]) -> bool:
    return len(short) == 1 and len(whole) > 2 and short[0] == "".join(word[0] for word in whole)
