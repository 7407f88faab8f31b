"""Who is already there: the keys by which a customer is recognised, and what contradicts them.

Keys (``reference/domain.md`` § 6): the number of the record in a file that GRC Desktop wrote, the number in the
previous program, SIRET, exact e-mail (never a booking site's relay), mobile in E.164, folded name with postcode,
company with postcode. A shared e-mail or phone is no proof where the first names differ: couples and families
share both. Two records of one exported base are two customers, however alike they look.
"""

from __future__ import annotations

from collections.abc import Iterator

from rapidfuzz import fuzz

from grc_desktop.core.text import sort_key
from grc_desktop.features.imports.understanding.drafts import CustomerDraft, Values

Key = str

LANDLINE = "l"
RECORD = "r"

_UNLIKE = 60
"""Out of 100, by rapidfuzz: below it no part of one name is a misspelling of the other."""

_ALIKE = 80
"""From there on two spellings of a whole name may be one."""

_MOST_NAMESAKES = 20
"""Beyond these a name says nothing."""


def keys_of(draft: CustomerDraft) -> list[Key]:
    """The keys of a customer, the strongest first; worked out once, before anything is added to the draft."""
    if draft.keys is None:
        draft.keys = list(_keys(draft))
    return draft.keys


def _keys(draft: CustomerDraft) -> Iterator[Key]:
    customer = draft.customer
    if number := customer.get("external_id"):
        yield number_key(number)
    if siret := customer.get("siret"):
        yield siret_key(siret)
    for email in draft.emails:
        if email["state"] in ("valid", "bounced"):
            yield email_key(email["address"])
    for phone in draft.phones:
        if phone["e164"]:
            yield phone_key(phone["kind"], phone["e164"])
    for address in draft.addresses:
        if postcode := address.get("postcode"):
            yield from name_keys(customer, postcode)


def number_key(number: str) -> Key:
    """The number that the customer had in the previous program."""
    return "n" + number.casefold()


def siret_key(siret: str) -> Key:
    """The SIRET of an organisation."""
    return "s" + siret


def email_key(address: str) -> Key:
    """An e-mail address, case apart."""
    return "e" + address.lower()


def phone_key(kind: str, e164: str) -> Key:
    """A mobile number, or another one: only a purchase is tied to its customer by the latter."""
    return ("m" if kind == "mobile" else LANDLINE) + e164


def name_keys(customer: Values, postcode: str) -> Iterator[Key]:
    """First and last name, or the company, with the postcode."""
    if (last := customer.get("last_name")) and (first := customer.get("first_name")):
        yield f"p{sort_key(last)}|{sort_key(first)}|{postcode}"
    elif customer.get("kind") == "organisation" and (company := customer.get("company")):
        yield f"c{sort_key(company)}|{postcode}"


def name_key(customer: Values) -> Key | None:
    """The name alone, or the company's: enough where nothing else tells two customers apart."""
    last, first = customer.get("last_name") or "", customer.get("first_name") or ""
    if last or first:
        return f"f{sort_key(last)}|{sort_key(first)}"
    return f"g{sort_key(customer['company'])}" if customer.get("company") else None


def name_keys_of(draft: CustomerDraft) -> list[Key]:
    """The key of a customer's name, in a list that is empty where there is none; worked out once."""
    if draft.named is None:
        key = name_key(draft.customer)
        draft.named = [key] if key else []
    return draft.named


def contradicts(key: Key, known: Values, new: Values) -> bool:
    """Whether two customers who share ``key`` are different people all the same."""
    if key[0] == "n":
        return _nothing_in_common(known, new)
    if key[0] == "s":
        return False
    if key[0] in "pc":  # what the previous program, or the calendar, held apart
        return any(
            known.get(name) and new.get(name) and known[name] != new[name] for name in ("external_id", "birth_date")
        )
    if known.get("kind") == "organisation" and new.get("kind") == "organisation":
        mine, yours = sort_key(known.get("company") or ""), sort_key(new.get("company") or "")
        return bool(mine and yours and mine != yours)
    return (_numbered_apart(known, new) and _unlike_last_names(known, new)) or _unlike_first_names(known, new)


def _unlike_first_names(known: Values, new: Values) -> bool:
    first, other_first = sort_key(known.get("first_name") or ""), sort_key(new.get("first_name") or "")
    if not first or not other_first:
        return False
    last, other_last = sort_key(known.get("last_name") or ""), sort_key(new.get("last_name") or "")
    swapped = first == other_last and last == other_first
    return not (swapped or _same_first_name(first, other_first))


