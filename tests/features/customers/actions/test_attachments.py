from __future__ import annotations

from pathlib import Path

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.database.attachments import file_path
from grc_desktop.database.database import Database
from grc_desktop.database.journal.undo import undo
from grc_desktop.features.customers.actions import add_attachment, add_attachments, add_customer, remove_attachment
from grc_desktop.features.customers.queries import attachments


def test_files_are_kept_and_come_back_with_undo(base: Database, tmp_path: Path) -> None:
    id_ = base.write(add_customer, values={"last_name": "Moreau"}).result
    file = tmp_path / "devis.pdf"
    file.write_bytes(b"%PDF")
    done = base.write(add_attachment, customer_id=id_, file=file)
    assert done.words == "Added the file devis.pdf to Moreau"
    (kept,) = base.read(attachments, customer_id=id_)
    assert (kept.name, kept.kind, kept.size, kept.added_at) == ("devis.pdf", "document", 4, base.clock.now())
    removed = base.write(remove_attachment, attachment_id=kept.id)
    assert base.read(attachments, customer_id=id_) == []
    base.write(undo, operation_id=removed.operation_id or 0)
    assert base.read(attachments, customer_id=id_) == [kept]
    assert base.read(file_path, sha256=kept.sha256).read_bytes() == b"%PDF"
    with pytest.raises(Refused):
        base.write(remove_attachment, attachment_id=99)


def test_files_dropped_together_come_and_go_together(base: Database, tmp_path: Path) -> None:
    id_ = base.write(add_customer, values={"last_name": "Moreau"}).result
    files = [tmp_path / name for name in ("devis.pdf", "plan.pdf")]
    for file in files:
        file.write_bytes(file.name.encode())
    done = base.write(add_attachments, customer_id=id_, files=files)
    assert done.words == "Added 2 files to Moreau"
    assert {kept.name for kept in base.read(attachments, customer_id=id_)} == {"devis.pdf", "plan.pdf"}
    base.write(undo, operation_id=done.operation_id or 0)
    assert base.read(attachments, customer_id=id_) == []
    one = base.write(add_attachments, customer_id=id_, files=files[:1])
    assert one.words == "Added the file devis.pdf to Moreau"


def test_a_photo_takes_the_place_of_the_photo(base: Database, tmp_path: Path) -> None:
    id_ = base.write(add_customer, values={"last_name": "Moreau"}).result
    for name in ("a.png", "b.jpg"):
        (tmp_path / name).write_bytes(name.encode())
        base.write(add_attachment, customer_id=id_, file=tmp_path / name, kind="photo")
    assert [(kept.name, kept.kind) for kept in base.read(attachments, customer_id=id_)] == [("b.jpg", "photo")]
    (tmp_path / "c.pdf").write_bytes(b"%PDF")
    with pytest.raises(Refused) as caught:
        base.write(add_attachment, customer_id=id_, file=tmp_path / "c.pdf", kind="photo")
    assert caught.value.field == "file"
