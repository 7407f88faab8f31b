from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.lib.units import mm

from grc_desktop.core.errors import Refused
from grc_desktop.features.paper.calibration import write_test_sheet
from grc_desktop.features.paper.sheets import find_sheet
from tests.features.paper.pdf_words import words_of_page


@pytest.mark.parametrize("part", ["L7160", "L7163", "3474", "5160"])
def test_the_page_has_an_edge_for_every_label_and_moves_with_the_offset(tmp_path: Path, part: str) -> None:
    path = tmp_path / "test.pdf"
    sheet = find_sheet(part)
    write_test_sheet(sheet, path, offset=(1, 2))
    contents = PdfReader(path).pages[0].get_contents()
    assert contents is not None
    assert contents.get_data().decode("latin-1").count(" re ") == sheet.per_sheet
    words = words_of_page(path, 0)
    assert words[0].text == f"{sheet.brand} {sheet.part}"
    assert words[0].left > (sheet.left + 1) * mm


def test_the_rulers_measure_a_hundred_millimetres(tmp_path: Path) -> None:
    path = tmp_path / "test.pdf"
    write_test_sheet(find_sheet("L7160"), path)
    marks = [word for word in words_of_page(path, 0) if word.text in ("0", "100")]
    middles = [((word.left + word.right) / 2, word.base) for word in marks]
    across = sorted(x for x, _ in middles)
    assert across[-1] - across[0] == pytest.approx(100 * mm, abs=0.1)
    heights = sorted(y for _, y in middles)
    assert heights[-1] - heights[0] == pytest.approx(100 * mm, abs=0.1)


def test_an_offset_that_is_no_adjustment_is_refused(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="at most 15 mm"):
        write_test_sheet(find_sheet("L7160"), tmp_path / "test.pdf", offset=(20, 0))