def _numbered_apart(known: Values, new: Values) -> bool:
    """Whether the previous program knew them as two."""
    numbers = known.get("external_id"), new.get("external_id")
    return None not in numbers and numbers[0] != numbers[1]


def _unlike_last_names(known: Values, new: Values) -> bool:
    mine, yours = sort_key(known.get("last_name") or ""), sort_key(new.get("last_name") or "")
    return bool(mine and yours) and fuzz.token_set_ratio(mine, yours) < _UNLIKE


def is_same_record(known: CustomerDraft, new: CustomerDraft) -> bool:
    """Whether the same number of a record means the same customer: in another base it is somebody else's."""
    numbers = known.customer.get("external_id"), new.customer.get("external_id")
    if None not in numbers:
        return numbers[0] == numbers[1]
    signs = set(keys_of(new)).intersection(_keys(known))
    return bool(signs) or fuzz.token_sort_ratio(_folded_name(known), _folded_name(new)) >= _ALIKE


def _folded_name(one: CustomerDraft) -> str:
    said = one.customer
    return sort_key(" ".join(said.get(name) or "" for name in ("last_name", "first_name", "company")))


def _nothing_in_common(known: Values, new: Values) -> bool:
    """Whether two persons share no name at all: two programs gave the same number to two people."""
    mine = {sort_key(known.get(name) or "") for name in ("last_name", "first_name")} - {""}
    yours = {sort_key(new.get(name) or "") for name in ("last_name", "first_name")} - {""}
    if len(mine) < 2 or len(yours) < 2:
        return False
    return max(fuzz.token_set_ratio(" ".join(mine), one) for one in yours) < _UNLIKE


def _same_first_name(one: str, other: str) -> bool:
    """Equal, or one is the other's beginning: ``J`` and ``Jean``, ``Jean`` and ``Jean Pierre``."""
    return one.startswith(other) or other.startswith(one)


class Directory:
    """Customers by their keys: those of the base when the import began, and those that it has added since."""

    def __init__(self) -> None:
        self._by_key: dict[Key, int] = {}
        self._by_name: dict[Key, list[int]] = {}
        self._by_record: dict[int, int] = {}
        self._record_of: dict[int, int] = {}

    def add(self, key: Key, customer_id: int) -> None:
        """Enter a key; the customer who had it first keeps it."""
        self._by_key.setdefault(key, customer_id)

    def add_name(self, key: Key, customer_id: int) -> None:
        """Enter a name, which may belong to several."""
        namesakes = self._by_name.setdefault(key, [])
        if len(namesakes) < _MOST_NAMESAKES:
            namesakes.append(customer_id)

    def add_draft(self, draft: CustomerDraft, customer_id: int) -> None:
        """Enter all the keys of a customer who comes in."""
        for key in keys_of(draft):
            self.add(key, customer_id)
        for name in name_keys_of(draft):
            self.add_name(name, customer_id)

    def add_record(self, record: int, customer_id: int) -> None:
        """Enter the number that a customer who comes in had in the base that the file was exported from."""
        self._by_record.setdefault(record, customer_id)
        self._record_of[customer_id] = record

    def are_two(self, draft: CustomerDraft, customer_id: int) -> bool:
        """Whether the base that the file was exported from held the two apart."""
        return draft.record is not None and self._record_of.get(customer_id, draft.record) != draft.record

    def candidates(self, draft: CustomerDraft, *, loosely: bool = False) -> Iterator[tuple[Key, int]]:
        """The customers who share a key with ``draft``, the strongest key first; ``loosely`` a landline too.

        One may be there no more, where the row carries the number of a record.
        """
        if draft.record is not None:
            yield RECORD, self._by_record.get(draft.record, draft.record)
        loosely = loosely or not name_keys_of(draft)
        for key in keys_of(draft):
            if (found := self._by_key.get(key)) is not None and (loosely or key[0] != LANDLINE):
                yield key, found

    def namesakes(self, draft: CustomerDraft) -> list[int]:
        """The customers of the same name, for a row that has no better key, in the order in which they came."""
        if any(key[0] != LANDLINE for key in keys_of(draft)):
            return []
        return [found for name in name_keys_of(draft) for found in self._by_name.get(name, ())]
