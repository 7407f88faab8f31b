from __future__ import annotations

import os
from pathlib import Path

import pytest

from grc_desktop.core.errors import Trouble
from grc_desktop.database.attachments import file_path, files_folder, keep_file
from grc_desktop.database.database import Database


def test_equal_files_lie_once_under_their_digest(base: Database, tmp_path: Path) -> None:
    one, other = tmp_path / "plan.pdf", tmp_path / "copie.PDF"
    one.write_bytes(b"%PDF bytes")
    other.write_bytes(b"%PDF bytes")
    kept, again = base.read(keep_file, one), base.read(keep_file, other)
    assert (kept.name, kept.media_type, kept.size) == ("plan.pdf", "application/pdf", 10)
    assert again.sha256 == kept.sha256
    place = base.read(file_path, sha256=kept.sha256)
    assert place == files_folder(base.path) / kept.sha256[:2] / kept.sha256
    assert place.read_bytes() == b"%PDF bytes"
    assert [path for path in files_folder(base.path).rglob("*") if path.is_file()] == [place]


def test_what_cannot_be_read_is_trouble(base: Database, tmp_path: Path) -> None:
    with pytest.raises(Trouble, match="“gone.pdf” could not be kept"):
        base.read(keep_file, tmp_path / "gone.pdf")
    with pytest.raises(Trouble):
        base.read(keep_file, tmp_path)
    assert not files_folder(base.path).exists()


def test_a_name_loses_what_cannot_be_seen(base: Database, tmp_path: Path) -> None:
    file = Path(os.fspath(tmp_path), "ph\u200boto\u202e.bin")
    file.write_bytes(b"x")
    kept = base.read(keep_file, file)
    assert (kept.name, kept.media_type) == ("photo.bin", "application/octet-stream")
