"""An address and what its lines mean."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass

from grc_desktop.core.countries import FRENCH_OVERSEAS
from grc_desktop.core.postal.french import is_cedex, norm_line
from grc_desktop.core.text import clean, fold

FRENCH_POST = FRENCH_OVERSEAS | {"FR", "MC"}
"""Countries that the French post serves as its own: no country line is written between them."""


@dataclass(frozen=True, kw_only=True)
class PostalAddress:
    """Who and where. Parts that are not there are empty; ``country`` is ISO 3166-1 alpha-2 or as typed.

    ``recipient`` replaces the name made of title, first and last name (a household's own line).
    ``inside`` is what lies within the building (flat, floor, « chez … »), ``outside`` what lies around it
    (building, residence, entrance, zone), ``locality`` a hamlet, BP, CS or TSA. Abroad ``street`` holds all
    delivery lines in the order they were typed, parted by line ends.
    """

    title: str = ""
    first_name: str = ""
    last_name: str = ""
    recipient: str = ""
    company: str = ""
    department: str = ""
    inside: str = ""
    outside: str = ""
    street: str = ""
    locality: str = ""
    postcode: str = ""
    city: str = ""
    region: str = ""
    country: str = ""

    @property
    def person(self) -> str:
        """The line that names the person, civility first; empty for an organisation without one."""
        if self.recipient:
            return self.recipient
        name = " ".join(part for part in (self.first_name, self.last_name) if part)
        return f"{self.title} {name}" if self.title and name else name


@dataclass(frozen=True)
class Problem:
    """Something wrong with an address, in the user's language; ``serious`` when mail could not arrive."""

    code: str
    sentence: str
    serious: bool = False


@dataclass(frozen=True)
class PostalLines:
    """What is printed, top to bottom, without empty lines, and what is wrong with it."""

    lines: tuple[str, ...]
    problems: tuple[Problem, ...] = ()


_STREET_TYPES = (
    "rue|avenue|av|ave|boulevard|bd|bld|boul|place|pl|chemin|che|ch|impasse|imp|allee|allees|all|route|rte|quai"
    "|cours|square|sq|passage|pass|sentier|sente|voie|faubourg|fbg|fg|montee|cote|rond-point|rond point|esplanade"
    "|promenade|ruelle|venelle|parvis|traverse|grande rue|grand rue|grand-rue|rocade|descente|rampe|levee|chaussee"
    "|draille|corniche|digue|traboule|carrefour|mail"
)
_NUMBER = r"\d+\s*(?:bis|ter|quater|[a-z](?![a-z']))?(?:\s*(?:[/,&-]|a|et)\s*\d+)?\s*,?\s+"
_STREET = re.compile(rf"(?:{_NUMBER})?(?:{_STREET_TYPES})\b(?!\.?\s*$)")
_NUMBERED = re.compile(rf"{_NUMBER}[a-z]")
_BOX = r"(?:b\.?\s?p\.?|c\.?\s?s\.?|t\.?\s?s\.?\s?a\.?|bo[iî]te postale)\s*(?:n\s*°\s*)?(?:[a-z]{1,3}\s?)?\d+\b"
_POST_BOX = re.compile(_BOX)
_GAP = re.compile(rf"\s*[,;](?!\d)\s*|\s+[-–—]\s+|\s+(?={_BOX})", re.IGNORECASE)
"""Where a line may go on with something else: ``12 rue du Port, Bât. B``, ``12 rue du Port BP 27``."""
_ONLY_NUMBER = re.compile(r"(?:[\d\W]|(?:bis|ter|quater|et|[a-d])(?![a-z]))+")
_POSTCODE = re.compile(r"^\d{5}\s+(?=\D)")
_CEDEX = re.compile(r" CEDEX\b.*")
_HAMLET = re.compile(r"(?:lieu[ -]?dit|hameau|ham|quartier|bourg|village)\b")
_OUTSIDE = re.compile(
    r"(?:bat|batiment|residence|res|entree|immeuble|imm|lotissement|lot|zone|z\.?a\.?c?|z\.?i|zae|parc|domaine|tour"
    r"|pavillon|centre|hall|bloc|ilot|port|aeroport|gare|campus|hotel|chalet|camping|villa|cite|clos|cour|espace"
    r"|galerie|terminal|ponton)\b"
)
_INSIDE = re.compile(
    r"(?:appartement|appt|appart|apt|app|\d+\s*(?:er|e|eme|nd)\s+etage|etage|escalier|esc|porte|chez|c/o|bal"
    r"|a l'attention|boite aux lettres|chambre|rdc|rez|couloir|studio|bureau)\b"
)


def postal_address(
    *,
    lines: Iterable[str | None],
    postcode: str | None = None,
    city: str | None = None,
    region: str | None = None,
    country: str | None = None,
    title: str | None = None,
    first_name: str | None = None,
    last_name: str | None = None,
    recipient: str | None = None,
    company: str | None = None,
    department: str | None = None,
) -> PostalAddress:
    """The address in lines as typed (street usually first), each line put where the French norm wants it.

    ``3e étage`` goes inside, ``Résidence Les Pins`` outside, ``BP 12`` and hamlets to the locality; abroad
    the order stays as it was typed.
    """
    typed = [clean(part) for line in lines if line for part in line.splitlines()]
    typed = [line for line in typed if line]
    if not country or country in FRENCH_POST:
        parted = [part for line in typed for part in _parted(line)]
        slots = _french_slots(_without_town(parted, city or ""), cedex=is_cedex(city or ""))
    else:
        slots = {"street": "\n".join(typed)}
    return PostalAddress(
        title=title or "",
        first_name=first_name or "",
        last_name=last_name or "",
        recipient=recipient or "",
        company=company or "",
        department=department or "",
        postcode=clean(postcode or ""),
        city=clean(city or ""),
        region=clean(region or ""),
        country=country or "",
        **slots,
    )


def _parted(line: str) -> list[str]:
    """``12 rue du Port, Bât. B - CS 40123`` → three lines: each part where the norm has a place for it."""
    parts: list[str] = []
    begin = 0
    for gap in _GAP.finditer(line):
        before, after = line[begin : gap.start()], line[gap.end() :]
        if before and after and not _ONLY_NUMBER.fullmatch(fold(before)):
            kind = _kind(after)
            if kind not in ("unknown", "numbered", _kind(before)):
                parts.append(before)
                begin = gap.end()
    return [*parts, line[begin:]]


def _without_town(lines: list[str], city: str) -> list[str]:
    """Without the town that was typed once more among the lines, where others say where it is.

    Before CEDEX, which has a postcode of its own, also with the one of the place: « 75009 Paris ».
    """
    town = _CEDEX.sub("", norm_line(city))
    if is_cedex(city):
        lines = [_POSTCODE.sub("", line) for line in lines]
    return [line for line in lines if norm_line(line) != town] or lines


def _french_slots(lines: list[str], *, cedex: bool) -> dict[str, str]:
    kinds = [_kind(line) for line in lines]
    for place in range(1, len(kinds)):
        if cedex and kinds[place - 1] == "locality" and kinds[place] == "unknown":
            kinds[place] = "locality"  # « BP 40122 », « Villeneuve d'Ascq »: where it is, since CEDEX names an office
    if "street" not in kinds:
        for wanted in ("numbered", "unknown", "outside"):  # « Le Bourg », « Résidence du Lac » alone in a village
            if wanted in kinds:
                kinds[kinds.index(wanted)] = "street"
                break
    slots: dict[str, list[str]] = {"inside": [], "outside": [], "street": [], "locality": []}
    spare: list[str] = []
    for line, kind in zip(lines, kinds, strict=True):
        if kind in ("unknown", "numbered"):
            spare.append(line)
        else:
            slots["locality" if kind == "street" and slots["street"] else kind].append(line)
    for line in spare:  # what nothing tells takes the lines that are left
        slots[next((slot for slot in ("outside", "inside", "locality") if not slots[slot]), "outside")].append(line)
    if len(slots["outside"]) > 1 and not slots["inside"]:
        slots["inside"].append(slots["outside"].pop(0))
    return {slot: " ".join(words) for slot, words in slots.items()}


def _kind(line: str) -> str:
    text = fold(line)
    for kind, pattern in (("locality", _POST_BOX), ("inside", _INSIDE), ("street", _STREET), ("outside", _OUTSIDE)):
        if pattern.match(text):
            return kind
    if _HAMLET.match(text):
        return "locality"
    return "numbered" if _NUMBERED.match(text) else "unknown"
