from __future__ import annotations

import pytest

from grc_desktop.features.imports.recognition.columns import shape_of


@pytest.mark.parametrize(
    ("values", "shape"),
    [
        (["", " "], "empty"),
        (["a@example.com", "b@example.com", ""], "email"),
        (["06 12 48 77 03", "+49 761 55210000", "0612345678"], "phone"),
        (["04/02/1984", "2026-11-10"], "date"),
        (["1 234,56 €", "12,50"], "amount"),
        (["O", "N", "oui"], "yes_no"),
        (["69003", "01000"], "postcode"),
        (["Moreau", "Noël", "a@example.com"], "text"),
        (["a@example.com"] * 4 + ["?"], "email"),  # four fifths are enough
    ],
)
def test_what_values_look_like(values: list[str], shape: str) -> None:
    assert shape_of(values) == shape
