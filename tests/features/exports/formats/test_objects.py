from __future__ import annotations

import json
from pathlib import Path

from grc_desktop.features.exports.formats.objects import write_objects
from tests.features.exports.made_up import NAMES, ROWS, listing


def test_keys_are_field_names_and_values_are_exact(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    assert write_objects(listing(), path).rows == len(ROWS)
    records = json.loads(path.read_text(encoding="utf-8"))
    assert records[0] == {
        "last_name": "Moreau",
        "country": "FR",
        "last_purchase": "2026-03-04",
        "purchases_total": 1234.5,
        "purchases_count": 1200,
        "average": 1.5,
        "at": "2026-11-22T11:00:00Z",
        "consent.post": True,
        "tags": ["vélo", "=1"],
        "currency": "EUR",
    }
    assert records[1]["last_purchase"] is None
    assert records[5]["last_name"] == NAMES[5]


def test_an_empty_list_is_an_empty_array(tmp_path: Path) -> None:
    path = tmp_path / "list.json"
    write_objects(listing((), count=0), path)
    assert json.loads(path.read_text()) == []
