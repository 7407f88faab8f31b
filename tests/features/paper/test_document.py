from __future__ import annotations

from pathlib import Path

from reportlab.lib.pagesizes import A4

from grc_desktop.features.exports.typeface import regular
from grc_desktop.features.paper.document import Document
from tests.conftest import TODAY
from tests.features.paper.pdf_words import words_of_page


def _document(path: Path) -> Document:
    return Document(path, title="Title", scope="Scope", house="Hôtel", made_at=TODAY)


def test_text_flows_over_pages_and_nothing_is_lost(tmp_path: Path) -> None:
    path = tmp_path / "document.pdf"
    document = _document(path)
    for number in range(150):
        document.pair(f"n{number}", "word " * 30)
    pages = document.close()
    assert pages > 3
    drawn = [word for page in range(pages) for word in words_of_page(path, page)]
    assert [word.text for word in drawn if word.text.startswith("n")] == [f"n{number}" for number in range(150)]
    assert sum(word.text.count("word") for word in drawn) == 150 * 30
    assert all(word.right <= A4[0] - 40 and word.base >= 40 for word in drawn)
    assert {"Page 1 of", "Page 2 of"} <= {word.text.strip() for word in drawn}


def test_titles_and_headings_go_over_several_lines(tmp_path: Path) -> None:
    path = tmp_path / "document.pdf"
    document = Document(path, title="Title " * 40, scope="Scope", house="Hôtel", made_at=TODAY)
    document.heading("Heading " * 40)
    document.paragraph("below")
    document.close()
    words = words_of_page(path, 0)
    assert sum(word.text.count("Title") for word in words) == 40
    assert sum(word.text.count("Heading") for word in words) == 40
    assert all(word.right <= A4[0] - 40 for word in words)
    bases = [word.base for word in words if word.text.startswith(("Title", "Scope", "Heading", "below"))]
    assert bases == sorted(bases, reverse=True)
    assert len(set(bases)) == len(bases)


def test_a_word_longer_than_its_line_is_broken(tmp_path: Path) -> None:
    document = _document(tmp_path / "document.pdf")
    lines = document.wrapped("a" * 300, regular(), 9, 200)
    assert "".join(lines) == "a" * 300
    assert all(regular().width(line, 9) <= 200 for line in lines)
    document.close()


def test_a_heading_is_never_alone_at_the_foot(tmp_path: Path) -> None:
    path = tmp_path / "document.pdf"
    document = _document(path)
    while document.room > 45:
        document.paragraph("text")
    document.heading("Heading")
    document.paragraph("below")
    document.close()
    assert "Heading" not in [word.text for word in words_of_page(path, 0)]
    assert {"Heading", "below"} <= {word.text for word in words_of_page(path, 1)}


def test_a_table_keeps_its_columns_apart(tmp_path: Path) -> None:
    path = tmp_path / "document.pdf"
    document = _document(path)
    document.table(("One", "Two"), [("left " * 20, "right " * 20)], (1, 1))
    document.close()
    words = words_of_page(path, 0)
    middle = document.left + document.width / 2
    assert all(word.right <= middle for word in words if word.text.startswith("left"))
    assert all(word.left >= middle for word in words if word.text.startswith("right"))


def test_what_the_typeface_lacks_is_named(tmp_path: Path) -> None:
    document = _document(tmp_path / "document.pdf")
    document.about = "Anna Berg"
    document.paragraph("Berg")
    document.about = "李 Wei"
    document.paragraph("李 Lyon")
    document.close()
    assert document.unshown == {"李"}
    assert list(document.unshown_for) == ["李 Wei"]
