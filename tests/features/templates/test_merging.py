"""The merge language: what it fills in, what it refuses, and that it loses and leaks nothing."""

from __future__ import annotations

import time
from html import unescape

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core.errors import Refused
from grc_desktop.core.language import speak
from grc_desktop.features.templates.fields import NAMES
from grc_desktop.features.templates.merging import fields_used, needs_default, parse, render
from grc_desktop.features.templates.pieces import field_tag, join, split


@pytest.fixture(autouse=True)
def _english() -> None:
    speak("en")


def rendered(text: str, *, html: bool = False, **values: str) -> str:
    return render(parse(text), values, html=html).text


def test_fields_are_filled_in_and_fall_back_to_their_default() -> None:
    assert rendered("Hello {{first_name|guest}}!", first_name="Lucie") == "Hello Lucie!"
    assert rendered("Hello {{ first_name|guest }}!", first_name="  ") == "Hello guest !"
    assert rendered("{{first_name}}{{last_name}}", first_name="A", last_name="B") == "AB"


def test_a_default_may_hold_a_bar_but_no_brace() -> None:
    assert rendered("{{company|a|b}}") == "a|b"
    assert rendered(field_tag("company", "x{{y}}z")) == "x((y))z"


def test_what_is_empty_and_has_no_default_is_named_once() -> None:
    done = render(parse("{{first_name}} {{first_name}} {{city|there}} {{company}}"), {"company": "Béal"}, html=False)
    assert done.text == "  there Béal"
    assert done.empty == ("first_name",)


def test_a_choice_by_a_filled_field() -> None:
    text = "{{if company}}your team{{else}}you{{end}}"
    assert rendered(text, company="Béal") == "your team"
    assert rendered(text) == "you"
    assert rendered("a{{if company}}b{{end}}c") == "ac"


def test_a_choice_by_value_ignores_case_and_takes_any_quotes() -> None:
    for quoted in ('"en"', "“en”", "« en »", "&quot;en&quot;"):
        assert rendered("{{if language = " + quoted + "}}yes{{else}}no{{end}}", language="EN") == "yes"
        assert rendered("{{if language = " + quoted + "}}yes{{else}}no{{end}}", language="fr") == "no"


def test_choices_stand_within_one_another() -> None:
    text = "{{if company}}A{{if city}}B{{else}}C{{end}}{{else}}D{{end}}"
    assert rendered(text, company="x", city="y") == "AB"
    assert rendered(text, company="x") == "AC"
    assert rendered(text, city="y") == "D"


def test_fields_of_a_branch_not_taken_are_not_missed() -> None:
    done = render(parse("{{if company}}{{city}}{{end}}"), {}, html=False)
    assert done.empty == ()


def test_html_escapes_values_and_keeps_markup_of_the_text() -> None:
    text = '<p title="{{city}}">{{first_name}} <b>{{company|R&amp;D}}</b></p>'
    done = rendered(text, html=True, first_name="<script>", city='" onload="x')
    assert done == '<p title="&quot; onload=&quot;x">&lt;script&gt; <b>R&amp;D</b></p>'
    assert rendered("{{address}}", html=True, address="12 rue A\n69003 Lyon") == "12 rue A<br>69003 Lyon"
    assert rendered("{{company|R&D}}", html=True) == "R&amp;D"


def test_values_are_never_read_as_tags() -> None:
    assert rendered("{{first_name}}", first_name="{{last_name}}", last_name="secret") == "{{last_name}}"


def test_a_condition_alone_on_its_line_takes_it_away() -> None:
    text = "Hello\n{{if company}}\nfirm\n{{else}}\nguest\n{{end}}\nBye"
    assert rendered(text, company="x") == "Hello\nfirm\nBye"
    assert rendered(text) == "Hello\nguest\nBye"
    assert rendered("{{if city}}\n{{if company}}\nx\n{{end}}\n{{end}}\ny", city="c", company="d") == "x\ny"


def test_a_condition_alone_in_its_paragraph_takes_it_away() -> None:
    text = '<p>Hello</p>\n<p class="a">{{if company}}</p>\n<p>firm</p>\n<p>{{end}}</p>\n<p>Bye</p>'
    assert rendered(text, html=True, company="x") == "<p>Hello</p>\n<p>firm</p>\n<p>Bye</p>"
    assert rendered(text, html=True) == "<p>Hello</p>\n<p>Bye</p>"


def test_a_condition_within_a_line_leaves_it_as_it_is() -> None:
    assert rendered("{{city}} {{if company}}\nx{{end}}\ny", city="c", company="d") == "c \nx\ny"
    assert rendered("<p>a{{if company}}</p>b{{end}}", html=True, company="d") == "<p>a</p>b"


