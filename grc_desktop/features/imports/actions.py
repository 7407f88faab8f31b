"""What an import writes: one block of judged rows at a time, within one operation."""

from __future__ import annotations

from collections.abc import Collection, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from sqlalchemy import JSON, BindParameter, bindparam, delete, select, update
from sqlalchemy import Table as SqlTable
from sqlalchemy.orm import Session

from grc_desktop.core.language import tr
from grc_desktop.database.attachments import keep_file
from grc_desktop.database.bulk import insert_rows
from grc_desktop.database.journal.notes import now, user
from grc_desktop.database.schema import (
    Address,
    Attachment,
    Compensation,
    Complaint,
    ComplaintStep,
    Consent,
    Customer,
    CustomerTag,
    Email,
    Exchange,
    ImportMapping,
    Link,
    LoyaltyEntry,
    Phone,
    Purchase,
    Recorded,
    Reminder,
    Tag,
)
from grc_desktop.features.complaints.actions import next_number
from grc_desktop.features.complaints.rules import number_of
from grc_desktop.features.customers.actions.own_fields import define_field, edit_field, set_own_values
from grc_desktop.features.customers.queries.house import own_fields
from grc_desktop.features.customers.records import OwnFieldRecord
from grc_desktop.features.imports.completing import Standing
from grc_desktop.features.imports.judging import Block, Judge, Policy
from grc_desktop.features.imports.queries import standing_complaints, tag_keys
from grc_desktop.features.imports.reading import Table
from grc_desktop.features.imports.recognition import Recognition
from grc_desktop.features.imports.recognition.headers import is_added, signature_of
from grc_desktop.features.imports.understanding.drafts import Draft, Values
from grc_desktop.features.imports.understanding.photos import read_picture

MOST_MAPPINGS = 30
"""Kept; the oldest give way."""

_TABLES: dict[str, type[Recorded]] = {
    cls.__tablename__: cls
    for cls in (
        *(Customer, Address, Phone, Email, Consent, Link),
        *(Purchase, Complaint, ComplaintStep, Compensation, LoyaltyEntry, Exchange, Reminder),
    )
}


_DEALINGS: tuple[type[Recorded], ...] = (
    Purchase,
    LoyaltyEntry,
    Complaint,
    ComplaintStep,
    Compensation,
    Exchange,
    Link,
    Reminder,
)
"""What customers did or said; what others hang on comes first."""


def import_block(
    session: Session,
    *,
    judge: Judge,
    drafts: list[Draft],
    policy: Policy,
    source: str,
    own: Collection[OwnFieldRecord] = (),
) -> Block:
    """Judge some rows and write what comes of it.

    ``source`` is the name of the file, noted with consents; ``own`` the fields of the house that its columns fill.
    """
    block = judge.judge(session, drafts, policy)
    standings = [*block.new, *(known for known in block.known.values() if known.in_base)]
    moment = now(session)
    insert_rows(session, Customer, ({"id": one.id, "created_at": moment, **one.customer} for one in block.new))
    for cls, rows in ((Address, "addresses"), (Phone, "phones"), (Email, "emails")):
        insert_rows(
            session,
            cls,
            ({"customer_id": one.id, **row} for one in standings for row in getattr(one, rows) if "id" not in row),
        )
    _write_consents(session, standings, source)
    _write_tags(session, standings)
    _write_photos(session, standings)
    _write_own_values(session, standings, own)
    for standing in standings:
        for (table, key), values in standing.changed.items():
            block.changed.setdefault((table, key), {}).update(values)
    _write_dealings(session, block.new_rows)
    _write_changes(session, block)
    return block


def _write_dealings(session: Session, rows: dict[str, list[Values]]) -> None:
    by = user(session) or None
    rows["loyalty_entry"] = [{"recorded_by": by, **entry} for entry in rows.get("loyalty_entry", ())]
    rows["complaint"] = list(_numbered(session, rows.get("complaint", ())))
    for cls in _DEALINGS:
        insert_rows(session, cls, rows.get(cls.__tablename__, ()))


def _write_consents(session: Session, standings: list[Standing], source: str) -> None:
    moment, by = now(session), user(session) or None
    insert_rows(
        session,
        Consent,
        (
            {
                "customer_id": one.id,
                "channel": said["channel"],
                "given": said["given"],
                "at": said.get("at", moment),
                "means": said.get("means", "import"),
                "words": said.get("words"),
                "recorded_by": said.get("recorded_by", by),
                "evidence": _evidence(said, source),
            }
            for one in standings
            for said in one.consents[one.consents_in_base :]
        ),
    )


def _evidence(said: Values, source: str) -> Values | None:
    """What proves a consent: of one of our own lists what it says, of others what stands in the file.

    ``record`` marks what a list of customers sums up, for the day when the dated list comes in.
    """
    if "record" in said and "evidence" in said:
        own: Values | None = said["evidence"]
        return own
    summed = {"record": said["record"]} if "record" in said and "at" not in said else {}
    return {"file": source, "value": said["typed"], **summed, **(said.get("evidence") or {})}


