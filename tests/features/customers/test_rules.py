from __future__ import annotations

from datetime import date

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import speak
from grc_desktop.features.customers.records import OwnFieldRecord
from grc_desktop.features.customers.rules import (
    FIELDS,
    check_field,
    label_of,
    problem_of,
    read_day,
    read_draft,
    read_field,
)

TODAY = date(2026, 11, 22)
OWN = {
    "Badge": OwnFieldRecord(1, "Badge", "number", (), 0),
    "Vu le": OwnFieldRecord(2, "Vu le", "date", (), 1),
    "Chien": OwnFieldRecord(3, "Chien", "yes_no", (), 2),
    "Lit": OwnFieldRecord(4, "Lit", "choice", ("Double", "Jumeaux"), 3),
}


@pytest.mark.parametrize(
    ("field", "typed", "stored"),
    [
        ("kind", "Entreprise", "organisation"),
        ("kind", "FOYER", "household"),
        ("state", "Deceased", "deceased"),
        ("preferred_channel", "courrier", "post"),
        ("title", "Madame", "Mme"),
        ("last_name", "  de  La\u00a0Tour\u200b ", "de La Tour"),
        ("birth_date", "14/10/1975", date(1975, 10, 14)),
        ("birth_date", date(1975, 10, 14), date(1975, 10, 14)),
        ("language", "Allemand", "de"),
        ("nationality", "Suisse", "CH"),
        ("siret", "732 829 320 00074", "73282932000074"),
        ("siret", "732 829 320", "732829320"),
        ("postcode", "1000", "01000"),
        ("notes", "un\r\ndeux", "un\ndeux"),
        ("email", "Lucie@Exemple.FR", {"address": "Lucie@exemple.fr", "state": "valid"}),
        ("email", "x.1@guest.booking.com", {"address": "x.1@guest.booking.com", "state": "relay"}),
        ("phone", "04 76 00 00 00", {"typed": "04 76 00 00 00", "e164": "+33476000000", "kind": "landline"}),
        ("phone", "0612487703", {"typed": "0612487703", "e164": "+33612487703", "kind": "mobile"}),
        ("tags", "VIP; ski, vip", ("vip", "ski")),
        ("tags", ["Golf", ""], ("Golf",)),
        ("consent.sms", "oui", True),
        ("consent.sms", False, False),
        ("custom.Badge", "1 234,50", "1234.5"),
        ("custom.Vu le", "1/2/2026", "2026-02-01"),
        ("custom.Chien", "non", "0"),
        ("custom.Lit", "jumeaux", "Jumeaux"),
        ("city", " ", None),
        ("city", None, None),
    ],
)
def test_values_are_read_as_stored(field: str, typed: object, stored: object) -> None:
    reading = read_field(field, typed, today=TODAY, own=OWN.get(field.removeprefix("custom.")))
    assert (reading.value, reading.problem) == (stored, None)


@pytest.mark.parametrize(
    ("field", "typed", "kept"),
    [
        ("email", "lucie.exemple.fr", {"address": "lucie.exemple.fr", "state": "doubtful"}),
        ("phone", "06 12", {"typed": "06 12", "e164": None, "kind": "landline"}),
        ("mobile", "04 76 00 00 00", {"typed": "04 76 00 00 00", "e164": "+33476000000", "kind": "mobile"}),
        ("siret", "732 829 320 00075", "732 829 320 00075"),
        ("vat_number", "FR00404833048", "FR00404833048"),
        ("country", "Pays imaginaire", "Pays imaginaire"),
        ("language", "klingon", "klingon"),
        ("postcode", "690", "690"),
        ("website", "sans point", "sans point"),
        ("birth_date", "14/10/1875", date(1875, 10, 14)),
        ("custom.Lit", "Hamac", "Hamac"),
    ],
)
def test_what_looks_wrong_is_kept_and_said(field: str, typed: str, kept: object) -> None:
    own = OWN.get(field.removeprefix("custom."))
    reading = read_field(field, typed, today=TODAY, own=own)
    assert reading.value == kept
    assert reading.problem
    assert problem_of(field, typed, today=TODAY, own=own) == reading.problem


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("birth_date", "31/02/1970"),
        ("birth_date", "01/01/2030"),
        ("customer_since", "jadis"),
        ("kind", "robot"),
        ("consent.email", "peut-être"),
        ("custom.Badge", "douze"),
        ("custom.Vu le", "demain peut-être"),
        ("custom.Chien", "deux"),
    ],
)
def test_what_cannot_be_stored_is_refused_beside_its_field(field: str, typed: str) -> None:
    with pytest.raises(Refused) as caught:
        read_field(field, typed, today=TODAY, own=OWN.get(field.removeprefix("custom.")))
    assert caught.value.field == field
    assert typed in caught.value.sentence


