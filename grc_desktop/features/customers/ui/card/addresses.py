"""Postal addresses of a customer, each as it will print (NF Z10-011), edited in place with a live picture."""

from __future__ import annotations

from collections.abc import Mapping
from functools import partial
from typing import Any

from PySide6.QtWidgets import QWidget

from grc_desktop.core.countries import country_choices, postcode_problem, read_country, restore_postcode
from grc_desktop.core.dates import format_date
from grc_desktop.core.language import language, later, tr
from grc_desktop.core.postal import PostalLines, postal_address, postal_lines
from grc_desktop.core.postal.french import LINE_LENGTH
from grc_desktop.features.customers import actions
from grc_desktop.features.customers.records import ADDRESS_KINDS, AddressRecord, Customer
from grc_desktop.features.customers.ui.card.ways import Section
from grc_desktop.features.customers.ui.fields import NOTHING
from grc_desktop.ui.badge import Badge
from grc_desktop.ui.buttons import button
from grc_desktop.ui.form import Field, Finding, Form
from grc_desktop.ui.labels import label
from grc_desktop.ui.layout import column, holding, row
from grc_desktop.ui.letter_lines import LetterLines
from grc_desktop.ui.workplace import Workplace

_COLUMNS = ("line_1", "line_2", "line_3", "line_4", "postcode", "city", "region", "country", "kind", "returned_on")


def printed(customer: Customer, values: Mapping[str, Any], home_country: str) -> PostalLines:
    """The lines of an address with the name of its customer, as they go on the envelope."""
    organisation = customer.kind == "organisation"
    person = customer.kind != "organisation" or bool(customer.last_name)
    country = values.get("country")
    address = postal_address(
        lines=[values.get(f"line_{number}") for number in (1, 2, 3, 4)],
        postcode=restore_postcode(values.get("postcode") or "", country or home_country),
        city=values.get("city"),
        region=values.get("region"),
        country=read_country(country) or country if country else None,
        title=customer.title if person else None,
        first_name=customer.first_name if person else None,
        last_name=customer.last_name if person else None,
        company=customer.company if organisation or values.get("kind") in ("work", "billing") else None,
    )
    return postal_lines(address, home_country)


class Addresses(Section):
    """The postal addresses."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(place, tr("Postal addresses"), tr("Add an address"))

    def make_lines(self, customer: Customer) -> list[QWidget]:
        return [self._make_line(customer, record) for record in customer.addresses]

    def _make_line(self, customer: Customer, record: AddressRecord) -> QWidget:
        several = len(customer.addresses) > 1
        values = {name: getattr(record, name) for name in _COLUMNS}
        paper = printed(customer, values, self.place.home_country)
        about = [tr(ADDRESS_KINDS.get(record.kind, record.kind))]
        if several and record.preferred:
            about.append(tr("used first"))
        kind = " · ".join(about)
        buttons: list[QWidget] = []
        if several and not record.preferred:
            prefer = partial(self.act, actions.edit_address, address_id=record.id, changes={"preferred": True})
            words = tr("Use the address “{kind}” first", kind=kind)
            buttons.append(button("", prefer, icon="star", role="quiet", tip=words))
        edit = tr("Edit the address “{kind}”", kind=kind)
        remove = tr("Remove the address “{kind}”", kind=kind)
        buttons.append(button("", partial(self.open_form, record), icon="edit", role="quiet", tip=edit))
        taken = partial(self.act, actions.remove_address, address_id=record.id)
        buttons.append(button("", taken, icon="trash", role="quiet", tip=remove))
        picture = LetterLines(LINE_LENGTH, name=tr("As it will print"))
        picture.show_lines(paper.lines)
        head = row(Badge(kind, "accent" if record.preferred and several else "neutral"), None, *buttons, spacing=1)
        lines = column(head, picture, spacing=0.5, margin=(0, 1))
        if record.returned_on is not None:
            day = format_date(record.returned_on)
            lines.addWidget(label(tr("Mail came back on {day}", day=day), "error", wrap=True))
        for problem in paper.problems:
            lines.addWidget(label(problem.sentence, "error" if problem.serious else "warning", wrap=True))
        return holding(lines)

    def mend(self, customer_id: int | None) -> bool:
        """Open the address that mail came back from, else the one that is used first; False while it is not shown."""
        if self.customer is None or self.customer.id != customer_id:
            return False
        ordered = sorted(self.customer.addresses, key=lambda one: (one.returned_on is None, not one.preferred))
        self.open_form(next(iter(ordered), None))
        return True

    def open_form(self, record: AddressRecord | None) -> None:
        customer = self.customer
        if customer is None:
            return
        form = Form(self._fields(), clock=self.place.clock, home_country=self.place.home_country)
        values: dict[str, Any] = {"kind": "home", "country": self.place.home_country, "preferred": False}
        if customer.kind == "organisation":
            values["kind"] = "work"
        if record is not None:
            values = {name: getattr(record, name) for name in (*_COLUMNS, "preferred")}
        picture = LetterLines(LINE_LENGTH, name=tr("As it will print"))
        said = label("", "warning", wrap=True)

        def show() -> None:
            paper = printed(customer, form.values(), self.place.home_country)
            picture.show_lines(paper.lines)
            said.setText("\n".join(problem.sentence for problem in paper.problems))
            said.setVisible(bool(paper.problems))

        def save() -> None:
            if not form.is_valid():
                return
            if record is None:
                asked = form.values()
                preferred = asked.pop("preferred")
                self.act(actions.add_address, customer_id=customer.id, values=asked, preferred=preferred)
            else:
                changes = {key: change.value for key, change in form.changes().items()}
                self.act(actions.edit_address, address_id=record.id, changes=changes)

        form.changed.connect(show)
        paper = holding(column(label(tr("As it will print"), "small"), picture, said, spacing=0.5))
        self.put_form(form, values, save, paper)

    def _fields(self) -> list[Field]:
        kinds = [(key, tr(words)) for key, words in ADDRESS_KINDS.items()]

        def check_postcode(typed: str) -> Finding | None:
            country = self.form.values().get("country") if self.form is not None else None
            within = country or self.place.home_country
            wrong = postcode_problem(within, restore_postcode(typed, within))
            return Finding(tr(wrong), "warning") if wrong else None

        return [
            Field(key="line_1", label=later("Number and street"), wide=True),
            Field(key="line_2", label=later("Building, residence"), placeholder=later("Résidence Les Pins, bât. B")),
            Field(key="line_3", label=later("Floor, door"), placeholder=later("Appt 12, 3e étage")),
            Field(key="line_4", label=later("Hamlet, P.O. box"), placeholder=later("BP 12")),
            Field(key="region", label=later("Region, state")),
            Field(key="postcode", label=later("Postcode"), check=check_postcode),
            Field(key="city", label=later("Town")),
            Field(
                key="country",
                label=later("Country"),
                kind="choice",
                choices=((None, NOTHING), *country_choices(language())),
            ),
            Field(key="kind", label=later("Kind"), kind="choice", choices=kinds),
            Field(key="returned_on", label=later("Mail came back on"), kind="date"),
            Field(key="preferred", label=later("Use this one first"), kind="checkbox"),
        ]
