"""The little HTML of letters: what is kept of any HTML, and that it does not change by being opened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.features.templates.markup import Block, Picture, Run, plain_blocks, read_markup, write_markup
from grc_desktop.features.templates.shipped import originals

SHA = "a" * 64


def cleaned(html: str) -> str:
    return write_markup(read_markup(html))


def test_paragraphs_lists_and_looks() -> None:
    html = (
        '<p>Hello <b>dear <i>guest</i></b></p><p style="text-align: center">2</p><p></p>'
        "<ul><li>one</li><li>two</li></ul><ol><li>first</li></ol>"
        '<p><a href="https://example.org/?a=1&amp;b=2">here</a><br>below</p>'
    )
    assert read_markup(html) == (
        Block((Run("Hello "), Run("dear ", bold=True), Run("guest", bold=True, italic=True))),
        Block((Run("2"),), "center"),
        Block(),
        Block((Run("one"),), of_list="ul"),
        Block((Run("two"),), of_list="ul"),
        Block((Run("first"),), of_list="ol"),
        Block((Run("here", href="https://example.org/?a=1&b=2"), Run("\nbelow"))),
    )


def test_pictures_of_the_house_and_codes_stay_and_others_go() -> None:
    html = f'<p><img src="picture:{SHA}" alt="Logo" width="120"><img src="qr:{{{{code}}}}" alt="{{{{code}}}}"></p>'
    assert read_markup(html) == (Block((Picture(f"picture:{SHA}", "Logo", 120), Picture("qr:{{code}}", "{{code}}"))),)
    assert cleaned('<p>a<img src="https://spy.example/x.gif" alt="b"><img src="file:///etc/passwd"></p>') == "<p>ab</p>"


@pytest.mark.parametrize(
    ("html", "kept"),
    [
        ("<script>alert(1)</script><p>a</p>", "<p>a</p>"),
        ("<style>p{}</style>a", "<p>a</p>"),
        ('<p onclick="x()">a</p>', "<p>a</p>"),
        ('<a href="javascript:alert(1)">a</a>', "<p>a</p>"),
        ('<a href="{{house_website}}">a</a>', '<p><a href="{{house_website}}">a</a></p>'),
        ("<h1>Title</h1>text", "<p><b>Title</b></p>\n<p>text</p>"),
        ("<table><tr><td>a</td><td>b</td></tr><tr><td>c</td></tr></table>", "<p>a b</p>\n<p>c</p>"),
        ('<span style="font-weight:700">a</span><span style="font-style:italic">b</span>', "<p><b>a</b><i>b</i></p>"),
        ('<b style="font-weight:normal"><p>a</p></b>', "<p>a</p>"),
        ("a & b &lt;c&gt;", "<p>a &amp; b &lt;c&gt;</p>"),
        ("<p>  a \n b  </p>", "<p>a b</p>"),
        ("<p>a<p>b", "<p>a</p>\n<p>b</p>"),
        ("</div></p>a</b>", "<p>a</p>"),
        ('{{if language = "en"}}\n<p>a</p>\n{{end}}', '<p>{{if language = "en"}}</p>\n<p>a</p>\n<p>{{end}}</p>'),
        ("", ""),
    ],
)
def test_what_is_kept_of_any_html(html: str, kept: str) -> None:
    assert cleaned(html) == kept


def test_plain_text() -> None:
    assert write_markup(plain_blocks("a\n\n<b>")) == "<p>a</p>\n<p></p>\n<p>&lt;b&gt;</p>"


@pytest.mark.parametrize("one", [one for one in originals() if one.rich], ids=lambda one: f"{one.kind}-{one.name}")
def test_the_first_set_is_written_in_this_markup(one: object) -> None:
    body = one.body  # type: ignore[attr-defined]
    assert cleaned(cleaned(body)) == cleaned(body)
    assert "".join(block.text for block in read_markup(body))


_WORDS = st.text(alphabet=st.characters(exclude_categories=["Cs", "Cc"]), min_size=1, max_size=12).map(str.strip)
_RUNS = st.builds(
    Run,
    text=_WORDS.filter(bool),
    bold=st.booleans(),
    italic=st.booleans(),
    href=st.sampled_from(("", "mailto:a@example.org")),
)


def _unlike(runs: list[Run]) -> list[Run]:
    kept: list[Run] = []
    for run in runs:
        if not kept or (run.bold, run.italic, run.href) != (kept[-1].bold, kept[-1].italic, kept[-1].href):
            kept.append(run)
    return kept


@given(
    st.lists(
        st.builds(
            Block,
            inlines=st.lists(_RUNS, max_size=4).map(_unlike).map(tuple),
            align=st.sampled_from(("left", "center", "right", "justify")),
            of_list=st.sampled_from(("", "ul", "ol")),
        ),
        max_size=5,
    )
)
def test_written_and_read_again_it_is_the_same(blocks: list[Block]) -> None:
    assert read_markup(write_markup(blocks)) == tuple(blocks)


@given(st.text(alphabet='<>/abp"= liumgsrc&;\n') | st.text())
def test_any_text_is_read(html: str) -> None:
    once = cleaned(html)
    assert cleaned(once) == once
    assert "<script" not in once


def test_nothing_turns_the_reading_direction_round() -> None:
    (block,) = read_markup("<p>Bon\u202e s\u00e9jour&#8238; \u2067שלום\u2069</p>")
    assert block.text == "Bon séjour \u2067שלום\u2069"
