from __future__ import annotations

import argparse
import json
from pathlib import Path
from typing import Any

import pytest

from grc_desktop.app.command_line import command_parser, console
from grc_desktop.core.errors import Refused
from grc_desktop.features.imports.commands import IMPORT
from tests.features.imports.written_files import PEOPLE, text_file, workbook_file

KEYS = [
    "operation", "format", "encoding", "separator", "rows", "created", "updated", "skipped", "duplicates",
    "warnings", "rejected", "mapping",
]  # fmt: skip


class Desk:
    """Runs the command on one base and reads its answer."""

    def __init__(self, path: Path, capsys: pytest.CaptureFixture[str]) -> None:
        self._path, self._capsys = path, capsys

    def run(self, *words: object) -> Any:
        parsed: argparse.Namespace = command_parser([IMPORT]).parse_args(["import", *map(str, words)])
        parsed.command.run(parsed, console(self._path, as_json=parsed.as_json))
        out = self._capsys.readouterr().out
        return json.loads(out) if parsed.as_json else out


@pytest.fixture
def desk(base_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(base_path, capsys)


def test_the_answer_of_the_contract(desk: Desk, tmp_path: Path) -> None:
    text = PEOPLE + "C-3;;;;;;;;;;;\r\nC-4;;Roux;Anne;;anne@;;;;;;\r\n"
    answer = desk.run(text_file(tmp_path / "clients.csv", text), "--json")
    assert list(answer) == KEYS
    assert {name: answer[name] for name in KEYS[:9]} == {
        "operation": 1, "format": "csv", "encoding": "cp1252", "separator": ";", "rows": 4, "created": 3,
        "updated": 0, "skipped": 0, "duplicates": 0,
    }  # fmt: skip
    (warning,) = answer["warnings"]
    assert warning == {
        "row": 5, "column": "MAIL", "value": "anke@".replace("anke", "anne"),
        "reason": "The part after the @ is not complete",
    }  # fmt: skip
    (rejected,) = answer["rejected"]
    assert list(rejected) == ["row", "column", "value", "reason"]
    assert (rejected["row"], rejected["value"]) == (4, "C-3")
    assert answer["mapping"]["NOM"] == "last_name"


def test_a_new_row_that_resembles_somebody_is_named_and_tied(desk: Desk, tmp_path: Path) -> None:
    desk.run(text_file(tmp_path / "clients.csv", PEOPLE), "--json")
    path = text_file(tmp_path / "later.csv", "NOM;PRENOM;CP;FAX\nMoreaux;Lucie;69003;0478000009\n")
    tried = desk.run(path, "--dry-run", "--alike", "--json")
    (alike,) = tried["alike"]
    assert (tried["created"], alike["row"], alike["id"], alike["name"]) == (1, 2, 1, "Lucie MOREAU")
    assert "Row 2 may be Lucie MOREAU (id 1, " in desk.run(path, "--dry-run", "--alike")
    done = desk.run(path, "--same-as", "2=1", "--json")
    assert (done["created"], done["updated"], list(done)) == (0, 1, KEYS)
    with pytest.raises(Refused, match="one at a time"):
        desk.run(path, path, "--same-as", "2=1")


def test_a_dry_run_has_no_operation(desk: Desk, tmp_path: Path) -> None:
    path = text_file(tmp_path / "clients.csv", PEOPLE)
    first = desk.run(path, "--dry-run", "--json")
    assert (first["operation"], first["created"]) == (None, 2)
    assert desk.run(path, "--json")["created"] == 2


def test_a_preview_before_any_mapping(desk: Desk, tmp_path: Path) -> None:
    path = text_file(tmp_path / "unicode.txt", "\ufeffNOM\tVILLE\tX\r\nMoreau\tLyon\r\nNoël\tBourg\t\r\n", "utf-16-le")
    assert desk.run(path, "--preview", "1", "--json") == {
        "encoding": "utf-16-le",
        "separator": "\t",
        "header": ["NOM", "VILLE", "X"],
        "rows": [["Moreau", "Lyon", ""]],
    }
    assert desk.run(path, "--preview", "5") == "NOM\tVILLE\tX\nMoreau\tLyon\nNoël\tBourg\t\n"


def test_a_mapping_file_and_the_workbook_of_refused_rows(desk: Desk, tmp_path: Path) -> None:
    people = [[name, f"{name}@example.com"] for name in ("Moreau", "Roux", "Martin", "Petit")]
    path = workbook_file(tmp_path / "a.xlsx", [["COL_A", "COL_B"], *people, [None, 12]])
    mapping = text_file(tmp_path / "pms.toml", '"COL_A" = "last_name"\n', "utf-8")
    answer = desk.run(path, "--mapping", mapping, "--rejected", tmp_path / "refused.xlsx", "--json")
    assert (answer["format"], answer["encoding"], answer["separator"]) == ("xlsx", None, None)
    assert answer["mapping"] == {"COL_A": "last_name", "COL_B": "email"}
    assert (answer["created"], len(answer["rejected"])) == (4, 1)
    assert (tmp_path / "refused.xlsx").is_file()


def test_several_files_and_plain_words(desk: Desk, tmp_path: Path) -> None:
    one = text_file(tmp_path / "a.csv", PEOPLE)
    two = text_file(tmp_path / "b.csv", "NOM;PRENOM\nRoux;Anne\n;\n")
    assert [answer["created"] for answer in desk.run(one, two, "--json")] == [2, 1]
    words = desk.run(one)
    assert words.startswith("a.csv: 2 rows, 0 created, 0 updated, 0 skipped, 2 duplicates, 0 refused\n")
    assert "Row 2: same customer number as Lucie MOREAU" in words


def test_one_bad_file_among_several_stops_before_anything(desk: Desk, tmp_path: Path) -> None:
    good = text_file(tmp_path / "a.csv", PEOPLE)
    with pytest.raises(Refused, match="is empty"):
        desk.run(good, text_file(tmp_path / "b.csv", ""), "--json")
    assert desk.run(good, "--json")["created"] == 2


def test_columns_that_nobody_knows_are_to_be_named_by_a_mapping(desk: Desk, tmp_path: Path) -> None:
    with pytest.raises(Refused, match=r"“a\.csv” was recognised\. Say what they are with --mapping"):
        desk.run(text_file(tmp_path / "a.csv", "aaa;bbb\n1;2\n"))


def test_the_kind_can_be_said(desk: Desk, tmp_path: Path) -> None:
    path = text_file(tmp_path / "a.csv", "NOM;PRENOM;Date;Montant\nMoreau;Lucie;01/10/2026;45,00\n")
    assert desk.run(path, "--dry-run", "--json")["mapping"]["Montant"] == "amount"
    assert desk.run(path, "--kind", "customers", "--dry-run", "--json")["mapping"]["Montant"] is None


def test_a_folder_is_imported_as_one(desk: Desk, tmp_path: Path) -> None:
    folder = tmp_path / "lists"
    folder.mkdir()
    text_file(folder / "b-people.csv", PEOPLE)
    text_file(folder / "a-stays.csv", "Référence;N° CLIENT;Arrivée;Départ\nS-1;C-1;01/10/2026;03/10/2026\n")
    answers = desk.run(folder, "--json")
    assert [(one["created"], one["operation"]) for one in answers] == [(1, 1), (2, 1)]


def test_a_mapping_file_is_needed_only_once(desk: Desk, tmp_path: Path) -> None:
    mapping = text_file(tmp_path / "m.toml", '"Qui" = "listed_name"\n"Truc" = "preferences"\n', "utf-8")
    first = text_file(tmp_path / "a.csv", "Numéro;Qui;Truc\n17;Moreau Lucie;Thé\n")
    assert desk.run(first, "--mapping", mapping, "--json")["created"] == 1
    again = desk.run(text_file(tmp_path / "b.csv", "NUMERO;qui;truc\n18;Roux Anne;Café\n"), "--json")
    assert again["mapping"] == {"NUMERO": "external_id", "qui": "listed_name", "truc": "preferences"}


def test_columns_that_are_never_kept_are_named(desk: Desk, tmp_path: Path) -> None:
    path = text_file(tmp_path / "a.csv", "NOM;PRENOM;N° passeport\nMoreau;Lucie;09AB12345\n")
    assert "Never kept, whatever they hold: N° passeport" in desk.run(path)
