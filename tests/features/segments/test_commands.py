from __future__ import annotations

import argparse
import json
from datetime import date
from pathlib import Path

import pytest
from sqlalchemy.orm import Session

from grc_desktop import cli
from grc_desktop.app.features import FEATURES
from grc_desktop.core.language import speak
from grc_desktop.database.database import Database
from grc_desktop.database.schema import Purchase
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


def test_segments_of_scores_are_counted_by_the_scores_of_today(
    base_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    base = Database.open(base_path)
    done = base.write(add_customer, values={"last_name": "Moreau"})
    base.write(bought, customer_id=done.result)
    base.close()
    at = ("--database", base_path)
    assert run(capsys, *at, "segment", "count", "--where", "rfm is not empty")[1] == "1 customer\n"
    run(capsys, *at, "segment", "save", "Notés", "--where", "rfm.r >= 1")
    (segment,) = json.loads(run(capsys, *at, "segment", "list", "--json")[1])
    assert segment["count"] == 1


def bought(session: Session, *, customer_id: int) -> None:
    session.add(Purchase(customer_id=customer_id, date=date(2026, 1, 5), amount_cents=9000, status="done"))


def test_every_subcommand_that_takes_a_filter_says_so() -> None:
    said = {}
    for command in (command for feature in FEATURES for command in feature.commands()):
        parser = argparse.ArgumentParser()
        command.arguments(parser)
        takes = {action.dest for action in parser._actions} & {"where", "segment"}
        if takes:
            said[command.name] = command.filters
    assert said
    assert all(said.values()), said
