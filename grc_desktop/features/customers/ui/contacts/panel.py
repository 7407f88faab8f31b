"""`ContactsPanel`: interlocutors, companies, household, family, who books and pays; with role and dates."""

from __future__ import annotations

from functools import partial
from typing import Any

from PySide6.QtWidgets import QLineEdit, QStackedWidget, QVBoxLayout, QWidget

from grc_desktop.core.dates import format_date
from grc_desktop.core.errors import Refused
from grc_desktop.core.language import later, tr
from grc_desktop.core.names import looks_like_company, read_full_name
from grc_desktop.core.telephone import display
from grc_desktop.features.customers.actions import add_link, edit_link, make_household, remove_link
from grc_desktop.features.customers.actions.introducing import introduce
from grc_desktop.features.customers.queries import customer
from grc_desktop.features.customers.records import Customer, LinkRecord
from grc_desktop.features.customers.ui.contacts.relations import (
    GROUPS,
    HOUSEHOLD,
    likeliest,
    offered,
    relation_named,
    relation_of,
)
from grc_desktop.features.customers.ui.customer_choice import CustomerChoice
from grc_desktop.ui.buttons import button
from grc_desktop.ui.editor import Editor
from grc_desktop.ui.empty_state import EmptyState
from grc_desktop.ui.form import Field
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import clear, column, holding, row, scrolled
from grc_desktop.ui.page import CustomerPanel
from grc_desktop.ui.timeline import TimelineLine
from grc_desktop.ui.workplace import Workplace

_TABLES = frozenset({"link", "customer", "phone", "email"})


