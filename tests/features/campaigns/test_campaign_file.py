"""A campaign as a file: all that it may say, and what is refused."""

from __future__ import annotations

from datetime import UTC, datetime, time
from pathlib import Path

import pytest

from grc_desktop.core.errors import Refused, Trouble
from grc_desktop.features.campaigns.campaign_file import read_plan

WHOLE = """
name = "Neige"
objective = "Bring winter guests back"
where = 'city = "Lyon"'
channels = ["sms", "post"]
quiet_days = 7
household = false
control_percent = 10
response_days = 45
existing_customers = true
code_word = "NEIGE"
margin_percent = 35

[costs]
sms = 0.055
post = 2

[accounts]
sms = "android"

[schedule]
kind = "window"
at = 2026-12-01T07:00:00Z
from = "09:00"
to = "19:00"
working_days = true

[[message]]
channel = "sms"
text = "Bonjour. STOP"

[[message]]
channel = "post"
language = "en"
file = "letter.html"
attachments = ["map.pdf"]
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "campaign.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_everything_that_a_file_may_say(tmp_path: Path) -> None:
    (tmp_path / "letter.html").write_text("<p>Dear guest</p>", encoding="utf-8")
    plan = read_plan(written(tmp_path, WHOLE))
    assert (plan.name, plan.objective, plan.where) == ("Neige", "Bring winter guests back", 'city = "Lyon"')
    options = plan.options
    assert (options.channels, options.quiet_days, options.household) == (("sms", "post"), 7, False)
    assert (options.control_percent, options.response_days, options.margin_percent) == (10, 45, 35)
    assert (options.existing_customers, options.code_word, options.accounts) == (True, "NEIGE", {"sms": "android"})
    assert (options.cost_micros["sms"], options.cost_micros["post"]) == (55_000, 2_000_000)
    schedule = plan.schedule
    assert (schedule.kind, schedule.at) == ("window", datetime(2026, 12, 1, 7, tzinfo=UTC))
    assert (schedule.from_time, schedule.to_time, schedule.working_days) == (time(9), time(19), True)
    sms, letter = plan.messages
    assert (sms.channel, sms.language, sms.body) == ("sms", "fr", "Bonjour. STOP")
    assert (letter.language, letter.body, letter.attachments) == ("en", "<p>Dear guest</p>", (tmp_path / "map.pdf",))


def test_a_rule_is_a_campaign_with_a_trigger(tmp_path: Path) -> None:
    plan = read_plan(written(tmp_path, 'name = "B"\n[trigger]\nkind = "birthday"\ndays = 1\nsends = true'))
    assert plan.trigger is not None
    assert (plan.trigger.kind, plan.trigger.days, plan.trigger.sends) == ("birthday", 1, True)


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("name = ", "no TOML file: what stands after “=” is no number"),
        ("", "needs a name"), ("name = 3", "cannot be 3"),
        ('name = "a"\nchanels = ["sms"]', "did you mean “channels”"), ('name = "a"\nchannels = ["pigeon"]', "one of"),
        ('name = "a"\nquiet_days = "x"', "quiet_days"), ('name = "a"\nquiet_days = true', "quiet_days"),
        ('name = "a"\ncontrol_percent = 99', "from 0 to 50"), ('name = "a"\npurpose = "spam"', "marketing, service"),
        ('name = "a"\n[costs]\nsms = "x"', "costs.sms"), ('name = "a"\n[schedule]\nkind = "at"', "when"),
        ('name = "a"\n[schedule]\nfrom = "25:00"', "schedule.from"), ('name = "a"\n[trigger]\nkind = "moon"', "one of"),
        ('name = "a"\n[[message]]\nchannel = "fax"', "message.channel"), ('name = "a"\nmessage = ["x"]', "[[message]]"),
    ],
)  # fmt: skip
def test_what_is_not_understood_is_named(tmp_path: Path, text: str, said: str) -> None:
    with pytest.raises(Refused) as refusal:
        read_plan(written(tmp_path, text))
    assert said in refusal.value.sentence


def test_files_that_are_not_there(tmp_path: Path) -> None:
    with pytest.raises(Trouble):
        read_plan(tmp_path / "none.toml")
    with pytest.raises(Trouble, match=r"none\.html"):
        read_plan(written(tmp_path, 'name = "a"\n[[message]]\nchannel = "sms"\nfile = "none.html"'))
    (tmp_path / "binary.toml").write_bytes(b"\xff\xfe\x00")
    with pytest.raises(Refused):
        read_plan(tmp_path / "binary.toml")
    (tmp_path / "old.html").write_bytes("<p>\nété</p>".encode("cp1252"))
    with pytest.raises(Trouble, match=r"old\.html.* not stored in UTF-8 \(line 2\)"):
        read_plan(written(tmp_path, 'name = "a"\n[[message]]\nchannel = "email"\nfile = "old.html"'))


def test_a_mark_at_the_beginning_does_no_harm(tmp_path: Path) -> None:
    assert read_plan(written(tmp_path, '\ufeffname = "B"')).name == "B"
