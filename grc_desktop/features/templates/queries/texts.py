"""The texts to begin from: those of the house, and the first set where the house has none in its place."""

from __future__ import annotations

from typing import cast

from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.core.text import sort_key
from grc_desktop.database.schema import Template
from grc_desktop.features.templates.records import Kind, TemplateRecord
from grc_desktop.features.templates.rules import find_template
from grc_desktop.features.templates.shipped import KINDS, originals, title_of


def templates(session: Session, *, kind: str = "", language: str = "") -> list[TemplateRecord]:
    """All texts of ``kind`` and ``language`` (both: any), the first set first, then the house's own by name."""
    found = {(one.kind, one.name, one.language): one for one in originals()}
    shipped = list(found)
    for row in session.execute(select(Template)).scalars():
        key = (cast(Kind, row.kind), row.name, row.language)
        found[key] = TemplateRecord(
            kind=key[0],
            name=row.name,
            title=title_of(row.name),
            language=row.language,
            subject=row.subject or "",
            body=row.body,
            id=row.id,
            shipped=key in found,
        )
    own = [key for key in found if key not in shipped]
    own.sort(key=lambda key: (KINDS.index(key[0]), sort_key(key[1]), key[2]))
    chosen = [found[key] for key in (*shipped, *own)]
    return [one for one in chosen if kind in ("", one.kind) and language in ("", one.language)]


def template(session: Session, *, kind: str, name: str) -> dict[str, TemplateRecord]:
    """The texts of one template by language. Refused, with the nearest name, where there is none."""
    return find_template(templates(session), kind, name)
