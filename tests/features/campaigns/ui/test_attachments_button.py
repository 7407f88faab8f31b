"""Files are attached to an e-mail and taken off again behind one button."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from grc_desktop.features.campaigns.actions.attaching import LARGEST
from grc_desktop.features.campaigns.ui.attachments_button import AttachmentsButton

if TYPE_CHECKING:
    from pytestqt.qtbot import QtBot

    from grc_desktop.ui.workplace import Workplace


def test_files_are_attached_and_taken_off(qtbot: QtBot, workplace: Workplace, tmp_path: Path) -> None:
    files = AttachmentsButton(workplace)
    qtbot.addWidget(files)
    files.changed.connect(files.show_files)
    plan, menu = tmp_path / "plan.pdf", tmp_path / "menu.pdf"
    plan.write_bytes(b"%PDF-1")
    menu.write_bytes(b"%PDF-2")
    files.attach([plan, menu])
    qtbot.waitUntil(lambda: files.button.text() == "2 files")
    assert [entry.partition("/")[2] for entry in files.entries] == ["plan.pdf", "menu.pdf"]
    next(one for one in files.button.menu().actions() if one.text() == "Take off plan.pdf").trigger()
    assert [entry.partition("/")[2] for entry in files.entries] == ["menu.pdf"]
    film = tmp_path / "film.mp4"
    with film.open("wb") as file:
        file.truncate(LARGEST + 1)
    files.attach([film])
    qtbot.waitUntil(lambda: "too large for an e-mail" in workplace.notices.text)
    assert len(files.entries) == 1
