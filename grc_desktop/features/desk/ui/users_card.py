"""Who works at the desk: their names stand beside what they did."""

from __future__ import annotations

from typing import Any

from grc_desktop.core.language import later, tr
from grc_desktop.database.database import Done
from grc_desktop.features.desk.actions import add_user, edit_user
from grc_desktop.features.desk.queries import users
from grc_desktop.features.desk.records import UserRecord
from grc_desktop.features.desk.rules import ROLES
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.editor import Editor
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.form import Field
from grc_desktop.ui.record_table import Column, FixedTable
from grc_desktop.ui.workplace import Workplace

_COLUMNS: tuple[Column[UserRecord], ...] = (
    Column(
        key="name",
        title=later("Name"),
        text=lambda one: one.name,
        portrait=lambda one: one.name,
        width=260,
        stretch=True,
    ),
    Column(key="role", title=later("Role"), text=lambda one: tr(ROLES[one.role]), width=160),
    Column(
        key="active",
        title=later("State"),
        text=lambda one: tr("Works here") if one.active else tr("Has left"),
        badge=lambda one: "accent" if one.active else "neutral",
        width=140,
    ),
)


def _fields() -> list[Field]:
    roles = [(key, tr(words)) for key, words in ROLES.items()]
    return [
        Field(key="name", label=later("Name"), required=True, longest=80),
        Field(key="role", label=later("Role"), kind="choice", choices=roles),
        Field(key="active", label=later("Works here"), kind="checkbox"),
    ]


class UsersCard(Card):
    """The list, and the form of the one that is added or edited beneath it."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(tr("Users"), flush=True)
        self._place = place
        self._edited: int | None = None
        self.head.addWidget(button(tr("New user"), self._add, icon="plus"))
        self.table = FixedTable(_COLUMNS, name=tr("Users"))
        self.table.set_empty(
            EmptyState("customers", tr("Nobody yet"), tr("Add those who work at the desk: the journal names them."))
        )
        self.table.opened.connect(lambda _id: self._edit())
        self.editor = Editor(place.clock, home_country=place.home_country)
        place.jobs.failed.connect(self.editor.allow)
        self.editor.submitted.connect(self._save)
        self.add(self.table, self.editor)

    def reload(self) -> None:
        """Ask who works here."""
        self._place.jobs.ask(self, users, self._show, only_last="users", with_inactive=True)

    def _show(self, found: list[UserRecord]) -> None:
        self.show_count(len(found))
        self.table.show_rows(found)
        self.table.fit_height()

    def _add(self) -> None:
        self._edited = None
        self.editor.open_form(tr("New user"), _fields(), {"name": "", "role": "desk", "active": True}, icon="plus")

    def _edit(self) -> None:
        one = self.table.current_row
        if one is not None:
            self._edited = one.id
            values = {"name": one.name, "role": one.role, "active": one.active}
            self.editor.open_form(one.name, _fields(), values)

    def _save(self, values: dict[str, Any]) -> None:
        jobs, refuse = self._place.jobs, self.editor.refuse
        if self._edited is None:
            jobs.act(self, add_user, self._saved, refused=refuse, name=values["name"], role=values["role"])
        else:
            jobs.act(self, edit_user, self._saved, refused=refuse, user_id=self._edited, **values)

    def _saved(self, _done: Done[Any]) -> None:
        self.editor.close_form()
