"""Changing the settings of the house."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import tr
from grc_desktop.database.journal.notes import describe
from grc_desktop.database.schema import Setting, User
from grc_desktop.features.desk.queries import ESTABLISHMENT
from grc_desktop.features.desk.records import Establishment
from grc_desktop.features.desk.rules import ROLES, checked_establishment, checked_user_name


def save_setting(session: Session, *, key: str, value: Any) -> None:
    """Set a setting of the house to any JSON value."""
    describe(session, tr("Changed a setting of the house"))
    row = session.execute(select(Setting).where(Setting.key == key)).scalar_one_or_none()
    if row is None:
        session.add(Setting(key=key, value={"value": value}))
    else:
        row.value = {"value": value}


def save_establishment(session: Session, *, establishment: Establishment) -> None:
    """Set name, address and the rest of the establishment. Refused as ``checked_establishment`` says."""
    checked = checked_establishment(establishment)
    save_setting(session, key=ESTABLISHMENT, value=asdict(checked))
    describe(session, tr("Changed the establishment to {name}", name=checked.name))


def add_user(session: Session, *, name: str, role: str = "desk") -> int:
    """Add somebody who works at the desk. Refused: no name, or one that is taken."""
    tidy = checked_user_name(name)
    if session.execute(select(User.id).where(User.name == tidy)).first():
        raise Refused(tr("There is already a user called {name}.", name=tidy), field="name")
    user = User(name=tidy, role=_role(role))
    session.add(user)
    session.flush()
    describe(session, tr("Added the user {name}", name=tidy))
    return user.id


def edit_user(session: Session, *, user_id: int, name: str, role: str, active: bool) -> None:
    """Rename a user, give another role, or let one go (what they did stays under their name)."""
    user = session.get_one(User, user_id)
    tidy = checked_user_name(name)
    if session.execute(select(User.id).where(User.name == tidy, User.id != user_id)).first():
        raise Refused(tr("There is already a user called {name}.", name=tidy), field="name")
    user.name, user.role, user.active = tidy, _role(role), active
    describe(session, tr("Changed the user {name}", name=tidy))


def _role(role: str) -> str:
    if role not in ROLES:
        raise Refused(tr("Choose a role: front desk or manager."), field="role")
    return role
