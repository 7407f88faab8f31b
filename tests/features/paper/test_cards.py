from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest
from reportlab.lib.pagesizes import A4

from grc_desktop.database.database import Database
from grc_desktop.features.paper.cards import write_cards
from grc_desktop.features.paper.queries import arrivals
from tests.conftest import TODAY
from tests.features.paper.guests import DAY, check_in
from tests.features.paper.pdf_words import words_of_page


@pytest.fixture
def full(base: Database) -> Database:
    base.write(check_in)
    return base


def test_a_card_says_what_the_desk_wants_to_know(full: Database, tmp_path: Path) -> None:
    path = tmp_path / "cards.pdf"
    printed = write_cards(full.read(arrivals, day=DAY), DAY, path, house="Hôtel", made_at=TODAY)
    assert (printed.pages, printed.printed) == (1, 2)
    texts = [word.text for word in words_of_page(path, 0)]
    assert {"Lucie Moreau", "Room 12", "Bruit", "06 12 48 77 03", "Allergie aux arachides", "Chambre au calme"} <= set(
        texts
    )
    assert "22/11/2026 → 24/11/2026 · 2 nights · 2 adults, 1 child" in texts
    assert "23/11/2026, during the stay" in texts
    assert any("120 points" in text for text in texts)
    assert {"E-mail no", "SMS ?"} <= set(texts)
    assert texts.count("Bruit") == 1


def test_a_card_is_never_parted_between_two_pages(full: Database, tmp_path: Path) -> None:
    path = tmp_path / "cards.pdf"
    guests = full.read(arrivals, day=DAY) * 12
    printed = write_cards(guests, DAY, path, house="Hôtel", made_at=TODAY)
    assert printed.pages > 2
    for page in range(printed.pages):
        words = words_of_page(path, page)
        texts = [word.text for word in words]
        assert texts.count("Consents") == sum(spot.page == page for spot in printed.spots)
        assert all(word.base >= 40 and word.right <= A4[0] - 40 for word in words)


def test_a_day_without_arrivals(full: Database, tmp_path: Path) -> None:
    path = tmp_path / "cards.pdf"
    write_cards([], DAY, path, house="Hôtel", made_at=TODAY)
    assert "Nobody arrives on this day." in [word.text for word in words_of_page(path, 0)]


def test_a_long_name_stays_clear_of_the_room_and_a_long_text_on_its_page(full: Database, tmp_path: Path) -> None:
    path = tmp_path / "cards.pdf"
    guest = next(one for one in full.read(arrivals, day=DAY) if one.stay.room == "12")
    who = replace(guest.customer, name="Maximilien " * 12, company="Béal Voyages", preferences="calme " * 2_000)
    write_cards([replace(guest, customer=who)], DAY, path, house="Hôtel", made_at=TODAY)
    words = words_of_page(path, 0)
    room = next(word for word in words if word.text == "Room 12")
    names = [word for word in words if word.text.startswith("Maximilien")]
    assert len(names) > 1
    assert all(word.right < room.left for word in names)
    assert "Béal Voyages" in [word.text for word in words]
    assert any(word.text.endswith("calme …") for word in words)
    assert all(word.base >= 40 for word in words)
