from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.lib.units import mm

from grc_desktop.core.errors import Refused
from grc_desktop.features.exports.right_to_left import as_seen
from grc_desktop.features.exports.typeface import on_one_line
from grc_desktop.features.paper.fitting import SMALLEST
from grc_desktop.features.paper.labels import is_turned, write_labels
from grc_desktop.features.paper.records import Addressed, LabelSheet
from grc_desktop.features.paper.sheets import find_sheet, known_sheets
from tests.features.paper.pdf_words import Word, box_of, words_of_page

_SHORT = ("MADAME LUCIE MOREAU", "12 RUE DES LILAS", "69003 LYON")
_LONG = (
    "Établissements Nguyễn & Żółć SARL",
    "MONSIEUR JEAN-PIERRE LEFEBVRE DELATTRE",
    "RESIDENCE LES TILLEULS BATIMENT B",
    "12 AVENUE DU GENERAL DE GAULLE ESC B",
    "BP 40122 VILLENEUVE D ASCQ",
    "59650 VILLENEUVE D ASCQ CEDEX",
)


def _people(count: int) -> list[Addressed]:
    return [Addressed(number, f"n{number}", _LONG if number % 2 else _SHORT) for number in range(count)]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "labels.pdf"


def _lies_inside(word: Word, sheet: LabelSheet, place: int) -> bool:
    left, bottom, right, top = box_of(sheet, place)
    return (
        left <= word.left
        and word.right <= right
        and word.base + 0.76 * word.size <= top
        and word.base - 0.24 * word.size >= bottom
    )


@pytest.mark.parametrize("sheet", known_sheets(), ids=lambda sheet: f"{sheet.brand} {sheet.part}")
def test_every_word_lies_inside_its_own_label_of_every_sheet(sheet: LabelSheet, path: Path) -> None:
    people = _people(sheet.per_sheet + 3)
    printed = write_labels(people, sheet, path)
    left_out = {one.customer_id for one in printed.left_out}
    kept = [person for person in people if person.customer_id not in left_out]
    assert printed.printed == len(kept)
    assert all(len(person.lines) > 3 for person in people if person.customer_id in left_out)
    words = [words_of_page(path, page) for page in range(printed.pages)]
    edge, page_width, page_height = 4.99 * mm, sheet.page_width * mm, sheet.page_height * mm
    for number, person in enumerate(kept):
        page, place = divmod(number, sheet.per_sheet)
        mine = words[page][: len(person.lines)]
        words[page] = words[page][len(person.lines) :]
        if len(person.lines) == len(mine) and "Nguyễn" not in person.lines[0]:
            assert [word.text for word in mine] == list(person.lines)
        for word in mine:
            assert _lies_inside(word, sheet, place)
            left, bottom, right, top = word.left, word.base - 0.24 * word.size, word.right, word.base + 0.76 * word.size
            if is_turned(sheet):
                left, bottom, right, top = -top, left, -bottom, right
            assert edge <= left
            assert right <= page_width - edge
            assert edge <= bottom
            assert top <= page_height - edge
            assert word.size >= SMALLEST
    assert words == [[]] * printed.pages


def test_an_upright_label_is_written_along_its_length(path: Path) -> None:
    sheet = find_sheet("Agipa 114036")
    printed = write_labels(_people(1)[:1], sheet, path, offset=(1, 2))
    assert printed.printed == 1
    assert is_turned(sheet)
    assert not is_turned(find_sheet("L7164"))
    contents = PdfReader(path).pages[0].get_contents()
    assert contents is not None
    assert "0 1 -1 0 0 0 cm" in contents.get_data().decode("latin-1")
    left, _bottom, _right, top = box_of(sheet, 0)
    word = words_of_page(path, 0)[0]
    assert word.left == pytest.approx(left + (2.5 - 2) * mm, abs=0.1)  # moved down is moved left for who reads it
    assert top - 18.5 * mm < word.base < top


def test_a_full_sheet_without_margins_takes_four_lines_on_flat_labels(path: Path) -> None:
    lines = (*_SHORT, "BELGIQUE")
    printed = write_labels([Addressed(n, "", lines) for n in range(56)], find_sheet("3668"), path)
    assert (printed.printed, printed.left_out) == (56, ())


