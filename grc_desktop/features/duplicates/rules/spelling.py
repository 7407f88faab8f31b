"""Names as they sound and as they are mistyped: what has to be equal, and what is only near.

Everything here takes folded text (``core.text.fold``).
"""

from __future__ import annotations

import re
from functools import lru_cache

from rapidfuzz.distance import OSA

_LATIN = str.maketrans(
    dict(zip("абвгдезийклмнопрстуфхцыэіїєґў", "abvgdeziiklmnoprstufhcyeiieg" + "u", strict=True))
    | {"ж": "j", "ч": "tch", "ш": "ch", "щ": "chtch", "ю": "iou", "я": "ia", "ъ": "", "ь": "", "љ": "l", "њ": "n"}
    | dict(zip("αβγδεζηικλμνξοπρστυφχωσ", "avgdeziiklmnxoprstifhos", strict=True))
    | {"θ": "th", "ψ": "ps", "ё": "e"}
)
"""Cyrillic and Greek letters as French and English passports write them, near enough to be compared."""

_SOUNDS = (
    ("sch", "ch"), ("tch", "ch"), ("ph", "f"), ("th", "t"), ("gh", "g"), ("kh", "k"), ("ck", "k"), ("qu", "k"),
    ("dt", "t"),
    ("ae", "a"), ("oe", "o"), ("ue", "u"), ("eau", "o"), ("aux", "o"), ("au", "o"), ("ou", "u"), ("ai", "e"),
    ("ei", "e"),
    ("y", "i"), ("c", "k"), ("z", "s"), ("w", "v"), ("ks", "x"),
)  # fmt: skip
"""Letters that stand for one sound, and umlauts written in two letters."""

_TWICE = re.compile(r"(.)\1+")
_BETWEEN = re.compile(r"[\W_]+")

_LEGAL_FORMS = frozenset(
    ("sarl", "sas", "sasu", "sa", "eurl", "sci", "snc", "scop", "scp", "selarl", "gie", "ei", "eirl", "earl", "scea")
    + ("gmbh", "ag", "kg", "ohg", "ug", "mbh", "ev", "ltd", "limited", "llc", "llp", "plc", "inc", "corp", "co", "bv")
    + ("nv", "vof", "spa", "srl", "snc", "sl", "slu", "sprl", "asbl", "bvba", "sarlu", "cie", "company", "lda")
)
_SMALL_WORDS = frozenset(
    ("et", "and", "und", "de", "du", "des", "la", "le", "les", "l", "d", "the", "ets", "ste", "sainte")
)
_LONG_WORDS = {
    "etablissements": "ets", "etablissement": "ets", "societe": "ste", "st": "saint",
    "assoc": "association", "asso": "association", "cie": "compagnie", "voy": "voyages", "htl": "hotel",
}  # fmt: skip
_STREETS = {
    "av": "avenue", "ave": "avenue", "bd": "boulevard", "bld": "boulevard", "boul": "boulevard", "bvd": "boulevard",
    "pl": "place", "ch": "chemin", "che": "chemin", "imp": "impasse", "all": "allee", "allees": "allee",
    "rte": "route", "fg": "faubourg", "fbg": "faubourg", "sq": "square", "qu": "quai", "r": "rue", "st": "saint",
    "str": "strasse", "dr": "docteur", "gal": "general", "mal": "marechal", "res": "residence",
}  # fmt: skip
_SHORT_STRASSE = re.compile(r"(?<=\w)str$")
_UMLAUTS = (("ae", "a"), ("oe", "o"), ("ue", "u"))


def words_of(name: str) -> list[str]:
    """The words of a folded name; hyphens, apostrophes and points part them."""
    return _BETWEEN.sub(" ", name).split()


@lru_cache(maxsize=100_000)
def joined(name: str) -> str:
    """A name in Latin letters without spaces: ``de la tour`` and ``delatour`` are one."""
    return _BETWEEN.sub("", name.replace("ου", "ou").translate(_LATIN))


@lru_cache(maxsize=100_000)
def sound(name: str) -> str:
    """How a name sounds, nearly: ``müller`` and ``mueller``, ``philippe`` and ``filipe`` are one."""
    heard = joined(name)
    for written, said in _SOUNDS:
        heard = heard.replace(written, said)
    heard = _TWICE.sub(r"\1", heard)
    return heard[:-1] if len(heard) > 4 and heard[-1] in "estx" else heard


@lru_cache(maxsize=100_000)
def is_near(one: str, other: str) -> bool:
    """One letter (or two in a long name) left out, put in, changed or swapped."""
    shorter = min(len(one), len(other))
    if shorter < 4:
        return False
    most = 1 if shorter < 8 else 2
    return OSA.distance(one, other, score_cutoff=most) <= most


@lru_cache(maxsize=50_000)
def company_words(company: str) -> tuple[str, ...]:
    """The words that tell a company, in their order: no legal form, no *et*, no *de la*, an umlaut as one letter."""
    plain = company.translate(_LATIN).replace("'", " ")
    for two, one in _UMLAUTS:
        plain = plain.replace(two, one)
    for dotted in ("s.a.r.l", "s.a.s", "e.u.r.l", "g.m.b.h", "s.p.a", "s.r.l", "b.v", "s.a", "s.l"):
        if dotted in plain:
            plain = plain.replace(dotted, dotted.replace(".", ""))
    words = [_LONG_WORDS.get(word, word) for word in words_of(plain)]
    telling = tuple(word for word in words if word not in _LEGAL_FORMS and word not in _SMALL_WORDS)
    return telling or tuple(words)


@lru_cache(maxsize=50_000)
def street_key(line: str) -> str:
    """A street as one spelling: ``12, bd. St-Michel`` and ``12 boulevard Saint Michel`` are one."""
    words = (_SHORT_STRASSE.sub("strasse", word) for word in words_of(line) if word not in _SMALL_WORDS)
    return " ".join(_STREETS.get(word, word) for word in words)
