"""Reading the settings of the house."""

from __future__ import annotations

from typing import Any

from sqlalchemy import select
from sqlalchemy.orm import Session

from grc_desktop.database.schema import Setting, User
from grc_desktop.features.desk.records import Establishment, UserRecord

ESTABLISHMENT = "establishment"
"""The one setting that holds the whole ``Establishment``."""


def setting(session: Session, *, key: str, default: Any = None) -> Any:
    """The value of a setting of the house (any JSON value), ``default`` where it was never set."""
    found = session.execute(select(Setting.value).where(Setting.key == key)).scalar_one_or_none()
    return default if found is None else found["value"]


def establishment(session: Session) -> Establishment:
    """The house; its fields are empty until somebody filled them in."""
    known = setting(session, key=ESTABLISHMENT, default={})
    return Establishment(**{field: known[field] for field in Establishment.__dataclass_fields__ if field in known})


def users(session: Session, *, with_inactive: bool = False) -> list[UserRecord]:
    """Who works at the desk, by name."""
    question = select(User.id, User.name, User.role, User.active).order_by(User.name)
    if not with_inactive:
        question = question.where(User.active)
    return [UserRecord(*row) for row in session.execute(question)]
