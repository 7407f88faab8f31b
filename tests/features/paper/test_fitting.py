from __future__ import annotations

from reportlab.lib.units import mm

from grc_desktop.features.exports.typeface import regular
from grc_desktop.features.paper.fitting import LARGEST, SMALLEST, fit
from grc_desktop.features.paper.labels import insets
from grc_desktop.features.paper.sheets import find_sheet

_SHORT = ("MADAME LUCIE MOREAU", "12 RUE DES LILAS", "69003 LYON")


def test_a_full_norm_line_fits_the_usual_label_in_a_readable_size() -> None:
    sheet = find_sheet("L7160")
    inset_x, inset_y = insets(sheet)
    lines = ("MONSIEUR ET MADAME JEAN PIERRE LEFEBVR", *_SHORT)
    assert len(lines[0]) == 38
    setting = fit(lines, regular(), (sheet.label_width - 2 * inset_x) * mm, (sheet.label_height - 2 * inset_y) * mm)
    assert setting is not None
    assert setting.size >= 7.5
    assert setting.narrowing == 1


def test_type_shrinks_then_narrows_then_gives_up() -> None:
    width = regular().width(_SHORT[0], LARGEST)
    first = fit(_SHORT, regular(), width + 0.1, 100)
    assert first is not None
    assert (first.size, first.narrowing) == (10, 1)
    smaller = fit(_SHORT, regular(), width * 0.8, 100)
    assert smaller is not None
    assert (smaller.size, smaller.narrowing) == (8, 1)
    narrow = fit(_SHORT, regular(), width * 0.65, 100)
    assert narrow is not None
    assert narrow.size == SMALLEST
    assert 0.85 <= narrow.narrowing < 1
    assert fit(_SHORT, regular(), width * 0.5, 100) is None
    assert fit(_SHORT, regular(), width, 20) is None
