"""Name, address and ways to reach the house, as paper and lists show them."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from grc_desktop.core.countries import country_choices
from grc_desktop.core.identifiers import siret_problem
from grc_desktop.core.language import language, later, tr
from grc_desktop.database.database import Done
from grc_desktop.features.desk.actions import save_establishment
from grc_desktop.features.desk.queries import establishment
from grc_desktop.features.desk.records import Establishment
from grc_desktop.features.desk.rules import PROFILES
from grc_desktop.ui.buttons import button
from grc_desktop.ui.card import Card
from grc_desktop.ui.form import Field, Finding, Form
from grc_desktop.ui.layout import row
from grc_desktop.ui.workplace import Workplace


def _check_siret(typed: str) -> Finding | None:
    problem = siret_problem(typed)
    return Finding(tr(problem), "warning") if problem else None


_FIELDS = (
    Field(key="name", label=later("Name of the establishment"), required=True, longest=120),
    Field(key="profile", label=later("Kind of house"), kind="choice"),
    Field(key="address_1", label=later("Address")),
    Field(key="address_2", label=later("Address, continued")),
    Field(key="postcode", label=later("Postcode")),
    Field(key="city", label=later("Town")),
    Field(key="country", label=later("Country"), kind="choice"),
    Field(key="phone", label=later("Telephone"), kind="phone"),
    Field(key="email", label=later("E-mail"), kind="email"),
    Field(key="website", label=later("Website")),
    Field(key="siret", label=later("SIRET"), check=_check_siret),
    Field(
        key="mediator",
        label=later("Consumer mediator"),
        hint=later("Named in answers to complaints, as the Code de la consommation asks (art. L616-1)."),
    ),
)


class EstablishmentCard(Card):
    """A form that is saved by its button or Ctrl+S."""

    def __init__(self, place: Workplace) -> None:
        super().__init__(tr("Establishment"))
        self._place = place
        self._currency = Establishment().currency
        self.form = Form(_FIELDS, clock=place.clock, home_country=place.home_country)
        self.form.set_choices("profile", [(key, tr(words)) for key, words in PROFILES.items()])
        self.form.set_choices("country", country_choices(language()))
        self.form.submitted.connect(self._save)
        self.form.changed.connect(self._enable)
        self._button = button(tr("Save"), self._save, icon="save", role="primary")
        self.add(self.form, row(None, self._button))

    def reload(self) -> None:
        """Ask for the establishment."""
        self._place.jobs.ask(self, establishment, self._show, only_last="establishment")

    def _show(self, known: Establishment) -> None:
        self._currency = known.currency
        self.form.show_values(asdict(known), keep_edits=True)
        self._enable()

    def _enable(self) -> None:
        self._button.setEnabled(self.form.is_changed)

    def _save(self) -> None:
        if self.form.is_valid():
            wanted = Establishment(**self.form.values(), currency=self._currency)
            self._place.jobs.act(self, save_establishment, self._saved, refused=self.form.refuse, establishment=wanted)

    def _saved(self, _done: Done[Any]) -> None:
        self.form.accept()
        self._enable()
