"""Columns settled among each other: what values say against a header, second addresses, one column for a field."""

from __future__ import annotations

import re
from collections.abc import Sequence

from grc_desktop.core.names import looks_like_company
from grc_desktop.core.text import sort_key
from grc_desktop.features.imports.recognition.columns import Shape
from grc_desktop.features.imports.recognition.fields import Kind, fields_of
from grc_desktop.features.imports.recognition.headers import NEVER, UNUSED, header_key
from grc_desktop.features.imports.understanding.values import STATES, is_first_name, word_code

_IN_LINE = {"address_1": "address_2", "address_2": "address_3", "address_3": "address_4", "title": "profession"}
"""Where a second column of the same name goes: a second street line, or Outlook's second ``Titre``."""
_NAMES = ("full_name", "listed_name", "contact_name")
_HOUSE = frozenset(
    ("property name", "hotel name", "accommodation name", "nom de l hotel", "nom de l etablissement", "hebergement")
)
_BACK = re.compile(r"\b(?:ret|retour|return)\b")
_LEFT_A_LIST = frozenset(("desinscrit", "desabonne", "unsubscribed", "opt out", "optout", "blacklisted"))
_PLACE = ("address_1", "address_2", "address_3", "postcode", "city", "region", "country")
_BARE = frozenset(("id", "num", "numero", "n", "no"))
"""Headers that call a column a number, and not of what."""


def against_values(
    fields: list[str | None], shapes: Sequence[Shape], values: Sequence[Sequence[str]], settled: set[int]
) -> list[str | None]:
    """E-mails and phone numbers speak for themselves, whatever stands above them; not where the format is known.

    Names that are numbers count people (``Voyageurs``: 2).
    """
    found = list(fields)
    for at, (field, shape) in enumerate(zip(fields, shapes, strict=True)):
        if field in (NEVER, UNUSED) or at in settled:
            continue
        if shape == "email" and not (field or "").startswith(("email", "consent", "website", "notes", "owner")):
            found[at] = "email"
        elif shape == "phone" and (field in (None, *_NAMES) or (field or "").startswith("email")):
            found[at] = "phone"
        elif field in _NAMES and "".join(values[at]).strip() and all(map(_is_count, values[at])):
            found[at] = "adults" if "arrival" in fields else None
    return found


def _is_count(cell: str) -> bool:
    return not cell.strip() or cell.strip().isdigit()


def bare_numbers(fields: list[str | None], names: Sequence[str], kind: Kind) -> list[str | None]:
    """A column called ``ID`` or ``N°`` numbers the purchase; beside one that says so better, its customer."""
    bare = {at for at, name in enumerate(names) if fields[at] == "reference" and header_key(name) in _BARE}
    if kind != "purchases" or not bare or all(at in bare for at, field in enumerate(fields) if field == "reference"):
        return fields
    instead = UNUSED if "external_id" in fields else "external_id"
    return [instead if at in bare else field for at, field in enumerate(fields)]


def adults_alone(fields: list[str | None], names: Sequence[str]) -> list[str | None]:
    """Beside a column of adults one that counts everybody (``Personnes``) says nothing."""
    adults = [field == "adults" and "adult" in header_key(name) for field, name in zip(fields, names, strict=True)]
    if not any(adults):
        return fields
    return [None if field == "adults" and not own else field for field, own in zip(fields, adults, strict=True)]


def second_address(fields: list[str | None]) -> list[str | None]:
    """Parts of an address that come again with a postcode of their own are another address."""
    if fields.count("postcode") < 2:
        return fields
    found: list[str | None] = []
    begun = False
    for field in fields:
        begun = begun or (field in ("address_1", "postcode", "city") and field in found and "postcode" in found)
        second = f"work.{field}"
        found.append(second if begun and field in _PLACE and second not in (*fields, *found) else field)
    return found


def from_values_alone(shapes: Sequence[Shape], values: Sequence[Sequence[str]]) -> list[str | None]:
    """A list without a header: names first, the town after the postcode."""
    fields: list[str | None] = [None] * len(shapes)
    names = ["last_name", "first_name"]
    for at, shape in enumerate(shapes):
        words = [value for value in values[at] if value.strip()]
        if shape in ("email", "phone", "postcode"):
            fields[at] = shape
        elif shape == "text" and at and fields[at - 1] == "postcode":
            fields[at] = "city"
        elif shape == "text" and names and not any(re.search(r"\d", word) for word in words):
            fields[at] = names.pop(0)
        elif shape == "text" and re.search(r"\d+.*[a-z]{3}", " ".join(words[:20]), re.IGNORECASE):
            fields[at] = None if "address_1" in fields else "address_1"
    return fields


