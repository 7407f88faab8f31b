from __future__ import annotations

import pytest
from sqlalchemy.orm import Session

from grc_desktop.database.database import Database
from grc_desktop.database.schema import Customer, Phone
from grc_desktop.database.search import found_ids, phrase, search_expression, search_expressions

NAMES = (
    "Moreau", "Œuilly", "Łukasz Wójcik", "İlknur Yıldız", "Großmann", "Παπαδόπουλος", "Андрей Йовович", "田中 真由美",
    "Ó'Súilleabháin", "Lefèvre-Béal", "Núñez", "Ђорђевић", "Nguyễn Thị Hòa", "ヨーコ", "Señorita 😀",
)  # fmt: skip


def fill(session: Session) -> None:
    session.add_all(Customer(last_name=name) for name in NAMES)
    session.flush()
    session.add(Phone(customer_id=1, typed="06 12 48 77 03", e164="+33612487703"))
    session.add(Phone(customer_id=2, typed="demander à l'accueil 4512", e164=None, kind="landline"))
    session.add(Phone(customer_id=3, typed="+49 761 2035", e164="+497612035", kind="landline"))


def found(session: Session, text: str) -> list[str]:
    expression = search_expression(text)
    if not expression:
        return []
    return [NAMES[id_ - 1] for id_ in session.execute(found_ids(expression)).scalars()]


@pytest.fixture
def house(base: Database) -> Database:
    base.write(fill)
    return base


@pytest.mark.parametrize(
    ("asked", "name"),
    [
        ("moreau", "Moreau"), ("MOREAU", "Moreau"), ("mor", "Moreau"), ("oeuil", "Œuilly"), ("œUILLY", "Œuilly"),
        ("lukasz wojcik", "Łukasz Wójcik"), ("wojc luk", "Łukasz Wójcik"), ("ilknur yildiz", "İlknur Yıldız"),
        ("YILDIZ", "İlknur Yıldız"), ("grossmann", "Großmann"), ("GROẞMANN", "Großmann"),
        ("παπαδοπουλος", "Παπαδόπουλος"), ("ΠΑΠΑΔΟΠΟΥΛΟΣ", "Παπαδόπουλος"), ("андреи иовович", "Андрей Йовович"),
        ("ЙОВО", "Андрей Йовович"), ("田", "田中 真由美"), ("真由美", "田中 真由美"), ("田中真由美", "田中 真由美"),
        ("suill", "Ó'Súilleabháin"), ("o'suill", "Ó'Súilleabháin"), ("beal", "Lefèvre-Béal"),
        ("lefevre-beal", "Lefèvre-Béal"), ("nunez", "Núñez"), ("ђорђевић", "Ђорђевић"),
        ("nguyen hoa", "Nguyễn Thị Hòa"),
        ("ヨーコ", "ヨーコ"), ("senorita", "Señorita 😀"),
        ("0612487703", "Moreau"), ("06 12 48", "Moreau"), ("7703", "Moreau"), ("+33612", "Moreau"),
        ("0033 6 12", "Moreau"), ("+33 (0)6 12", "Moreau"), ("06.12.48.77.03", "Moreau"), ("12487", "Moreau"),
        ("moreau 06 12 48", "Moreau"), ("4512", "Œuilly"), ("0761 2035", "Łukasz Wójcik"), ("+49761", "Łukasz Wójcik"),
    ],
)  # fmt: skip
def test_however_it_is_typed_it_is_found(house: Database, asked: str, name: str) -> None:
    assert house.read(found, asked) == [name]


@pytest.mark.parametrize(
    "hostile",
    ['"', "'", "mor*", "NEAR(a b)", "a AND b", "words:mor", "^mor", "(", "-", "😀", " ", "mor\x00", "%", "--"],
)
def test_signs_of_the_index_mean_nothing(house: Database, hostile: str) -> None:
    assert set(house.read(found, hostile)) <= {"Moreau"}


def test_of_a_pasted_page_the_beginning_is_asked(house: Database) -> None:
    assert house.read(found, "moreau " * 5000) == ["Moreau"]
    assert house.read(found, "moreau " + " ".join(f"w{number}" for number in range(5000))) == []
    assert house.read(found, "06 " * 5000) == []


def test_digits_that_are_spaced_are_one_number(house: Database) -> None:
    assert house.read(found, "06 12 49") == []
    assert house.read(found, "77 0 3") == ["Moreau"]


def test_long_groups_of_digits_may_be_several_words() -> None:
    assert search_expression("2026 041") == '"2026041" * OR ("2026" * AND "041" *)'
    assert search_expression("R-2026-041") == '"r" * AND ("2026041" * OR ("2026" * AND "041" *))'
    assert search_expression("12 48") == '"1248" *'


def test_questions_go_from_the_strictest_to_prefixes() -> None:
    assert search_expressions("Lucie MOR") == ['"lucie" AND "mor"', '"lucie" AND "mor" *', '"lucie" * AND "mor" *']
    assert search_expressions("mor") == ['"mor"', '"mor" *']
    assert search_expressions("06 12") == ['"0612" *']
    assert search_expressions("-") == []


def test_a_phrase_is_words_side_by_side() -> None:
    assert phrase("L.Moreau@exemple.fr") == '"l moreau exemple fr"'
    assert phrase("@") == ""


def test_the_last_entered_come_first_and_a_limit_holds(house: Database) -> None:
    assert list(house.read(lambda session: session.execute(found_ids('"n" *', limit=2)).scalars().all())) == [13, 11]