class ContactsPanel(CustomerPanel):
    """The links of a customer from either end; each opens the other's record."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, tables=_TABLES)
        self._customer: Customer | None = None
        self._choice: CustomerChoice | None = None
        self._new_name = ""
        self._guessed = ""  # the relation that stands there because nobody chose one yet
        self._lines = QVBoxLayout()
        self._lines.setContentsMargins(0, 0, 0, 0)
        self._lines.setSpacing(0)
        add = button(tr("Add a contact"), self.add, icon="plus", role="primary")
        self._empty = EmptyState(
            "customers",
            tr("No contact yet"),
            tr("Link the people of a company, the members of a household, or whoever books and pays."),
            button(tr("Add a contact"), self.add, icon="plus"),
        )
        listed = column(row(add, None, margin=(4, 3)), self._empty, self._lines, None, spacing=0)
        self._editor = Editor(place.clock, home_country=place.home_country)
        place.jobs.failed.connect(self._editor.allow)
        self._editor.submitted.connect(self._submit)
        self._editor.cancelled.connect(self._show_list)
        self._create = button("", self._introduce, icon="plus")
        self._create.hide()
        self._stack = QStackedWidget()
        self._stack.addWidget(scrolled(holding(listed)))
        self._stack.addWidget(holding(column(self._editor, self._create, None, spacing=2, margin=(4, 3))))
        self.setLayout(column(self._stack))
        self._edited: LinkRecord | None = None

    def show_customer(self, customer_id: int | None) -> None:
        if customer_id is None:
            self._editor.close_form()
            self._show_list()
        super().show_customer(customer_id)

    def reload(self) -> None:
        if self.customer_id is None:
            return
        if self._customer is not None and self._customer.id != self.customer_id:
            self._editor.close_form()
            self._show_list()
        self.jobs.ask(
            self, customer, self._show, refused=lambda _refusal: None, only_last="links", customer_id=self.customer_id
        )

    def may_leave(self) -> bool:
        if not self._editor.is_changed:
            return True
        self.place.notices.warn(
            tr("A contact is being written: save it or cancel first."), action=tr("Cancel"), run=self._editor.cancel
        )
        self._editor.go_to_change()
        return False

    def _show(self, shown: Customer) -> None:
        if shown.id != self.customer_id:
            return
        self._customer = shown
        clear(self._lines)
        standing = [link for link in shown.links if link.until is None or link.until >= self.place.clock.today()]
        for group in GROUPS:
            self._add_group(tr(group), [link for link in standing if relation_of(link).group == group])
        self._add_group(tr("Ended"), [link for link in shown.links if link not in standing])
        self._empty.setVisible(not shown.links)

    def _add_group(self, title: str, links: list[LinkRecord]) -> None:
        if links:
            self._lines.addWidget(holding(row(label(title, "heading"), None, margin=(4, 1.5))))
        for link in links:
            self._lines.addWidget(self._make_line(link))

    def _make_line(self, link: LinkRecord) -> QWidget:
        relation = relation_of(link)
        about = " · ".join(filter(None, (tr(relation.words), link.position, _dates(link), link.notes)))
        phone = display(link.other_phone, self.place.home_country) if link.other_phone else None
        reach = " · ".join(filter(None, (phone, link.other_email)))
        name = link.other_name
        opening = button(tr("Open"), partial(self.place.open_customer, link.other_id), role="compact")
        opening.setAccessibleName(tr("Open the record of {name}", name=name))
        buttons: list[QWidget] = [opening]
        edit, end = tr("Edit the link with {name}", name=name), tr("End the link with {name} today", name=name)
        buttons.append(button("", partial(self._edit, link), icon="edit", role="quiet", tip=edit))
        if link.until is None:
            buttons.append(button("", partial(self._end, link), icon="unlink", role="quiet", tip=end))
        remove = tr("Remove the link with {name}", name=name)
        buttons.append(button("", partial(self._remove, link), icon="trash", role="quiet", tip=remove))
        icon = {"organisation": "company", "household": "household"}.get(link.other_kind, relation.icon)
        return TimelineLine(icon, name, about, body=reach, buttons=buttons)

    # --- writing ---------------------------------------------------------------------------------

    def add(self) -> None:
        """Ask for a new link."""
        if self._customer is None:
            return
        self._edited = None
        relations = offered(self._customer.kind)
        fields = [
            Field(key="other", label=later("Who"), required=True, wide=True),
            Field(
                key="relation", label=later("What they are to each other"), kind="choice", choices=relations, wide=True
            ),
            *self._details(),
        ]
        self._guessed = relations[0][0]
        form = self._editor.open_form(tr("Add a contact"), fields, {"relation": self._guessed}, icon="link")
        line = form.input("other")
        if isinstance(line, QLineEdit):
            self._choice = CustomerChoice(self.jobs, line, field="other")
            self._choice.found.connect(self._offer_new)
        self._stack.setCurrentIndex(1)

    def _details(self) -> list[Field]:
        return [
            Field(key="position", label=later("Position"), placeholder=later("Purchasing manager, sister…")),
            Field(key="since", label=later("Since"), kind="date"),
            Field(key="until", label=later("Until"), kind="date"),
            Field(key="notes", label=later("Notes"), wide=True),
        ]

    def _edit(self, link: LinkRecord) -> None:
        self._edited = link
        values = {name: getattr(link, name) for name in ("position", "since", "until", "notes")}
        title = tr("Link with {name}", name=link.other_name)
        self._editor.open_form(
            title,
            self._details(),
            values,
            icon="link",
            remove=tr("Remove the link"),
            removing=partial(self._remove, link),
        )
        self._create.hide()
        self._stack.setCurrentIndex(1)

    def _submit(self, values: dict[str, Any]) -> None:
        if self._edited is not None:
            changes = {key: change.value for key, change in self._editor.form.changes().items()}
            self.jobs.act(
                self, edit_link, self._done, refused=self._editor.refuse, link_id=self._edited.id, changes=changes
            )
            return
        try:
            other_id = self._choice.chosen() if self._choice is not None else None
        except Refused as refusal:
            self._editor.refuse(refusal)
            self._offer_new(False)
            return
        if other_id is None or self.customer_id is None:
            return
        relation, details = relation_named(values["relation"]), _filled(values)
        if relation.role == HOUSEHOLD:
            self.jobs.act(
                self, make_household, self._done, refused=self._refused, member_ids=[self.customer_id, other_id]
            )
            return
        ends = (self.customer_id, other_id) if relation.outgoing else (other_id, self.customer_id)
        self.jobs.act(
            self, add_link, self._done, refused=self._refused, customer_id=ends[0], other_id=ends[1],
            role=relation.role, **details,
        )  # fmt: skip

    def _offer_new(self, found: bool) -> None:
        """Somebody who is not known yet can be added at once."""
        line = self._editor.form.input("other") if self._editor.is_open else None
        self._new_name = line.text().strip() if isinstance(line, QLineEdit) else ""
        self._create.setText(tr("Add “{name}” as a new customer", name=self._new_name).replace("&", "&&"))
        self._create.setAccessibleName(self._create.text())
        self._create.setVisible(not found and len(self._new_name) > 1)
        self._guess(found)

    def _guess(self, found: bool) -> None:
        """Whom one names tells what the two probably are to each other, until the user says otherwise."""
        if self._customer is None or self._choice is None or not self._new_name or not self._editor.is_open:
            return
        form = self._editor.form
        by_name = "organisation" if looks_like_company(self._new_name) else "person"
        other = self._choice.kind() if found else by_name
        if other is not None and form.values()["relation"] == self._guessed:
            self._guessed = likeliest(self._customer.kind, other)
            form.replace_value("relation", self._guessed)

    def _introduce(self) -> None:
        """Add the customer who was typed, and the link with them."""
        if not self._editor.is_open or self.customer_id is None:
            return
        values = self._editor.form.values()
        relation = relation_named(values["relation"])
        self.jobs.act(
            self, introduce, self._done, refused=self._refused, customer_id=self.customer_id,
            values=_named(self._new_name, company=relation.outgoing and relation.role in ("contact", "employee")),
            role=relation.role, outgoing=relation.outgoing, link=_filled(values),
        )  # fmt: skip

    def _refused(self, refusal: Refused) -> None:
        field = {"other_id": "other", "role": "relation"}.get(refusal.field or "", refusal.field)
        self._editor.refuse(Refused(refusal.sentence, field=field))

    def _done(self, _done: object) -> None:
        self._editor.close_form()
        self._show_list()

    def _show_list(self) -> None:
        self._create.hide()
        self._stack.setCurrentIndex(0)

    def _end(self, link: LinkRecord) -> None:
        self._act_on(edit_link, link_id=link.id, changes={"until": self.place.clock.today()})

    def _remove(self, link: LinkRecord) -> None:
        self._editor.close_form()
        self._show_list()
        self._act_on(remove_link, link_id=link.id)

    def _act_on(self, run: Any, **values: Any) -> None:
        self.jobs.act(self, run, refused=lambda refusal: self.place.notices.warn(refusal.sentence), **values)


def _filled(values: dict[str, Any]) -> dict[str, Any]:
    return {key: values[key] or None for key in ("position", "since", "until", "notes")}


def _named(typed: str, *, company: bool) -> dict[str, object]:
    if company or looks_like_company(typed):
        return {"kind": "organisation", "company": typed}
    name = read_full_name(typed)
    return {"title": name.title, "first_name": name.first_name, "last_name": name.last_name}


def _dates(link: LinkRecord) -> str:
    if link.since and link.until:
        return tr("from {first} to {last}", first=format_date(link.since), last=format_date(link.until))
    if link.since:
        return tr("since {day}", day=format_date(link.since))
    return tr("until {day}", day=format_date(link.until)) if link.until else ""
