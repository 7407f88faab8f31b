"""What an import asks of the base: who is there, what they have, and which mappings were kept."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from typing import Any, cast

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from grc_desktop.database.schema import (
    Address,
    Attachment,
    Change,
    Complaint,
    Consent,
    Customer,
    CustomerSummary,
    CustomerTag,
    CustomField,
    CustomValue,
    Email,
    ImportMapping,
    Phone,
    Purchase,
    Recorded,
    Reminder,
    Tag,
)
from grc_desktop.features.imports.completing import Standing
from grc_desktop.features.imports.matching import (
    Directory,
    email_key,
    name_key,
    name_keys,
    number_key,
    phone_key,
    siret_key,
)
from grc_desktop.features.imports.recognition import Kind
from grc_desktop.features.imports.recognition.headers import is_added, numbered, signature_of
from grc_desktop.features.imports.records import SavedMapping
from grc_desktop.features.imports.understanding.drafts import Values

_BLOCK = 500
"""Keys in one question; SQLite takes 32,766 parameters, other databases fewer."""


def load_directory(session: Session, *, pause: Callable[[], object] = lambda: None) -> Directory:
    """Every customer of the base by the keys that tell them (see ``matching``).

    ``pause`` is called every few hundred rows; may raise ``Cancelled``.
    """
    directory = Directory()
    everyone = select(
        Customer.id,
        Customer.kind,
        Customer.external_id,
        Customer.siret,
        Customer.last_name,
        Customer.first_name,
        Customer.company,
    ).order_by(Customer.id)
    for row in _stream(session, everyone, pause):
        if row.external_id:
            directory.add(number_key(row.external_id), row.id)
        if row.siret:
            directory.add(siret_key(row.siret), row.id)
        if name := name_key(row._asdict()):
            directory.add_name(name, row.id)
    emails = select(Email.customer_id, Email.address).where(Email.state.in_(("valid", "bounced"))).order_by(Email.id)
    for row in _stream(session, emails, pause):
        directory.add(email_key(row.address), row.customer_id)
    phones = select(Phone.customer_id, Phone.kind, Phone.e164).where(Phone.e164.is_not(None)).order_by(Phone.id)
    for row in _stream(session, phones, pause):
        directory.add(phone_key(row.kind, row.e164), row.customer_id)
    places = (
        select(Customer.id, Customer.kind, Customer.last_name, Customer.first_name, Customer.company, Address.postcode)
        .join(Address, Address.customer_id == Customer.id)
        .where(Address.postcode.is_not(None))
        .order_by(Address.id)
    )
    for row in _stream(session, places, pause):
        for key in name_keys(row._asdict(), row.postcode):
            directory.add(key, row.id)
    return directory


def _stream(
    session: Session, statement: Select[*tuple[Any, ...]], pause: Callable[[], object]
) -> Iterator[Row[*tuple[Any, ...]]]:
    for rows in session.execute(statement.execution_options(yield_per=500)).partitions():
        pause()
        yield from rows


def standing_customers(session: Session, *, ids: Collection[int]) -> dict[int, Standing]:
    """What the base has of these customers, by id; those that it lacks are not in the answer.

    Their last contact is the one that the base shows, purchases and exchanges included: a file that says the same
    adds nothing.
    """
    found: dict[int, Standing] = {}
    for values in _rows_of(session, Customer, ids):
        found[values["id"]] = Standing(customer=values, id=values["id"])
    for values in _rows_of(session, Address, found):
        found[values["customer_id"]].addresses.append(values)
    for values in _rows_of(session, Phone, found):
        found[values["customer_id"]].phones.append(values)
    for values in _rows_of(session, Email, found):
        found[values["customer_id"]].emails.append(values)
    for values in _rows_of(session, Consent, found):
        standing = found[values["customer_id"]]
        standing.consents.append(values)
        standing.consents_in_base += 1
    for block in _blocks(found):
        contacts = select(CustomerSummary.customer_id, CustomerSummary.last_contact)
        for customer_id, day in session.execute(contacts.where(CustomerSummary.customer_id.in_(block))):
            found[customer_id].customer["last_contact"] = day
        tags = select(CustomerTag.customer_id, Tag.name).join(Tag).where(CustomerTag.customer_id.in_(block))
        for customer_id, name in session.execute(tags):
            found[customer_id].tags.append(name)
            found[customer_id].tags_in_base += 1
        own = select(CustomValue.customer_id, CustomField.name, CustomValue.value).join(CustomField)
        for customer_id, name, value in session.execute(own.where(CustomValue.customer_id.in_(block))):
            found[customer_id].own[name] = found[customer_id].own_in_base[name] = value
        photos = select(Attachment.customer_id).where(Attachment.kind == "photo", Attachment.customer_id.in_(block))
        for customer_id in session.scalars(photos):
            found[customer_id].has_photo = True
    return found


def _rows_of(session: Session, cls: type[Recorded], ids: Iterable[int]) -> Iterable[Values]:
    table = cls.__table__
    owner = table.c[cls.customer_column]
    for block in _blocks(ids):
        for row in session.execute(select(table).where(owner.in_(block)).order_by(table.c.id)):
            yield row._asdict()


def _blocks(keys: Iterable[Any]) -> Iterable[list[Any]]:
    everything = list(keys)
    for start in range(0, len(everything), _BLOCK):
        yield everything[start : start + _BLOCK]


def standing_purchases(session: Session, *, references: Collection[str], customer_ids: Collection[int]) -> list[Values]:
    """The purchases with one of these references, or of one of these customers, oldest first."""
    return _standing(session, Purchase, {"reference": references, "customer_id": customer_ids})


def standing_complaints(session: Session, *, numbers: Collection[str], customer_ids: Collection[int]) -> list[Values]:
    """The complaints with one of these numbers, or of one of these customers, oldest first."""
    return _standing(session, Complaint, {"number": numbers, "customer_id": customer_ids})


def standing_of(session: Session, cls: type[Recorded], *, customer_ids: Collection[int]) -> list[Values]:
    """What these customers have in the table of ``cls``, oldest first."""
    return _standing(session, cls, {"customer_id": customer_ids})


def standing_of_complaints(session: Session, cls: type[Recorded], *, complaint_ids: Collection[int]) -> list[Values]:
    """What these complaints have in the table of ``cls``, oldest first."""
    return _standing(session, cls, {"complaint_id": complaint_ids})


def house_reminders(session: Session) -> list[Values]:
    """The reminders of no customer, oldest first."""
    table = Reminder.__table__
    return [row._asdict() for row in session.execute(select(table).where(Reminder.customer_id.is_(None)))]


def used_customer_keys(session: Session) -> set[int]:
    """The keys of all customers that there are or, by the journal, ever were."""
    deleted = select(Change.row_id).where(Change.table_name == Customer.__tablename__, Change.kind == "D")
    return {*session.scalars(select(Customer.id)), *session.scalars(deleted)}


def _standing(session: Session, cls: type[Recorded], wanted: Mapping[str, Collection[Any]]) -> list[Values]:
    """The rows that have one of the wanted values in one of these columns, oldest first."""
    found: dict[int, Values] = {}
    table = cls.__table__
    for column, values in wanted.items():
        for block in _blocks(values):
            for row in session.execute(select(table).where(table.c[column].in_(block))):
                found[row.id] = row._asdict()
    return [found[key] for key in sorted(found)]


def tag_keys(session: Session) -> dict[str, int]:
    """The tags of the house: their keys by name, case apart."""
    return {name.casefold(): key for key, name in session.execute(select(Tag.id, Tag.name))}


def saved_mappings(session: Session) -> list[SavedMapping]:
    """The mappings that the house keeps, the latest first."""
    return [_mapping(row) for row in session.scalars(select(ImportMapping).order_by(ImportMapping.id.desc()))]


def saved_mapping(session: Session, *, header: Sequence[str]) -> SavedMapping | None:
    """The mapping kept for files with this header, in whatever capitals and accents; its columns bear these names."""
    row = session.scalars(select(ImportMapping).where(ImportMapping.signature == signature_of(header))).one_or_none()
    if row is None:
        return None
    kept = _mapping(row)
    names = [name for name in numbered(header) if not is_added(name)]
    columns = dict(zip(names, kept.columns.values(), strict=True))
    return replace(kept, header=tuple(header), columns=columns)


def _mapping(row: ImportMapping) -> SavedMapping:
    header = tuple(row.columns["header"])
    columns = dict(zip(numbered(header), row.columns["fields"], strict=True))
    return SavedMapping(row.name, header, cast(Kind, row.kind), columns)
