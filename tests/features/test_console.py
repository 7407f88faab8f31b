"""What a subcommand says, and where."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import cast

import pytest

from grc_desktop.database.database import Database
from grc_desktop.features.console import Console


@contextmanager
def no_base(writing: bool) -> Iterator[Database]:
    yield cast(Database, f"open, writing: {writing}")


def console(*, as_json: bool) -> Console:
    return Console(open_base=no_base, as_json=as_json, database_path="house.grc")


def test_json_is_one_document_and_nothing_else(capsys: pytest.CaptureFixture[str]) -> None:
    console(as_json=True).answer({"name": "Zoé", "none": None}, "never said")

    assert json.loads(capsys.readouterr().out) == {"name": "Zoé", "none": None}


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (date(2026, 11, 22), "2026-11-22"),
        (datetime(2026, 11, 22, 10, 0, tzinfo=UTC), "2026-11-22T10:00:00+00:00"),
        (Decimal("298.50"), 298.5),
        (frozenset({"b", "a"}), ["a", "b"]),
    ],
)
def test_values_have_a_json_form(value: object, written: object, capsys: pytest.CaptureFixture[str]) -> None:
    console(as_json=True).answer({"value": value})

    assert json.loads(capsys.readouterr().out) == {"value": written}


def test_value_without_a_form_is_a_bug_not_a_guess() -> None:
    with pytest.raises(TypeError, match="no JSON form for object"):
        console(as_json=True).answer(object())


@pytest.mark.parametrize("sentence", ["Done", lambda: "Done"])
def test_without_json_it_is_a_sentence(sentence: str, capsys: pytest.CaptureFixture[str]) -> None:
    console(as_json=False).answer({"name": "Zoé"}, sentence)

    assert capsys.readouterr().out == "Done\n"


def test_nothing_to_say_is_no_line(capsys: pytest.CaptureFixture[str]) -> None:
    console(as_json=False).answer({})

    assert capsys.readouterr().out == ""


def test_messages_go_to_standard_error(capsys: pytest.CaptureFixture[str]) -> None:
    console(as_json=True).say("100 of 200")

    streams = capsys.readouterr()
    assert (streams.out, streams.err) == ("", "100 of 200\n")


def test_base_is_opened_to_read_or_to_write() -> None:
    with console(as_json=False).reading() as reading, console(as_json=False).writing() as writing:
        assert (cast(str, reading), cast(str, writing)) == ("open, writing: False", "open, writing: True")
