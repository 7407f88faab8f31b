from __future__ import annotations

from pathlib import Path

from pypdf import PdfReader
from pypdf.generic import DictionaryObject

from grc_desktop.core.language import speak
from grc_desktop.features.exports.paged_canvas import PagedCanvas


def test_finished_pages_keep_no_text_in_memory(tmp_path: Path) -> None:
    path = tmp_path / "pages.pdf"
    canvas = PagedCanvas(path, (200, 100), title="Étiquettes", author="Hôtel des Remparts")
    for page in range(3):
        for line in range(20):
            canvas.drawString(10, 5 * line, f"Page {page} line {line}")
        canvas.showPage()
    pages = canvas._doc.Pages.pages
    assert [page.stream for page in pages] == [None] * 3
    canvas.save()

    made = PdfReader(path)
    assert [f"Page {number} line 19" in page.extract_text() for number, page in enumerate(made.pages)] == [True] * 3
    assert made.metadata is not None
    assert (made.metadata.title, made.metadata.author) == ("Étiquettes", "Hôtel des Remparts")
    assert [float(edge) for edge in made.pages[0].mediabox] == [0, 0, 200, 100]


def test_the_file_says_its_language_and_embeds_its_typeface(tmp_path: Path) -> None:
    speak("fr")
    path = tmp_path / "page.pdf"
    canvas = PagedCanvas(path, (200, 100), title="Étiquettes")
    canvas.drawString(10, 10, "Béal")
    canvas.showPage()
    canvas.save()

    made = PdfReader(path)
    assert made.root_object["/Lang"] == "fr"
    fonts = _part(_part(made.pages[0], "/Resources"), "/Font")
    assert len(fonts) == 1
    assert all("/FontFile2" in _part(_part(fonts, name), "/FontDescriptor") for name in fonts)


def _part(whole: DictionaryObject, key: str) -> DictionaryObject:
    part = whole[key]
    assert isinstance(part, DictionaryObject)
    return part
