from __future__ import annotations

from pathlib import Path

import pytest

from grc_desktop.core.errors import Cancelled, Refused
from grc_desktop.database.database import Database
from grc_desktop.features.paper.making import make
from grc_desktop.features.paper.records import Mailing, Paper
from tests.features.exports import small_house as house
from tests.features.paper.pdf_words import words_of_page

EVERYBODY = tuple(range(1, 12))


@pytest.fixture
def furnished(base: Database) -> Database:
    base.write(house.furnish)
    return base


def test_labels_of_a_house_with_every_kind_of_customer(furnished: Database, tmp_path: Path) -> None:
    target = tmp_path / "labels.pdf"
    printed = make(furnished, Paper("labels", Mailing(ids=EVERYBODY)), target)
    assert (printed.file, printed.pages, printed.printed) == (target, 1, 8)
    assert {one.customer_id: one.reason for one in printed.left_out} == {
        house.LI: "No typeface here has these letters: Chinese or Japanese",
        house.NOBODY: "There is no address",
        house.REFUSES: "Does not want post",
    }
    words = [word.text for word in words_of_page(target, 0)]
    assert words[0] == "<b> Robert'); DROP TABLE customer;--"
    assert words[-1] == "ALLEMAGNE"
    assert "01000 BOURG EN BRESSE" in words
    assert words.index("38000 GRENOBLE") < words.index("69003 LYON")


def test_one_label_for_a_household(furnished: Database, tmp_path: Path) -> None:
    ids = (house.LUCIE, house.JEAN)
    target = tmp_path / "labels.pdf"
    printed = make(furnished, Paper("labels", Mailing(ids=ids, per_household=True)), target)
    assert printed.printed == 1
    assert words_of_page(target, 0)[0].text == "M. et Mme Moreau"


def test_envelopes_name_the_sender(furnished: Database, tmp_path: Path) -> None:
    target = tmp_path / "envelopes.pdf"
    printed = make(furnished, Paper("envelopes", Mailing(ids=(house.BEAL,)), envelope="C5"), target)
    assert (printed.pages, printed.printed) == (1, 1)
    assert [word.text for word in words_of_page(target, 0)] == [
        "Hôtel des Remparts · 12 avenue Vauban · 05100 Briançon",
        "Béal Voyages SARL",
        "Mme Claire Béal",
        "4 PLACE GRENETTE",
        "38000 GRENOBLE",
    ]


def test_progress_is_told_and_a_stop_leaves_nothing(furnished: Database, tmp_path: Path) -> None:
    told: list[tuple[int, int | None]] = []
    target = tmp_path / "labels.pdf"
    make(furnished, Paper("labels", Mailing(ids=EVERYBODY)), target, report=lambda *step: told.append(step))
    assert told[-1] == (11, 11)

    def stop(*_: object) -> None:
        raise Cancelled

    target.unlink()
    with pytest.raises(Cancelled):
        make(furnished, Paper("labels", Mailing(ids=EVERYBODY)), target, report=stop)
    assert not list(tmp_path.glob("*.pdf"))


def test_nobody_leaves_no_file(furnished: Database, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="nobody"):
        make(furnished, Paper("labels", Mailing(ids=())), tmp_path / "labels.pdf")
    assert not list(tmp_path.glob("*.pdf"))


def test_another_ending_than_pdf_is_refused(furnished: Database, tmp_path: Path) -> None:
    with pytest.raises(Refused, match="end its name with .pdf"):
        make(furnished, Paper("labels", Mailing(ids=EVERYBODY)), tmp_path / "labels.docx")
