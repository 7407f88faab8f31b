from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from grc_desktop.core.errors import Refused
from grc_desktop.features.imports.reading.encodings import STRAY, detect_encoding

FRENCH = "NOM;VILLE\r\nHélène Bœuf;Saint-Étienne\r\nNOËL;GENÈVE\r\nçà et là;l’Haÿ-les-Roses\r\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "cp1252", "mac_roman", "utf-16-le", "utf-16-be"])
def test_french_text_in_every_encoding(tmp_path: Path, encoding: str) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(FRENCH.encode(encoding))
    assert detect_encoding(path) == encoding


def test_old_dos_and_polish_files(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(FRENCH.replace("œ", "oe").replace("’", "'").encode("cp850"))
    assert detect_encoding(path) == "cp850"
    path.write_bytes("Nazwisko;Miasto\r\nŁukasiewicz;Łódź\r\nWiśniewska;Kraków\r\nZażółć;Gdańsk\r\n".encode("cp1250"))
    assert detect_encoding(path) == "cp1250"


def test_utf16_with_a_mark(tmp_path: Path) -> None:
    path = tmp_path / "unicode.txt"
    path.write_bytes(b"\xff\xfe" + "NOM\tVILLE\r\nŁuk\tŁódź\r\n".encode("utf-16-le"))
    assert detect_encoding(path) == "utf-16-le"


def test_greek_is_left_to_the_statistics(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    text = "Επώνυμο;Όνομα;Πόλη\r\n" + "Παπαδόπουλος;Γιώργος;Αθήνα\r\nΝικολάου;Ελένη;Θεσσαλονίκη\r\n" * 5
    path.write_bytes(text.encode("cp1253"))
    assert path.read_bytes().decode(detect_encoding(path)) == text


def test_a_few_foreign_bytes_do_not_spoil_utf8(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes("é;à;è;ù;ç;ê\n".encode() * 20 + b"caf\xe9\n")
    assert detect_encoding(path) == "utf-8"
    assert path.read_bytes().decode("utf-8", STRAY).endswith("café\n")


def test_nul_bytes_are_refused_with_their_line(tmp_path: Path) -> None:
    path = tmp_path / "list.csv"
    path.write_bytes(b"NOM;CP\nMoreau;69003\nNo\0el;01000\n")
    with pytest.raises(Refused, match="Line 3 holds a NUL byte"):
        detect_encoding(path)


@given(st.binary(max_size=400).filter(lambda data: b"\0" not in data))
def test_any_bytes_have_an_encoding_that_reads_them(tmp_path_factory: pytest.TempPathFactory, data: bytes) -> None:
    path = tmp_path_factory.mktemp("bytes") / "list.csv"
    path.write_bytes(data)
    assert isinstance(data.decode(detect_encoding(path), STRAY), str)
