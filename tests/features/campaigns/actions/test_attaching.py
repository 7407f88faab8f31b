"""Files that travel along are kept beside the base, if a server would take them."""

from __future__ import annotations

from pathlib import Path

import pytest

from grc_desktop.core.errors import Refused, Trouble
from grc_desktop.database.attachments import file_path
from grc_desktop.database.database import Database
from grc_desktop.features.campaigns.actions import keep_attachment
from grc_desktop.features.campaigns.actions.attaching import LARGEST


def test_a_file_is_kept_under_its_name(base: Database, tmp_path: Path) -> None:
    plan = tmp_path / "plan d'accès.pdf"
    plan.write_bytes(b"%PDF-1.7")
    sha256, _, name = base.write(keep_attachment, file=plan).result.partition("/")
    assert name == "plan d'accès.pdf"
    assert base.read(file_path, sha256=sha256).read_bytes() == b"%PDF-1.7"


def test_what_no_server_takes_is_refused(base: Database, tmp_path: Path) -> None:
    film = tmp_path / "film.mp4"
    with film.open("wb") as file:
        file.truncate(LARGEST + 1)
    with pytest.raises(Refused, match="too large for an e-mail: 10 MB"):
        base.write(keep_attachment, file=film)
    with pytest.raises(Trouble, match="cannot be read"):
        base.write(keep_attachment, file=tmp_path / "gone.pdf")
