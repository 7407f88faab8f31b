"""Keeping the house's own texts."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr, trn
from grc_desktop.database.journal.notes import describe
from grc_desktop.database.schema import Template
from grc_desktop.features.templates.rules import checked, stored_name
from grc_desktop.features.templates.shipped import TITLES, originals, title_of


def save_template(session: Session, *, kind: str, name: str, language: str, subject: str, body: str) -> int:
    """Keep a text under its kind, name and language, in place of the one that was there; returns its id.

    The name of one of the first set replaces the original until ``delete_template`` brings it back.
    """
    values = checked(kind=kind, name=stored_name(name), language=language, subject=subject, body=body)
    row = session.execute(
        select(Template).where(Template.kind == kind, Template.name == values["name"], Template.language == language)
    ).scalar_one_or_none()
    if row is None:
        row = Template(**values)
        session.add(row)
    else:
        row.subject, row.body = values["subject"], values["body"]
    session.flush()
    describe(session, tr("Saved the template {name}", name=title_of(row.name)))
    return row.id


def edit_template(session: Session, *, template_id: int, name: str, language: str, subject: str, body: str) -> None:
    """Change a text of the house, its name and language too. Refused: a name that is taken."""
    row = session.get_one(Template, template_id)
    values = checked(kind=row.kind, name=stored_name(name), language=language, subject=subject, body=body)
    if values["name"] != row.name and row.name in TITLES:
        raise Refused(tr("The templates of the first set keep their names; make a copy instead."), field="name")
    taken = session.execute(
        select(Template.id).where(
            Template.kind == row.kind,
            Template.name == values["name"],
            Template.language == language,
            Template.id != template_id,
        )
    ).first()
    if taken or (values["name"] != row.name and values["name"] in TITLES):
        raise Refused(tr("There is already a template called {name}.", name=title_of(values["name"])), field="name")
    row.name, row.language, row.subject, row.body = values["name"], language, values["subject"], values["body"]
    describe(session, tr("Saved the template {name}", name=title_of(row.name)))


def delete_template(session: Session, *, template_id: int) -> None:
    """Delete a text of the house; where it stood in place of one of the first set, that one is back."""
    row = session.get_one(Template, template_id)
    original = any((one.kind, one.name, one.language) == (row.kind, row.name, row.language) for one in originals())
    name = title_of(row.name)
    words = tr("Restored the template {name}", name=name) if original else tr("Deleted the template {name}", name=name)
    describe(session, words)
    session.delete(row)


def restore_templates(session: Session) -> int:
    """Bring all originals of the first set back; returns how many texts of the house made room for them."""
    own = session.execute(select(Template.id, Template.kind, Template.name, Template.language)).all()
    shipped = {(one.kind, one.name, one.language) for one in originals()}
    changed = [row.id for row in own if (row.kind, row.name, row.language) in shipped]
    if changed:
        session.execute(delete(Template).where(Template.id.in_(changed)))
        describe(session, trn("Restored {count} template", "Restored {count} templates", len(changed)))
    return len(changed)
