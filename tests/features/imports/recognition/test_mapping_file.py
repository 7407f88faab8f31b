from __future__ import annotations

from pathlib import Path

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.features.imports.recognition.mapping_file import check_mapping, read_mapping_file
from tests.features.imports.written_files import text_file


def test_lines_of_a_mapping_file(tmp_path: Path) -> None:
    path = text_file(tmp_path / "pms.toml", '"NOM" = "last_name"\n"COL_X7" = ""\n"Réf" = "external_id"\n', "utf-8")
    assert read_mapping_file(path) == {"NOM": "last_name", "COL_X7": None, "Réf": "external_id"}


def test_they_may_stand_in_a_table(tmp_path: Path) -> None:
    path = text_file(tmp_path / "pms.toml", '[columns]\n"NOM" = "last_name"\n', "utf-8")
    assert read_mapping_file(path) == {"NOM": "last_name"}


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("NOM = last_name\n", r"cannot be read: .* no text between quotation marks \(line 1\)"),
        ("NOM = 3\n", '"COLUMN" = "field"'),
    ],
)
def test_a_mapping_file_with_mistakes(tmp_path: Path, text: str, sentence: str) -> None:
    with pytest.raises(Refused, match=sentence):
        read_mapping_file(text_file(tmp_path / "pms.toml", text))


def test_no_such_file(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="There is no file"):
        read_mapping_file(tmp_path / "pms.toml")


def test_slips_of_the_pen_are_named() -> None:
    with pytest.raises(Refused, match="no field “lastname”; did you mean “last_name”"):
        check_mapping({"NOM": "lastname"}, ["NOM"], "customers")
    with pytest.raises(Refused, match="no column “NOMS”; did you mean “NOM”"):
        check_mapping({"NOMS": "last_name"}, ["NOM", "CP"], "customers")
