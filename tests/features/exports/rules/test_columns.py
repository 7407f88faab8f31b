from __future__ import annotations

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.features.customers.records import ROLES, USES
from grc_desktop.features.exports.formats.cards import FIELDS
from grc_desktop.features.exports.records import SUBJECTS, Subject
from grc_desktop.features.exports.rules import chosen_columns, known_columns, usual_columns
from grc_desktop.features.segments.fields import Catalogue, catalogue, own_field


def _fields(subject: Subject) -> Catalogue | None:
    own = [own_field("Fidélité", "text")]
    return catalogue(subject, own) if subject in ("customers", "purchases") else None


@pytest.mark.parametrize("subject", SUBJECTS)
@pytest.mark.parametrize("ending", [".xlsx", ".csv", ".pdf", ".json"])
def test_the_usual_columns_exist_and_are_named(subject: Subject, ending: str) -> None:
    known = known_columns(subject, _fields(subject))
    columns = chosen_columns(known, usual_columns(subject, ending, known))
    assert len(columns) >= 7
    assert all(column.title for column in columns)
    if ending == ".pdf":
        assert len(columns) <= 9  # what can be read on a sheet of A4


def test_files_have_the_fields_that_the_house_added_too() -> None:
    known = known_columns("customers", _fields("customers"))
    assert usual_columns("customers", ".xlsx", known)[-1] == "custom.Fidélité"
    of_stays = known_columns("purchases", _fields("purchases"))
    assert "custom.Fidélité" in of_stays
    assert "custom.Fidélité" not in usual_columns("purchases", ".xlsx", of_stays)


def test_cards_are_of_customers() -> None:
    known = known_columns("customers", _fields("customers"))
    assert usual_columns("customers", ".vcf", known) == FIELDS
    assert len(chosen_columns(known, FIELDS)) == len(FIELDS)
    with pytest.raises(Refused):
        usual_columns("exchanges", ".vcf", ())


def test_a_column_is_found_in_any_case_and_stands_once() -> None:
    known = known_columns("customers", _fields("customers"))
    assert [column.key for column in chosen_columns(known, ["City", "city", "mobile"])] == ["city", "mobile"]


def test_an_unknown_column_names_the_nearest() -> None:
    known = known_columns("customers", _fields("customers"))
    with pytest.raises(Refused, match="the nearest is “postcode”") as refusal:
        chosen_columns(known, ["postcod"])
    assert refusal.value.field == "columns"


def test_codes_are_shown_in_words() -> None:
    complaints = known_columns("complaints", None)
    words = complaints["state"].words
    assert words is not None
    assert words("in_progress") == "In progress"
    assert words("as some import wrote it") == "as some import wrote it"


def test_codes_are_shown_in_the_words_of_the_window() -> None:
    use = known_columns("phones", None)["use"].words
    assert use is not None
    assert use("home") == USES["home"]
    role = known_columns("links", None)["role"].words
    assert role is not None
    assert role("booked_by") == ROLES["booked_by"]
