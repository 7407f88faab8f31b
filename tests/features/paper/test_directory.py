from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4

from grc_desktop.features.paper.directory import write_directory
from tests.conftest import TODAY
from tests.features.paper.pdf_words import words_of_page


def test_every_name_is_under_its_letter_and_on_the_page_it_says(tmp_path: Path) -> None:
    path = tmp_path / "directory.pdf"
    names = [f"{letter}{number:03}" for letter in "ABÉZ" for number in range(120)]
    printed = write_directory(
        [(name, "Lyon", "01 02 03 04 05") for name in names], path, scope="All", house="Hôtel", made_at=TODAY
    )
    assert printed.printed == 480
    pages = [list(words_of_page(path, page)) for page in range(printed.pages)]
    drawn = [word.text for words in pages for word in words if word.text.endswith(", Lyon")]
    assert drawn == [f"{name}, Lyon" for name in names]
    assert [word.text for words in pages for word in words if len(word.text) == 1 and word.text.isalpha()] == list(
        "ABEZ"
    )
    for spot in printed.spots:
        assert f"{spot.name}, Lyon" in [word.text for word in pages[spot.page]]
    assert all(word.base >= 45 and word.right <= A4[0] - 40 for words in pages for word in words)


def test_marks_before_a_name_do_not_count(tmp_path: Path) -> None:
    path = tmp_path / "directory.pdf"
    entries = [("(Le) Lac", "", ""), ("« Zénith »", "", ""), ("Aubert", "", ""), ("'t Hooft", "", "")]
    write_directory(entries, path, scope="", house="", made_at=TODAY)
    texts = [word.text for word in words_of_page(path, 0)]
    assert [text for text in texts if len(text) == 1 and text.isalpha()] == ["A", "L", "T", "Z"]
    assert [text for text in texts if text in {entry[0] for entry in entries}] == [
        "Aubert", "(Le) Lac", "'t Hooft", "« Zénith »",
    ]  # fmt: skip


def test_a_long_entry_takes_two_lines_and_spares_its_telephone(tmp_path: Path) -> None:
    path = tmp_path / "directory.pdf"
    long = "Comité départemental du tourisme et des loisirs de la Haute-Savoie"
    write_directory([(long, "Annecy", "04 50 00 00 00")], path, scope="", house="", made_at=TODAY)
    words = words_of_page(path, 0)
    phone = next(word for word in words if word.text == "04 50 00 00 00")
    parts = [word for word in words if "Comité" in word.text or "Savoie" in word.text]
    assert len(parts) == 2
    assert all(part.right < phone.left for part in parts)


def test_nobody(tmp_path: Path) -> None:
    path = tmp_path / "directory.pdf"
    assert write_directory([], path, scope="", house="", made_at=TODAY).pages == 1
    assert "No row to show." in [word.text for word in words_of_page(path, 0)]


def test_whoever_has_letters_that_no_font_has_is_told_with_a_telephone(tmp_path: Path) -> None:
    entries = [("\u1780\u1781", "Rabat", "04 50 00 00 00"), ("\u1782", "Lyon", "")]
    printed = write_directory(entries, tmp_path / "directory.pdf", scope="", house="", made_at=TODAY)
    assert printed.unshown_for == ("\u1780\u1781 (04 50 00 00 00)", "\u1782 (Lyon)")
