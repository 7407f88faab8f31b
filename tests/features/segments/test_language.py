from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import speak
from grc_desktop.features.segments.fields import OPERATORS, Catalogue, Field, catalogue, narrowing, own_field
from grc_desktop.features.segments.language import (
    All,
    AnyOf,
    Condition,
    Node,
    Not,
    Relative,
    Span,
    Value,
    parse,
    to_text,
)
from grc_desktop.features.segments.language.nearest import nearest, nearest_field, nearest_operator

FIELDS = catalogue(
    "customers", [own_field("N° de badge", "number"), own_field('dit "Jo"', "text")], ["VIP", 'dit "Ski"']
)


def refusal(text: str, fields: Catalogue = FIELDS) -> str:
    with pytest.raises(Refused) as caught:
        parse(text, fields)
    assert caught.value.field == "where"
    return caught.value.sentence


def test_the_example_of_the_command_line() -> None:
    tree = parse(
        'city = "Lyon" and last_purchase < 12 months ago and kind in (person, HOUSEHOLD) and consent.sms', FIELDS
    )
    assert tree == All((
        Condition("city", "=", ("Lyon",)),
        Condition("last_purchase", "<", (Relative(12, "month"),)),
        Condition("kind", "in", ("person", "household")),
        Condition("consent.sms", "yes"),
    ))  # fmt: skip


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("postcode = 06000", Condition("postcode", "=", ("06000",))),
        ("mobile = +33612487703", Condition("mobile", "=", ("+33612487703",))),
        ('city != "L\\"Isle\\\\ sur\\n Tarn"', Condition("city", "!=", ('L"Isle\\ sur\n Tarn',))),
        ("city = 'Aix'", Condition("city", "=", ("Aix",))),
        ("city = “Aix”", Condition("city", "=", ("Aix",))),
        ("city ≠ « Aix »", Condition("city", "!=", ("Aix",))),
        ("birth_date between 01/02/1970 and 1979-12-31",
         Condition("birth_date", "between", (date(1970, 2, 1), date(1979, 12, 31)))),
        ("last_contact in the last 30 days", Condition("last_contact", "in the last", (Span(30, "day"),))),
        ("birthday in the next month", Condition("birthday", "in the next", (Span(1, "month"),))),
        ("next_arrival <= 2 weeks from now", Condition("next_arrival", "<=", (Relative(-2, "week"),))),
        ("next_arrival = tomorrow", Condition("next_arrival", "=", (Relative(-1, "day"),))),
        ("birth_month = décembre", Condition("birth_month", "=", ("12",))),
        ("country = Allemagne", Condition("country", "=", ("DE",))),
        ("purchases_total >= 1500.5", Condition("purchases_total", ">=", (Decimal("1500.5"),))),
        ("consent.sms = non", Condition("consent.sms", "no")),
        ("consent.sms is not empty", Condition("consent.sms", "is not empty")),
        ("notes not contains chien", Condition("notes", "does not contain", ("chien",))),
        ('custom."N° de badge" > 12', Condition("custom.N° de badge", ">", (Decimal(12),))),
        ("not city = Nice", Not(Condition("city", "=", ("Nice",)))),
    ],
)  # fmt: skip
def test_conditions(text: str, expected: Node) -> None:
    speak("fr")
    assert parse(text, FIELDS) == expected
    assert parse(to_text(expected), FIELDS) == expected


def test_and_binds_closer_than_or_and_groups_are_kept() -> None:
    a, b, c = (Condition("city", "=", (town,)) for town in ("a", "b", "c"))
    assert parse("city=a or city=b and city=c", FIELDS) == AnyOf((a, All((b, c))))
    assert parse("(city=a or city=b) and city=c", FIELDS) == All((AnyOf((a, b)), c))
    assert parse("city=a and (city=b and not (city=c or city=a))", FIELDS) == All((a, All((b, Not(AnyOf((c, a)))))))


def test_an_empty_expression_asks_for_nothing() -> None:
    assert parse("  ", FIELDS) is None
    assert to_text(None) == ""


