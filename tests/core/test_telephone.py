"""Telephone numbers, against phonenumbers itself where we are quicker than it."""

from __future__ import annotations

import time
from random import Random

import phonenumbers
import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core.telephone import asked_digits, dialled_beginning, display, read_telephone, search_digits


@pytest.mark.parametrize(
    ("typed", "e164", "kind"),
    [
        ("06 12 34 56 78", "+33612345678", "mobile"),
        ("0033612345678", "+33612345678", "mobile"),
        ("+33 (0)6 12 34 56 78", "+33612345678", "mobile"),
        ("+33612345678", "+33612345678", "mobile"),
        ("07.56.78.90.12", "+33756789012", "mobile"),
        ("04-50-00-00-00", "+33450000000", "landline"),
        ("04 50 00 00 00", "+33450000000", "landline"),
        ("09 72 10 10 10", "+33972101010", "landline"),
        ("0800 123 456", "+33800123456", "other"),
        ("612345678", "+33612345678", "mobile"),
        ("33612345678", "+33612345678", "mobile"),
        ("'0612345678", "+33612345678", "mobile"),
        ("+32 470 12 34 56", "+32470123456", "mobile"),
        ("0049 761 2025000", "+497612025000", "landline"),
        ("0692 12 34 56", "+262692123456", "mobile"),
        ("0590 82 00 00", "+590590820000", "landline"),
        ("692123456", "+262692123456", "mobile"),
        ("+44 (0)20 7946 0018", "+442079460018", "landline"),
        ("+39 06 6982 1234", "+390669821234", "landline"),
        ("+1 415 555 2671", "+14155552671", "mobile"),
        ("tél. 06 12 34 56 78", "+33612345678", "mobile"),
    ],
)
def test_readable(typed: str, e164: str, kind: str) -> None:
    telephone = read_telephone(typed)
    assert (telephone.e164, telephone.kind, telephone.problem) == (e164, kind, None)


@pytest.mark.parametrize(
    "typed", ["1234", "6,12346E+08", "06 12", "réception", "06 12 34 56 78 90 12 34 56", "00", "+999 123456"]
)
def test_unreadable_is_kept_as_typed_with_a_reason(typed: str) -> None:
    telephone = read_telephone(typed)
    assert telephone.e164 is None
    assert telephone.typed == typed
    assert telephone.problem


def test_nothing_is_no_problem() -> None:
    assert read_telephone("  ").problem is None


def test_another_country() -> None:
    assert read_telephone("0171 1234567", "DE").e164 == "+491711234567"
    assert read_telephone("612345678", "DE").e164 != "+33612345678"
    assert read_telephone("06 12 34 56 78", None).e164 is None


GAPS = st.sampled_from(["", " ", ".", "-", "\u00a0"])


@given(st.sampled_from(["0", "+33", "0033", "+33 (0)", "+33 0"]), st.integers(100_000_000, 999_999_999), GAPS)
def test_the_quick_way_says_what_phonenumbers_says(prefix: str, number: int, gap: str) -> None:
    digits = str(number)
    typed = prefix + digits[0] + "".join(gap + digits[i : i + 2] for i in range(1, 9, 2))
    expected = phonenumbers.parse(typed, "FR")
    telephone = read_telephone(typed)
    if phonenumbers.is_valid_number(expected):
        assert telephone.e164 == phonenumbers.format_number(expected, phonenumbers.PhoneNumberFormat.E164)
        is_mobile = phonenumbers.number_type(expected) == phonenumbers.PhoneNumberType.MOBILE
        assert (telephone.kind == "mobile") is is_mobile
    else:
        assert telephone.e164 is None or not telephone.e164.startswith("+33")


def test_four_digits_decide_on_the_kind_of_a_french_number() -> None:
    for beginning in [*range(1000, 8000), *range(9000, 10_000)]:
        kinds = {
            phonenumbers.number_type(
                phonenumbers.PhoneNumber(country_code=33, national_number=beginning * 100_000 + end)
            )
            for end in (0, 54_321, 99_999)
        }
        assert len(kinds) == 1


@given(st.text(max_size=30))
def test_no_text_makes_it_fail(typed: str) -> None:
    telephone = read_telephone(typed)
    assert telephone.e164 is None or telephone.e164.startswith("+")


