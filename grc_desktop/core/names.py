"""Names and civilities: read, shown, and used to address people. Names keep the letters they were typed in."""

from __future__ import annotations

import re
from dataclasses import dataclass

from grc_desktop.core.text import clean, sort_key

TITLES = ("M.", "Mme", "M. et Mme", "MM.", "Mmes", "Dr", "Pr", "Me")
"""The civilities as they are stored, whatever the language they were typed in. Others are kept as typed."""

_SPELLINGS = {
    "M.": "m mr monsieur mister mons msieur sir herr hr sig signor signore sr senor senhor dhr heer meneer",
    "Mme": "mme madame mrs ms miss mlle mademoiselle melle mle mevr mevrouw mw frau fr fraulein sig.ra sigra "
    "signora signorina sra senora senhora srta dona madam ma'am",
    "MM.": "mm messieurs messrs herren",
    "Mmes": "mmes mesdames",
    "Dr": "dr docteur doctor doktor dottore dott dottoressa dott.ssa doctora herr+dr frau+dr dr+med dr+ing",
    "Pr": "pr prof professeur professor professore profesor professeure prof+dr",
    "Me": "me maitre avv avvocato",
}
_COUPLES = re.compile(
    r"(m|mr|monsieur|herr|sig|signor|sr|senor) (et |und |and |e |y |& )?(mme|madame|mrs|ms|frau|signora|sra|senora)"
    r"|(mme|madame|mrs|frau) (et |und |and )?(m|mr|monsieur|herr)|famille|familie|family|famiglia|familia"
)
_STORED = {
    sort_key(spelling.replace("+", " ")): title
    for title, spellings in _SPELLINGS.items()
    for spelling in spellings.split()
}

_IN_LANGUAGE = {
    "en": {
        "M.": "Mr",
        "Mme": "Ms",
        "M. et Mme": "Mr and Mrs",
        "MM.": "Messrs",
        "Mmes": "Mses",
        "Pr": "Prof.",
        "Me": "",
    },
    "de": {"M.": "Herr", "Mme": "Frau", "M. et Mme": "Familie", "Dr": "Dr.", "Pr": "Prof.", "Me": "", "MM.": "Herren"},
    "it": {"M.": "Sig.", "Mme": "Sig.ra", "M. et Mme": "Sig. e Sig.ra", "Dr": "Dott.", "Pr": "Prof.", "Me": "Avv."},
    "es": {"M.": "Sr.", "Mme": "Sra.", "M. et Mme": "Sr. y Sra.", "Dr": "Dr.", "Pr": "Prof.", "Me": ""},
}
_IN_FULL = {
    "M.": "Monsieur",
    "Mme": "Madame",
    "M. et Mme": "Madame et Monsieur",
    "MM.": "Messieurs",
    "Mmes": "Mesdames",
}

_PARTICLES = frozenset(
    ("de", "du", "des", "d'", "la", "le", "les", "von", "vom", "van", "der", "den", "zu", "zur", "ten", "ter", "di")
    + ("da", "del", "della", "dos", "das", "el", "al", "bin", "ben", "saint", "st", "mac", "o'")
)
_COMPANY_WORDS = re.compile(
    r"\b(sarl|sas|sasu|sa|eurl|sci|snc|gmbh|ag|ltd|llc|inc|bv|nv|spa|srl|s\.?a\.?r\.?l|s\.?l|association|agence|societe"
    r"|ste|mairie|lycee|college|comite|syndicat|hotel|voyages|tours|travel|universite|cabinet|garage|office"
    r"|restaurant|entreprise|ets|etablissements?|boulangerie|pharmacie|camping|auberge|ecole|banque|assurances?|transports?|autocars?|amicale|federation|fondation)\b"
)


@dataclass(frozen=True)
class FullName:
    """A name taken apart; parts that were not there are empty."""

    title: str
    first_name: str
    last_name: str


def read_title(typed: str) -> str:
    """The stored form of a civility: ``Monsieur``, ``Mr`` and ``Herr`` give ``M.``; unknown ones stay as typed.

    « Mademoiselle » has left the forms (circular of 21 February 2012) and becomes ``Mme``.
    """
    text = clean(typed)
    key = sort_key(text.replace("&", " et "))
    if _COUPLES.fullmatch(key):
        return "M. et Mme"
    return _STORED.get(key, text)