def test_forty_five_addresses_from_place_20_take_four_sheets(path: Path) -> None:
    printed = write_labels([Addressed(n, "", _SHORT) for n in range(45)], find_sheet("L7160"), path, start=20)
    assert (printed.pages, printed.printed, printed.left_out) == (4, 45, ())
    counts = [sum(word.text == _SHORT[0] for word in words_of_page(path, page)) for page in range(4)]
    assert counts == [2, 21, 21, 1]
    assert all(_lies_inside(word, find_sheet("L7160"), 19) for word in words_of_page(path, 0)[:3])
    assert all(_lies_inside(word, find_sheet("L7160"), 0) for word in words_of_page(path, 1)[:3])


def test_the_offset_moves_everything_right_and_down(path: Path) -> None:
    sheet = find_sheet("L7160")
    write_labels(_people(1), sheet, path)
    before = words_of_page(path, 0)
    write_labels(_people(1), sheet, path, offset=(1.5, 0.5))
    for old, new in zip(before, words_of_page(path, 0), strict=True):
        assert new.left - old.left == pytest.approx(1.5 * mm, abs=0.01)
        assert old.base - new.base == pytest.approx(0.5 * mm, abs=0.01)


def test_the_page_is_the_sheet_and_is_not_scaled_by_the_printer(path: Path) -> None:
    write_labels(_people(1), find_sheet("5160"), path)
    reader = PdfReader(path)
    assert [float(side) for side in reader.pages[0].mediabox[2:]] == pytest.approx([612, 792], abs=0.1)
    preferences = reader.root_object["/ViewerPreferences"]
    assert preferences["/PrintScaling"] == "/None"  # type: ignore[index]
    fonts = reader.pages[0]["/Resources"]["/Font"]  # type: ignore[index]
    drawn = {word.text for word in words_of_page(path, 0)}
    assert drawn == set(_SHORT)
    assert any("DejaVu" in str(font.get_object()["/BaseFont"]) for font in fonts.values())


def test_who_cannot_be_printed_is_named_with_the_reason(path: Path) -> None:
    people = [
        Addressed(1, "Lucie", _SHORT),
        Addressed(2, "Li", ("李大山 Li", *_SHORT[1:])),
        Addressed(3, "Sara", ("سارة", *_SHORT[1:])),
        Addressed(4, "Long", ("W" * 38, *_SHORT[1:])),
        Addressed(5, "Nobody", (), code="no_address", reason="No address"),
        Addressed(6, "<b>x</b> 😀", ("<b>x</b> 😀 =1+1", *_SHORT[1:])),
    ]
    printed = write_labels(people, find_sheet("L7160"), path)
    assert printed.printed == 3
    reasons = {one.customer_id: one.reason for one in printed.left_out}
    assert reasons == {
        2: "No typeface here has these letters: Chinese or Japanese",
        4: "The address is too long for this label, even in the smallest type",
        5: "No address",
    }
    assert "<b>x</b> =1+1" in [word.text for word in words_of_page(path, 0)]


@pytest.mark.parametrize("start", [0, 22, -1])
def test_a_place_that_is_not_on_the_sheet_is_refused(path: Path, start: int) -> None:
    with pytest.raises(Refused, match="from 1 to 21") as refusal:
        write_labels(_people(1), find_sheet("L7160"), path, start=start)
    assert refusal.value.field == "start"


def test_an_offset_that_is_no_adjustment_is_refused(path: Path) -> None:
    with pytest.raises(Refused, match="at most 15 mm"):
        write_labels(_people(1), find_sheet("L7160"), path, offset=(0, 40))


def test_nobody_to_print_is_refused(path: Path) -> None:
    with pytest.raises(Refused, match="nobody to print"):
        write_labels([], find_sheet("L7160"), path)
    with pytest.raises(Refused, match="None of the 1 addresses .* Lucie: No address"):
        write_labels([Addressed(1, "Lucie", (), code="no_address", reason="No address")], find_sheet("L7160"), path)


