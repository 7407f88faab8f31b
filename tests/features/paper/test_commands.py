"""``print labels``, ``print envelopes``, ``print list`` and ``sheets``, as another program calls them."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest
from pypdf import PdfReader

from grc_desktop.cli import main
from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Refused
from grc_desktop.database.database import Database
from grc_desktop.features.paper.commands import read_offset
from tests.features.exports import small_house as house
from tests.features.paper.guests import check_in
from tests.features.paper.pdf_words import words_of_page


@pytest.fixture
def path(base_path: Path, clock: Clock) -> Path:
    with Database.open(base_path, user="Camille", clock=clock) as base:
        base.write(house.furnish)
    return base_path


def run(capsys: pytest.CaptureFixture[str], path: Path, *words: str) -> tuple[int, Any, str]:
    status = main(["--database", str(path), "--language", "en", "--json", *words])
    out, err = capsys.readouterr()
    return status, json.loads(out) if out else None, err


def test_labels(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "labels.pdf"
    options = ["--sheet", "j8160", "--start", "20", "--offset", "-1,0.5", "--sort", "name"]
    status, answer, err = run(capsys, path, "print", "labels", "--to", str(target), *options)
    assert (status, err) == (0, "")
    assert set(answer) == {"file", "pages", "printed", "left_out"}
    assert (answer["file"], answer["pages"], answer["printed"]) == (str(target), 2, 8)
    assert {one["id"] for one in answer["left_out"]} == {house.LI, house.NOBODY, house.REFUSES}
    assert {"id": house.REFUSES, "reason": "Does not want post"} in answer["left_out"]
    first = words_of_page(target, 0)[0]
    assert first.text == "Béal Voyages SARL"
    assert first.left == pytest.approx((7.2 + 66.04 + 2.5 - 1) / 25.4 * 72, abs=0.1)


def test_one_per_household_of_those_in_lyon(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "labels.pdf"
    options = ["--where", 'last_name = "Moreau"', "--household"]
    _, answer, _ = run(capsys, path, "print", "labels", "--to", str(target), *options)
    assert answer["printed"] == 1
    assert words_of_page(target, 0)[0].text == "M. et Mme Moreau"


def test_envelopes(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "envelopes.pdf"
    options = ["--sheet", "c5", "--where", "kind = organisation"]
    status, answer, _ = run(capsys, path, "print", "envelopes", "--to", str(target), *options)
    assert (status, answer["pages"], answer["printed"]) == (0, 1, 1)
    assert float(PdfReader(target).pages[0].mediabox.width) == pytest.approx(229 / 25.4 * 72, abs=0.1)


def test_the_list(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "list.pdf"
    status, answer, _ = run(capsys, path, "print", "list", "--to", str(target), "--columns", "name,city")
    assert (status, answer) == (0, {"file": str(target), "pages": 1, "printed": 11, "left_out": []})


def test_the_sheets_and_their_geometry(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    _, sheets, _ = run(capsys, path, "sheets")
    assert len(sheets) >= 90
    assert sheets[0] | {"aliases": []} == {
        "brand": "Avery", "part": "L7160", "aliases": [], "paper": "A4", "paper_w_mm": 210.0, "paper_h_mm": 297.0,
        "cols": 3, "rows": 7, "per_sheet": 21, "label_w_mm": 63.5, "label_h_mm": 38.1, "left_mm": 7.2,
        "top_mm": 15.15, "pitch_x_mm": 66.04, "pitch_y_mm": 38.1,
    }  # fmt: skip


def test_the_sheets_need_no_base(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["--database", str(tmp_path / "none.grc"), "--language", "en", "sheets"]) == 0
    assert capsys.readouterr().out.startswith("Avery L7160 — 3 × 7, 63.5 × 38.1 mm\n")


def test_what_was_printed_is_noted_in_the_exchanges(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    target = tmp_path / "labels.pdf"
    options = ["--where", 'last_name = "Moreau"', "--household", "--note-exchange"]
    assert run(capsys, path, "print", "labels", "--to", str(target), *options)[0] == 0
    _, exchanges, _ = run(capsys, path, "journal", "--limit", "1")
    assert exchanges[0]["words"] == "Noted for 3 customers: Letter (label L7160)"


def test_copies_of_the_rest_after_a_jam(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "labels.pdf"
    _, answer, _ = run(capsys, path, "print", "labels", "--to", str(target), "--from", "7", "--copies", "3")
    assert (answer["pages"], answer["printed"]) == (1, 2)
    assert len([word for word in words_of_page(target, 0) if word.text.startswith(("69003", "ALLEMAGNE"))]) == 6


def test_a_sheet_of_the_senders_address(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "labels.pdf"
    _, answer, _ = run(capsys, path, "print", "labels", "--to", str(target), "--kind", "sender", "--start", "5")
    assert (answer["pages"], answer["printed"], answer["left_out"]) == (1, 17, [])
    texts = [word.text for word in words_of_page(target, 0)]
    assert texts.count("Hôtel des Remparts") == texts.count("05100 BRIANCON") == 17


def test_name_badges(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "badges.pdf"
    options = ["--kind", "badges", "--sheet", "L7165", "--where", 'last_name = "Schmidt"']
    _, answer, _ = run(capsys, path, "print", "labels", "--to", str(target), *options)
    assert answer["printed"] == 1
    assert [word.text for word in words_of_page(target, 0)] == ["Anke Schmidt", "Freiburg"]


def test_people_read_where_the_pieces_go(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = str(tmp_path / "labels.pdf")
    assert main(["--database", str(path), "--language", "en", "print", "labels", "--to", target, "--slips"]) == 0
    _, err = capsys.readouterr()
    assert "Département 69 – 4 pieces of mail\n" in err
    assert "Germany – 1 piece of mail\n" in err


def test_a_page_to_adjust_the_printer(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "test.pdf"
    status, answer, _ = run(capsys, path, "print", "test", "--sheet", "L7163", "--to", str(target))
    assert (status, answer["pages"]) == (0, 1)
    assert words_of_page(target, 0)[0].text == "Avery L7163"


@pytest.mark.parametrize(
    ("options", "words"),
    [
        (["--sheet", "L7999"], "The nearest one is"),
        (["--start", "22"], "from 1 to 21"),
        (["--from", "9"], "There are 8 addresses"),
        (["--copies", "0"], "at least one copy"),
        (["--offset", "a,b"], "is not X,Y"),
        (["--offset", "0,99"], "at most 15 mm"),
        (["--where", 'city = "Nowhere"'], "nobody to print"),
        (["--where", "last_name = Sansadresse"], "None of the 1 addresses"),
        (["--where", "twon = 3"], "twon"),
        (["--segment", "unknown"], "unknown"),
    ],
)
def test_what_cannot_be_printed_is_one_sentence_and_no_file(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], options: list[str], words: str
) -> None:
    target = tmp_path / "labels.pdf"
    status, answer, err = run(capsys, path, "print", "labels", "--to", str(target), *options)
    assert (status, answer) == (1, None)
    assert words in err
    assert err.count("\n") == 1
    assert not target.exists()


def test_people_read_who_is_left_out(path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    target = tmp_path / "labels.pdf"
    assert main(["--database", str(path), "--language", "en", "print", "labels", "--to", str(target)]) == 0
    out, err = capsys.readouterr()
    assert out == f"1 page, 8 printed, 3 left out: {target}\n"
    assert f"Left out: Refus Paul (no. {house.REFUSES}): Does not want post.\n" in err


@pytest.mark.parametrize(
    ("typed", "read"), [("1.5,-2", (1.5, -2)), ("-1;0", (-1, 0)), (" +0.5 , 1 ", (0.5, 1)), ("0,0", (0, 0))]
)
def test_an_offset_is_read(typed: str, read: tuple[float, float]) -> None:
    assert read_offset(typed) == read


@pytest.mark.parametrize("typed", ["", "1", "1,2,3", "1,5,2", "nan,0", "1mm,2mm"])
def test_anything_else_is_no_offset(typed: str) -> None:
    with pytest.raises(Refused):
        read_offset(typed)


def test_lists_of_a_day_and_the_file_of_a_customer(
    base_path: Path, clock: Clock, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with Database.open(base_path, user="Camille", clock=clock) as base:
        base.write(check_in)
    for kind, printed in (("arrivals", 2), ("emergency", 4), ("phones", 1), ("directory", 11)):
        options = ["--kind", kind, "--date", "2026-11-22", "--to", str(tmp_path / f"{kind}.pdf")]
        _, answer, _ = run(capsys, base_path, "print", "list", *options)
        assert (answer["printed"], answer["left_out"]) == (printed, [])
        assert len(PdfReader(tmp_path / f"{kind}.pdf").pages) == answer["pages"]
    _, answer, _ = run(capsys, base_path, "print", "file", str(house.LUCIE), "--to", str(tmp_path / "file.pdf"))
    assert answer["printed"] == 1
    assert "Lucie Moreau" in [word.text for word in words_of_page(tmp_path / "file.pdf", 0)]


@pytest.mark.parametrize(
    ("words", "said"), [(["list", "--kind", "arrivals", "--date", "demain"], "is no day"), (["file", "999"], "")]
)
def test_a_list_that_cannot_be_is_refused(
    path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str], words: list[str], said: str
) -> None:
    target = tmp_path / "list.pdf"
    status, answer, err = run(capsys, path, "print", *words, "--to", str(target))
    assert (status, answer) == (1, None)
    assert said in err
    assert not target.exists()