def test_names_are_listed_in_order_and_guarded_fields_need_no_default() -> None:
    parsed = parse(
        "{{city}} {{if company}}{{company}}{{else}}{{first_name}}{{end}} {{tier|none}} {{date}} {{points| }}"
    )
    assert fields_used(parsed) == ("city", "company", "first_name", "tier", "date", "points")
    assert needs_default(parsed, sure={"date"}) == ("city", "first_name", "points")


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("Hello {{frist_name}}", "Line 1, character 7: There is no field “frist_name”; did you mean “first_name”?"),
        ("a\nb {{Prename}}", "Line 2, character 3: “{{Prename}}” is no field"),
        ("{{if company}}x", "{{if company}} is never ended"),
        ("x{{end}}", "character 2: {{end}} ends a condition that was never begun"),
        ("{{else}}", "{{else}} stands outside"),
        ("{{if company}}{{else}}{{else}}{{end}}", "character 23: {{else}} stands outside"),
        ("{{ 1 + 1 }}", "is no field"),
        ("{{first_name.__class__}}", "There is no field “first_name.__class__”"),
        ("{{if company == 1}}{{end}}", "is no field"),
        ("{{}}", "double braces hold nothing else"),
        ("{{first_name", "double braces hold nothing else"),
        ("first_name}}", "double braces hold nothing else"),
        ("<p>Dear {{nom|</p>", "“{{nom|” is no field"),
        ("<p>Dear <b>R&amp;D nom}}</b></p>", "“R&D nom}}” is no field"),
        ("Yours\nnom}} and so on", "“nom}}” is no field"),
        ("{{1}}, as we said", "“{{1}}” is no field"),
        ("{{if company}}" * 9 + "{{end}}" * 9, "Too many conditions"),
        ("x" * 200_001, "too long"),
    ],
)
def test_what_is_refused_says_where_and_what_was_meant(text: str, said: str) -> None:
    with pytest.raises(Refused) as refusal:
        parse(text)
    assert said in refusal.value.sentence
    assert refusal.value.field == "body"


def test_the_label_of_a_field_leads_to_its_name() -> None:
    with pytest.raises(Refused, match="did you mean “last_stay”"):
        parse("{{Last stay}}")


def test_what_it_becomes_is_bounded() -> None:
    with pytest.raises(Refused):
        render(parse("{{city}}" * 1000), {"city": "x" * 2000}, html=False)


@pytest.mark.parametrize("hostile", ["{" * 200_000, "{{if " * 40_000, "<p " * 60_000 + "{{end}}\n", "{{a|" * 50_000])
def test_hostile_texts_take_no_time(hostile: str) -> None:
    begun = time.thread_time()
    with pytest.raises(Refused):
        parse(hostile)
    assert time.thread_time() - begun < 2


_PLAIN = st.text(alphabet=st.characters(exclude_characters="{}", exclude_categories=["Cs"]), max_size=30)
_FIELD = st.sampled_from(sorted(NAMES))


@st.composite
def _texts(draw: st.DrawFn, depth: int = 3) -> str:
    parts = []
    for _ in range(draw(st.integers(0, 4))):
        kind = draw(st.sampled_from(("words", "field", "default", "if")))
        if kind == "words" or not depth:
            parts.append(draw(_PLAIN))
        elif kind == "field":
            parts.append(field_tag(draw(_FIELD)))
        elif kind == "default":
            parts.append(field_tag(draw(_FIELD), draw(_PLAIN)))
        else:
            inner, other = draw(_texts(depth - 1)), draw(_texts(depth - 1))
            parts.append(f"{{{{if {draw(_FIELD)}}}}}{inner}{{{{else}}}}{other}{{{{end}}}}")
    return "".join(parts)


@given(_texts(), st.dictionaries(_FIELD, st.text(max_size=40)), st.booleans())
def test_every_well_formed_text_is_filled_in(text: str, values: dict[str, str], html: bool) -> None:
    parsed = parse(text)
    done = render(parsed, values, html=html)
    assert join(split(text)) == parsed.source
    assert set(done.empty) <= set(needs_default(parsed))
    assert set(done.empty).isdisjoint(name for name, value in values.items() if value.strip())


@given(st.text(max_size=60))
def test_no_value_becomes_markup(value: str) -> None:
    done = render(parse("<p>{{first_name|x}}</p>"), {"first_name": value}, html=True).text
    inside = done.removeprefix("<p>").removesuffix("</p>").replace("<br>", "\n")
    assert "<" not in inside
    assert ">" not in inside
    assert unescape(inside).strip() == (value.strip() or "x")


@given(st.text(max_size=300).filter(lambda text: "{{" not in text and "}}" not in text))
def test_text_without_tags_stays_as_it_is(text: str) -> None:
    assert rendered(text) == text
