"""Copies that are known to work because they were opened."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

from grc_desktop.core.clock import Clock
from grc_desktop.core.errors import Refused, Trouble
from grc_desktop.database.attachments import files_folder, keep_file
from grc_desktop.database.backup import KEPT, automatic_copies, backup, folder_of, inspect, is_ahead, restore
from grc_desktop.database.database import Database
from tests.database.deeds import add_person, names


def test_a_copy_of_an_open_base_holds_what_was_written(base: Database, clock: Clock) -> None:
    base.write(add_person, "Moreau", "Lucie")

    contents = backup(base.path, clock=clock)

    assert contents.file == folder_of(base.path) / "base-20261122-110000.grc"
    assert (contents.customers, contents.last_words, contents.problems) == (1, "Added Lucie Moreau", ())
    assert [path.name for path in folder_of(base.path).iterdir()] == [contents.file.name]


def test_the_last_ten_are_kept(base: Database, clock: Clock) -> None:
    assert clock.fixed
    for minute in range(KEPT + 3):
        backup(base.path, clock=Clock(fixed=clock.fixed + timedelta(minutes=minute)))

    copies = automatic_copies(base.path)
    assert len(copies) == KEPT
    assert copies[0].name == "base-20261122-111200.grc"
    assert copies[-1].name == "base-20261122-110300.grc"


@pytest.mark.parametrize("name", ["Hôtel [Lyon].grc", "Hôtel [!a]b.grc"])
def test_copies_are_found_whatever_the_base_is_called(base_path: Path, clock: Clock, name: str) -> None:
    other = backup(base_path, clock=clock).file
    named = base_path.rename(base_path.with_name(name))
    copy = backup(named, clock=clock).file
    assert automatic_copies(named) == [copy]
    assert automatic_copies(base_path) == [other]


def test_restore_brings_back_and_keeps_what_stood_there(base_path: Path, clock: Clock) -> None:
    with Database.open(base_path, clock=clock) as base:
        base.write(add_person, "Moreau", "Lucie")
        copy = backup(base_path, to=base_path.with_name("kept.grc"), clock=clock).file
        base.write(add_person, "Petit", "Raphaël")

    contents = restore(copy, base_path, clock=clock)

    assert (contents.file, contents.customers) == (base_path, 1)
    with Database.open(base_path) as base:
        assert base.read(names) == ["Moreau Lucie"]
    assert inspect(automatic_copies(base_path)[0]).customers == 2


@pytest.mark.parametrize("rest", [b"\xff" * 8192, b""], ids=["damaged", "no base"])
def test_what_no_copy_can_be_made_of_is_kept_beside_the_restored_base(
    base_path: Path, clock: Clock, rest: bytes
) -> None:
    copy = backup(base_path, clock=clock).file
    spoilt = base_path.read_bytes()[:4096] + rest if rest else b"nom;prenom"
    base_path.write_bytes(spoilt)
    base_path.with_name(base_path.name + "-wal").write_bytes(b"what a crash left")

    restore(copy, base_path, clock=clock)

    kept, wal = sorted(base_path.parent.glob(f"{base_path.stem}-damaged-*"))
    assert kept.read_bytes() == spoilt
    assert wal.read_bytes() == b"what a crash left"
    assert inspect(base_path).problems == ()


def test_an_open_base_is_not_replaced(base: Database, clock: Clock) -> None:
    copy = backup(base.path, clock=clock).file
    with pytest.raises(Trouble, match="open elsewhere"):
        restore(copy, base.path)


def test_a_base_reached_by_a_link_is_restored_itself(base_path: Path, tmp_path: Path, clock: Clock) -> None:
    copy = Path(backup(base_path, to=tmp_path / "copy.grc", clock=clock).file)
    link = tmp_path / "elsewhere" / "link.grc"
    link.parent.mkdir()
    link.symlink_to(base_path)
    with Database.open(link, clock=clock) as base:
        base.write(add_person, "Moreau", "Lucie")
    restore(copy, link, clock=clock)
    assert link.is_symlink()
    with Database.open(base_path, clock=clock) as base:
        assert base.read(names) == []


def test_a_damaged_copy_is_refused(base: Database, tmp_path: Path, clock: Clock) -> None:
    for number in range(50):
        base.write(add_person, f"Nom{number}", "Lucie")
    copy = backup(base.path, clock=clock).file
    damaged = bytearray(copy.read_bytes())
    damaged[8192:16384] = b"\xa5" * 8192
    copy.write_bytes(damaged)

    with pytest.raises((Refused, Trouble), match="damaged"):
        restore(copy, tmp_path / "other.grc")
    assert not (tmp_path / "other.grc").exists()


def test_an_encrypted_copy_needs_its_passphrase(base: Database, tmp_path: Path) -> None:
    base.write(add_person, "Moreau", "Lucie")
    (tmp_path / "out").mkdir()
    sealed = backup(base.path, to=tmp_path / "out" / "kept.grc.enc", passphrase="sept mots pour la porte").file

    assert b"Moreau" not in sealed.read_bytes()
    assert list(sealed.parent.iterdir()) == [sealed]
    with pytest.raises(Refused, match="passphrase"):
        inspect(sealed)
    with pytest.raises(Refused, match="not the one"):
        restore(sealed, tmp_path / "other.grc", passphrase="wrong")
    assert restore(sealed, tmp_path / "other.grc", passphrase="sept mots pour la porte").customers == 1


def test_a_folder_that_cannot_be_written_is_trouble(base: Database, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("x")
    with pytest.raises(Refused, match="no folder"):
        backup(base.path, to=tmp_path / "file" / "copy.grc")
    folder_of(base.path).write_text("x")
    with pytest.raises(Trouble, match="cannot be made"):
        backup(base.path)


@pytest.mark.parametrize("passphrase", [None, "sept mots"])
@pytest.mark.parametrize("elsewhere", [True, False])
def test_attachments_go_along(
    base_path: Path, tmp_path: Path, clock: Clock, passphrase: str | None, elsewhere: bool
) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF the letter of Lucie Moreau")
    with Database.open(base_path, clock=clock) as base:
        kept = base.read(keep_file, file=letter)
    ending = ".grc.enc" if passphrase else ".grc"
    to = (tmp_path / f"stick{ending}") if elsewhere else None
    copy = backup(base_path, to=to, clock=clock, passphrase=passphrase).file
    shutil.rmtree(files_folder(base_path))

    restore(copy, base_path, clock=clock, passphrase=passphrase)

    assert (files_folder(base_path) / kept.sha256[:2] / kept.sha256).read_bytes() == letter.read_bytes()
    if passphrase:
        outside = [file for file in tmp_path.rglob("*") if file.is_file() and file != letter]
        outside = [file for file in outside if files_folder(base_path) not in file.parents]
        assert [file.name for file in outside if b"the letter" in file.read_bytes()] == []


def test_automatic_copies_keep_each_attachment_once(base: Database, tmp_path: Path, clock: Clock) -> None:
    letter = tmp_path / "letter.pdf"
    letter.write_bytes(b"%PDF")
    base.read(keep_file, file=letter)
    assert clock.fixed
    for minute in range(2):
        backup(base.path, clock=Clock(fixed=clock.fixed + timedelta(minutes=minute)))
    assert len([file for file in folder_of(base.path).rglob("*") if file.is_file()]) == 3


def test_a_base_is_ahead_of_its_copies_until_one_is_made(base: Database, tmp_path: Path, clock: Clock) -> None:
    assert not is_ahead(base.path)
    base.write(add_person, "Moreau", "Lucie")
    assert is_ahead(base.path)
    backup(base.path, to=tmp_path / "elsewhere.grc")
    assert is_ahead(base.path)

    backup(base.path, clock=clock)
    assert not is_ahead(base.path)

    base.write(add_person, "Moreau", "Lucie")
    assert is_ahead(base.path)


def test_a_copy_that_cannot_be_read_holds_nothing(base: Database, clock: Clock) -> None:
    base.write(add_person, "Moreau", "Lucie")
    backup(base.path, clock=clock, passphrase="three brown hens")
    assert is_ahead(base.path)

    plain = backup(base.path, clock=Clock(fixed=clock.now() + timedelta(minutes=1))).file
    assert not is_ahead(base.path)
    plain.write_bytes(b"no base at all")
    assert is_ahead(base.path)
