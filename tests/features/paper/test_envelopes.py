from __future__ import annotations

from pathlib import Path

import pytest
from pypdf import PdfReader
from reportlab.lib.units import mm

from grc_desktop.features.paper.envelope_sizes import ENVELOPES, known_envelope
from grc_desktop.features.paper.envelopes import write_envelopes
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


def test_the_offset_moves_right_and_down(tmp_path: Path) -> None:
    path = tmp_path / "envelopes.pdf"
    dl = known_envelope(ENVELOPES, "DL")
    write_envelopes([Addressed(1, "a", _LINES)], dl, path)
    before = words_of_page(path, 0)[0]
    write_envelopes([Addressed(1, "a", _LINES)], dl, path, offset=(2, 1))
    after = words_of_page(path, 0)[0]
    assert (after.left - before.left, before.base - after.base) == pytest.approx((2 * mm, 1 * mm), abs=0.01)


def test_a_print_goes_on_after_a_jam_with_the_slips_of_what_is_left(tmp_path: Path) -> None:
    path = tmp_path / "envelopes.pdf"
    people = [Addressed(n, str(n), _LINES, bundle=("", "69" if n < 3 else "74")) for n in range(5)]
    printed = write_envelopes(people, known_envelope(ENVELOPES, "DL"), path, first=3, slips=True)
    assert (printed.pages, printed.printed, printed.customer_ids) == (4, 3, (2, 3, 4))
    assert [words_of_page(path, page)[0].text for page in range(4)] == [
        _LINES[0],
        "▶ DÉPARTEMENT 74",
        _LINES[0],
        _LINES[0],
    ]
    assert [(spot.name, spot.page) for spot in printed.spots] == [("2", 0), ("3", 2), ("4", 3)]
