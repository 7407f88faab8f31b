from __future__ import annotations

import json
from pathlib import Path

import pytest

from grc_desktop import cli
from grc_desktop.core.language import speak
from grc_desktop.database.database import Database
from grc_desktop.features.customers.actions import add_customer


def run(capsys: pytest.CaptureFixture[str], *words: object) -> tuple[int, str, str]:
    status = cli.main(["--language", "en", *map(str, words)])
    out, err = capsys.readouterr()
    return status, out, err


def test_segments_are_saved_listed_and_counted(base_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    base = Database.open(base_path)
    base.write(add_customer, values={"last_name": "Moreau", "city": "Lyon"})
    base.write(add_customer, values={"last_name": "Durand", "city": "Nantes"})
    base.close()
    at = ("--database", base_path)

    status, out, _ = run(capsys, *at, "segment", "list")
    assert (status, out) == (0, "No segment has been saved yet.\n")
    status, out, _ = run(capsys, *at, "segment", "save", "Lyonnais", "--where", "city = lyon", "--json")
    assert status == 0
    assert json.loads(out)["count"] == 1
    status, out, _ = run(capsys, *at, "segment", "list", "--json")
    (segment,) = json.loads(out)
    assert (segment["name"], segment["where"], segment["count"]) == ("Lyonnais", 'city = "lyon"', 1)
    assert run(capsys, *at, "segment", "count", "--segment", "lyonnais", "--json")[1] == '{"count": 1}\n'
    assert run(capsys, *at, "segment", "count", "--where", "city != lyon")[1] == "1 customer\n"
    status, out, err = run(capsys, *at, "segment", "count", "--where", "rfn in (CHAMPION)")
    assert (status, out) == (1, "")
    assert err.startswith("“rfn” (position 1) is not a field. The nearest is “")
    assert run(capsys, *at, "segment", "count")[0] == 2
    status, out, _ = run(capsys, *at, "segment", "save", "Gelé", "--where", "city = nantes", "--frozen", "--json")
    assert (status, json.loads(out)["added"]) == (0, 1)
    assert json.loads(out)["frozen_at"]
    assert run(capsys, *at, "segment", "count", "--where", 'segment in (gelé, "lyonnais")')[1] == "2 customers\n"
    speak("en")
