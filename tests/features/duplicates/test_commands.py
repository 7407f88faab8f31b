from __future__ import annotations

import json
from pathlib import Path

import pytest

from grc_desktop import cli
from grc_desktop.database.database import Database
from grc_desktop.features.customers.actions import add_customer


def test_probable_duplicates_are_listed_with_their_reasons(base_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    at = ("--language", "en", "--database", str(base_path), "duplicates")
    assert cli.main(at) == 0
    assert capsys.readouterr().out == "No probable duplicates.\n"
    base = Database.open(base_path)
    for number in (None, "C-17"):
        values = {"last_name": "Moreau", "first_name": "Lucie", "email": "l@exemple.fr", "external_id": number}
        base.write(add_customer, values=values)
    base.close()
    assert cli.main([*at, "--json", "--min-score", "0.9", "--limit", "5"]) == 0
    (pair,) = json.loads(capsys.readouterr().out)
    assert pair["a"] == {"id": 1, "external_id": None, "name": "Lucie Moreau"}
    assert pair["b"] == {"id": 2, "external_id": "C-17", "name": "Lucie Moreau"}
    assert set(pair["reasons"]) == {"same e-mail", "same name"}
    assert pair["score"] >= 0.9
    assert cli.main(at) == 0
    assert "1 Lucie Moreau  =  2 Lucie Moreau" in capsys.readouterr().out
    assert cli.main([*at, "--min-score", "2"]) == 2
