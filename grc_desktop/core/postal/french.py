"""The last three lines of a French address: NF Z10-011 (May 1997, revised January 2013).

Capitals without accents, no punctuation, 38 characters; words are shortened only where a line is too long, in
the order of the lists below, and never cut.
"""

from __future__ import annotations

import re
import unicodedata

from grc_desktop.core.text import fold

LINE_LENGTH = 38
"""Characters that a line may have, spaces included."""

_SHORTER = (
    ("AVENUE", "AV"),
    ("BOULEVARD", "BD"),
    ("PLACE", "PL"),
    ("CHEMIN", "CHE"),
    ("IMPASSE", "IMP"),
    ("ALLEE", "ALL"),
    ("ALLEES", "ALL"),
    ("ROUTE", "RTE"),
    ("FAUBOURG", "FG"),
    ("SQUARE", "SQ"),
    ("PASSAGE", "PAS"),
    ("RESIDENCE", "RES"),
    ("BATIMENT", "BAT"),
    ("APPARTEMENT", "APP"),
    ("ESCALIER", "ESC"),
    ("IMMEUBLE", "IMM"),
    ("LOTISSEMENT", "LOT"),
    ("ZONE INDUSTRIELLE", "ZI"),
    ("ZONE ARTISANALE", "ZA"),
    ("GENERAL", "GAL"),
    ("MARECHAL", "MAL"),
    ("COMMANDANT", "CDT"),
    ("CAPITAINE", "CNE"),
    ("COLONEL", "COL"),
    ("PROFESSEUR", "PR"),
    ("PRESIDENT", "PDT"),
    ("DOCTEUR", "DR"),
    ("SAINT", "ST"),
    ("SAINTE", "STE"),
)
_LIGATURES = str.maketrans(
    {"œ": "oe", "Œ": "OE", "æ": "ae", "Æ": "AE", "ß": "SS", "ø": "o", "Ø": "O", "ł": "l", "Ł": "L"}
)
_REPEATED = re.compile(r"^(\d+)\s*(?:BIS\b|(TER)\b|(QUATER)\b)")
_RANGE = re.compile(r"^(\d+)\s*[A-Z]?\s*(?:[/&\-]|\bA\b|\bET\b)\s*\d+\s*[A-Z]?(?=[\s,]|$)")
_BOX = re.compile(r"^(B\W?P|C\W?S|T\W?S\W?A|BOITE POSTALE)\W*(?:N\W+)?(?=\d)")


def _capitals(text: str) -> str:
    decomposed = unicodedata.normalize("NFD", text.translate(_LIGATURES))
    return "".join(char for char in decomposed if not unicodedata.combining(char)).upper()


def _plain(text: str) -> str:
    """Only letters, digits and single spaces; other alphabets stay, since they have no other spelling here."""
    return " ".join(re.sub(r"[\W_]+", " ", text).split())


def norm_line(text: str) -> str:
    """``text`` as lines 4 to 6 want it: ``Saint-Étienne`` → ``SAINT ETIENNE``."""
    text = re.sub(r"\bS(?:S/|/S\b)\s?", "SOUS ", _capitals(text))
    text = re.sub(r"\bS/\s?", "SUR ", text)
    return _plain(text)


def norm_street(text: str) -> str:
    """Line 4: ``12 bis, rue de l'Église`` → ``12 B RUE DE L EGLISE``; of ``12/14`` the first number stays."""
    text = re.sub(r"[–—]", "-", _capitals(text)).strip()
    text = _RANGE.sub(r"\1", text)
    match = _REPEATED.match(text)
    if match:
        letter = "T" if match[2] else "Q" if match[3] else "B"
        text = f"{match[1]} {letter} {text[match.end() :]}"
    return norm_line(text)


def norm_locality(text: str) -> str:
    """Line 5: ``B.P. n° 40122`` → ``BP 40122``."""
    text = _BOX.sub(lambda box: ("BP" if box[1].startswith("BO") else re.sub(r"\W", "", box[1])) + " ", _capitals(text))
    return norm_line(text)


def norm_city(postcode: str, city: str) -> str:
    """Line 6: ``42000`` and ``Saint-Étienne`` → ``42000 SAINT ETIENNE``; a postcode typed twice is written once."""
    code = re.sub(r"\s", "", postcode)
    name = norm_line(city)
    if code and name.startswith(code + " "):
        name = name[len(code) + 1 :]
    return f"{norm_line(code)} {name}".strip()


def shorten(line: str) -> str:
    """``line`` with as few of the norm's abbreviations as bring it to 38 characters, or all of them."""
    for long, short in _SHORTER:
        if len(line) <= LINE_LENGTH:
            break
        line = re.sub(rf"\b{long}\b", short, line)
    return line


def fit_free_line(text: str) -> str:
    """Lines 1 to 3 keep their letters where they fit; else capitals and abbreviations are tried."""
    if len(text) <= LINE_LENGTH:
        return text
    shorter = shorten(" ".join(_capitals(text).split()))
    return shorter if len(shorter) <= LINE_LENGTH else text


def is_cedex(city: str) -> bool:
    """Whether the city line names a CEDEX office, where a company needs no street."""
    return "cedex" in fold(city)