def once_each(fields: Sequence[str | None], kind: Kind) -> list[str | None]:
    """A field that holds one value belongs to one column, the first that names it."""
    known, taken = fields_of(kind), set()
    settled: list[str | None] = []
    for name in fields:
        field = name
        while field in taken and field in known and not known[field].repeats:
            field = _IN_LINE.get(field)
        if field:
            taken.add(field)
        settled.append(field)
    return settled


def _holds(whole: str, first: str) -> bool:
    words = sort_key(whole).split()
    return len(words) > 1 and set(sort_key(first).split()) <= set(words)


def name_order(fields: list[str | None], values: Sequence[Sequence[str]]) -> list[str | None]:
    """Which name stands first in a column that has both, by those that are usual first names."""
    found = list(fields)
    for at, field in enumerate(fields):
        if field in ("full_name", "listed_name"):
            pairs = [words for value in values[at] if len(words := value.split()) == 2 and "," not in value]
            ends = [(is_first_name(one), is_first_name(other)) for one, other in pairs]
            ahead, behind = ends.count((True, False)), ends.count((False, True))
            if max(ahead, behind) > 2 * min(ahead, behind):
                found[at] = "full_name" if ahead > behind else "listed_name"
    return found


def of_the_guest(fields: list[str | None], names: Sequence[str]) -> list[str | None]:
    """Where a column names the house, the town and country right behind it are the house's own."""
    found, behind = list(fields), False
    for at, name in enumerate(names):
        behind = header_key(name) in _HOUSE or (behind and fields[at] in _PLACE)
        if behind and fields[at] in _PLACE:
            found[at] = UNUSED
    return found


def there_and_back(fields: list[str | None], names: Sequence[str]) -> list[str | None]:
    """Where a column says when a journey ends, one that says when people leave says when it begins."""
    back = [field == "departure" and _BACK.search(header_key(name)) for field, name in zip(fields, names, strict=True)]
    if not any(back) or all(back) or "arrival" in fields:
        return fields
    return ["arrival" if field == "departure" and not at else field for field, at in zip(fields, back, strict=True)]


def state_or_consent(fields: list[str | None], values: Sequence[Sequence[str]]) -> list[str | None]:
    """A column of states that says who left a mailing list is a consent; one of other words is none of ours."""
    found = list(fields)
    for at, field in enumerate(fields):
        words = {sort_key(value) for value in values[at] if value.strip()} if field == "state" else set()
        if words & _LEFT_A_LIST:
            found[at] = "consent.email" if "consent.email" not in fields else None
        elif words and not any(word_code(word, STATES) for word in words):
            found[at] = None
    return found


def one_kind_of_name(fields: list[str | None], values: Sequence[Sequence[str]]) -> list[str | None]:
    """A last name in its own column, or both names in one; never both ways. A contact without a company is a name."""
    if "contact_name" in fields and not {"last_name", "full_name", "listed_name", "company"} & set(fields):
        fields = ["full_name" if field == "contact_name" else field for field in fields]
    if "birth_name" in fields and not {"last_name", "full_name", "listed_name"} & set(fields):
        fields = ["last_name" if field == "birth_name" else field for field in fields]
    if "last_name" in fields:
        fields = [None if field in ("full_name", "listed_name") else field for field in fields]
    elif "full_name" in fields and "listed_name" in fields:
        fields = [None if field == "full_name" else field for field in fields]
    names = [field for field in fields if field in ("last_name", "first_name", "full_name", "listed_name")]
    if names in (["last_name"], ["first_name"]):  # « Nom », or « Nombre » of a list in Spanish, may hold both
        at = fields.index(names[0])
        filled = [value for value in values[at] if value.strip() and not looks_like_company(value)]
        if filled and sum(len(value.split()) > 1 for value in filled) > 0.5 * len(filled):
            return [*fields[:at], "full_name", *fields[at + 1 :]]
    if "first_name" in fields and "full_name" in fields:
        firsts, wholes = values[fields.index("first_name")], values[fields.index("full_name")]
        both = [(first, whole) for first, whole in zip(firsts, wholes, strict=True) if first.strip() and whole.strip()]
        if both and sum(_holds(whole, first) for first, whole in both) > 0.5 * len(both):
            return fields  # the whole name, and its first name once more
        return ["last_name" if field == "full_name" else field for field in fields]
    return fields
