from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.lib.units import mm

from grc_desktop.core.errors import Refused
from grc_desktop.features.paper.envelopes import ENVELOPES, find_envelope, write_envelopes
from grc_desktop.features.paper.records import Addressed, Envelope
from tests.features.paper.pdf_words import words_of_page

_LINES = ("Mme Lucie Moreau", "APPARTEMENT 12", "RESIDENCE DU LAC", "12 RUE DES LILAS", "BP 12", "69003 LYON")


@pytest.mark.parametrize("envelope", ENVELOPES, ids=lambda envelope: str(envelope.name))
def test_the_address_lies_in_its_box_on_an_envelope_of_that_size(envelope: Envelope, tmp_path: Path) -> None:
    path = tmp_path / "envelopes.pdf"
    printed = write_envelopes(
        [Addressed(1, "a", _LINES), Addressed(2, "b", (), "no_address", "No address")], envelope, path, sender="Hôtel"
    )
    assert (printed.pages, printed.printed, len(printed.left_out)) == (1, 1, 1)
    page = PdfReader(path).pages[0].mediabox
    assert (float(page.width), float(page.height)) == pytest.approx(
        (envelope.width * mm, envelope.height * mm), abs=0.1
    )
    sender, *words = words_of_page(path, 0)
    assert sender.text == "Hôtel"
    assert [word.text for word in words] == list(_LINES)
    for word in words:
        assert envelope.left * mm - 0.01 <= word.left
        assert word.right <= (envelope.left + envelope.box_width) * mm
        assert word.base - 0.24 * word.size >= (envelope.height - envelope.top - envelope.box_height) * mm
        assert word.base + 0.76 * word.size <= (envelope.height - envelope.top) * mm


def test_a_dl_address_shows_in_the_window_of_a_dl() -> None:
    dl = find_envelope("dl")
    assert dl.left >= 220 - 20 - 100
    assert dl.left + dl.box_width <= 220 - 20
    assert dl.top >= 110 - 20 - 35
    assert dl.top + dl.box_height <= 110 - 20


def test_the_offset_moves_right_and_down(tmp_path: Path) -> None:
    path = tmp_path / "envelopes.pdf"
    dl = find_envelope("DL")
    write_envelopes([Addressed(1, "a", _LINES)], dl, path)
    before = words_of_page(path, 0)[0]
    write_envelopes([Addressed(1, "a", _LINES)], dl, path, offset=(2, 1))
    after = words_of_page(path, 0)[0]
    assert (after.left - before.left, before.base - after.base) == pytest.approx((2 * mm, 1 * mm), abs=0.01)


def test_an_unknown_envelope_is_refused() -> None:
    with pytest.raises(Refused, match="DL, C6, C5, C4"):
        find_envelope("B5")