def test_a_day_is_read_for_dates_of_details() -> None:
    assert read_day("until", "", today=TODAY) is None
    assert read_day("until", "1.2.26", today=TODAY) == date(2026, 2, 1)
    with pytest.raises(Refused) as caught:
        read_day("until", "never", today=TODAY)
    assert caught.value.field == "until"


def test_a_draft_puts_fields_where_they_belong() -> None:
    values = {
        "last_name": "Moreau", "postcode": "SW1A1AA", "country": "Royaume-Uni", "mobile": "07400 123456",
        "phone": "+447400123456", "email": "a@b.fr", "tags": "VIP", "consent.sms": "yes", "custom.Badge": "7",
        "company": "",
    }  # fmt: skip
    draft, problems = read_draft(values, today=TODAY, own=OWN.values())
    assert draft.columns == {"last_name": "Moreau", "kind": "person"}
    assert draft.addresses == ({"country": "GB", "postcode": "SW1A 1AA"},)
    assert [phone["e164"] for phone in draft.phones] == ["+447400123456"]
    assert (draft.tags, draft.own, draft.consents) == (("VIP",), {"Badge": "7"}, {"sms": True})
    assert problems == ()


def test_a_company_without_a_person_is_an_organisation() -> None:
    assert read_draft({"company": "Béal SARL"}, today=TODAY)[0].columns["kind"] == "organisation"
    assert read_draft({"company": "Béal SARL", "last_name": "X"}, today=TODAY)[0].columns["kind"] == "person"


@pytest.mark.parametrize("values", [{}, {"notes": "x"}, {"city": "Lyon", "title": "Mme"}, {"last_name": "\u200b "}])
def test_a_record_needs_something_to_be_known_by(values: dict[str, object]) -> None:
    with pytest.raises(Refused, match="at least a name"):
        read_draft(values, today=TODAY)


@pytest.mark.parametrize("values", [{"first_name": "L"}, {"company": "B"}, {"email": "a@b.fr"}, {"mobile": "12"}])
def test_any_of_name_company_email_and_telephone_is_enough(values: dict[str, object]) -> None:
    read_draft(values, today=TODAY)


def test_lenient_reading_keeps_in_the_notes_what_cannot_be_stored() -> None:
    values = {"last_name": "Moreau", "birth_date": "31/02/1970", "notes": "Bonne cliente", "email": "x"}
    draft, problems = read_draft(values, today=TODAY, lenient=True)
    assert draft.columns["notes"] == "Bonne cliente\nBirth date: 31/02/1970"
    assert "birth_date" not in draft.columns
    assert [(problem.field, problem.value) for problem in problems] == [("birth_date", "31/02/1970"), ("email", "x")]


@pytest.mark.parametrize(
    ("field", "said"),
    [
        ("last_nam", "The nearest is “last_name”"),
        ("Ville", "The nearest is “city”"),
        ("custom.Badges", "The nearest is “custom.Badge”"),
        ("last_purchase", "worked out by the program"),
        ("name", "worked out by the program"),
    ],
)
def test_fields_that_cannot_be_typed_are_refused(field: str, said: str) -> None:
    speak("fr" if field == "Ville" else "en")
    with pytest.raises(Refused) as caught:
        check_field(field, OWN)
    speak("en")
    if field != "Ville":
        assert said in caught.value.sentence
    else:
        assert "city" in caught.value.sentence


def test_every_field_has_a_label() -> None:
    for field in FIELDS:
        assert label_of(field) != field
    assert label_of("custom.Badge") == "Badge"