def test_each_address_gets_its_copies_one_after_another(path: Path) -> None:
    people = [Addressed(n, f"n{n}", (f"NAME {n}", *_SHORT[1:])) for n in range(3)]
    printed = write_labels(people, find_sheet("L7160"), path, start=21, copies=2)
    assert (printed.pages, printed.printed) == (2, 3)
    names = [word.text for page in (0, 1) for word in words_of_page(path, page) if word.text.startswith("NAME")]
    assert names == ["NAME 0", "NAME 0", "NAME 1", "NAME 1", "NAME 2", "NAME 2"]
    assert [(spot.name, spot.page) for spot in printed.spots] == [("n0", 0), ("n1", 1), ("n2", 1)]


def test_a_print_goes_on_after_a_jam(path: Path) -> None:
    people = [Addressed(n, "", (f"NAME {n}", *_SHORT[1:])) for n in range(45)]
    printed = write_labels(people, find_sheet("L7160"), path, start=6, first=34)
    assert (printed.pages, printed.printed) == (1, 12)
    assert printed.customer_ids == tuple(range(33, 45))
    first = words_of_page(path, 0)[0]
    assert first.text == "NAME 33"
    assert _lies_inside(first, find_sheet("L7160"), 5)


def test_there_is_no_address_to_go_on_with(path: Path) -> None:
    with pytest.raises(Refused, match="There are 3 addresses") as refusal:
        write_labels(_people(3), find_sheet("L7160"), path, first=4)
    assert refusal.value.field == "first"


def test_a_slip_stands_before_each_bundle_and_counts_only_what_is_printed(path: Path) -> None:
    people = [
        Addressed(1, "a", _SHORT, bundle=("", "69")),
        Addressed(2, "b", (), "no_address", "No address", bundle=("", "69")),
        Addressed(3, "c", _SHORT, bundle=("", "69")),
        Addressed(4, "d", _SHORT, bundle=("", "74")),
        Addressed(5, "e", _SHORT, bundle=("DE", "")),
    ]
    printed = write_labels(people, find_sheet("L7160"), path, slips=True)
    assert [(bundle.country, bundle.departement, bundle.count) for bundle in printed.bundles] == [
        ("", "69", 2),
        ("", "74", 1),
        ("DE", "", 1),
    ]
    texts = [word.text for word in words_of_page(path, 0)]
    assert texts.count("▶ DÉPARTEMENT 69") == texts.count("2 pieces of mail") == 1
    assert texts[0] == "▶ DÉPARTEMENT 69"
    assert texts[-len(_SHORT) - 2 : -len(_SHORT)] == ["▶ GERMANY", "1 piece of mail"]
    sheet = find_sheet("L7160")
    assert all(_lies_inside(word, sheet, 0) for word in words_of_page(path, 0)[:2])
    assert printed.printed == 4


def test_guides_are_printed_only_when_asked_for(path: Path) -> None:
    def drawn() -> int:
        contents = PdfReader(path).pages[0].get_contents()
        assert contents is not None
        return contents.get_data().decode("latin-1").count(" c\n")

    write_labels(_people(1), find_sheet("L7160"), path)
    assert drawn() == 0
    write_labels(_people(1), find_sheet("L7160"), path, guides=True)
    assert drawn() >= 21
    assert "already used" not in [word.text for word in words_of_page(path, 0)]


@pytest.mark.parametrize(
    "name",
    ["Γιώργος Παπαδόπουλος", "Фёдор Щукин", "Wałęsa Żółć", "Nguyễn Thị Ánh", "سارة محمد", "דוד לוי"],
)
def test_names_of_every_alphabet_are_printed(path: Path, name: str) -> None:
    printed = write_labels([Addressed(1, name, (name, *_SHORT[1:]))], find_sheet("L7160"), path)
    assert (printed.printed, printed.left_out) == (1, ())
    seen = [word for word in words_of_page(path, 0) if word.base == max(w.base for w in words_of_page(path, 0))]
    assert "".join(word.text for word in seen) == as_seen(on_one_line(name))
