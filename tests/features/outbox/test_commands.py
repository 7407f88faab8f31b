from __future__ import annotations

import json
from pathlib import Path

import pytest

from grc_desktop import cli
from grc_desktop.database.database import Database
from grc_desktop.features.outbox.accounts import Account
from grc_desktop.features.outbox.actions import save_account
from grc_desktop.features.privacy.queries import current_consents
from tests.features.outbox.ledger import add_person
from tests.features.outbox.test_incoming import reply, report


def test_command_answers_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--language", "en", "sms", "count", "--json", "Fête !"]) == 0

    assert json.loads(capsys.readouterr().out) == {
        "encoding": "UCS-2", "units": 6, "segments": 1, "culprits": ["ê"]
    }  # fmt: skip


def test_people_are_told_what_makes_it_dearer(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main(["--language", "en", "sms", "count", "Fête ’" + "a" * 70]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "2 messages (UCS-2, 76 units)",
        "Characters that make it dearer: ê ’",
        "Spelled plainly, 1 message: Fete '" + "a" * 70,
    ]


def _run(base: Database, *words: str) -> int:
    return cli.main(["--database", str(base.path), "--language", "en", "--json", "outbox", "read", *words])


def test_mail_that_was_kept_is_read(base: Database, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    who = add_person(base, agrees=["email"])
    kept = tmp_path / "retours"
    kept.mkdir()
    (kept / "a.eml").write_bytes(reply("STOP", "", headers=""))
    (kept / "b.eml").write_bytes(report("5.1.1"))
    (kept / "notes.txt").write_text("STOP", encoding="utf-8")
    base.close()

    assert _run(base, str(kept)) == 0

    told = json.loads(capsys.readouterr().out)
    assert told == {"returned": 0, "delayed": 0, "stopped": 1, "answered": 0, "others": 1}
    with Database.open(base.path) as again:
        word = again.read(current_consents, customer_id=who)["email"]
    assert word is not None
    assert not word.given


def test_mail_that_cannot_be_read(base: Database, capsys: pytest.CaptureFixture[str]) -> None:
    base.close()

    assert _run(base, "/nowhere/a.eml") == 1
    assert "“a.eml” cannot be read." in capsys.readouterr().err


def test_a_mailbox_that_is_away(base: Database, capsys: pytest.CaptureFixture[str]) -> None:
    options = {"host": "127.0.0.1", "port": 9, "security": "none", "from_address": "a@hotel.exemple",
               "imap_host": "127.0.0.1", "imap_port": 9}  # fmt: skip
    base.write(save_account, account=Account(key="a", name="Hôtel", kind="smtp", options=options))
    base.close()

    assert _run(base) == 1

    told = capsys.readouterr()
    assert json.loads(told.out)["stopped"] == 0
    assert "127.0.0.1 does not answer on port 9" in told.err