@pytest.mark.parametrize(
    ("e164", "shown"),
    [
        ("+33612487703", "06 12 48 77 03"),
        ("+497612025000", "+49 761 2025000"),
        ("+262692123456", "+262 692 12 34 56"),
        ("pas de numéro", "pas de numéro"),
        ("+", "+"),
    ],
)
def test_display(e164: str, shown: str) -> None:
    assert display(e164) == shown


def test_numbers_from_abroad_are_parted_as_the_library_parts_them() -> None:
    """Of every country one number of each kind, and a hundred that hardly exist."""
    die = Random(1)
    examples = [
        phonenumbers.example_number_for_type(region, kind)
        for region in sorted(phonenumbers.SUPPORTED_REGIONS)
        for kind in range(11)
    ]
    made_up = [
        phonenumbers.PhoneNumber(country_code=code, national_number=die.randint(10**6, 10**10))
        for code in phonenumbers.COUNTRY_CODE_TO_REGION_CODE
        for _ in range(100)
    ]
    numbers = [number for number in examples + made_up if number is not None and number.country_code != 33]
    assert len(numbers) > 20_000
    for number in numbers:
        e164 = f"+{number.country_code}{phonenumbers.national_significant_number(number)}"
        assert display(e164) == phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.INTERNATIONAL)


@pytest.mark.parametrize("asked", ["7703", "06 12 48", "+33 6 12", "0033612", "12487703", "03", "48"])
def test_any_part_of_a_number_is_found(asked: str) -> None:
    words = search_digits("06 12 48 77 03", "+33612487703")
    assert any(word.startswith(asked_digits(asked)) for word in words)
    assert len(words) == len(set(words))
    assert min(map(len, words)) == 2


def test_any_part_of_a_foreign_number_is_found() -> None:
    words = search_digits("0171 1234567", "+491711234567")
    for asked in ("0171", "49171", "1234567", "567"):
        assert any(word.startswith(asked) for word in words)


@pytest.mark.parametrize(
    ("e164", "national"),
    [
        ("+491711234567", "01711234567"),
        ("+447911123456", "07911123456"),
        ("+390669821234", "0669821234"),
        ("+41791234567", "0791234567"),
        ("+34612345678", "612345678"),
        ("+352621123456", "621123456"),
        ("+262692123456", "0692123456"),
    ],
)
def test_the_national_digits_are_those_dialled_at_home(e164: str, national: str) -> None:
    assert national in search_digits(e164, e164)
    assert e164[1:] in search_digits(e164, e164)


def test_an_unreadable_number_is_found_by_what_was_typed() -> None:
    assert search_digits("poste 1234", None) == ["1234", "234", "34"]


def test_asked_digits() -> None:
    assert asked_digits("+33 (0)6 12") == "33612"
    assert asked_digits("0033 6 12") == "33612"


@pytest.mark.parametrize(
    ("typed", "e164", "kind"),
    [
        ("+49 (0)151 23456789", "+4915123456789", "mobile"),
        ("+49 151 2345-6789", "+4915123456789", "mobile"),
        ("+39 011 123456", "+39011123456", "landline"),  # the zero of Italy counts
        ("+44 07400 123456", "+447400123456", "mobile"),
        ("0041 79 330 10 43", "+41793301043", "mobile"),
    ],
)
def test_numbers_from_abroad_the_short_way_and_the_long(typed: str, e164: str, kind: str) -> None:
    found = read_telephone(typed)
    assert (found.e164, found.kind) == (e164, kind)


@pytest.mark.parametrize(
    ("typed", "home", "beginning"),
    [
        ("0612", "FR", "+33612"), ("06 12 48", "FR", "+3361248"), ("+33 (0)6", "FR", "+336"),
        ("0033 6 12", "DE", "+33612"), ("0171", "DE", "+49171"), ("7703", "FR", ""), ("0", "FR", ""), ("+", "FR", ""),
        ("612 34", "ES", ""),
    ],
)  # fmt: skip
def test_the_beginning_of_a_number_as_it_is_dialled(typed: str, home: str, beginning: str) -> None:
    assert dialled_beginning(typed, home) == beginning


def test_a_number_without_end_is_judged_at_once() -> None:
    began = time.process_time()
    assert read_telephone("9" * 200_000).problem == "This telephone number is too long"
    assert time.process_time() - began < 5  # a search that goes back from each digit takes minutes
