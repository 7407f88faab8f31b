from __future__ import annotations

from pathlib import Path

import pytest

from grc_desktop.core.errors import Refused
from grc_desktop.features.imports.reading import ReadingChoices, read_table
from tests.features.imports.written_files import PEOPLE, opened, text_file


def test_a_french_list_is_opened_without_a_question(tmp_path: Path) -> None:
    table = opened(text_file(tmp_path / "clients.csv", "Liste au 12/11/2026\r\n\r\n" + PEOPLE))
    assert (table.format, table.encoding, table.separator, table.header_row) == ("csv", "cp1252", ";", 3)
    assert [number for number, _ in table.rows()] == [4, 5]
    assert list(table.rows()) == list(table.rows())  # again and again


def test_what_the_user_fixed_is_kept(tmp_path: Path) -> None:
    path = text_file(tmp_path / "a.csv", "a,b;c\nd,e;f\n", "utf-8")
    table = read_table(path, ReadingChoices(encoding="mac_roman", separator=",", header_row=0))
    assert (table.encoding, table.separator) == ("mac-roman", ",")
    assert list(table.rows()) == [(1, ["a", "b;c"]), (2, ["d", "e;f"])]


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.csv", b"", "is empty"),
        ("blank.csv", b"\r\n \r\n", "is empty"),
        ("letter.pdf", b"%PDF-1.7\n", "is a PDF"),
        ("stays.xls", b"\r\n<HTML><table><tr><th>NOM</th></tr></table></HTML>", "is a web page or XML"),
        ("book.xls", b'<?xml version="1.0"?><Workbook/>', "is a web page or XML"),
        ("base.grc", b"SQLite format 3\0" + bytes(100), "is a database, not a list"),
        ("photo.csv", b"\x89PNG\r\n\x1a\n" + b"abc\0" * 30, "NUL byte"),
        ("wide.csv", b";".join(b"c%d" % n for n in range(1200)), "has 1,200 columns"),
    ],
)
def test_what_is_no_list_is_refused(tmp_path: Path, name: str, content: bytes, sentence: str) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(Refused, match=sentence):
        read_table(path)


def test_no_such_file_and_a_folder(tmp_path: Path) -> None:
    with pytest.raises(Refused, match="There is no file"):
        read_table(tmp_path / "nowhere.csv")
    with pytest.raises(Refused, match="is a folder"):
        read_table(tmp_path)
    with pytest.raises(Refused, match="There is no encoding"):
        read_table(text_file(tmp_path / "a.csv", PEOPLE), ReadingChoices(encoding="cp9999"))


def test_thousands_of_columns_are_refused_before_their_names_are_looked_up(tmp_path: Path) -> None:
    path = text_file(tmp_path / "wide.csv", ";".join(f"a{n}" for n in range(20_000)) + "\nx;y\n")
    looked_up: list[str] = []

    def is_known(name: str) -> bool:
        looked_up.append(name)
        return False

    with pytest.raises(Refused, match="has 20,000 columns"):
        read_table(path, is_known=is_known)
    assert set(looked_up) <= {"x", "y"}
