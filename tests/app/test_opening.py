from __future__ import annotations

import shutil
from datetime import UTC, datetime
from pathlib import Path

import pytest
from pytestqt.qtbot import QtBot

from grc_desktop.app.opening import Opened, Opening, create_base, newest_copy, open_base, restore_base, sample_house
from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Refused, Trouble
from grc_desktop.database.backup import backup, folder_of
from grc_desktop.features.desk.actions import save_establishment
from grc_desktop.features.desk.queries import establishment
from grc_desktop.features.desk.records import Establishment
from grc_desktop.features.segments.queries import count


def test_a_new_base_knows_its_house(tmp_path: Path) -> None:
    opened = create_base(tmp_path / "new" / "house.grc", "Camille", Establishment(name="Hôtel des Remparts"))

    assert opened.base.read(establishment).name == "Hôtel des Remparts"
    assert opened.base.user == "Camille"
    opened.base.close()


def test_a_house_that_is_refused_leaves_no_file(tmp_path: Path) -> None:
    with pytest.raises(Refused):
        create_base(tmp_path / "house.grc", "Camille", Establishment(name=""))

    assert not (tmp_path / "house.grc").exists()


def test_a_folder_that_cannot_be_made_is_trouble(tmp_path: Path) -> None:
    (tmp_path / "file").touch()

    with pytest.raises(Trouble):
        create_base(tmp_path / "file" / "house.grc", "", Establishment(name="X"))


def test_a_copy_takes_the_place_of_the_base(tmp_path: Path, empty_file: Path) -> None:
    copy = tmp_path / "copy.grc"
    shutil.copy(empty_file, copy)

    opened = restore_base(copy, tmp_path / "base.grc", "Camille")

    assert opened.base.path == tmp_path / "base.grc"
    opened.base.close()


def test_the_sample_house_is_full_and_temporary() -> None:
    opened = sample_house("Camille")

    assert opened.base.read(count) >= 400
    assert opened.temporary == opened.base.path.parent
    opened.base.close()
    shutil.rmtree(opened.temporary)


def test_a_base_is_opened_while_the_window_lives(base_path: Path, qtbot: QtBot) -> None:
    opening = Opening("Camille")
    with qtbot.waitSignal(opening.opened) as told:
        opening.open(base_path)

    opened = told.args[0]
    assert isinstance(opened, Opened)
    assert opened.base.user == "Camille"
    opened.base.close()
    opening.close()


def test_a_file_that_is_no_base_is_said(tmp_path: Path, qtbot: QtBot) -> None:
    (tmp_path / "x.grc").write_text("not a base", encoding="utf-8")
    opening = Opening()
    with qtbot.waitSignal(opening.failed) as told:
        opening.open(tmp_path / "x.grc")

    assert told.args[0].endswith(".")
    opening.close()


def test_the_newest_backup_is_found(tmp_path: Path, empty_file: Path, qtbot: QtBot) -> None:
    path = tmp_path / "house.grc"
    shutil.copy(empty_file, path)
    assert newest_copy(path) is None
    backup(path, clock=Clock(fixed=datetime(2026, 11, 20, 18, 0, tzinfo=UTC)))
    newest = backup(path, clock=Clock(fixed=datetime(2026, 11, 21, 18, 0, tzinfo=UTC)))
    opening = Opening()
    with qtbot.waitSignal(opening.copy_found) as told:
        opening.look_for_copy(path)

    assert told.args[0].file == newest.file
    opening.close()


def test_a_copy_on_a_drive_that_is_gone_is_not_offered(tmp_path: Path) -> None:
    copies = folder_of(tmp_path / "house.grc")
    copies.mkdir(parents=True)
    (copies / "house-20261121-180000.grc").symlink_to(tmp_path / "gone")

    assert newest_copy(tmp_path / "house.grc") is None


def test_a_link_that_leads_to_itself_has_no_copy(tmp_path: Path) -> None:
    link = tmp_path / "house.grc"
    link.symlink_to(link)
    assert newest_copy(link) is None


def test_anything_else_is_a_bug(qtbot: QtBot) -> None:
    opening = Opening()
    with qtbot.waitSignal(opening.bug):
        opening._run(lambda: 1 / 0, lambda _: None)
    opening.close()


def test_two_ways_of_opening_give_the_same_base(base_path: Path) -> None:
    opened = open_base(base_path, "Yann")

    assert (opened.base.path, opened.temporary) == (base_path, None)
    opened.base.close()


def test_what_a_killed_program_changed_still_wants_a_backup(base_path: Path) -> None:
    before = open_base(base_path, "Yann")
    assert not before.ahead
    before.base.write(save_establishment, establishment=Establishment(name="Hôtel des Remparts"))
    before.base.close()  # and no backup: whoever ends the program by force asks for none

    after = open_base(base_path, "Camille")
    assert after.ahead
    after.base.close()
    backup(base_path)

    last = open_base(base_path, "Camille")
    assert not last.ahead
    last.base.close()
