"""Filling a base with a sample house."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from sqlalchemy import func, select, text
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.database.bulk import insert_rows
from grc_desktop.database.database import Database, Done
from grc_desktop.database.schema import Base, Customer, CustomField, SavedView, Tag
from grc_desktop.features.desk.actions import add_user, save_establishment
from grc_desktop.features.desk.records import Establishment
from grc_desktop.features.loyalty.actions import save_programme
from grc_desktop.features.loyalty.records import Programme, Tier
from grc_desktop.features.samples.records import Foundation, Profile, Rows, SampleHouse
from grc_desktop.features.samples.rules import blocks
from grc_desktop.features.samples.rules.tables import house_words

MOST = 2_000_000
"""Customers; more would only fill the disk."""


def fill_sample_house(
    base: Database,
    *,
    customers: int,
    seed: int = 1,
    profile: Profile = "hotel",
    progress: Callable[[int, int], None] | None = None,
) -> Done[SampleHouse]:
    """Fill an empty base with a made-up house; one operation of the journal, whole or not at all.

    ``progress(count, total)`` is told after each step that made customers and may stop it (``Cancelled``). Refused
    where the base already holds customers, and for a number of customers that makes no sense.
    """
    if not 0 < customers <= MOST:
        raise Refused(tr("Choose a number of customers from 1 to {most}.", most=MOST), field="demo")
    if base.read(_is_inhabited):
        raise Refused(tr("This base already holds customers. Make a new one for the sample house."))
    made = {"customer": 0, "purchase": 0, "complaint": 0}
    with base.long_operation("samples.fill_sample_house") as steps:
        foundation = steps.write(found_house, profile=profile)
        first_ids = base.read(_first_ids)
        day = base.clock.today()
        for rows in blocks(
            customers=customers, seed=seed, profile=profile, today=day, first_ids=first_ids, foundation=foundation
        ):
            steps.write(insert_made_up, rows=rows)
            for table in made:
                made[table] += len(rows.get(table, ()))
            if progress and rows.get("customer"):
                progress(made["customer"], customers)
        steps.describe(
            trn("Made a sample house of {count} customer", "Made a sample house of {count} customers", customers)
        )
    house = SampleHouse(made["customer"], made["purchase"], made["complaint"])
    return Done(house, steps.operation_id, steps.words, steps.tables)


def found_house(session: Session, *, profile: Profile) -> Foundation:
    """The establishment, its users, loyalty programme, tags, own fields and saved views."""
    words = house_words(profile)
    save_establishment(session, establishment=Establishment(**words["house"]))
    tiers = tuple(Tier(name, points) for name, points in words["tiers"].items())
    save_programme(session, rules=Programme(tiers=tiers))
    for name, role in words["users"].items():
        add_user(session, name=name, role=role)
    own_fields = [CustomField(position=place, **own_field) for place, own_field in enumerate(words["fields"])]
    tags = [Tag(name=name) for name in words["tags"]]
    views = [SavedView(subject="customers", **view) for view in words["views"]]
    session.add_all([*own_fields, *tags, *views])
    session.flush()
    return Foundation({tag.name: tag.id for tag in tags}, [own_field.id for own_field in own_fields])


def insert_made_up(session: Session, *, rows: Rows) -> None:
    """Insert rows of many tables, parents first; what a row leaves out is the column's default."""
    classes = {mapper.local_table: mapper.class_ for mapper in Base.registry.mappers}
    for table in Base.metadata.sorted_tables:
        insert_rows(session, classes[table], rows.get(table.name, ()))


def _is_inhabited(session: Session) -> bool:
    return bool(session.execute(select(func.count()).select_from(Customer).limit(1)).scalar_one())


def _first_ids(session: Session) -> dict[str, int]:
    """The first id of each table that was never used: undone rows keep theirs."""
    rows: Any = session.execute(text("SELECT name, seq FROM sqlite_sequence"))
    return {row.name: row.seq + 1 for row in rows}