def title_in(title: str | None, language: str = "fr") -> str:
    """A stored civility as it is written in ``language``: ``Mme`` → ``Frau``; unknown ones unchanged."""
    if not title:
        return ""
    return _IN_LANGUAGE.get(language, {}).get(title, title)


def display_name(
    kind: str, title: str | None, first_name: str | None, last_name: str | None, company: str | None
) -> str:
    """What a list shows: ``Lucie Moreau``, the company, or ``M. et Mme Moreau`` for a household without names.

    ``kind`` is person, organisation or household. What is missing is left out; empty only if all is.
    """
    person = " ".join(part for part in (first_name, last_name) if part)
    if kind == "organisation":
        return company or person
    if not first_name and last_name and title:
        return f"{title} {last_name}"
    return person or company or title or ""


def salutation(title: str | None, last_name: str | None, language: str = "fr") -> str:
    """How a letter begins, comma included: ``Madame Moreau,``; ``Madame, Monsieur,`` where we cannot tell."""
    name = f" {last_name}" if last_name else ""
    title = title if title in TITLES else None
    if language == "fr":
        return _french_salutation(title, name)
    if language == "de":
        known = {
            "M.": f"Sehr geehrter Herr{name},",
            "Mme": f"Sehr geehrte Frau{name},",
            "M. et Mme": f"Sehr geehrte Familie{name},",
        }
        return known.get(title or "", "Sehr geehrte Damen und Herren,") if name else "Sehr geehrte Damen und Herren,"
    if language == "it":
        known = {
            "M.": f"Gentile Signor{name},",
            "Mme": f"Gentile Signora{name},",
            "M. et Mme": f"Gentili Signori{name},",
        }
        return known.get(title or "", "Gentile Signora, gentile Signore,")
    if language == "es":
        known = {"M.": f"Estimado Sr.{name}:", "Mme": f"Estimada Sra.{name}:", "M. et Mme": f"Estimados Sres.{name}:"}
        return known.get(title or "", "Estimado/a cliente:") if name else "Estimado/a cliente:"
    written = title_in(title, "en")
    return f"Dear {written}{name}," if written and name else "Dear Sir or Madam,"


def _french_salutation(title: str | None, name: str) -> str:
    if title == "Me":
        return "Maître,"
    if title == "Dr":
        return f"Docteur{name},"
    if title == "Pr":
        return f"Professeur{name},"
    if title in ("M. et Mme", "MM.", "Mmes"):
        return f"{_IN_FULL[title]},"
    return f"{_IN_FULL[title]}{name}," if title else "Madame, Monsieur,"


def looks_like_company(text: str) -> bool:
    """Whether a single name field probably holds an organisation."""
    return bool(_COMPANY_WORDS.search(sort_key(text)))


def read_full_name(typed: str) -> FullName:
    """Take a name in one field apart.

    ``MOREAU Lucie``, ``Moreau, Lucie``, ``Dr. Anke Schmidt-Bauer``, ``de La Tour, Jean``, ``Jean de La Tour``.
    Capitals tell the last name; so does a comma; else the last word is it, with its particles.
    """
    text = clean(typed)
    title, text = _take_title(text)
    if "," in text:
        last, _, first = text.partition(",")
        first_title, first = _take_title(first.strip())
        return FullName(title or first_title, first, last.strip())
    words = text.split()
    if len(words) < 2:
        return FullName(title, "", text)
    capitals = [len(word) > 1 and word.isupper() for word in words]
    if any(capitals) and not all(capitals):
        begin, end = capitals.index(True), len(words) - capitals[::-1].index(True)
        if begin == 0 or end == len(words):
            while begin > 0 and words[begin - 1].casefold() in _PARTICLES:
                begin -= 1
            return FullName(title, " ".join(words[:begin] + words[end:]), " ".join(words[begin:end]))
    if words[0].casefold() in _PARTICLES:  # "de La Tour Jean"
        return FullName(title, words[-1], " ".join(words[:-1]))
    begin = len(words) - 1
    while begin > 1 and words[begin - 1].casefold() in _PARTICLES:
        begin -= 1
    return FullName(title, " ".join(words[:begin]), " ".join(words[begin:]))


def _take_title(text: str) -> tuple[str, str]:
    words = text.split()
    for length in (4, 3, 2, 1):
        if len(words) > length:
            title = read_title(" ".join(words[:length]))
            if title in TITLES and (length > 1 or len(words[0]) > 1 or words[0] == "M"):
                return title, " ".join(words[length:])
    return "", text
