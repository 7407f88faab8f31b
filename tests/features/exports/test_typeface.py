from __future__ import annotations

import pytest

from grc_desktop.features.exports.typeface import bold, on_one_line, regular


@pytest.mark.parametrize(
    "name",
    ["Béatrice Œuillet", "Łukasz Żółć", "Γιώργος Παπά", "Фёдор Йовович", "Nguyễn Thị Ánh", "Şahin Çağrı", "Größe €"],
)
def test_the_names_of_europe_and_vietnam_are_there(name: str) -> None:
    assert regular().missing(name) == ""
    assert bold().missing(name) == ""


@pytest.mark.parametrize(("name", "missing"), [("李大山 Li", "李大山"), ("가나", "가나"), ("やまだ", "やまだ")])
def test_what_it_cannot_show_is_named(name: str, missing: str) -> None:
    assert regular().missing(name) == "".join(dict.fromkeys(missing))
    assert set(regular().shown(missing)) == {"?"}


def test_widths_are_those_of_the_pdf_library() -> None:
    from reportlab.pdfbase.pdfmetrics import stringWidth

    text = "Béal Voyages SARL 69003 Łódź"
    assert regular().width(text, 9) == pytest.approx(stringWidth(text, regular().name, 9))


@pytest.mark.parametrize(
    ("typed", "line"),
    [
        ("Lucie  \t Moreau\n", "Lucie Moreau"),
        ("Lu\u200bcie\ufeff \u202eMoreau\x00", "Lucie Moreau"),
        ("Be\u0301al", "Béal"),
        ("Lucie 😀🏨", "Lucie"),
        ("Léa 🎉🏖️ Fête", "Léa Fête"),
        ("a\u00a0b", "a b"),
        ("", ""),
    ],
)
def test_a_line_holds_what_can_be_seen(typed: str, line: str) -> None:
    assert on_one_line(typed) == line
