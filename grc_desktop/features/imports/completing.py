"""What a row adds to a customer, purchase or complaint that is already there. Nothing is ever emptied."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Any

from grc_desktop.core.text import sort_key
from grc_desktop.features.imports.understanding.drafts import CustomerDraft, Values
from grc_desktop.features.imports.understanding.values import noon

_WHERE = ("line_1", "postcode", "city", "country")
_LINES = ("line_1", "line_2", "line_3", "line_4")


@dataclass(slots=True)
class Standing(CustomerDraft):
    """A customer as the base, or an earlier row of the same file, has them.

    Rows that stand in the base carry their ``id``; ``changed`` gathers what must be written to those:
    new values by (table, id). Rows without ``id`` are still to be inserted.
    """

    id: int = 0
    in_base: bool = True
    changed: dict[tuple[str, int], Values] = field(default_factory=dict)
    tags_in_base: int = 0  # how many of ``tags``, and of ``consents``, are already written
    consents_in_base: int = 0
    touched: bool = False  # by this import
    has_photo: bool = False
    own_in_base: dict[str, str] = field(default_factory=dict)  # of ``own``, what is already written

    def change(self, table: str, row: Values, values: Values) -> None:
        """Give a row new values, and remember them if it stands in the base."""
        self.touched = True
        row.update(values)
        if "id" in row:
            self.changed.setdefault((table, row["id"]), {}).update(values)


def complete(standing: Standing, draft: CustomerDraft, *, overwrite: bool) -> bool:
    """Give ``standing`` what ``draft`` knows; with ``overwrite`` also where it holds something else already.

    Gives whether anything changed. Consents keep the strictest word: a refusal is noted, an agreement never
    overrides one. Tags are added.
    """
    takes_name = overwrite and draft.record is not None and _is_named_alike(standing, draft)
    changes = [
        _columns(standing, draft.customer, overwrite=overwrite, takes_name=takes_name),
        *(_address(standing, address, overwrite=overwrite) for address in draft.addresses[:1]),
        _reach(standing, "phone", standing.phones, draft.phones, overwrite=overwrite),
        _reach(standing, "email", standing.emails, draft.emails, overwrite=overwrite),
        _tags(standing, draft.tags),
        add_consents(standing, draft.consents),
        _photo(standing, draft.photo, overwrite=overwrite),
        _own(standing, draft.own, overwrite=overwrite),
    ]
    standing.touched |= any(changes)
    return any(changes)


def knows_all(standing: Standing, draft: CustomerDraft) -> bool:
    """Whether the row says nothing of where its customer lives, or how to reach them, that ``standing`` lacks."""
    for known, new in ((standing.phones, draft.phones), (standing.emails, draft.emails)):
        signs = {_sign(row) for row in known}
        if any(_sign(row) not in signs for row in new):
            return False
    place = _preferred(standing.addresses) or {}
    where = next(iter(draft.addresses), {})
    if any(sort_key(where[name]) != sort_key(place.get(name) or "") for name in _WHERE if where.get(name)):
        return False
    births = standing.customer.get("birth_date"), draft.customer.get("birth_date")
    return None in births or births[0] == births[1]


def new_values(known: Values, new: Values, *, overwrite: bool) -> Values:
    """Those of ``new`` that ``known`` lacks; with ``overwrite`` also those that it holds otherwise."""
    return {
        name: value
        for name, value in new.items()
        if value not in (None, "") and known.get(name) != value and (overwrite or known.get(name) in (None, ""))
    }


_NAMES = ("kind", "title", "first_name", "last_name", "company")


def _is_named_alike(standing: Standing, draft: CustomerDraft) -> bool:
    """Whether the names have the same words, however they are shared out among the fields.

    So has a customer of whom another of our own lists knew the name as a whole.
    """
    said = (standing.customer, draft.customer)
    mine, yours = (sorted(sort_key(" ".join(one.get(name) or "" for name in _NAMES[2:])).split()) for one in said)
    return mine == yours


def _columns(standing: Standing, new: Values, *, overwrite: bool, takes_name: bool) -> bool:
    known = standing.customer
    if known.get("state") == "active":  # says no more than nothing
        known = {**known, "state": None} if new.get("state", "active") != "active" else known
    values = new_values(known, {name: new[name] for name in new if name != "kind"}, overwrite=overwrite)
    if takes_name:
        values |= {name: new.get(name) for name in _NAMES if known.get(name) != new.get(name)}
    if values:
        standing.change("customer", standing.customer, values)
    return bool(values)


def _preferred(rows: Iterable[Values]) -> Values | None:
    return next(iter(sorted(rows, key=lambda row: not row["preferred"])), None)


def _address(standing: Standing, new: Values, *, overwrite: bool) -> bool:
    known = _preferred(standing.addresses)
    if known is None:
        standing.addresses.append(dict(new))
        return True
    where = {name: value for name, value in new.items() if name not in ("kind", "preferred")}
    elsewhere = any(
        known.get(name) and where.get(name) and sort_key(known[name]) != sort_key(where[name]) for name in _WHERE
    )
    if elsewhere and not overwrite:
        return False  # half of one address and half of another would lead nowhere
    if elsewhere:
        where |= {line: where.get(line) for line in _LINES}
        values = {name: value for name, value in where.items() if known.get(name) != value}
    else:
        lines = {sort_key(known[line]) for line in _LINES if known.get(line)}  # one stands there once, wherever it is
        new_lines = {line for line in _LINES if where.get(line) and sort_key(where[line]) not in lines}
        where = {name: value for name, value in where.items() if name not in _LINES or name in new_lines}
        values = new_values(known, where, overwrite=overwrite)
    if values:
        standing.change("address", known, values)
    return bool(values)


def _sign(row: Values) -> str:
    """What two phones or two e-mails have in common when they are the same."""
    if typed := row.get("typed"):
        return row.get("e164") or "".join(typed.split())  # what cannot be dialled is grouped in one way or another
    return str(row["address"]).lower()


def _reach(standing: Standing, table: str, known: list[Values], new: list[Values], *, overwrite: bool) -> bool:
    changed = False
    for row in new:
        if any(_sign(row) == _sign(other) for other in known):
            continue
        same_kind = [other for other in known if other.get("kind") == row.get("kind")]
        if not same_kind:
            known.append({**row, "preferred": not known})
        elif overwrite and not changed and (current := _preferred(same_kind)) is not None:
            values = {name: value for name, value in row.items() if name not in ("kind", "preferred")}
            standing.change(table, current, values)
        else:
            continue
        changed = True
    return changed


def _tags(standing: Standing, new: list[str]) -> bool:
    known = {tag.casefold() for tag in standing.tags}
    added = [tag for tag in new if tag.casefold() not in known]
    standing.tags.extend(added)
    return bool(added)


def _photo(standing: Standing, new: str, *, overwrite: bool) -> bool:
    if not new or standing.photo or (standing.has_photo and not overwrite):
        return False
    standing.photo = new
    return True


def _own(standing: Standing, new: Values, *, overwrite: bool) -> bool:
    values = new_values(standing.own, new, overwrite=overwrite)
    standing.own.update(values)
    return bool(values)


def add_ways(standing: Standing, draft: CustomerDraft, *, overwrite: bool) -> tuple[bool, bool]:
    """Add the addresses, telephones and e-mails of a row to those that are there; with ``overwrite`` what it says of
    one that is there already counts as well. Gives whether any was added, and whether anything changed.
    """
    added = changed = False
    lists = (
        ("address", standing.addresses, draft.addresses, _place),
        ("phone", standing.phones, draft.phones, _sign),
        ("email", standing.emails, draft.emails, _sign),
    )
    for table, known, rows, sign in lists:
        for row in rows:
            there = next((other for other in known if sign(other) == sign(row)), None)
            part = next((other for other in known if table == "address" and _is_part_of(other, row)), None)
            if there is None and part is not None:
                standing.change(table, part, new_values(part, row, overwrite=True))
                changed = True
            elif there is None:
                preferred = row["preferred"] and (overwrite or not any(other["preferred"] for other in known))
                known.append({**row, "preferred": preferred or not known})
                added = True
            elif overwrite and (values := new_values(there, row, overwrite=True)):
                standing.change(table, there, values)
                changed = True
    standing.touched |= added or changed
    return added, added or changed


_PLACE = (*_LINES, "postcode", "city", "country")


def _place(address: Values) -> str:
    """What two addresses have in common when they are the same."""
    return "|".join(sort_key(address.get(name) or "") for name in _PLACE)


def _is_part_of(known: Values, new: Values) -> bool:
    """Whether an address without a street, as lists of purchases tell of it, is what ``new`` says whole.

    Of what kind it is, a postcode alone does not say.
    """
    if known.get("line_1") or not (known["preferred"] and new["preferred"]):
        return False
    if known.get("city") and known["kind"] != new["kind"]:
        return False
    return all(not known.get(name) or sort_key(known[name]) == sort_key(new.get(name) or "") for name in _PLACE)


def add_consents(standing: Standing, new: list[Values]) -> bool:
    """Note what the customer says of being addressed; gives whether any of it was new.

    A word with a date stands in the ledger on its day. Without one it counts as said now, and then the
    strictest wins: a refusal is noted, an agreement never overrides one.
    """
    added = False
    for said in new:
        known = [row for row in standing.consents if row["channel"] == said["channel"]]
        latest: dict[str, Any] | None = max(known, key=_instant) if known else None
        summed = next((row for row in known if _sums_up(row, said)), None)
        if "at" in said:
            told = [row for row in known if row is not summed and row["given"] == said["given"]]
            fresh = not any(_same_time(row, said) for row in told)
        else:
            fresh = latest is None or (latest["given"] and not said["given"])
        if fresh and summed is not None:
            columns = ("given", "at", "means", "words", "recorded_by", "evidence")
            standing.change("consent", summed, {name: said.get(name) for name in columns})
        elif fresh:
            standing.consents.append(said)
        added |= fresh
    standing.touched |= added
    return added


def _sums_up(known: Values, said: Values) -> bool:
    """Whether a consent of the base is what the same list of customers summed up of one that is dated."""
    evidence, record = known.get("evidence") or {}, said.get("record")
    if "id" not in known or "at" not in said or record is None or evidence == said.get("evidence"):
        return False
    return bool(evidence.get("record") == record and known["given"] == said["given"])


_NOW = datetime.max.replace(tzinfo=UTC)


def _instant(said: Values) -> datetime:
    at: datetime = said.get("at", _NOW)
    return at


def _same_time(known: Values, said: Values) -> bool:
    """Whether both were said at one time; a day without an hour, which stands at noon, at whatever hour."""
    if "at" not in known:
        return False
    if noon(said["at"].date()) == said["at"]:
        return bool(known["at"].date() == said["at"].date())
    return bool(known["at"].replace(second=0, microsecond=0) == said["at"])
