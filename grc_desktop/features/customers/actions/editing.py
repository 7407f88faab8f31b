"""Changing fields of one customer or many, without overwriting what somebody else has changed meanwhile."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from sqlalchemy import select, update
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.database.journal.notes import describe, today
from grc_desktop.database.journal.reading import history
from grc_desktop.database.schema import Address, Customer, Email, Phone
from grc_desktop.features.customers.actions.consents import record_words
from grc_desktop.features.customers.actions.marks import mark, unmark
from grc_desktop.features.customers.actions.own_fields import set_own_values
from grc_desktop.features.customers.actions.selection import blocks, require, who
from grc_desktop.features.customers.queries import customer, home_country, own_fields
from grc_desktop.features.customers.records import Customer as CustomerRecord
from grc_desktop.features.customers.records import OwnFieldRecord
from grc_desktop.features.customers.rules import ADDRESS_COLUMNS, CUSTOMER_COLUMNS, check_field, label_of, read_field

_FIRST = {"country": 0}


def edit_customer(
    session: Session, *, customer_id: int, changes: Mapping[str, object], seen: Mapping[str, object] | None = None
) -> int:
    """Change fields of one customer (``rules.FIELDS``): name → value as typed, "" or None empties it. Gives the id.

    ``address_1`` … ``country``, ``phone``, ``mobile`` and ``email`` mean the preferred one of each, made where there
    is none. ``seen`` is what the editor had before them: Refused, naming who changed what meanwhile, where one of
    the fields changed stands differently by now and not as wished either. Raises ``Refused`` with ``field`` as
    ``rules.read_field`` does.
    """
    editor = _Editor(session, customer_id)
    changed = editor.apply(changes, seen or {})
    fields = ", ".join(label_of(field) for field in changed)
    describe(session, tr("Changed {name}: {fields}", name=who(session, [customer_id]), fields=fields))
    return customer_id


def edit_many(session: Session, *, customer_ids: Sequence[int], field: str, value: object) -> int:
    """Give one field the same value on a frozen selection, as one operation; gives how many customers changed.

    Tags are added to those that each customer has. Raises ``Refused`` as ``edit_customer`` does.
    """
    ids = list(dict.fromkeys(customer_ids))
    require(session, ids)
    changed = _edit_many(session, ids, field, value)
    describe(session, tr("Changed {field} of {who}", field=label_of(field), who=who(session, ids)))
    return changed


def _edit_many(session: Session, ids: Sequence[int], field: str, value: object) -> int:
    own = {record.name: record for record in own_fields(session)}
    check_field(field, own)
    if field == "tags":
        reading = read_field(field, value, today=today(session))
        return mark(session, ids, reading.value if isinstance(reading.value, tuple) else ())
    if field in CUSTOMER_COLUMNS:
        stored = _required(field, read_field(field, value, today=today(session), country=home_country(session)).value)
        column = getattr(Customer, field)
        changed = 0
        for block in blocks(ids):
            differing = session.scalars(
                select(Customer.id).where(Customer.id.in_(block), column.is_distinct_from(stored))
            ).all()
            session.execute(update(Customer).where(Customer.id.in_(differing)).values({field: stored}))
            changed += len(differing)
        return changed
    return sum(bool(_Editor(session, id_).apply({field: value}, {})) for id_ in ids)


def _required(field: str, value: object) -> object:
    if value is None and field in ("kind", "state"):
        raise Refused(tr("“{name}” cannot be empty.", name=label_of(field)), field=field)
    return value


class _Editor:
    """Changes fields of one customer."""

    def __init__(self, session: Session, customer_id: int) -> None:
        self._session = session
        self._record: CustomerRecord = customer(session, customer_id=customer_id)
        self._own: dict[str, OwnFieldRecord] = {record.name: record for record in own_fields(session)}
        self._country = home_country(session)

    def apply(self, changes: Mapping[str, object], seen: Mapping[str, object]) -> list[str]:
        """Make the changes; gives the fields that stood differently."""
        stored: dict[str, Any] = {}
        for field in sorted(changes, key=lambda name: _FIRST.get(name, 1)):
            check_field(field, self._own)
            value = _required(field, self._read(field, changes[field]))
            if field == "country" and isinstance(value, str) and len(value) == 2:
                self._country = value
            if not self._stands(field, value):
                self._refuse_stale(field, seen)
                stored[field] = value
        for field, value in stored.items():
            self._set(field, value)
        self._session.flush()
        return list(stored)

    def _read(self, field: str, typed: object) -> object:
        own = self._own.get(field.removeprefix("custom."))
        country = self._record.addresses[0].country if self._record.addresses and field == "postcode" else None
        within = country if country and len(country) == 2 and self._country == home_country(self._session) else None
        return read_field(field, typed, today=today(self._session), country=within or self._country, own=own).value

    def _stands(self, field: str, value: object) -> bool:
        """Whether a field already has the value."""
        present = self._record.values.get(field)
        match value:
            case {"e164": e164, "typed": typed}:
                return bool(present == (e164 or typed))
            case {"address": address}:
                return bool(present == address)
            case tuple():
                return isinstance(present, tuple) and set(present) == set(value)
        return present == value

    def _refuse_stale(self, field: str, seen: Mapping[str, object]) -> None:
        if field not in seen:
            return
        try:
            before = self._read(field, seen[field])
        except Refused:  # kept as typed once, and not readable again
            before = seen[field]
        present = self._record.values.get(field)
        if self._stands(field, before) or seen[field] == present:
            return
        raise Refused(self._who_changed(field, present), field=field)

    def _who_changed(self, field: str, present: object) -> str:
        changes = history(self._session, customer_id=self._record.id, limit=1)
        shown = ", ".join(present) if isinstance(present, tuple) else "" if present is None else str(present)
        user = changes[0].user if changes and changes[0].user else tr("Somebody")
        return tr(
            "{user} has changed “{field}” to “{value}” meanwhile. Look at the record again, then change it.",
            user=user, field=label_of(field), value=shown,
        )  # fmt: skip

    def _set(self, field: str, value: Any) -> None:
        group, _, name = field.partition(".")
        if field in ADDRESS_COLUMNS:
            self._set_address(ADDRESS_COLUMNS[field], value)
        elif field in ("phone", "mobile"):
            self._set_phone(field, value)
        elif field == "email":
            self._set_email(value)
        elif field == "tags":
            self._set_tags(value)
        elif group == "consent":
            self._set_consent(name, value)
        elif group == "custom":
            set_own_values(self._session, {self._record.id: {name: value}})
        else:
            self._session.execute(update(Customer).where(Customer.id == self._record.id).values({field: value}))

    def _set_address(self, column: str, value: object) -> None:
        table = Address
        address = self._session.scalars(
            select(table)
            .where(table.customer_id == self._record.id)
            .order_by(table.preferred.desc(), table.id)
            .limit(1)
        ).one_or_none()
        if address is None:
            address = Address(customer_id=self._record.id, preferred=True)
            self._session.add(address)
        setattr(address, column, value)
        self._session.flush()
        if not any(getattr(address, column) for column in ADDRESS_COLUMNS.values()):
            self._session.delete(address)

    def _set_phone(self, field: str, value: dict[str, Any] | None) -> None:
        """Replace the number that the field shows; ``phone`` shows the landline, or the mobile where there is none."""
        phones = self._session.scalars(
            select(Phone).where(Phone.customer_id == self._record.id).order_by(Phone.preferred.desc(), Phone.id)
        ).all()
        by_kind = {phone.kind: phone for phone in reversed(phones)}
        shown = by_kind.get("landline") if field == "phone" else by_kind.get("mobile")
        if shown is None and field == "phone" and (value is None or value["kind"] == "mobile"):
            shown = by_kind.get("mobile")
        twin = next((phone for phone in phones if value and value["e164"] and phone.e164 == value["e164"]), None)
        if shown is not None and (value is None or twin not in (None, shown)):
            self._session.delete(shown)
        elif shown is not None and value:
            shown.typed, shown.e164, shown.kind = value["typed"], value["e164"], value["kind"]
        elif value and twin is None:
            self._session.add(Phone(customer_id=self._record.id, preferred=not phones, **value))
        self._session.flush()

    def _set_email(self, value: dict[str, Any] | None) -> None:
        present = self._session.get(Email, self._record.emails[0].id) if self._record.emails else None
        if present is None and value:
            self._session.add(Email(customer_id=self._record.id, preferred=True, **value))
        elif present is not None and value:
            present.address, present.state = value["address"], value["state"]
        elif present is not None:
            self._session.delete(present)

    def _set_tags(self, names: tuple[str, ...] | None) -> None:
        wanted = names or ()
        unmark(self._session, [self._record.id], [tag.name for tag in self._record.tags if tag.name not in wanted])
        mark(self._session, [self._record.id], wanted)

    def _set_consent(self, channel: str, given: bool | None) -> None:
        if given is None:
            raise Refused(tr("What a customer said is kept. Record a refusal instead."), field=f"consent.{channel}")
        record_words(self._session, [{"customer_id": self._record.id, "channel": channel, "given": given}])
