from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.features.exports.formats import ENDINGS, ending_of, write_listing
from grc_desktop.features.exports.records import Column, Row
from tests.features.exports.made_up import ROWS, listing

_BEGINNINGS = {".xlsx": b"PK", ".csv": b"\xef\xbb\xbf", ".pdf": b"%PDF", ".json": b"[", ".vcf": b"BEGIN:VCARD"}


@pytest.mark.parametrize("ending", ENDINGS)
def test_the_ending_says_what_is_written(tmp_path: Path, ending: str) -> None:
    target = tmp_path / f"list{ending.upper()}"
    columns = (Column("kind", "Kind"), Column("last_name", "Name"))
    written = write_listing(listing([("person", "Moreau")], count=1, columns=columns), target)
    assert (written.file, written.rows) == (target, 1)
    assert target.read_bytes().startswith(_BEGINNINGS[ending])


@pytest.mark.parametrize("name", ["list", "list.docx", ".csv"])
def test_another_ending_is_refused(tmp_path: Path, name: str) -> None:
    with pytest.raises(Refused, match="does not say its kind.*\\.xlsx") as refusal:
        ending_of(tmp_path / name)
    assert refusal.value.field == "to"


def test_a_list_that_breaks_off_leaves_the_old_file(tmp_path: Path) -> None:
    target = tmp_path / "list.json"
    write_listing(listing(ROWS[:1], count=1), target)

    def interrupted() -> Iterator[Row]:
        yield ROWS[0]
        raise Refused("Stopped.")

    with pytest.raises(Refused, match="Stopped"):
        write_listing(listing(interrupted(), count=2), target)
    assert len(json.loads(target.read_text(encoding="utf-8"))) == 1
    assert [path.name for path in tmp_path.iterdir()] == ["list.json"]