def _write_tags(session: Session, standings: list[Standing]) -> None:
    wanted = [(one.id, tag) for one in standings for tag in one.tags[one.tags_in_base :]]
    if not wanted:
        return
    keys = tag_keys(session)
    missing = {tag.casefold(): tag for _, tag in wanted if tag.casefold() not in keys}
    if missing:
        insert_rows(session, Tag, ({"name": name} for name in missing.values()))
        keys = tag_keys(session)
    pairs = {(customer_id, keys[tag.casefold()]) for customer_id, tag in wanted}
    insert_rows(session, CustomerTag, ({"customer_id": one, "tag_id": tag} for one, tag in sorted(pairs)))


def _write_photos(session: Session, standings: list[Standing]) -> None:
    """Lay the portraits beside the base, as the files kept with their customers."""
    pictured = [(one, found) for one in standings if one.photo and (found := read_picture(one.photo)) is not None]
    if not pictured:
        return
    replaced = [one.id for one, _ in pictured if one.has_photo]
    session.execute(delete(Attachment).where(Attachment.kind == "photo", Attachment.customer_id.in_(replaced)))
    moment, title = now(session), tr("Photo")
    with TemporaryDirectory(prefix="grc-desktop-photos-") as folder:
        for standing, (ending, content) in pictured:
            file = Path(folder) / f"{title}.{ending}"
            file.write_bytes(content)
            kept = keep_file(session, file)
            session.add(
                Attachment(
                    customer_id=standing.id,
                    kind="photo",
                    name=kept.name,
                    sha256=kept.sha256,
                    size=kept.size,
                    media_type=kept.media_type,
                    added_at=moment,
                )
            )
            standing.photo, standing.has_photo = "", True
    session.flush()


def _write_own_values(session: Session, standings: list[Standing], own: Collection[OwnFieldRecord]) -> None:
    """Write what rows say in fields of the house; a field that it has not is added, and choices that are new."""
    wanted = {
        one.id: said
        for one in standings
        if (said := {name: value for name, value in one.own.items() if one.own_in_base.get(name) != value})
    }
    if not wanted:
        return
    house = {one.name: one for one in own_fields(session)}
    for field in own:
        words = sorted({values[field.name] for values in wanted.values() if field.name in values})
        known = house.get(field.name)
        if known is None and words:
            choices = list(dict.fromkeys([*field.choices, *words])) if field.kind == "choice" else ()
            define_field(session, name=field.name, kind=field.kind, choices=choices)
        elif known is not None and known.kind == "choice" and not set(words) <= set(known.choices):
            edit_field(session, field_id=known.id, choices=[*known.choices, *words])
    set_own_values(session, wanted)
    for one in standings:
        one.own_in_base.update(wanted.get(one.id, {}))


def _numbered(session: Session, complaints: Collection[Values]) -> Iterator[Values]:
    """Complaints with the numbers that they bring along, or those of the desk's own count."""
    numbers = {new["number"] for new in complaints if "number" in new}
    taken = {row["number"] for row in standing_complaints(session, numbers=numbers, customer_ids=())}
    for new in complaints:
        number = new.get("number")
        if number is None or number in taken:
            number = _free_number(session, new["received_at"].year, taken)
        taken.add(number)
        yield {**new, "number": number}


def _free_number(session: Session, year: int, taken: set[str]) -> str:
    """The next number of the desk's own count that this block has not given yet."""
    count = int(next_number(session, year).rpartition("-")[2])
    while number_of(year, count) in taken:
        count += 1
    return number_of(year, count)


def _write_changes(session: Session, block: Block) -> None:
    """Rows that change the same columns go in one statement."""
    alike: dict[tuple[str, tuple[str, ...]], list[Values]] = {}
    for (name_of_table, key), values in block.changed.items():
        names = tuple(sorted(values))
        row = {"_key": key, **{f"_{name}": values[name] for name in names}}
        alike.setdefault((name_of_table, names), []).append(row)
    for (table_name, names), rows in alike.items():
        table: SqlTable = _TABLES[table_name].__table__  # type: ignore[assignment]
        statement = (
            update(table).where(table.c.id == bindparam("_key")).values({name: _bound(table, name) for name in names})
        )
        session.execute(statement, rows)


def _bound(table: SqlTable, name: str) -> BindParameter[Any]:
    """The value of a column; an absent one is NULL in a column of JSON too."""
    kind = table.c[name].type
    return bindparam(f"_{name}", type_=JSON(none_as_null=True) if isinstance(kind, JSON) else kind)


def keep_mapping(session: Session, *, table: Table, recognition: Recognition, name: str = "") -> None:
    """Remember what the columns of this file meant, for the next one with the same header.

    ``name`` is what the house calls it; "": as the file is called.
    """
    signature = signature_of(table.header)
    columns = [column for column in recognition.columns if not is_added(column.name)]
    header = [name for name in table.header if not is_added(name)]
    session.execute(delete(ImportMapping).where(ImportMapping.signature == signature))
    session.add(
        ImportMapping(
            name=name or table.path.stem,
            signature=signature,
            kind=recognition.kind,
            columns={"header": header, "fields": [column.field for column in columns]},
        )
    )
    session.flush()
    kept = select(ImportMapping.id).order_by(ImportMapping.id.desc()).limit(MOST_MAPPINGS)
    session.execute(delete(ImportMapping).where(ImportMapping.id.not_in(kept)))
