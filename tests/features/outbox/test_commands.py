from __future__ import annotations

import json

import pytest


def test_command_answers_the_contract(capsys: pytest.CaptureFixture[str]) -> None:
    from grc_desktop import cli

    assert cli.main(["--language", "en", "sms", "count", "--json", "Fête !"]) == 0

    assert json.loads(capsys.readouterr().out) == {
        "encoding": "UCS-2", "units": 6, "segments": 1, "culprits": ["ê"]
    }  # fmt: skip


def test_people_are_told_what_makes_it_dearer(capsys: pytest.CaptureFixture[str]) -> None:
    from grc_desktop import cli

    assert cli.main(["--language", "en", "sms", "count", "Fête ’" + "a" * 70]) == 0

    assert capsys.readouterr().out.splitlines() == [
        "2 messages (UCS-2, 76 units)",
        "Characters that make it dearer: ê ’",
        "Spelled plainly, 1 message: Fete '" + "a" * 70,
    ]
