"""``campaign …`` as other programs call it."""

from __future__ import annotations

import json
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from grc_desktop.cli import main
from grc_desktop.core.clock import Clock
from grc_desktop.database.database import Database
from tests.features.campaigns.conftest import add_one

PLAN = """
name = "Neige"
where = 'last_name != "Nobody"'

[[message]]
channel = "sms"
text = "Bonjour {{first_name|à vous}}. STOP"

[[message]]
channel = "post"
text = "<p>{{salutation}}</p>"

[[message]]
channel = "email"
template = "offer"
"""


class Run:
    """Runs a command line on one base."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._path, self._capsys = path, capsys

    def __call__(self, *words: str, fails: bool = False) -> tuple[Any, str]:
        """The JSON document and what was said; ``fails``: with status 1."""
        status = main(["--language", "en", "--database", str(self._path), *words, "--json"])
        out, said = self._capsys.readouterr()
        assert status == (1 if fails else 0), said
        return json.loads(out) if out else None, said


@pytest.fixture
def run(base: Database, base_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    base.write(add_one, last_name="Abel", mobile="+33612345678", says={"sms": True}, preferred_channel="sms")
    base.write(add_one, last_name="Bruno", address="1 rue B")
    base.write(add_one, last_name="Cara", email="c@example.org", says={"email": True})
    base.write(add_one, last_name="Dora", email="d@example.org")
    base.close()
    (tmp_path / "neige.toml").write_text(PLAN, encoding="utf-8")
    return Run(base_path, capsys)


def test_a_campaign_from_its_file_to_its_results(run: Run, tmp_path: Path) -> None:
    assert run("campaign", "list")[0] == []
    made, _ = run("campaign", "create", "--file", str(tmp_path / "neige.toml"))
    assert made["name"] == "Neige"
    assert isinstance(made["operation"], int)
    assert run("campaign", "status", "neige")[0] == {
        "queued": 0, "sending": 0, "sent": 0, "failed": 0, "unknown": 0, "left_out": {"no consent": 1}
    }  # fmt: skip
    checked, _ = run("campaign", "check", "Neige")
    assert (checked["chosen"], checked["reached"]) == (4, 3)
    assert checked["by_channel"] == {"email": 1, "sms": 1, "post": 1}
    assert (checked["obstacles"], checked["cost"], checked["sms_segments"]) == ([], 1.575, 1)
    sent, said = run("campaign", "send", "Neige", "--max", "5", fails=True)
    assert "Launched the campaign “Neige”: 3 messages" in said
    assert "no account" in said
    assert (sent["queued"], sent["now"]["sent"]) == (3, 0)
    assert run("campaign", "list")[0][0]["state"] == "running"
    found, _ = run("campaign", "results", "Neige")
    assert (found["sent"], found["verdict"]) == (0, "Nothing has been sent yet.")
    assert found["left_out"] == {"no consent": 1}


def test_what_is_wrong_is_one_sentence(run: Run, tmp_path: Path) -> None:
    assert "none has been made" in run("campaign", "status", "x", fails=True)[1]
    assert "could not be read" in run("campaign", "create", "--file", str(tmp_path / "none.toml"), fails=True)[1]
    run("campaign", "create", "--file", str(tmp_path / "neige.toml"))
    assert "already a campaign" in run("campaign", "create", "--file", str(tmp_path / "neige.toml"), fails=True)[1]
    assert "nearest is “Neige”" in run("campaign", "send", "Neigge", fails=True)[1]
    assert "at least one" in run("campaign", "send", "Neige", "--max", "0", fails=True)[1]
    (tmp_path / "bad.toml").write_text('name = "Bad"\n[[message]]\nchannel = "sms"\ntext = "Hello"', encoding="utf-8")
    run("campaign", "create", "--file", str(tmp_path / "bad.toml"))
    said = run("campaign", "send", "Bad", fails=True)[1]
    assert "how to be left alone" in said
    assert run("campaign", "status", "Bad")[0]["queued"] == 0


def test_it_is_said_in_words_too(run: Run, base_path: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    run("campaign", "create", "--file", str(tmp_path / "neige.toml"))
    for words, said in (
        (["list"], "Neige: Draft"), (["check", "Neige"], "Chosen: 4; reached: 3"),
        (["status", "Neige"], "0 sent, 0 waiting"), (["results", "Neige"], "Nothing has been sent yet."),
    ):  # fmt: skip
        assert main(["--language", "en", "--database", str(base_path), "campaign", *words]) == 0
        assert said in capsys.readouterr().out


def test_a_rule_is_started_and_queues_whom_it_finds_today_once(base: Database, run: Run, tmp_path: Path) -> None:
    tomorrow = Clock().today() + timedelta(days=1)
    base.write(add_one, last_name="Diane", address="1 rue D", birth_date=tomorrow.replace(year=1980))
    plan = tmp_path / "rule.toml"
    rule = 'name = "R"\npurpose = "service"\nchannels = ["post"]\n[trigger]\nkind = "birthday"\ndays = 1\n'
    plan.write_text(rule + '[[message]]\nchannel = "post"\ntext = "Hello {{nonsense}}"', encoding="utf-8")
    run("campaign", "create", "--file", str(plan))
    run("campaign", "send", "R", fails=True)  # nothing is started with a text that is not in order
    assert run("campaign", "list")[0][0]["state"] == "draft"
    plan.write_text(rule.replace('"R"', '"S"') + '[[message]]\nchannel = "post"\ntext = "Hello"', encoding="utf-8")
    run("campaign", "create", "--file", str(plan))
    assert run("campaign", "send", "S")[0]["queued"] == 1
    assert run("campaign", "send", "S")[0]["queued"] == 1


def test_the_list_says_of_which_segment_a_campaign_is(run: Run, tmp_path: Path) -> None:
    run("segment", "save", "Abels", "--where", 'last_name = "Abel"')
    (tmp_path / "abels.toml").write_text('name = "To the Abels"\nsegment = "Abels"\n', encoding="utf-8")
    for file in ("abels.toml", "neige.toml"):
        run("campaign", "create", "--file", str(tmp_path / file))
    listed, _ = run("campaign", "list")
    assert {one["name"]: (one["segment"], one["where"]) for one in listed} == {
        "To the Abels": ("Abels", ""),
        "Neige": (None, 'last_name != "Nobody"'),
    }