@pytest.mark.parametrize(
    ("text", "position", "nearest_name"),
    [
        ("citty = 1", 1, "city"),
        ("city = a and purchase_total > 1", 14, "purchases_total"),
        ("rfn in (CHAMPION)", 1, "rfm"),
        ("rfm in (CHAMPIONS_)", 9, "CHAMPION"),
        ("stays(month = 1 and chanel = direct) > 1", 21, "channel"),
        ("city like a", 6, "contains"),
        ("city is null", 6, "is empty"),
        ("city a", 6, "="),
        ("city strats with a", 6, "starts with"),
        ("channel = direct", 1, "purchase.channel"),
        ("status = done", 1, "purchase.status"),
        ("country = Frence", 11, "France"),
        ("language = germain", 12, "German"),
        ("city ~ a", 6, ""),
        ("last_purchase contains a", 15, ""),
        ("kind = persone", 8, "person"),
    ],
)
def test_what_is_unknown_is_refused_with_its_position_and_the_nearest_name(
    text: str, position: int, nearest_name: str
) -> None:
    sentence = refusal(text)
    assert f"position {position})" in sentence
    assert "The nearest is “" in sentence
    assert f"“{nearest_name}" in sentence


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("city", "“city” needs an operator (position 5)"),
        ("city =", "a value is missing at position 7"),
        ("city = and", "“and” (position 8)"),
        ("(city = a", "“)” is missing at position 10"),
        ("city = a)", "“)” (position 9)"),
        ("city = a b", "“b” (position 10) was not expected. Put a text of several words between quotes"),
        ('city = "a" "b"', "“b” (position 12) was not expected. Join conditions with “and” or “or”"),
        ("city = a et age = 1", "“et” (position 10) is not understood. Write “and”."),
        ("city = a && age = 1", "“&&” (position 10) is not understood. Write “and”."),
        ("purchases_total > 1 000", "“000” (position 21) was not expected. Write an amount without spaces"),
        ("purchases_total > 12,50", "Write an amount without spaces or currency: 1000.50."),
        ("purchases_total > 12 €", "“€” (position 22) was not expected. Write an amount"),
        ("age > 18 and < 30", "“<” (position 14) needs its field again: “age < …”."),
        ('city = "a', "position 8 has no closing quote"),
        ("city in a", "“a” (position 9) was not expected there, but a list in parentheses, such as (Lyon, Paris)."),
        ("city in (a b)", "a comma or “)”"),
        ("age between 1 or 2", "and"),
        ("age = 1.5", "a whole number"),
        ("age = many", "a number such as"),
        ("birth_date = 2026-02-30", "“2026-02-30” (position 14)"),
        ("birth_date < 3 moons ago", "“moons” (position 16)"),
        ("birth_date in the last 3 moons", "“days”, “weeks”, “months” or “years” is wanted"),
        ("birth_date < 3 months", "“ago” or “from now” is missing at position 22"),
        ("last_contact in the last year ago", "“ago” (position 31)"),
        ("last_contact in the last 0 days", "a length of time"),
        ("consent.sms = maybe", "“consent.sms” is yes or no"),
        ("consent.sms yes", "“yes” (position 13): “consent.sms” is yes or no. Write “consent.sms” alone"),
        ("stays(month = 1)", "for example “stays >= 1”"),
        ("last_contact and age = 1", "for example “last_contact in the last 12 months”"),
        ("(" * 100 + "city = a" + ")" * 100, "too many groups"),
        ("purchases_total > 99999999999999999", "a smaller number"),
        ("= a", "the name of a field"),
        (" or ".join(["city = a"] * 600), "too long"),
        (f"city in ({','.join(['a'] * 12_000)})", "too long"),
    ],
)
def test_what_makes_no_sense_is_refused_in_a_sentence(text: str, said: str) -> None:
    assert said in refusal(text)


def test_labels_of_the_users_language_are_near_as_well() -> None:
    speak("fr")
    assert nearest_field("ville", FIELDS) == "city"
    assert nearest_field("badge", FIELDS) != ""
    assert nearest("x", []) == ""
    assert nearest_operator(["commence", "par", "a"], OPERATORS["text"]) == "starts with"
    assert nearest_operator(["contient", "a"], OPERATORS["text"]) == "contains"
    assert nearest_operator(["est", "vide"], OPERATORS["text"]) == "is empty"


# --- both directions lose nothing -----------------------------------------------------------------

_days = st.dates(min_value=date(1000, 1, 1)) | st.builds(
    Relative, st.integers(-9999, 9999), st.sampled_from(("day", "week", "month", "year"))
)
_texts = st.text(max_size=20)


def _values(field: Field) -> st.SearchStrategy[Value]:
    match field.kind:
        case "date" | "birthday":
            return _days
        case "integer":
            return st.integers(-(10**12), 10**12).map(Decimal)
        case "money" | "number":
            return st.decimals(-(10**9), 10**9, places=2)
        case "choice" | "segment":
            if field.coded:
                return st.sampled_from(("FR", "DE") if field.coded == "country" else ("fr", "de"))
            return st.sampled_from([value for value, _ in field.choices])
    return _texts


@st.composite
def _conditions(draw: st.DrawFn, fields: Catalogue = FIELDS) -> Condition:
    field = draw(st.sampled_from(list(fields)))
    within = None
    if field.of is not None and fields is FIELDS:
        within = draw(st.none() | _grown(_conditions(narrowing(field.of)), 3))
    operator = draw(st.sampled_from(field.operators))
    match operator:
        case "yes" | "no" | "is empty" | "is not empty":
            values: tuple[Value, ...] = ()
        case "in the last" | "in the next":
            values = (draw(st.builds(Span, st.integers(1, 999), st.sampled_from(("day", "week", "month", "year")))),)
        case "in" | "not in":
            values = tuple(draw(st.lists(_values(field), min_size=1, max_size=4)))
        case "between":
            values = (draw(_values(field)), draw(_values(field)))
        case _:
            values = (draw(_values(field)),)
    return Condition(field.name, operator, values, within)


def _grown(leaves: st.SearchStrategy[Condition], most: int) -> st.SearchStrategy[Node]:
    return st.recursive(
        leaves,
        lambda inner: st.one_of(
            st.lists(inner, min_size=2, max_size=4).map(lambda parts: All(tuple(parts))),
            st.lists(inner, min_size=2, max_size=4).map(lambda parts: AnyOf(tuple(parts))),
            inner.map(Not),
        ),
        max_leaves=most,
    )


_trees = _grown(_conditions(), 12)


def _depth(tree: Node) -> int:
    match tree:
        case Condition():
            return 0 if tree.within is None else 1 + _depth(tree.within)
        case Not(part):
            return 2 + _depth(part)
    return 1 + max(map(_depth, tree.parts))


@settings(max_examples=300, deadline=None)
@given(_trees.filter(lambda tree: _depth(tree) <= 11))
def test_what_is_printed_reads_back_the_same(tree: Node) -> None:
    assert parse(to_text(tree), FIELDS) == tree


@settings(max_examples=300, deadline=None)
@given(st.text(alphabet="city=()\"' andorlyon1<>.-/«»~\\", max_size=40))
def test_any_text_is_read_or_refused(text: str) -> None:
    try:
        tree = parse(text, FIELDS)
    except Refused:
        return
    assert parse(to_text(tree), FIELDS) == tree
