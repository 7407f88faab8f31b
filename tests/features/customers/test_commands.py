from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from grc_desktop import cli

Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def run(base_path: Path, capsys: pytest.CaptureFixture[str]) -> Run:
    """``grc-desktop WORDS`` on the test's own base: status, answer, messages."""

    def run_words(*words: object) -> tuple[int, str, str]:
        status = cli.main(["--language", "en", "--database", str(base_path), *map(str, words)])
        out, err = capsys.readouterr()
        return status, out, err

    return run_words


def answer(outcome: tuple[int, str, str]) -> Any:
    status, out, err = outcome
    assert (status, err) == (0, "")
    return json.loads(out)


def add(run: Run, *fields: str) -> Any:
    return answer(run("add", "customer", *(word for field in fields for word in ("--set", field)), "--json"))


def test_a_customer_is_added_found_shown_changed_and_deleted(run: Run) -> None:
    added = add(run, "last_name=Moreau", "first_name=Lucie", "mobile=06 12 48 77 03", "city=Lyon", "tags=VIP,ski",
                "birth_date=14/10/1975", "consent.sms=oui", "external_id=C-17", "email=l@exemple.fr")  # fmt: skip
    assert set(added) == {"operation", "id"}
    id_ = added["id"]
    expected = {"id": id_, "kind": "person", "name": "Lucie Moreau", "company": None, "city": "Lyon",
                "phone": "+33612487703", "email": "l@exemple.fr", "external_id": "C-17"}  # fmt: skip
    assert answer(run("search", "mor lyo", "--json")) == [expected]
    assert answer(run("search", "7703", "--limit", 0, "--json")) == []
    assert run("search", "7703")[1] == f"{id_}  Lucie Moreau  Lyon  06 12 48 77 03  l@exemple.fr\n"
    assert run("search", "nobody")[1] == "Nobody found.\n"

    shown = answer(run("show", id_, "--json"))
    wanted = {"last_name": "Moreau", "birth_date": "1975-10-14", "mobile": "+33612487703", "tags": ["VIP", "ski"],
              "consent.sms": True, "consent.email": None, "company": None, "purchases_total": 0.0, "currency": "EUR",
              "operations": 1, "purchases": [], "custom": {}}  # fmt: skip
    assert {key: shown[key] for key in wanted} == wanted
    assert "last_name: Moreau\n" in run("show", id_)[1]

    changed = answer(run("edit", id_, "--set", "city=Brest", "--set", "email=", "--json"))
    assert (changed["id"], changed["operation"]) == (id_, added["operation"] + 1)
    assert answer(run("show", id_, "--json"))["email"] is None
    assert answer(run("edit", id_, "--set", "city=Brest", "--json"))["operation"] is None
    assert answer(run("delete", id_, "--json"))["ids"] == [id_]
    assert run("show", id_) == (1, "", f"There is no customer {id_}.\n")


def test_scores_are_shown_also_where_no_window_was_opened_yet(tmp_path: Path, run: Run) -> None:
    house = ("--database", tmp_path / "house.grc")
    assert run("create", "--demo", "60", *house)[0] == 0
    (lucie, *_) = answer(run("search", "7703", "--json", *house))
    shown = answer(run("show", lucie["id"], "--json", *house))
    scored = {one["id"]: one["segment"] for one in answer(run("rfm", "--json", *house))}
    assert shown["rfm"] == scored[lucie["id"]]


def test_customers_are_merged(run: Run) -> None:
    ids = [add(run, "last_name=Moreau", f"email=m{number}@exemple.fr")["id"] for number in range(3)]
    merged = answer(run("merge", *ids, "--json"))
    assert (merged["id"], merged["merged"]) == (ids[0], 2)
    assert len(answer(run("show", ids[0], "--json"))["emails"]) == 3
    assert run("merge", ids[0], ids[1])[0] == 1


def test_what_looks_wrong_is_kept_and_said_aside(run: Run) -> None:
    status, out, err = run("add", "customer", "--set", "last_name=A", "--set", "phone=12", "--json")
    assert status == 0
    assert json.loads(out)["id"]
    assert err == "Telephone: This telephone number is too short (“12” was kept).\n"


@pytest.mark.parametrize(
    ("words", "status", "said"),
    [
        (("add", "customer", "--set", "last_nam=x"), 1, "The nearest is “last_name”."),
        (("add", "customer", "--set", "notes=x"), 1, "at least a name"),
        (("add", "customer", "--set", "last_name=x", "--set", "birth_date=31/02/2000"), 1, "is not a date"),
        (("add", "customer", "--set", "last_name"), 2, "write it as FIELD=VALUE"),
        (("add", "customer"), 2, "--set"),
        (("edit", "7", "--set", "city=x"), 1, "There is no customer 7."),
        (("delete", "7"), 1, "There is no customer 7."),
        (("show", "x"), 2, "invalid int value"),
        (("merge", "1"), 2, "OTHER"),
    ],
)
def test_what_cannot_be_done_is_one_sentence_and_a_status(
    run: Run, words: tuple[str, ...], status: int, said: str
) -> None:
    got, out, err = run(*words)
    assert (got, out) == (status, "")
    assert said in err


@pytest.mark.parametrize(
    "name", ["Robert'); DROP TABLE customer;--", "=cmd|'/c calc'!A1", "{{7*7}}", "<b>x</b>", "😀 Zoé"]
)
def test_hostile_names_come_back_as_they_were(run: Run, name: str) -> None:
    id_ = add(run, f"last_name={name}")["id"]
    assert answer(run("show", id_, "--json"))["last_name"] == name
    assert [one["id"] for one in answer(run("search", name, "--json"))] == [id_]
