"""The establishment in the settings, with the real jobs."""

from __future__ import annotations

import pytest
from pytestqt.qtbot import QtBot

from grc_desktop.core.language import speak, tr
from grc_desktop.features.desk.actions import save_establishment
from grc_desktop.features.desk.queries import establishment
from grc_desktop.features.desk.records import Establishment
from grc_desktop.features.desk.ui.establishment_card import EstablishmentCard
from tests.conftest import Backstage
from tests.features.desk.ui.conftest import Showing
from tests.features.desk.ui.handling import line, press


@pytest.fixture
def card(backstage: Backstage, show: Showing[EstablishmentCard]) -> EstablishmentCard:
    backstage.write(save_establishment, establishment=Establishment(name="Hôtel des Remparts", city="Dinan"))
    return show(EstablishmentCard)


def test_the_establishment_is_edited_and_saved(card: EstablishmentCard, backstage: Backstage, qtbot: QtBot) -> None:
    form = card.form
    assert form.values()["city"] == "Dinan"
    name = line(form.input("name"))
    name.selectAll()
    qtbot.keyClicks(name, "Lake Hotel")
    assert card.is_changed
    press(card, qtbot, "Save")
    backstage.settle()
    found = backstage.read(establishment)
    assert (found.name, found.city) == ("Lake Hotel", "Dinan")
    assert not card.is_changed


def test_a_refusal_is_shown_beside_its_field(card: EstablishmentCard, backstage: Backstage, qtbot: QtBot) -> None:
    line(card.form.input("name")).clear()
    qtbot.keyClicks(line(card.form.input("name")), " ")
    press(card, qtbot, "Save")
    assert card.form.finding("name") is not None
    assert backstage.read(establishment).name == "Hôtel des Remparts"


def test_what_looks_wrong_is_said_in_the_language_of_the_user(card: EstablishmentCard, qtbot: QtBot) -> None:
    speak("fr")
    line(card.form.input("siret")).setText("123")
    qtbot.keyClicks(line(card.form.input("siret")), "4")
    qtbot.waitUntil(lambda: card.form.finding("siret") is not None)
    finding = card.form.finding("siret")
    assert finding is not None
    assert finding.sentence == tr("A SIRET has fourteen digits") != "A SIRET has fourteen digits"
